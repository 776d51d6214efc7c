#!/bin/sh
# Installs the system libraries that the build links, where they are missing. Says what is missing
# and how to get it where that cannot be done.
set -eu

packages="pkg-config libgeos-dev libproj-dev libssl-dev zlib1g-dev libc6-dev binutils"
# Swift links against the C++ runtime of whichever GCC the release ships.
if ! ls /usr/lib/gcc/*/*/libstdc++.* >/dev/null 2>&1; then packages="$packages g++"; fi

# What Swift's own programs load at run time; an unpacked toolchain does not bring it.
for library in ncurses.so.6:libncurses6 curl.so.4:libcurl4 xml2.so.2:libxml2; do
  if ! ldconfig -p 2>/dev/null | grep -q "lib${library%%:*}"; then
    packages="$packages ${library#*:}"
  fi
done

if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  echo "setup: swift was not found on PATH; install Swift 6.2 or later from swift.org" >&2
  exit 1
fi

if ! command -v dpkg-query >/dev/null 2>&1; then
  if pkg-config --exists geos proj libcrypto zlib 2>/dev/null; then exit 0; fi
  echo "setup: no apt here; install pkg-config and the development files of GEOS, PROJ, OpenSSL and zlib" >&2
  echo "  (macOS: brew install pkg-config geos proj openssl zlib)" >&2
  exit 1
fi

# The tests of pages look at them in a browser; without one they are skipped, so that a machine that
# cannot have it still builds.
if [ "${1:-}" = --browser ]; then
  if command -v chromium >/dev/null 2>&1; then exit 0; fi
  export DEBIAN_FRONTEND=noninteractive
  if [ "$(id -u)" -eq 0 ] && { apt-get update -qq \
      && apt-get install -y -qq --no-install-recommends chromium; } >&2; then
    exit 0
  fi
  echo "setup: chromium could not be installed; the tests of pages in a browser are skipped" >&2
  exit 0
fi

missing=""
for package in $packages; do
  state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "setup: missing:$missing" >&2
    echo "  run as root: apt-get update && apt-get install -y$missing" >&2
    exit 1
  fi
  as_root=sudo
fi

echo "setup: installing$missing" >&2
export DEBIAN_FRONTEND=noninteractive
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing; } >&2; then
  echo "setup: apt-get could not install:$missing" >&2
  echo "  check the network and the package sources, then run make setup again" >&2
  exit 1
fi
