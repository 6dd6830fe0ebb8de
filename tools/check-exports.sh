#!/bin/bash
# Checks what the built libraries export. Usage: tools/check-exports.sh [build folder]
#   libtextgauge.so  exactly the functions that include/*.h declares with TG_API, as abi/exports.map says
#   libtextgauge.a   global names begin with tg_ or text_, so that they collide with nobody's
#   the addon        (build/Release/*.node, prebuilds/) nothing but what Node-API looks for
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
export LC_ALL=C
bad=0
say() { echo "exports: $*" >&2; bad=1; }

declared() {
    # Comments out, lines joined, then every name before a parenthesis in a declaration that begins with TG_API.
    cat include/*.h | tr '\n' ' ' | sed 's:/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/: :g' |
        grep -oE 'TG_API[^;#]*;' | grep -oE '(tg|text)_[a-z0-9_]+ *\(' | tr -d ' (' | sort -u
}

listed=$(sed -n 's/^    \([a-z0-9_]*\);$/\1/p' abi/exports.map | sort)
for name in $(comm -13 <(echo "$listed") <(declared)); do
    say "abi/exports.map lacks $name, which include/ declares: add it"
done
for name in $(comm -23 <(echo "$listed") <(declared)); do
    say "abi/exports.map has $name, which include/ does not declare: take it out, if it never was in a release"
done

so=$build/libtextgauge.so
if [ -f "$so" ]; then
    exported=$(nm -D --defined-only "$so" | awk '{ print $NF }' | sed 's/@.*//' | sort -u)
    for name in $(comm -13 <(declared) <(echo "$exported")); do
        say "$so exports $name, which no header declares: make it static, or leave TG_API off"
    done
    for name in $(comm -23 <(declared) <(echo "$exported")); do
        say "$so lacks $name, which include/ declares: define it, or take the declaration out"
    done
    readelf -d "$so" | grep -q 'SONAME.*libtextgauge\.so\.[0-9]' || say "$so has no soname"
else
    say "$so is not built: run make"
fi

a=$build/libtextgauge.a
if [ -f "$a" ]; then
    for name in $(nm -A --extern-only --defined-only "$a" 2>/dev/null | awk '{ print $NF }' | grep -vE '^(tg|text)_' | sort -u); do
        say "$a defines $name: a global name begins with tg_ (tg__ inside the core) or text_"
    done
else
    say "$a is not built: run make"
fi

addons=0
for node in build/Release/*.node prebuilds/linux-*/*.node; do
    [ -f "$node" ] || continue
    addons=$((addons + 1))
    for name in $(nm -D --defined-only "$node" | awk '{ print $NF }' | sort -u |
        grep -vE '^(napi_register_module_v[0-9]+|node_api_module_get_api_version_v[0-9]+|_init|_fini)$'); do
        say "$node exports $name: build with -fvisibility=hidden (C and C++), and without TG_SHARED"
    done
done

[ $bad = 0 ] || exit 1
echo "exports: $(declared | wc -l) functions, $addons addon(s), as declared"
