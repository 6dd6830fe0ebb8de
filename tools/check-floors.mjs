// Enforces the floors of docs/ARCHITECTURE.md: a file includes only files of lower floors, besides its own header.
// Usage: node tools/check-floors.mjs [root]. Prints what to do about each violation; exit status 1 if there is one.
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';

// The first pattern that fits names the floor. Paths are from the root; `*` is anything.
const FLOORS = [
  [0, 'include/*'],
  [1, 'src/core/base.*', 'src/core/mem.*', 'src/core/fmath*'],
  [2, 'src/core/kernels/*', 'src/core/utf.*', 'src/core/ucd.*', 'src/core/cues.*'],
  [2.5, 'src/core/block.*'],
  [3, 'src/core/fold.*', 'src/core/grapheme.*', 'src/core/word.*', 'src/core/sentence*', 'src/core/transcode.*', 'src/core/status.*', 'src/core/version.*'],
  [4, 'src/core/lang/*', 'src/core/table.*'],
  [4.5, 'src/core/bounded.*'],
  [5, 'src/core/tally*', 'src/core/segments.*', 'src/core/select.*', 'src/core/metric.h'],
  [6, 'src/core/readability*.*', 'src/core/diversity.*', 'src/core/keyness.*'],
  // Floor 7 has steps of its own.
  [7, 'src/core/metrics.*'],
  [7.1, 'src/core/options.*'],
  [7.2, 'src/core/report.*', 'src/core/words.*', 'src/core/codec.*', 'src/core/parts.*'],
  [7.3, 'src/core/analyzer.*', 'src/core/boundaries.*', 'src/core/visit.*', 'src/core/language.*'],
  [8, 'src/host/*', 'src/node/*', 'src/compat/*', 'wasm/*', 'python/src/*'],
];

// Exceptions to "files of one floor never include each other", each with its reason.
const SAME_FLOOR = [
  ['*', 'include/textgauge.h'], // the ABI that everything stands on, include/text_analysis.h too
  ['*', 'src/core/base.h'], // macros alone; the rest of floor 1 is made with them
  ['src/core/fmath*', 'src/core/fmath*'], // one unit in three files
  ['src/core/sentence*', 'src/core/sentence*'], // one unit too
  ['src/core/tally*', 'src/core/tally*'], // one unit too
  ['src/core/readability*', 'src/core/readability*'], // and one more
  ['src/host/*', 'src/host/*'], // the threads and what runs on them
  ['src/node/*', 'src/host/pool.h'], // the addon is the pool's environment, and no part of the C ABI needs threads
  ['src/node/*', 'src/host/job.h'], // so with what runs on it
  ['wasm/*', 'src/node/crossing.h'], // one lib/ over both
];

const fits = (pattern, file) =>
  new RegExp('^' + pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*') + '$').test(file);
const floorOf = (file) => FLOORS.find(([, ...patterns]) => patterns.some((p) => fits(p, file)))?.[0];
const stemOf = (file) => file.replace(/\.[^./]+$/, '');

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..'));
const problems = [];

function sources(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((e) => {
    const file = `${folder}/${e.name}`;
    if (e.isDirectory()) return sources(file);
    return /\.(c|cc|cpp|h|hpp|inc)$/.test(e.name) ? [file] : [];
  });
}

function resolve(file, name) {
  const tries = [path.posix.join(path.posix.dirname(file), name), `include/${name}`, `src/core/${name}`];
  return tries.find((t) => existsSync(path.join(root, t)));
}

// Inside floor 4 the languages are a tree: what all share stands in src/core/lang/ itself, a language in its own folder.
function sameUnit(from, to) {
  if (stemOf(from) === stemOf(to)) return true;
  if (path.dirname(from) !== path.dirname(to) && !from.startsWith('src/core/lang/')) return false;
  return ['src/core/lang/', 'src/core/kernels/', 'src/node/', 'src/compat/', 'python/src/'].some(
    (folder) => from.startsWith(folder) && to.startsWith(folder),
  );
}

// A generated table has one includer, and names its maker.
const includers = new Map();

function check(file, line, name) {
  const at = `${file}:${line}`;
  const to = resolve(file, name);
  if (!to) return problems.push(`${at}: "${name}" is not in the tree: fix the path, or use <> for a system header`);
  if (to.endsWith('.inc')) return includers.set(to, [...(includers.get(to) ?? []), at]);

  const from = floorOf(file);
  const target = floorOf(to);
  if (target === undefined) return problems.push(`${at}: ${to} has no floor: give it one in tools/check-floors.mjs and docs/ARCHITECTURE.md`);
  const excepted = SAME_FLOOR.some(([a, b]) => fits(a, file) && fits(b, to));
  if (from === 8 && target !== 0 && !excepted && !sameUnit(file, to))
    return problems.push(`${at}: ${to} is inside the core: bindings and hosts use only include/textgauge.h`);
  if (target < from || sameUnit(file, to) || (target === from && excepted)) return;
  problems.push(
    target === from
      ? `${at}: ${to} is on the same floor (${from}): move what both need one floor down`
      : `${at}: ${to} is on floor ${target}, above ${from}: turn the dependency round, or move the code up`,
  );
}

const files = [...sources('include'), ...sources('src'), ...sources('wasm'), ...sources('python/src')];
for (const file of files) {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (file.endsWith('.inc')) {
    if (!/tools\/[\w-]+\.(mjs|js|py|sh)/.test(text.slice(0, 500))) problems.push(`${file}:1: a generated table names its maker (tools/…) in its first lines`);
    continue;
  }
  if (floorOf(file) === undefined) {
    problems.push(`${file}:1: has no floor: give it one in tools/check-floors.mjs and docs/ARCHITECTURE.md`);
    continue;
  }
  const core = file.startsWith('src/core/');
  text.split('\n').forEach((text, i) => {
    const own = /^\s*#\s*include\s*"([^"]+)"/.exec(text);
    if (own) check(file, i + 1, own[1]);
    const system = /^\s*#\s*include\s*<([^>]+)>/.exec(text);
    if (system && core && !/^(stddef|stdint|stdbool|stdarg|limits|float|stdatomic|\w*intrin|arm_neon|wasm_simd128|cpuid)\.h$/.test(system[1]))
      problems.push(`${file}:${i + 1}: <${system[1]}> is not for a freestanding core: src/host does what needs a system`);
  });
}
for (const [table, at] of includers)
  if (at.length > 1) problems.push(`${at[1]}: ${table} is included by ${at[0]} already: reach the table through that file's header`);

for (const p of problems) console.error(p);
console.log(problems.length ? `floors: ${problems.length} to mend` : `floors: ${files.length} files, each stands on lower ones`);
process.exitCode = problems.length ? 1 : 0;
