#!/bin/sh
# install.sh PREFIX BINARY: puts the binary, its data, man page and completions under PREFIX.
# install.sh --remove PREFIX: takes them away again.
set -eu

if [ "$1" = --remove ]; then
  prefix=$2
  rm -f "$prefix/bin/geotally" "$prefix/share/man/man1/geotally.1" \
    "$prefix/share/bash-completion/completions/geotally" \
    "$prefix/share/zsh/site-functions/_geotally" \
    "$prefix/share/fish/vendor_completions.d/geotally.fish"
  rm -rf "$prefix/share/geotally"
  exit 0
fi

prefix=$1
binary=$2
data="$prefix/share/geotally"

install -d "$prefix/bin" "$data" "$prefix/share/man/man1" \
  "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" \
  "$prefix/share/fish/vendor_completions.d"
install -m 755 "$binary" "$prefix/bin/geotally"
(cd GeoData && find . -type f) | while read -r file; do
  install -D -m 644 "GeoData/$file" "$data/$file"
done
install -m 644 docs/geotally.1 "$prefix/share/man/man1/geotally.1"
"$binary" --generate-completion-script bash > "$prefix/share/bash-completion/completions/geotally"
"$binary" --generate-completion-script zsh > "$prefix/share/zsh/site-functions/_geotally"
"$binary" --generate-completion-script fish > "$prefix/share/fish/vendor_completions.d/geotally.fish"
echo "installed under $prefix"
