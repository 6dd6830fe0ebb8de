# The index of habits. `make` builds build/libtextgauge.a and build/libtextgauge.so; the other targets say what they do.
#
#   make [CC=clang CXX=clang++] [BUILD=build/clang] [OPT=-O3] [WERROR=-Werror] [RUN=qemu-arm] [SUITES='vectors word']
#   make install [PREFIX=/usr/local] [libdir=…] [includedir=…] [pkgconfigdir=…] [DESTDIR=…]
#
# One build folder for one compiler: give another CC another BUILD. RUN is what starts the programs of a foreign machine.
# SUITES are those of the C tests that are run; none named is all. The names of folders are those of the GNU standards,
# with PREFIX for prefix; DESTDIR comes before each of them, and is in no installed file.

CC      ?= cc
BUILD   ?= build
WERROR  ?=
RUN     ?=
SUITES  ?=
NODE    ?= node

PREFIX       ?= /usr/local
prefix       ?= $(PREFIX)
exec_prefix  ?= $(prefix)
libdir       ?= $(exec_prefix)/lib
includedir   ?= $(prefix)/include
pkgconfigdir ?= $(libdir)/pkgconfig
INSTALL         ?= install
INSTALL_PROGRAM ?= $(INSTALL)
INSTALL_DATA    ?= $(INSTALL) -m 644

VERSION := $(shell sed -n 's/^.define TG_VERSION_STRING "\([^"]*\)".*/\1/p' include/textgauge.h)
# The ABI version of the header is the soname's.
ABI     := $(shell sed -n 's/^.define TG_ABI_VERSION //p' include/textgauge.h)
SONAME  := libtextgauge.so.$(ABI)

CORE    := $(sort $(wildcard src/core/*.c src/core/kernels/*.c src/core/lang/*.c src/core/lang/*/*.c))
HOSTED  := $(sort $(wildcard src/host/*.c src/compat/*.c))
TESTS   := $(sort $(wildcard test/c/*.c))
TESTS_CXX := $(sort $(wildcard test/cpp/*.cc))
C_FILES := $(sort $(shell find include src python/src test bench examples tools -name '*.[ch]' -o -name '*.cc' -o -name '*.hpp' 2>/dev/null))

WARN    := -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes $(WERROR)
CXXSTD  ?= c++17
CXXWARN := -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wold-style-cast -Wshadow $(WERROR)
COMMON  := -std=c11 -fno-math-errno -ffp-contract=off -fvisibility=hidden -Iinclude $(WARN) -MMD -MP
OPT     ?= -O2
ASAN    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
UBSAN   := -O1 -g -fsanitize=undefined -fno-sanitize-recover=all
TSAN    := -O1 -g -fsanitize=thread

objects = $(patsubst %.c,$(BUILD)/$(1)/%.o,$(patsubst %.cc,$(BUILD)/$(1)/%.o,$(2)))

.PHONY: all install uninstall test test-cpp test-cpp-bare asan asan-cpp headers ubsan tsan lint format tables docs bench bench-jobs clean
.DELETE_ON_ERROR:
.SECONDARY:

## all: the static and the shared library
all: $(BUILD)/libtextgauge.a $(BUILD)/libtextgauge.so

$(BUILD)/libtextgauge.a: $(call objects,obj,$(CORE) $(HOSTED))
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/libtextgauge.so: $(BUILD)/$(SONAME)
	ln -sf $(SONAME) $@

# Nothing is undefined in a finished library; abi/exports.map is what it exports.
$(BUILD)/$(SONAME): $(call objects,pic,$(CORE) $(HOSTED)) abi/exports.map
	$(CC) -shared -Wl,-soname,$(SONAME) -Wl,--version-script=abi/exports.map -Wl,-z,defs -Wl,-z,noexecstack $(LDFLAGS) \
	  -o $@ $(filter %.o,$^) $(LDLIBS) -pthread

# ── Installation ────────────────────────────────────────────────────────────

# Beside the libraries, which are one file and a link.
HEADERS := $(wildcard include/*.h include/*.hpp)

# Folders under the prefix are told by it, so that pkg-config can move them (--define-prefix).
PC := sed -e 's|@prefix@|$(prefix)|; s|@version@|$(VERSION)|; s|@libdir@|$(libdir)|; s|@includedir@|$(includedir)|' \
          -e '/dir=/s|=$(prefix)/|=$${prefix}/|' tools/textgauge.pc.in

## install: the libraries, the headers, and textgauge.pc for pkg-config
install: all
	$(INSTALL) -d "$(DESTDIR)$(libdir)" "$(DESTDIR)$(includedir)" "$(DESTDIR)$(pkgconfigdir)"
	$(INSTALL_PROGRAM) $(BUILD)/$(SONAME) "$(DESTDIR)$(libdir)/$(SONAME)"
	ln -sf $(SONAME) "$(DESTDIR)$(libdir)/libtextgauge.so"
	$(INSTALL_DATA) $(BUILD)/libtextgauge.a "$(DESTDIR)$(libdir)/libtextgauge.a"
	$(INSTALL_DATA) $(HEADERS) "$(DESTDIR)$(includedir)"
	$(PC) >"$(DESTDIR)$(pkgconfigdir)/textgauge.pc"
	chmod 644 "$(DESTDIR)$(pkgconfigdir)/textgauge.pc"

## uninstall: take away what install put there; folders stay
uninstall:
	rm -f "$(DESTDIR)$(libdir)/$(SONAME)" "$(DESTDIR)$(libdir)/libtextgauge.so" "$(DESTDIR)$(libdir)/libtextgauge.a" \
	  $(patsubst include/%,"$(DESTDIR)$(includedir)/%",$(HEADERS)) "$(DESTDIR)$(pkgconfigdir)/textgauge.pc"

# For Windows: tools/check-windows.sh has the compiler and what it takes.
$(BUILD)/textgauge.dll: $(call objects,pic,$(CORE) $(HOSTED))
	$(CC) -shared $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

# ── Objects: $(BUILD)/<kind>/<source>.o ─────────────────────────────────────

KINDS := obj pic asan ubsan tsan fuzz bare

FLAGS_obj   := $(OPT)
FLAGS_pic   := $(OPT) -fPIC -DTG_SHARED -DTG_BUILD
FLAGS_asan  := $(ASAN)
FLAGS_ubsan := $(UBSAN)
FLAGS_tsan  := $(TSAN)
FLAGS_fuzz  := $(ASAN) -fsanitize=fuzzer-no-link
FLAGS_bare  := $(OPT) -fno-exceptions -fno-rtti

define kind
$(BUILD)/$(1)/src/core/%.o: src/core/%.c Makefile
	@mkdir -p $$(@D)
	$$(CC) $$(COMMON) -ffreestanding $$(FLAGS_$(1)) $$(CPPFLAGS) $$(CFLAGS) -c -o $$@ $$<
$(BUILD)/$(1)/src/%.o: src/%.c Makefile
	@mkdir -p $$(@D)
	$$(CC) $$(COMMON) $$(FLAGS_$(1)) $$(CPPFLAGS) $$(CFLAGS) -c -o $$@ $$<
$(BUILD)/$(1)/%.o: %.c Makefile
	@mkdir -p $$(@D)
	$$(CC) $$(COMMON) $$(FLAGS_$(1)) -Isrc/core -I$(BUILD) $$(CPPFLAGS) $$(CFLAGS) -c -o $$@ $$<
$(BUILD)/$(1)/%.o: %.cc Makefile
	@mkdir -p $$(@D)
	$$(CXX) -std=$(CXXSTD) $(CXXWARN) -Iinclude -Itest/c -I$(BUILD) -MMD -MP $$(FLAGS_$(1)) $$(CPPFLAGS) $$(CXXFLAGS) -c -o $$@ $$<
endef
$(foreach k,$(KINDS),$(eval $(call kind,$(k))))

# ── Tests ───────────────────────────────────────────────────────────────────

$(BUILD)/vectors.inc: test/data/vectors.json tools/vectors-to-c.mjs
	@mkdir -p $(@D)
	$(NODE) tools/vectors-to-c.mjs $< $@

$(foreach k,obj asan ubsan tsan bare,$(BUILD)/$(k)/test/c/vectors_test.o $(BUILD)/$(k)/test/cpp/vectors_test.o): $(BUILD)/vectors.inc

$(BUILD)/test-c: $(call objects,obj,$(TESTS)) $(BUILD)/libtextgauge.a
	$(CC) $(FLAGS_obj) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

define instrumented
$(BUILD)/test-c-$(1): $(call objects,$(1),$(TESTS) $(CORE) $(HOSTED))
	$$(CC) $$(FLAGS_$(1)) $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS) -pthread
endef
$(foreach k,asan ubsan tsan,$(eval $(call instrumented,$(k))))

# The tests of the header for C++, with exceptions and bare: without them and RTTI.
$(BUILD)/test-cpp: $(call objects,obj,$(TESTS_CXX) test/c/test.c) $(BUILD)/libtextgauge.a
	$(CXX) $(FLAGS_obj) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

$(BUILD)/test-cpp-bare: $(call objects,bare,$(TESTS_CXX)) $(call objects,obj,test/c/test.c) $(BUILD)/libtextgauge.a
	$(CXX) $(FLAGS_bare) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

$(BUILD)/test-cpp-asan: $(call objects,asan,$(TESTS_CXX) test/c/test.c $(CORE) $(HOSTED))
	$(CXX) $(FLAGS_asan) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

## test: the C tests
test: $(BUILD)/test-c
	$(RUN) $< $(SUITES)

## asan: the C tests under AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer
asan: $(BUILD)/test-c-asan
	ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 $< $(SUITES)

## test-cpp: the C++ tests
test-cpp: $(BUILD)/test-cpp
	$(RUN) $<

## test-cpp-bare: the C++ tests without exceptions and RTTI
test-cpp-bare: $(BUILD)/test-cpp-bare
	$(RUN) $<

## asan-cpp: the C++ tests under the sanitizers of asan
asan-cpp: $(BUILD)/test-cpp-asan
	ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1 $<

## headers: the headers compile by themselves, in every version of their languages, without a warning
headers: $(BUILD)/vectors.inc
	@set -e; for std in c99 c11 c17; do for header in textgauge text_analysis; do \
	  echo "#include \"$$header.h\"" | $(CC) -std=$$std $(WARN) -Iinclude -fsyntax-only -xc -; done; done
	@set -e; for std in c++17 c++20 c++2b; do for bare in '' '-fno-exceptions -fno-rtti'; do \
	  for header in textgauge.h text_analysis.h textgauge.hpp; do \
	    echo "#include \"$$header\"" | $(CXX) -std=$$std $$bare $(CXXWARN) -Iinclude -fsyntax-only -xc++ -; done; done; done
	@set -e; for file in $(TESTS_CXX); do for flags in '-std=c++20' '-std=c++2b -fno-exceptions -fno-rtti'; do \
	  $(CXX) $$flags $(CXXWARN) -Iinclude -Itest/c -I$(BUILD) -fsyntax-only $$file; done; done

## ubsan: the C tests under UndefinedBehaviorSanitizer alone
ubsan: $(BUILD)/test-c-ubsan
	$<

## tsan: the C tests of the threads under ThreadSanitizer
tsan: $(BUILD)/test-c-tsan
	TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1 $< pool job_source job job_life job_file

# ── Fuzzing: libFuzzer, which comes with clang ──────────────────────────────

FUZZ_SECONDS ?= 60
FUZZERS      := $(patsubst test/fuzz/%.c,%,$(sort $(wildcard test/fuzz/*.c)))
FUZZ_SHARED  := test/c/compare.c test/c/generate.c test/c/reference.c test/c/reference_cues.c test/c/words_compare.c \
                test/c/words_reference.c test/c/helpers.c test/c/test.c
FUZZ_FLAGS   := -max_len=1024 -timeout=60 -rss_limit_mb=2048 -print_final_stats=1

$(BUILD)/fuzz-%: $(BUILD)/fuzz/test/fuzz/%.o $(call objects,fuzz,$(FUZZ_SHARED) $(CORE) $(HOSTED))
	$(CC) $(FLAGS_fuzz) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

# What was found stays in build/clang/corpus, a crash in build/clang/crash-*.
.PHONY: fuzz-all
fuzz-all: $(FUZZERS:%=$(BUILD)/fuzz-%)
	$(NODE) tools/fuzz-seeds.mjs $(BUILD)/seeds
	$(foreach f,$(FUZZERS),mkdir -p $(BUILD)/corpus/$(f) && \
	  $(BUILD)/fuzz-$(f) -max_total_time=$$(($(FUZZ_SECONDS) / $(words $(FUZZERS)))) $(FUZZ_FLAGS) \
	    -artifact_prefix=$(BUILD)/ $(BUILD)/corpus/$(f) $(BUILD)/seeds &&) true

## fuzz: every harness of test/fuzz under AddressSanitizer and UndefinedBehaviorSanitizer, FUZZ_SECONDS in all
fuzz:
	+$(MAKE) CC=clang BUILD=$(BUILD)/clang fuzz-all

# ── Habits ──────────────────────────────────────────────────────────────────

## lint: format, floors, exports and freestanding of C, and the JavaScript
lint: all
	clang-format --dry-run -Werror $(C_FILES)
	$(NODE) tools/check-floors.mjs
	tools/check-exports.sh $(BUILD)
	CC=$(CC) tools/check-freestanding.sh
	npx --no-install eslint .

## format: rewrite the C sources as .clang-format says
format:
	clang-format -i $(C_FILES)

## tables: make the generated tables anew
tables:
	$(NODE) tools/gen-ucd.mjs
	$(NODE) tools/gen-stops.mjs
	$(NODE) tools/gen-cues.mjs
	$(NODE) tools/learn-syllables.mjs
	python3 tools/gen-fmath.py
	python3 tools/gen-fmath-cases.py
	$(NODE) tools/gen-version.mjs

## docs: the reference of the headers, as HTML and manual pages in $(BUILD)/docs
docs:
	@rm -rf $(BUILD)/docs
	@mkdir -p $(BUILD)/docs
	VERSION=$(VERSION) OUTPUT=$(BUILD)/docs doxygen docs/Doxyfile

## bench: the whole report of a book, beside a plain read of it and a hand-written word loop
bench: $(BUILD)/bench-analyze
	bench/kjv.sh
	$< build/kjv.txt

$(BUILD)/bench-analyze: $(BUILD)/obj/bench/analyze.o $(BUILD)/libtextgauge.a
	$(CC) $(FLAGS_obj) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

# Beside the library, which `npm run bench -- words` runs.
$(BUILD)/bench-syllables: $(BUILD)/obj/bench/syllables.o $(BUILD)/libtextgauge.a
	$(CC) $(FLAGS_obj) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

$(BUILD)/bench-words: $(BUILD)/obj/bench/words.o $(BUILD)/libtextgauge.a
	$(CC) $(FLAGS_obj) $(LDFLAGS) -o $@ $^ $(LDLIBS) -pthread

## bench-jobs: jobs of the pool by kind of text: speed on one thread and two, the longest step, the most memory
bench-jobs: $(BUILD)/bench-jobs
	bench/kjv.sh
	$< build/kjv.txt

$(BUILD)/bench-jobs: bench/jobs.c bench/watch.h $(HOSTED) $(wildcard src/host/*.h) $(BUILD)/libtextgauge.a
	$(CC) $(filter-out -MMD -MP,$(COMMON)) $(FLAGS_obj) -DTG_JOB_PROBE $(LDFLAGS) -o $@ bench/jobs.c $(HOSTED) $(BUILD)/libtextgauge.a $(LDLIBS) -pthread

## clean: what make made (the addon of npm stays)
clean:
	rm -rf $(KINDS:%=$(BUILD)/%) $(BUILD)/fuzz* $(BUILD)/test-c* $(BUILD)/bench-* $(BUILD)/vectors.inc \
	  $(BUILD)/libtextgauge.* $(BUILD)/docs $(BUILD)/abi $(BUILD)/freestanding $(BUILD)/clang* $(BUILD)/cc-O* $(BUILD)/arm $(BUILD)/arm64 $(BUILD)/s390x $(BUILD)/windows

-include $(shell find $(KINDS:%=$(BUILD)/%) -name '*.d' 2>/dev/null)
