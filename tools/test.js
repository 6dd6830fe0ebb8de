'use strict';
// Runs everything that tests textgauge, and ends with `N passed, N failed, N skipped`.
//
//   npm test             what this machine has the tools for, in three minutes; installs nothing, names what it left out
//   npm run test:full    the full sizes
//   .ci/run              tools/setup first, then the tier `ci` with nothing left out (TEXTGAUGE_REQUIRE_ALL=1)
//
// TEXTGAUGE_TIER=test|ci|full (or the first argument) chooses the tier; test/tiers.js has its sizes.
// TEXTGAUGE_STEPS=mocha,floors runs only the steps so named.
//
// Where there are two cores, three steps run at once: never one that measures time or memory, nor two that build in one folder.
const { AsyncLocalStorage } = require('node:async_hooks');
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pythonTests } = require('./test-python.js');

const ROOT = path.join(__dirname, '..');
const TIER = process.argv[2] ?? process.env.TEXTGAUGE_TIER ?? 'test';
const REQUIRE_ALL = process.env.TEXTGAUGE_REQUIRE_ALL === '1';
const ONLY = process.env.TEXTGAUGE_STEPS?.split(',');
const CC = process.env.CC ?? 'cc';
const CXX = process.env.CXX ?? 'c++';
const CORES = os.availableParallelism?.() ?? os.cpus().length;
const AT_ONCE = Math.min(CORES, 2);
const BESIDE_AT_ONCE = AT_ONCE === 1 ? 1 : 3; // steps that do not measure: they wait at times
const MAKE = ['make', '-s', `-j${CORES}`, `CC=${CC}`, 'WERROR=-Werror'];
const CLANG = [...MAKE.slice(0, 3), 'CC=clang', 'BUILD=build/clang', 'WERROR=-Werror'];
const STEP_MINUTES = { test: 5, ci: 15, full: 120 }[TIER];

if (!STEP_MINUTES) {
  console.error(`tools/test.js: unknown tier ${TIER}: test, ci or full`);
  process.exit(2);
}

const scratch = mkdtempSync(path.join(os.tmpdir(), 'textgauge-test-'));
const env = { ...process.env, TEXTGAUGE_TIER: TIER };
const totals = { passed: 0, failed: 0, skipped: 0 };
const leftOut = []; // for want of a tool
const leftToCi = []; // by the tier `test`

// ── Words ───────────────────────────────────────────────────────────────────

const held = new AsyncLocalStorage(); // what a step has said that runs beside another, until it ends

/** Say what a step has to say: now, or when it ends. */
function say(text) {
  const lines = held.getStore();
  if (lines) lines.push(text);
  else console.log(text);
}

/** Take an action, and say what it has said when it has ended. */
async function apart(action) {
  const said = [];
  const result = await held.run(said, action);
  if (said.length) say(said.join('\n'));
  return result;
}

/** The totals of several actions, some at once. */
async function sum(actions, atOnce = 1) {
  const result = { passed: 0, failed: 0, skipped: 0 };
  const waiting = [...actions];
  const lane = async () => {
    while (waiting.length) {
      const action = waiting.shift();
      const { passed = 0, failed = 0, skipped = 0 } = await (atOnce > 1 ? apart(action) : action());
      result.passed += passed;
      result.failed += failed;
      result.skipped += skipped;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return result;
}

// ── Programs ────────────────────────────────────────────────────────────────

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const bin = (name) => path.join(ROOT, 'node_modules', '.bin', name);

/** Run a program to its end. @return {Promise<{ok: boolean, output: string}>} */
function run([program, ...args], { show = false, extra = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env: { ...env, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), STEP_MINUTES * 60e3);
    const live = show && !held.getStore();
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (live) process.stdout.write(chunk);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => resolve({ ok: false, output: String(error) }));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal) output += `\nended by ${signal}\n`;
      if (show && !live) say(output.trimEnd());
      resolve({ ok: code === 0, output });
    });
  });
}

/** What a program said, indented, without the middle of a flood. */
function indent(text) {
  const lines = text.trimEnd().split('\n');
  if (lines.length > 60) lines.splice(30, lines.length - 60, '…');
  return lines.map((line) => `    ${line}`).join('\n');
}

/** A check: one case, passed if every command is. */
async function check(...commands) {
  for (const command of commands) {
    const { ok, output } = await run(command);
    if (ok) continue;
    say(indent(`${command.join(' ')}\n${output}`));
    return { failed: 1 };
  }
  return { passed: 1 };
}

/** A program that ends with `N passed, N failed[, N skipped]`, and has said what it left out. */
async function counted(command, extra) {
  const { ok, output } = await run(command, { extra });
  const [, passed, failed, skipped = 0] = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*(?:make: .*\s*)?$/.exec(output) ?? [];
  if (!ok) say(indent(output));
  for (const [, what] of output.matchAll(/^left out: (.*)$/gm)) if (!leftOut.includes(what)) leftOut.push(what);
  for (const [, what] of output.matchAll(/^left to ci: (.*)$/gm)) leftToCi.push(what);
  if (passed === undefined) return { failed: 1 };
  return { passed: +passed, failed: ok ? +failed : Math.max(+failed, 1), skipped: +skipped };
}

// ── Steps ───────────────────────────────────────────────────────────────────

function newest(folder) {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).reduce((latest, entry) => {
    const name = path.join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(name) : statSync(path.join(ROOT, name)).mtimeMs);
  }, 0);
}

/** The addon that `npm install` built, made again where the sources are newer. */
async function addon() {
  const folder = path.join(ROOT, 'build', 'Release');
  const built = existsSync(folder) && readdirSync(folder).find((name) => name.endsWith('.node'));
  const sources = Math.max(newest('src'), newest('include'), statSync(path.join(ROOT, 'binding.gyp')).mtimeMs);
  if (built && statSync(path.join(folder, built)).mtimeMs >= sources) return { passed: 1 };
  const gyp = process.env.npm_config_node_gyp;
  return check([...(gyp ? [process.execPath, gyp] : ['npx', '--no-install', 'node-gyp']), 'configure', 'build', '-j', 'max']);
}

let mochas = 0;

/** Test files by mocha. */
async function mocha(files, extra = {}) {
  const written = path.join(scratch, `mocha-${++mochas}.json`);
  const command = [bin('mocha'), '--reporter', path.join(__dirname, 'mocha-reporter.cjs'), ...files];
  const { ok, output } = await run(command, { show: true, extra: { ...extra, TEXTGAUGE_MOCHA_TOTALS: written } });
  if (!existsSync(written)) {
    if (!output) say('    mocha said nothing');
    return { failed: 1 };
  }
  const { passed, failed, skipped } = JSON.parse(readFileSync(written, 'utf8'));
  for (const title of skipped) leftOut.push(`mocha: ${title}`);
  return { passed, failed: ok ? failed : Math.max(failed, 1), skipped: skipped.length };
}

// The tests that give the addon wrong, moving or dying things.
const SANITIZED_TESTS = ['zero-copy', 'lifetime', 'async', 'analyzer', 'segment', 'token', 'errors', 'file', 'words'];

/** The addon under AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer, in a build of its own. */
async function addonSanitized() {
  const folder = path.join(ROOT, 'build', 'node-asan');
  mkdirSync(folder, { recursive: true });
  for (const name of ['binding.gyp', 'include', 'node_modules', 'package.json', 'src'])
    if (!existsSync(path.join(folder, name))) symlinkSync(path.join('..', '..', name), path.join(folder, name));

  const sanitizers = '-fsanitize=address,undefined';
  const flags = `-O1 -g -fno-omit-frame-pointer ${sanitizers} -fno-sanitize-recover=all`;
  const compiler = { CC: 'gcc', CXX: 'g++', CFLAGS: flags, CXXFLAGS: flags, LDFLAGS: sanitizers };
  const { ok, output } = await run(['npm', 'run', '-s', 'build', '--', '-C', folder, '-j', 'max'], { extra: compiler });
  const library = (await run(['gcc', '-print-file-name=libasan.so'])).output.trim();
  if (!ok || !readFileSync(path.join(folder, 'build', 'Release', 'textgauge.node'), 'latin1').includes('__asan_init')) {
    say(indent(output));
    return { failed: 1 };
  }
  return mocha(files(SANITIZED_TESTS), {
    TEXTGAUGE_TIER: TIER === 'full' ? 'ci' : 'test',
    TEXTGAUGE_BACKEND: 'native',
    TEXTGAUGE_PREBUILD: folder, // node-gyp-build takes it from there
    LD_PRELOAD: library, // before node's own allocator
    ASAN_OPTIONS: 'detect_leaks=1:quarantine_size_mb=32',
    LSAN_OPTIONS: `print_suppressions=0:suppressions=${path.join(__dirname, 'lsan.supp')}`,
    UBSAN_OPTIONS: 'print_stacktrace=1',
  });
}

// Test files that may run beside others: they look neither at a clock, but for one that is patient, nor at memory.
const QUIET = ['vectors', 'analyze', 'analyzer', 'segment', 'into', 'token', 'errors', 'unicode', 'property', 'split', 'identity', 'intl', 'book', 'words'];
const files = (names) => names.map((name) => `test/${name}.test.js`);

// What measures the memory of its own process, or has threads and workers by the dozen.
const HEAVY = ['async', 'file', 'lifetime', 'memory', 'zero-copy'];

/** The tests of the addon: first those that are quiet, then what measures: no more at once than there are cores. */
function node() {
  const all = readdirSync(path.join(ROOT, 'test')).filter((name) => name.endsWith('.test.js')).map((name) => name.slice(0, -8));
  const long = [['property'], ['intl'], ['identity', 'split', 'book']]; // one after another they take most of the time
  const quiet = [...long, QUIET.filter((name) => !long.flat().includes(name))];
  const others = [HEAVY, all.filter((name) => !QUIET.includes(name) && !HEAVY.includes(name))];
  const atOnce = (groups) => () => sum(groups.map((names) => () => mocha(files(names))), AT_ONCE);
  return sum([atOnce(quiet), atOnce(others)]);
}

// The tests of the addon that WebAssembly passes too: by the build with SIMD, and a few by its twin. In the sizes of `test`
// but in `full`: what is tested here is another compiler and lib/wasm-*.js, not the core again.
const QUICK = ['vectors', 'analyze', 'segment', 'into', 'token', 'errors', 'unicode'];
const WASM_TESTS = TIER === 'test' ? QUICK : [...QUICK, 'analyzer', 'property', 'split', 'identity', 'intl', 'book', 'words', 'async', 'file', 'lifetime'];
const SCALAR_TESTS = TIER === 'test' ? ['vectors'] : [...QUICK, 'analyzer', 'property', 'book'];

/** By kernels that may not be the best that this CPU has: the suites that measure texts and do not go over all kernels. */
async function kernels() {
  const suites = 'SUITES=vectors fold grapheme word sentence boundaries visit analyzer pieces parts copies codec metrics text_analysis';
  const actions = [];
  for (const TEXTGAUGE_KERNEL of ['scalar', 'avx2', 'avx512', 'neon']) {
    const extra = { ...SMALLER, TEXTGAUGE_KERNEL };
    const has = await run([process.execPath, '-e', "require('.').analyzeSync('a')"], { extra });
    if (!has.ok) continue;
    actions.push(() => counted([...MAKE, suites, 'test'], extra));
    actions.push(() => mocha(files(['vectors', 'unicode', 'property', 'split', 'book']), extra));
  }
  return sum(actions);
}

async function wasm() {
  const all = { TEXTGAUGE_BACKEND: 'wasm', TEXTGAUGE_TIER: TIER === 'full' ? 'ci' : 'test' };
  const suites = TIER === 'test' ? ['kernels', 'tally', 'vectors'] : [];
  const isQuiet = (name) => QUIET.includes(name);
  const quiet = [
    () => counted([process.execPath, '--no-warnings', 'tools/check-wasm.mjs', ...suites], all),
    () => mocha(files(WASM_TESTS.filter(isQuiet)), all),
    () => mocha(files(SCALAR_TESTS.filter(isQuiet)), { ...all, TEXTGAUGE_KERNEL: 'scalar' }),
    () => mocha(['test/wasm/wasm.test.js']),
  ];
  const others = WASM_TESTS.filter((name) => !isQuiet(name));
  return sum([
    () => check([process.execPath, 'wasm/build.mjs']),
    () => sum(quiet, AT_ONCE),
    () => (others.length ? mocha(files(others), all) : {}),
  ]);
}

/** What runs in a browser: the WebAssembly, and the page of examples/web. */
async function web() {
  const { failed } = await check([process.execPath, 'wasm/build.mjs']);
  return failed ? { failed } : mocha(['test/wasm/browser.test.js', 'test/wasm/page.test.js']);
}

/** test/bridge/main.c, linked to both libraries, prints what is expected, and leaks nothing. */
async function bridge() {
  const expected = readFileSync(path.join(ROOT, 'test', 'bridge', 'expected.txt'), 'utf8');
  const program = path.join(scratch, 'bridge');
  const result = { passed: 0, failed: 0, skipped: 0 };
  const links = [['build/libtextgauge.a'], ['-Lbuild', '-ltextgauge', `-Wl,-rpath,${path.join(ROOT, 'build')}`]];
  const runs = has('valgrind') ? [[], ['valgrind', '-q', '--leak-check=full', '--show-leak-kinds=all', '--error-exitcode=9']] : [[]];
  if (runs.length === 1) {
    result.skipped = links.length;
    leftOut.push('bridge under valgrind: valgrind not installed (tools/setup does that)');
  }
  for (const link of links) {
    const built = await run([CC, '-Iinclude', '-o', program, 'test/bridge/main.c', ...link, '-pthread']);
    for (const before of runs) {
      const { ok, output } = built.ok ? await run([...before, program]) : built;
      const good = ok && output === expected;
      if (!good) say(indent(`${[...before, 'main.c', ...link].join(' ')}\n${output}`));
      result[good ? 'passed' : 'failed']++;
    }
  }
  return result;
}

const cFiles = () =>
  spawnSync('git', ['ls-files', '-co', '--exclude-standard', '*.c', '*.h', '*.cc', '*.hpp'], { cwd: ROOT, encoding: 'utf8' })
    .stdout.split('\n')
    .filter((name) => name && existsSync(path.join(ROOT, name)));

// SHORT is what runs everywhere in every tier. In `test`, sanitizers, foreign machines and other compilers leave the long
// suites to `ci`, and other levels of optimisation and the second compiler's sanitizers to `full`; the plain run has them all.
const SHORT = ['SUITES=vectors kernels tally ucd fold fmath fmath_log grapheme word sentence table table_attack transcode metrics text_analysis codec status options report words invalid'];
const LIGHT = TIER === 'test' ? SHORT : [];

// The step `c` has the sizes of its tier; the same tests in other builds and on other machines have those of the tier below.
const SMALLER = { TEXTGAUGE_TIER: TIER === 'full' ? 'ci' : 'test' };

/** The C tests for another machine: 32 bits, or big-endian. Linked statically, so that qemu needs no libraries of it. */
const foreign = (name, cc, emulator, suites = []) => [
  ...MAKE.slice(0, 3), `CC=${cc}`, `BUILD=build/${name}`, `RUN=${emulator}`, 'CPPFLAGS=-DTEST_SLOW=1', 'LDFLAGS=-static', 'WERROR=-Werror',
  ...(LIGHT.length ? LIGHT : suites), 'test',
];

/** All suites but those of the pool and its jobs, which no order of bytes has a part in. */
const suitesOfCore = () => {
  const rows = readFileSync(path.join(ROOT, 'test', 'c', 'test_main.c'), 'utf8').matchAll(/^ {4}\{"(\w+)", /gm);
  return [`SUITES=${[...rows].map(([, name]) => name).filter((name) => name !== 'pool' && !name.startsWith('job')).join(' ')}`];
};

/**
 * The C tests without and with all optimisation; -O2 is what `c` and `c-clang` build. Each level by one compiler, in `full` by both.
 */
function levels() {
  const suites = TIER === 'full' ? [] : SHORT;
  const all = [[CC, '-O3'], ['clang', '-O0'], [CC, '-O0'], ['clang', '-O3']].slice(0, TIER === 'full' ? 4 : 2);
  const builds = all.map(([cc, level]) => [`CC=${cc}`, `BUILD=build/${cc}${level}`, `OPT=${level}`]);
  return sum(builds.map((build) => () => counted([...MAKE.slice(0, 3), ...build, ...suites, 'test'], SMALLER)));
}

/** The tests of the header for C++: with exceptions and without; from `ci` on under sanitizers and in every version of C++. */
function cpp(make) {
  const actions = ['test-cpp', 'test-cpp-bare'].map((target) => () => counted([...make, target]));
  if (TIER !== 'test') actions.push(() => counted([...make, 'asan-cpp']), () => check([...make, 'headers']));
  return sum(actions);
}

/** Every generated file is what its generator writes now. */
function tables() {
  const generators = ['gen-ucd.mjs', 'gen-stops.mjs', 'gen-cues.mjs', 'learn-syllables.mjs', 'gen-fmath.py', 'gen-fmath-cases.py', 'gen-metric-cases.py', 'gen-metrics-page.mjs', 'gen-version.mjs'];
  const actions = generators.map((name) => () => check([name.endsWith('.py') ? 'python3' : process.execPath, `tools/${name}`, '--check']));
  const oracles = path.join(ROOT, '..', 'shared', 'oracles', 'formula_vectors.json');
  if (existsSync(oracles)) actions.push(() => check(['python3', 'tools/gen-metric-cases.py', '--oracles', oracles]));
  else leftOut.push('tables: ../shared/oracles is not here, which formulas are compared with');
  return sum(actions);
}

// Other runtimes that the addon runs on, in `ci` only some of them: the step `mocha` has what is installed.
const MATRIX = TIER === 'full' ? [] : ['node-24', 'node-26', 'bun'];

// name, what it needs, what it does; 'ci' if the tier `test` leaves it to that one, unless it is named. In the order of
// the run: what builds comes first.
const STEPS = [
  ['addon', [], addon],
  ['library', ['make', CC], () => check([...MAKE, 'all'])],
  ['wasm', ['clang', 'wasm-ld'], wasm],
  ['web', ['clang', 'wasm-ld', 'chromium'], web],
  ['mocha', [], node],
  ['matrix', ['npm'], () => counted([process.execPath, 'tools/matrix.mjs', ...MATRIX], SMALLER), 'ci'],
  ['addon-sanitized', ['npm', 'make', 'gcc', 'g++'], addonSanitized, 'ci'],
  ['c', ['make', CC], () => counted([...MAKE, 'test'])],
  ['c-sanitized', ['make', CC], () => counted([...MAKE, ...LIGHT, 'asan'], SMALLER)],
  ['c-clang', ['make', 'clang'], () => counted([...CLANG, ...LIGHT, 'test'], SMALLER)],
  ['c-clang-sanitized', ['make', 'clang'], () => counted([...CLANG, ...(TIER === 'full' ? [] : SHORT), 'asan'], SMALLER)],
  ['c-threads', ['make', CC], () => counted([...MAKE, 'BUILD=build/threads', 'tsan'], SMALLER), 'ci'],
  ['c-clang-threads', ['make', 'clang'], () => counted([...CLANG, 'tsan'], SMALLER), 'ci'],
  ['kernels', ['make', CC], kernels, 'ci'],
  ['c-levels', ['make', CC, 'clang'], levels, 'ci'],
  ['fuzz', ['make', 'clang'], () => check([...CLANG.slice(0, 3), `FUZZ_SECONDS=${{ test: 4, ci: 6, full: 3600 }[TIER]}`, 'WERROR=-Werror', 'fuzz']), 'ci'],
  ['c-arm', ['make', 'arm-linux-gnueabihf-gcc', 'qemu-arm'], () => counted(foreign('arm', 'arm-linux-gnueabihf-gcc', 'qemu-arm'), SMALLER)],
  ['c-arm64', ['make', 'aarch64-linux-gnu-gcc', 'qemu-aarch64'], () => counted(foreign('arm64', 'aarch64-linux-gnu-gcc', 'qemu-aarch64'), SMALLER)],
  ['c-s390x', ['make', 's390x-linux-gnu-gcc', 'qemu-s390x'], () => counted(foreign('s390x', 's390x-linux-gnu-gcc', 'qemu-s390x', TIER === 'full' ? [] : suitesOfCore()), SMALLER)],
  ['windows', ['make', 'x86_64-w64-mingw32-gcc-posix', 'x86_64-w64-mingw32-g++-posix'], () => check(['tools/check-windows.sh']), 'ci'],
  ['cpp', ['make', CC, CXX], () => cpp([...MAKE, `CXX=${CXX}`])],
  ['cpp-clang', ['make', 'clang', 'clang++'], () => cpp([...CLANG, 'CXX=clang++'])],
  ['bridge', [CC], bridge],
  ['bench', ['make', CC, 'bible'], () => check([process.execPath, 'bench/index.js', 'segment', '--alone', '--texts=english,random', '--mb=1', '--other-mb=1', '--rounds=1']), 'ci'],
  ['python', ['python3', 'gcc'], pythonTests({ run, indent, tier: TIER, leftOut })],
  ['examples', [CC, CXX], () => counted(['env', `CC=${CC}`, `CXX=${CXX}`, 'tools/check-examples.sh'])],
  ['install', ['make', CC, CXX, 'pkg-config', 'readelf'], () => counted(['env', `CC=${CC}`, `CXX=${CXX}`, 'tools/check-install.sh'])],
  ['freestanding', [CC, 'nm'], () => check(['tools/check-freestanding.sh'])],
  ['freestanding-clang', ['clang', 'nm'], () => check(['env', 'CC=clang', 'tools/check-freestanding.sh'])],
  ['floors', [], () => check([process.execPath, 'tools/check-floors.mjs'])],
  ['exports', ['nm', 'readelf'], () => check(['tools/check-exports.sh'])],
  ['abi', ['make', CC, 'abidw', 'abidiff'], () => check(['env', `CC=${CC}`, 'tools/check-abi.sh'])],
  ['tables', ['python3', CC], tables],
  ['docs', ['make', 'doxygen'], () => check([...MAKE, 'docs'])],
  ['types', [], () => check([bin('tsc'), '-p', 'test/types'])],
  ['lint', [], () => check([bin('eslint'), '.'])],
  ['format', ['clang-format'], () => check(['clang-format', '--dry-run', '-Werror', '-ferror-limit=5', ...cFiles()])],
  ['faults', ['make', 'clang-format'], () => counted(['tools/check-faults.sh'])],
];

// The steps that may run beside another, and the folder that they build in or take what is built from. All others run
// alone, before these: they measure time or memory, or build what others need.
const BESIDE = {
  'web': 'build/python', // examples read what it makes anew
  'matrix': '',
  'addon-sanitized': 'build/node-asan',
  'bench': 'build/bench',
  'c': 'build',
  'c-sanitized': 'build',
  'c-clang': 'build/clang',
  'c-clang-sanitized': 'build/clang',
  'c-threads': 'build/threads',
  'c-clang-threads': 'build/clang',
  'kernels': 'build',
  'c-levels': 'build/cc-O',
  'fuzz': 'build/clang',
  'c-arm': 'build/arm',
  'c-arm64': 'build/arm64',
  'c-s390x': 'build/s390x',
  'windows': 'build/windows',
  'cpp': 'build',
  'cpp-clang': 'build/clang',
  'bridge': 'build',
  'python': 'build/python',
  'examples': 'build/python', // which it runs
  'install': 'build',
  'freestanding': '',
  'freestanding-clang': '',
  'floors': '',
  'exports': 'build',
  'abi': 'build',
  'tables': '',
  'docs': 'build',
  'types': '',
  'lint': '',
  'format': '',
  'faults': 'build',
};

/** Is this step to be run? Says why not, unless it was not asked for. */
function isWanted([name, needs, , from]) {
  if (ONLY && !ONLY.includes(name)) return false;
  if (from === 'ci' && TIER === 'test' && !ONLY) {
    leftToCi.push(name);
    return false;
  }
  const missing = needs.filter((program) => !has(program));
  if (!missing.length) return true;
  totals.skipped++;
  leftOut.push(`${name}: ${missing.join(', ')} not installed (tools/setup does that)`);
  return false;
}

async function step([name, , action]) {
  const begin = Date.now();
  say(`${name} …`);
  const { passed = 0, failed = 0, skipped = 0 } = await action();
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  say(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
}

/** Steps, some at once; of those that may begin, one whose folder has the most of them left. */
async function together(rows) {
  const waiting = new Set(rows);
  const running = new Map(); // to its end
  const inUse = (folder) => folder && [...running.keys()].some(([name]) => BESIDE[name] === folder);
  const left = ([name]) => (BESIDE[name] ? [...waiting].filter(([other]) => BESIDE[other] === BESIDE[name]).length : 0);

  while (waiting.size || running.size) {
    const [row] = [...waiting].filter(([name]) => !inUse(BESIDE[name])).sort((a, b) => left(b) - left(a));
    if (!row || running.size === BESIDE_AT_ONCE) {
      await Promise.race(running.values());
      continue;
    }
    waiting.delete(row);
    running.set(row, apart(() => step(row)).finally(() => running.delete(row)));
  }
}

async function main() {
  const rows = STEPS.filter(isWanted);
  for (const row of rows) if (AT_ONCE === 1 || !(row[0] in BESIDE)) await step(row);
  if (AT_ONCE > 1) await together(rows.filter(([name]) => name in BESIDE));
  rmSync(scratch, { recursive: true, force: true });

  console.log();
  for (const what of leftOut) console.log(`left out: ${what}`);
  if (leftToCi.length) console.log(`left out: of the tier test, run by ci: ${leftToCi.join(', ')}`);
  if (REQUIRE_ALL && leftOut.length) {
    console.log('TEXTGAUGE_REQUIRE_ALL=1: nothing may be left out');
    totals.failed++;
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  process.exitCode = totals.failed ? 1 : 0;
}

main();
