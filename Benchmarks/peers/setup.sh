#!/bin/sh
# Makes the Python environment of the peers under .build, once for each list of requirements.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
environment="$here/../../.build/peers"
wanted=$(cksum < "$here/requirements.txt")
if [ -f "$environment/ready" ] && [ "$(cat "$environment/ready")" = "$wanted" ]; then exit 0; fi

if ! python3 -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  as_root=""
  [ "$(id -u)" -eq 0 ] || as_root=sudo
  if ! command -v apt-get >/dev/null 2>&1; then
    echo "bench-peers: Python 3.11 or later with venv is needed; install it and try again" >&2
    exit 1
  fi
  echo "bench-peers: installing python3-venv" >&2
  if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq python3 python3-venv; } >&2; then
    echo "bench-peers: python3-venv could not be installed; install it and try again" >&2
    exit 1
  fi
fi

echo "bench-peers: installing the peers" >&2
rm -rf "$environment"
python3 -m venv "$environment"
if ! "$environment/bin/pip" install --quiet --disable-pip-version-check \
  -r "$here/requirements.txt" >&2; then
  echo "bench-peers: the peers could not be installed; is the package index reachable?" >&2
  exit 1
fi
echo "$wanted" > "$environment/ready"
