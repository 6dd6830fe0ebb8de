#!/bin/bash
# `make install` into a scratch folder, and programs built there as a stranger would: by pkg-config, from copies.
# Usage: tools/check-install.sh. CC and CXX choose the compilers. Ends with `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
CC=${CC:-cc}
CXX=${CXX:-c++}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export LC_ALL=C PKG_CONFIG_PATH=$home/usr/lib/pkgconfig
passed=0
failed=0

# check NAME COMMAND...: passed if the command is; what it says is shown if not.
check() {
    local name=$1
    shift
    if "$@" >"$home/log" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "install: $name: failed"
        sed 's/^/    /' "$home/log" | tail -20
    fi
}

make="make -s CC=$CC"
strict="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
installed() { (cd "$1" && find . ! -type d | sort); }

# ── What is installed ──

$make install PREFIX="$home/usr"
soname=$(readelf -d "$home/usr/lib/libtextgauge.so" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')
expected() {
    (cd "$root" && ls include | sed 's:^:./include/:')
    printf './lib/%s\n' libtextgauge.a libtextgauge.so "$soname" pkgconfig/textgauge.pc
}
check 'the files are those' diff <(expected | sort) <(installed "$home/usr")

version=$(sed -n 's/^#define TG_VERSION_STRING "\([^"]*\)".*/\1/p' include/textgauge.h)
check 'pkg-config knows the version' test "$(pkg-config --modversion textgauge)" = "$version"

$make install prefix=/usr libdir=/usr/lib/here DESTDIR="$home/package root"
check 'DESTDIR and libdir: the files are where they belong' diff <(installed "$home/package root") <(
    expected | sed 's:^\./lib:./usr/lib/here:; s:^\./include:./usr/include:' | sort)
check 'DESTDIR is in no file' bash -c '! grep -r "package root" "$1"' - "$home/package root"
check 'libdir is known to pkg-config' grep -qx 'libdir=${prefix}/lib/here' "$home/package root/usr/lib/here/pkgconfig/textgauge.pc"
$make uninstall prefix=/usr libdir=/usr/lib/here DESTDIR="$home/package root"
check 'uninstall takes everything away' diff /dev/null <(installed "$home/package root")

# ── Programs ──

work=$home/work
mkdir "$work"
cd "$work"
cp "$root"/test/bridge/main.c "$root"/test/bridge/expected.txt "$root"/examples/c/table.c "$root"/examples/cpp/table.cc \
    "$root"/examples/weather.txt .
shared=$(pkg-config --cflags --libs textgauge)
static=$(pkg-config --static --cflags --libs textgauge)
export LD_LIBRARY_PATH=$home/usr/lib

# prints EXPECTED PROGRAM ARGUMENT...: it prints that file, word for word
prints() { "${@:2}" | diff "$1" -; }

for kind in shared static; do
    [ $kind = shared ] && flags=$shared || flags="-static $static"
    check "$kind: main.c builds" $CC $strict -std=c11 main.c $flags -o main
    check "$kind: main.c prints what is expected" prints expected.txt ./main
    check "$kind: table.c builds" $CC $strict -std=c11 table.c $flags -o table
    check "$kind: table.cc builds" $CXX $strict -std=c++17 table.cc $flags -o table-cpp
    ./table weather.txt >table.txt || true
    check "$kind: table.cc prints what table.c does" prints table.txt ./table-cpp weather.txt
    check "$kind: and that is a table" grep -qx '              42  words' table.txt
done
check 'the shared library is asked for by its soname' bash -c "$CC main.c $shared -o main && readelf -d main | grep -q 'NEEDED.*\[$soname\]'"

echo "$passed passed, $failed failed"
[ $failed = 0 ]
