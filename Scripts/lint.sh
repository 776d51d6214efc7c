#!/bin/sh
# House rules that neither the compiler nor the formatter knows. The rules about Swift sources are
# tests: Tests/ArchitectureTests.
set -eu
failed=0
complain() {
  echo "lint: $1" >&2
  failed=1
}

lines=$(wc -l < README.md)
[ "$lines" -le 150 ] || complain "README.md has $lines lines; 150 is the limit"

# A TODO names the condition that ends it, in parentheses.
if git grep -nE '\b(TODO|FIXME|XXX)\b' -- Sources Tests Scripts Makefile ':!Scripts/lint.sh' \
  | grep -vE 'TODO\([^)]+\)'; then
  complain "a TODO must name the condition that ends it: TODO(condition)"
fi

# Every page that the documentation links to exists.
for page in README.md docs/*.md docs/methods/*.md; do
  folder=$(dirname "$page")
  grep -oE '\]\([^)#]+' "$page" | sed 's/^](//' | grep -vE '^(https?|mailto):' | while read -r link; do
    [ -e "$folder/$link" ] || echo "$page links to $link, which does not exist"
  done
done > .build/lint-links.txt 2>/dev/null || true
if [ -s .build/lint-links.txt ]; then
  cat .build/lint-links.txt >&2
  complain "broken links"
fi

exit $failed
