#!/bin/sh
# Renders the public declarations of every library target as web pages under .build/docs, with the
# DocC that comes with Swift.
set -eu
swift build
graphs=.build/symbol-graphs
rm -rf "$graphs" .build/docs
mkdir -p "$graphs" .build/docs
swift package dump-symbol-graph --minimum-access-level public >/dev/null
find .build -path '*symbolgraph*' -name '*.symbols.json' ! -path "$graphs/*" \
  -exec cp {} "$graphs" \;
docc=$(dirname "$(command -v swift)")/docc
"$docc" convert --fallback-display-name geotally --fallback-bundle-identifier geotally \
  --additional-symbol-graph-dir "$graphs" --output-dir .build/docs
echo "docs: .build/docs"
