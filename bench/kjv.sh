#!/bin/bash
# The book-sized text of tests and benchmarks: the King James Bible as Debian's bible-kjv 4.38 prints it for people,
# hard-wrapped at 80 columns, into build/kjv.txt (or $1). Fails if a byte differs from bench/kjv.sha256.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-build/kjv.txt}
want=$(cut -d' ' -f1 bench/kjv.sha256)

is_it() { [ -f "$1" ] && [ "$(sha256sum <"$1" | cut -d' ' -f1)" = "$want" ]; }

is_it "$out" && exit 0
command -v bible >/dev/null || { echo "bench/kjv.sh: needs the program 'bible' of Debian's bible-kjv: run tools/setup" >&2; exit 1; }
mkdir -p "$(dirname "$out")"
tmp=$(mktemp "$out.XXXXXX")
trap 'rm -f "$tmp"' EXIT
LC_ALL=C bible -l80 gen1:1-rev22:21 </dev/null >"$tmp"
is_it "$tmp" || { echo "bench/kjv.sh: this bible prints another text than bench/kjv.sha256 says" >&2; exit 1; }
chmod 644 "$tmp"
mv -f "$tmp" "$out"
