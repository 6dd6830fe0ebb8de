#!/bin/bash
# Compares the ABI of the shared library with the one that abi/libtextgauge.abi was written from. Functions and enumerators
# may be added; whatever else differs fails, as it may break a program that was built before.
# Usage: tools/check-abi.sh [build folder]   or   tools/check-abi.sh --write   to make the committed file anew
set -euo pipefail
cd "$(dirname "$0")/.."
write=0
if [ "${1:-}" = --write ]; then
    write=1
    shift
fi
build=${1:-build}/abi
export LC_ALL=C

# Debugging information names the types; no optimisation, so that it is the same whatever the compiler makes of the code.
make -s BUILD="$build" OPT='-O0 -g' "$build/libtextgauge.so"
# Nothing of the machine, of the compiler, or of what is inside.
abidw --headers-dir include --drop-private-types --exported-interfaces-only --no-elf-needed --no-architecture \
    --no-corpus-path --no-comp-dir-path --no-show-locs --type-id-style hash \
    --out-file "$build/libtextgauge.abi" "$build/libtextgauge.so"

if [ $write = 1 ]; then
    cp "$build/libtextgauge.abi" abi/libtextgauge.abi
    echo "abi: abi/libtextgauge.abi is written"
    exit 0
fi

status=0
abidiff --no-added-syms --suppressions abi/allowed.ini abi/libtextgauge.abi "$build/libtextgauge.abi" || status=$?
if [ $status != 0 ]; then
    cat >&2 <<'END'
abi: this is not the ABI of abi/libtextgauge.abi any more.
  - A field at the end of tg_options (which carries its size) or of tg_segments (which the library makes) breaks nobody,
    nor does what no release has had: tools/check-abi.sh --write, and say in the commit why that is right.
  - Anything else breaks programs built before. Do it another way, with a new function; or raise TG_ABI_VERSION, which is
    the soname's number, for the next major version.
END
    exit 1
fi
echo "abi: $(grep -c '<elf-symbol ' abi/libtextgauge.abi) functions are as they were"
