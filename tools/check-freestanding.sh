#!/bin/bash
# Checks that the core needs no system: compiles it with -ffreestanding, looks at what stays undefined, links it with
# test/freestanding/main.c and no libc at all, and runs that. CC chooses the compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
CC=${CC:-cc}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C

flags=(-std=c11 -O2 -ffreestanding -nostdlib -fno-math-errno -ffp-contract=off -fno-stack-protector -fvisibility=hidden
    -Iinclude -Wall -Wextra -Wpedantic)

objects=()
while read -r file; do
    o=$dir/$(echo "${file%.c}" | tr / _).o
    "$CC" "${flags[@]}" -c -o "$o" "$file" || { echo "freestanding: $file does not compile" >&2; exit 1; }
    objects+=("$o")
done < <(find src/core -name '*.c' | sort)

ld -r -o "$dir/core.o" "${objects[@]}"
extra=$(nm --undefined-only "$dir/core.o" | awk '{ print $NF }' |
    grep -vxE 'memcpy|memmove|memset|memcmp|tg_host_defaults|_GLOBAL_OFFSET_TABLE_' || true)
for name in $extra; do
    where=$(nm -A --undefined-only "${objects[@]}" | awk -v n="$name" '$NF == n { print $1 }' | sed "s:$dir/::; s/\.o:*$/.c/" | tr '\n' ' ')
    echo "freestanding: the core needs $name ($where): take it from the host through tg_options, or write it in fmath or mem" >&2
done
[ -z "$extra" ] || exit 1

# -O1: at -O2 gcc would make the loop of our memset a call to memset.
"$CC" -std=c11 -O1 -ffreestanding -fno-builtin -fno-stack-protector -fno-pic -Iinclude -Wall -Wextra -c \
    -o "$dir/main.o" test/freestanding/main.c
"$CC" -nostdlib -nostartfiles -static -no-pie -o "$dir/main" "$dir/main.o" "$dir/core.o"
"$dir/main" || { echo "freestanding: test/freestanding/main.c, check number $? failed" >&2; exit 1; }
echo "freestanding: ${#objects[@]} core files, linked and run without libc by $CC"
