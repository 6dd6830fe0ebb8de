#!/bin/bash
# Proves that the checks see what they are for: plants one fault at a time in a throwaway copy of the tree and expects
# the check to fail, and to say why. Ends with `N passed, N failed`.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
tier=${TEXTGAUGE_TIER:-ci} # `test` has little time: it leaves what takes long to `ci`
scratch=$(mktemp -d)
copy=$scratch/tree
kept=$scratch/build # the build that every fault starts from
log=$scratch/log
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
skipped=0
later=()

# What git knows or could know, and what is built, with the times of files, so that make builds only what a fault touches.
mkdir -p "$copy/build"
git ls-files -co --exclude-standard -z | while IFS= read -r -d '' f; do [ -e "$f" ] && printf '%s\0' "$f"; done |
    tar --null -T - -cf - | tar -C "$copy" -xf -
[ -d node_modules ] && ln -s "$root/node_modules" "$copy/node_modules"
for part in obj pic asan vectors.inc libtextgauge.a libtextgauge.so libtextgauge.so.1 test-c test-c-asan abi Release; do
    [ -e "build/$part" ] && cp -a "build/$part" "$copy/build/"
done
cd "$copy"
cp -a build "$kept"
touch "$scratch/stamp"

# Has anything been built since the build was kept?
is_built() { [ -n "$(find build -newer "$scratch/stamp" -print -quit)" ]; }

keep_build() {
    ! is_built || { rm -rf "$kept" && cp -a build "$kept" && touch "$scratch/stamp"; }
}

put_build_back() {
    ! is_built || { rm -rf build && cp -a "$kept" build && touch "$scratch/stamp"; }
}

# fault NAME FILES WHAT-THE-CHECK-SAYS CHECK...: the fault comes on standard input as a script of the shell that changes
# the tree. The files and what is built are put back afterwards, with their times: the next fault builds nothing anew.
fault() {
    local name=$1 files=$2 says=$3
    shift 3
    local status=0 file
    for file in $files; do
        [ ! -e "$file" ] || cp -p "$file" "$file.keep"
    done
    bash -euo pipefail
    "$@" >"$log" 2>&1 </dev/null || status=$?
    for file in $files; do
        rm -f "$file"
        [ ! -e "$file.keep" ] || mv "$file.keep" "$file"
    done
    put_build_back
    if [ $status != 0 ] && grep -qE "$says" "$log"; then
        passed=$((passed + 1))
        echo "  seen: $name"
    else
        failed=$((failed + 1))
        echo "  NOT SEEN: $name (exit status $status of: $*)"
        sed 's/^/    /' "$log" | tail -15
    fi
}

# A check that fails without a fault proves nothing. What it builds is what faults start from.
ready() {
    if "$@" >"$log" 2>&1 </dev/null; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "  FAILS WITHOUT A FAULT: $*"
        sed 's/^/    /' "$log" | tail -15
    fi
    keep_build
}

# The same of a check that builds nothing: in the tier `test` it has just been run by tools/test.js.
sound() { [ "$tier" = test ] || ready "$@"; }

# may NAME WHEN [PROGRAM]: may the faults of NAME be planted? WHEN is the first tier that has them; PROGRAM must be there.
may() {
    if [ "$2" = ci ] && [ "$tier" = test ]; then
        later+=("$1")
        return 1
    fi
    [ -n "${3:-}" ] && ! command -v "$3" >/dev/null || return 0
    echo "left out: faults of $1: $3 not installed (tools/setup does that)"
    skipped=$((skipped + 1))
    return 1
}

make="make -s -j2 WERROR=-Werror"

sound node tools/check-floors.mjs
fault 'a low floor includes a high one' src/core/word.c 'above' node tools/check-floors.mjs <<'X'
echo '#include "tally.h"' >>src/core/word.c
X
fault 'two files of one floor' src/core/word.c 'same floor' node tools/check-floors.mjs <<'X'
echo '#include "sentence.h"' >>src/core/word.c
X
fault 'a host reaches into the core' src/host/planted.c 'inside the core' node tools/check-floors.mjs <<'X'
printf '/* planted */\n#include "../core/mem.h"\n' >src/host/planted.c
X
fault 'the Python package reaches into the core' python/src/text.c 'inside the core' node tools/check-floors.mjs <<'X'
echo '#include "../../src/core/utf.h"' >>python/src/text.c
X
fault 'a file without a floor' src/core/planted.c 'no floor' node tools/check-floors.mjs <<'X'
echo 'int tg__planted;' >src/core/planted.c
X
fault 'a system header in the core' src/core/mem.c 'freestanding' node tools/check-floors.mjs <<'X'
echo '#include <stdlib.h>' >>src/core/mem.c
X

exports() { $make all && tools/check-exports.sh build; }
ready exports
fault 'an undeclared symbol in the shared library' 'src/core/mem.c abi/exports.map' 'exports tg__planted' exports <<'X'
echo '__attribute__((visibility("default"))) int tg__planted(void); int tg__planted(void) { return 1; }' >>src/core/mem.c
sed -i 's/^  local:/    tg__planted;\n&/' abi/exports.map
X
fault 'a function that the export list forgot' abi/exports.map 'libtextgauge.so lacks tg_version' exports <<'X'
sed -i '/ tg_version;/d' abi/exports.map
X
fault 'a declared function that nobody wrote' include/textgauge.h 'lacks tg_planted' tools/check-exports.sh <<'X'
sed -i 's/^TG_API const char \*tg_version(void);/&\nTG_API int tg_planted(void);/' include/textgauge.h
X
fault 'a global name without our prefix' src/core/mem.c 'defines planted' exports <<'X'
echo 'int planted(void); int planted(void) { return 1; }' >>src/core/mem.c
X

if may 'the ABI' ci abidiff; then
    ready tools/check-abi.sh
    fault 'an option in the middle of the others' include/textgauge.h "inserted|insertion" tools/check-abi.sh <<'X'
sed -i 's/^    const char \*language;/    uint32_t planted;\n&/' include/textgauge.h
X
    fault 'a count with the number of another' include/textgauge.h "'tg_count::TG_COUNT_LETTERS' from value '3' to '4'" tools/check-abi.sh <<'X'
sed -i 's/^    TG_COUNT_LETTERS,/    TG_COUNT_PLANTED,\n&/' include/textgauge.h
X
    fault 'a function that is gone' abi/exports.map 'tg_visit' tools/check-abi.sh <<'X'
sed -i '/ tg_visit;/d' abi/exports.map
X
fi

if may 'the freestanding core' ci; then
    sound tools/check-freestanding.sh
    fault 'malloc in the core' src/core/mem.c 'needs malloc' tools/check-freestanding.sh <<'X'
echo 'void *malloc(size_t n); void *tg__planted(size_t n); void *tg__planted(size_t n) { return malloc(n); }' >>src/core/mem.c
X
    fault 'a wrong count in the freestanding program' test/freestanding/main.c 'check number 2' tools/check-freestanding.sh <<'X'
sed -i 's/TG_COUNT_WORDS) != 14/TG_COUNT_WORDS) != 15/' test/freestanding/main.c
X
fi

ready $make SUITES=vectors test asan
fault 'a warning in the core' src/core/mem.c 'error:.*conversion' $make all <<'X'
echo 'int tg__planted(long n); int tg__planted(long n) { return n; }' >>src/core/mem.c
X

fault 'a wrong expectation in the vectors' test/data/vectors.json 'two short sentences.*words is 9, want 10' $make SUITES=vectors test <<'X'
sed -i '/"two short sentences"/,/"counts"/s/"words": 9/"words": 10/' test/data/vectors.json
X
fault 'a metric wrong in its last bit' test/data/vectors.json '"digits only".*typeTokenRatio is 1, want' $make SUITES=vectors test <<'X'
sed -i '/"digits only"/,/"counts"/s/"counts"/"metrics": {"typeTokenRatio": "3ff0000000000001"}, &/' test/data/vectors.json
X
fault 'a wrong boundary in the vectors' test/data/vectors.json '"one word and a full stop".*end of a segment is 4, want 3' $make SUITES=vectors test <<'X'
sed -i '/"one word and a full stop"/,/"boundaries"/s/"word": \[4, 5\]/"word": [3, 5]/' test/data/vectors.json
X

# The text of every vector is in a block of its very size: one byte past it is another's.
fault 'a read past the end of the text' src/core/analyzer.c 'AddressSanitizer: heap-buffer-overflow' $make SUITES=vectors asan <<'X'
sed -i '/^static tg_status take_as(/,/^}/s/^    if (!len) return TG_OK;$/&\n    if (((const volatile unsigned char *)p)[len] == 1) return TG_E_ARG;/' src/core/analyzer.c
X
fault 'a leak' src/core/report.c 'LeakSanitizer: detected memory leaks' $make SUITES=vectors asan <<'X'
sed -i '/^void tg_report_free(/s/{$/{ if (report) return;/' src/core/report.c
X
fault 'a signed overflow' src/core/options.c 'runtime error: signed integer overflow' $make SUITES=vectors asan <<'X'
sed -i '/^void tg_options_init(/s/{$/{ volatile int planted = 2147483647; planted++;/' src/core/options.c
X

if may 'the long suites' ci; then
    few="env TEXTGAUGE_TIER=test $make"
    sound $few SUITES=guard test
    fault 'a read past the end that no sanitizer watches' src/core/analyzer.c 'a read outside of a text' $few SUITES=guard test <<'X'
sed -i '/^static tg_status take_as(/,/^}/s/^    if (!len) return TG_OK;$/&\n    if (((const volatile unsigned char *)p)[len] == 1) return TG_E_ARG;/' src/core/analyzer.c
X

    sound $few SUITES=differential test
    fault 'a rule that is wrong at one place' src/core/sentence.c 'boundaries differ' $few SUITES=differential test <<'X'
sed -i 's/WRAPPED_MIN 40/WRAPPED_MIN 41/' src/core/sentence.c
X
fi

sound node tools/gen-ucd.mjs --check
fault 'a table edited by hand' src/core/tables/ucd.inc 'ucd.inc differs' node tools/gen-ucd.mjs --check <<'X'
sed -i '$s/$/ /' src/core/tables/ucd.inc
X

sound node tools/gen-stops.mjs --check
fault 'a stop word edited by hand' src/core/lang/stops.inc 'stops.inc differs' node tools/gen-stops.mjs --check <<'X'
sed -i '$s/$/ /' src/core/lang/stops.inc
X

sound node tools/gen-cues.mjs --check
fault 'an abbreviation edited by hand' src/core/lang/en/cues.inc 'cues.inc differs' node tools/gen-cues.mjs --check <<'X'
sed -i '$s/$/ /' src/core/lang/en/cues.inc
X

sound node tools/learn-syllables.mjs --check
fault 'a syllable edited by hand' src/core/lang/en/syllables.inc 'syllables.inc differs' node tools/learn-syllables.mjs --check <<'X'
sed -i '$s/$/ /' src/core/lang/en/syllables.inc
X

if may format test clang-format; then
    fault 'C out of format' src/core/mem.c 'clang-format-violations' clang-format --dry-run -Werror src/core/mem.c <<'X'
echo 'int   tg__planted ;' >>src/core/mem.c
X
fi
if may 'the installation' ci pkg-config; then
    ready tools/check-install.sh
    fault 'a header that is not installed' Makefile 'the files are those: failed' tools/check-install.sh <<'X'
sed -i 's/^HEADERS := .*/HEADERS := $(wildcard include\/*.h)/' Makefile
X
fi
if may 'the examples' ci; then
    ready tools/check-examples.sh
    fault 'halves that JavaScript rounds as it likes' examples/js/table.mjs 'the table of half-1 in js: failed' tools/check-examples.sh <<'X'
sed -i 's/  return isHalf .*/  return up;/' examples/js/table.mjs
X
fi
if may docs ci doxygen; then
    ready $make docs
    fault 'a parameter that the reference does not tell of' include/textgauge.h 'tg_visit.*is not documented' $make docs <<'X'
sed -i '/ @param visitor /d' include/textgauge.h
X
fi
sound node_modules/.bin/eslint lib
fault 'a lint error' lib/planted.js "'planted' is not defined" node_modules/.bin/eslint lib <<'X'
mkdir -p lib
echo 'const a = planted;' >lib/planted.js
X
if may 'the types' ci; then
    sound node_modules/.bin/tsc -p test/types
    fault 'a use that the types forbid' test/types/planted.ts 'planted\.ts.*error TS' node_modules/.bin/tsc -p test/types <<'X'
mkdir -p test/types
printf "import { analyzeSync } from '../..';\nconst words: string = analyzeSync(42).counts.words;\nexport { words };\n" >test/types/planted.ts
X
fi

if [ ${#later[@]} != 0 ]; then
    printf 'left to ci: faults of '
    printf '%s, ' "${later[@]:0:${#later[@]}-1}"
    echo "${later[-1]}"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
