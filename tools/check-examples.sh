#!/bin/bash
# The programs `table` of examples/ print the same bytes for the same file, in every language, and the examples of C and C++
# leak nothing. Usage: tools/check-examples.sh. CC and CXX choose the compilers; Python's is run with what the step `python`
# has built. Ends with `N passed, N failed, N skipped`.
set -euo pipefail
cd "$(dirname "$0")/.."
CC=${CC:-cc}
CXX=${CXX:-c++}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C ASAN_OPTIONS=detect_leaks=1
passed=0
failed=0

skipped=0
leave_out() {
    skipped=$((skipped + 1))
    echo "left out: the table of examples in $1"
}

check() {
    local name=$1
    shift
    if "$@" >"$dir/log" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "examples: $name: failed"
        sed 's/^/    /' "$dir/log" | tail -20
    fi
}

# ── Programs ──

flags=(-g -fsanitize=address,undefined -fno-sanitize-recover=all -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror -Iinclude)
for file in examples/c/*.c; do
    check "$file builds" "$CC" -std=c11 "${flags[@]}" "$file" build/libtextgauge.a -pthread -o "$dir/c-$(basename "$file" .c)"
done
for file in examples/cpp/*.cc; do
    check "$file builds" "$CXX" -std=c++17 "${flags[@]}" "$file" build/libtextgauge.a -pthread -o "$dir/cpp-$(basename "$file" .cc)"
done

pythons=()
for built in build/python/*/built; do
    folder=$(dirname "$built")
    python=.cache/python/$(basename "$folder")/bin/python
    if [ -e "$built" ] && [ -x "$python" ]; then pythons+=("$folder"); fi
done
tables=(c cpp js)
if [ -e wasm/dist/textgauge.wasm ]; then tables+=(wasm); else leave_out 'WebAssembly: npm run build:wasm has not made it'; fi
if [ ${#pythons[@]} != 0 ]; then tables+=(python); else leave_out 'Python: TEXTGAUGE_STEPS=python npm test has not built it'; fi

table() {
    case $1 in
    c) "$dir/c-table" "${@:2}" ;;
    cpp) "$dir/cpp-table" "${@:2}" ;;
    js) node examples/js/table.mjs "${@:2}" ;;
    wasm) TEXTGAUGE_BACKEND=wasm node examples/js/table.mjs "${@:2}" ;;
    python) PYTHONPATH=${pythons[0]} ".cache/python/$(basename "${pythons[0]}")/bin/python" examples/python/table.py "${@:2}" ;;
    esac
}

# ── Texts ──

mkdir "$dir/texts"
cp examples/weather.txt LICENSE README.md docs/ARCHITECTURE.md CHANGELOG.md "$dir/texts"
printf '' >"$dir/texts/empty"
printf 'a \xff\xfe\x80 b\xc3 \xed\xa0\x80 c' >"$dir/texts/ill-formed"
printf '\xff\xfeO\0n\0e\0 \0t\0w\0o\0.\0\x3d\xd8\x00\xde' >"$dir/texts/utf-16"
printf '\xef\xbb\xbfDer Fl\xc3\xbcss\xe2\x80\x99 \xce\xbb\xcf\x8c\xce\xb3\xce\xbf\xcf\x82 \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x9a\x80.' >"$dir/texts/scripts"
# Ratios of n words to 128, 256 …: what lies half-way between two numbers of six decimals.
for n in 1 3 5 7; do
    { for i in $(seq $n); do printf 'w%d ' "$i"; done; for i in $(seq $((128 - n))); do printf 'w1 '; done; } >"$dir/texts/half-$n"
done

for text in "$dir"/texts/*; do
    name=$(basename "$text")
    table c "$text" >"$dir/expected" 2>&1 || echo "examples: table of $name: status $?" >>"$dir/expected"
    check "the table of $name has three parts" bash -c 'grep -xE "counts|scores|top words" "$1" | wc -l | grep -qx 3' - "$dir/expected"
    for language in "${tables[@]:1}"; do
        check "the table of $name in $language" diff "$dir/expected" <(table "$language" "$text" 2>&1)
    done
    check "the words of $name in js" diff <("$dir/c-words" "$text" 2 2>&1) <(node examples/js/words.mjs "$text" 2 2>&1)
done

# ── What cannot be read ──

refuses() {
    local status=0
    table "$@" >"$dir/out" 2>"$dir/err" || status=$?
    [ $status = 1 ] && [ ! -s "$dir/out" ] && [ "$(wc -l <"$dir/err")" = 1 ]
}
for language in "${tables[@]}"; do
    check "no file in $language" refuses "$language"
    check "a file that is not there in $language" refuses "$language" "$dir/none"
done
for program in c-report cpp-report c-allocator; do
    check "$program leaks nothing" bash -c '"$1" 65536 <examples/weather.txt' - "$dir/$program"
done
check 'c-allocator leaks nothing without memory' bash -c '"$1" 1000 <examples/weather.txt' - "$dir/c-allocator"
check 'c-visitor leaks nothing' "$dir/c-visitor" 4 3 examples/weather.txt
for n in 1 2 5; do check "c-words leaks nothing, n-grams of $n" "$dir/c-words" examples/weather.txt "$n"; done

echo "tables: ${tables[*]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
