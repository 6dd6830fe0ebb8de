#!/bin/bash
# Compiles for Windows, with mingw-w64, all that has lines of its own there: the core and the host as a static library
# and as a DLL, the C tests, a program that uses the DLL, and the addon's sources. Runs nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/windows
cc=x86_64-w64-mingw32-gcc-posix
cxx=x86_64-w64-mingw32-g++-posix # its std::mutex is there, unlike that of the other thread model
jobs=$(nproc)

make -s -j"$jobs" CC="$cc" BUILD="$build" WERROR=-Werror LDFLAGS=-static LDLIBS=-lbcrypt "$build/test-c" "$build/textgauge.dll"
"$cc" -std=c11 -Wall -Wextra -Werror -DTG_SHARED -Iinclude -o "$build/bridge.exe" test/bridge/main.c "$build/textgauge.dll"

# Node's headers are where node-gyp found them when it built the addon.
headers=$(sed -n 's/^ *"nodedir": "\(.*\)",*$/\1/p' build/config.gypi 2>/dev/null || true)/include/node
[ -f "$headers/uv/win.h" ] || { echo "windows: no headers of Node for Windows in '$headers': run npm run build" >&2; exit 1; }
printf '%s\n' src/node/*.cc | xargs -P "$jobs" -n 1 "$cxx" -std=c++17 -fno-exceptions -fsyntax-only -Wall -Wextra -Wpedantic -Werror \
    -Iinclude -isystem "$headers" -isystem node_modules/node-addon-api \
    -DNAPI_VERSION=8 -DNODE_ADDON_API_DISABLE_CPP_EXCEPTIONS -DNODE_ADDON_API_DISABLE_DEPRECATED -DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS
echo "windows: libraries, C tests and addon compile"
