'use strict';
// words: every distinct word of a text with its count, sorted: textgauge, in C on one thread and two, beside a plain read, a
// program written by hand in C (bench/words.c), a Map in JavaScript, Counter and Polars in Python, all over words between white space.
//
//   npm run bench -- words [--texts=english,zipf] [--mb=43] [--rounds=5]
const { execFileSync, spawnSync } = require('node:child_process');
const os = require('node:os');
const path = require('node:path');
const { existsSync, readFileSync, rmSync } = require('node:fs');
const { parseArgs } = require('node:util');
const { textFile, FOLDER, ROOT } = require('./texts.js');

const POLARS = 'polars==1.35.2';

const PYTHON = `
import collections, sys, time
text = open(sys.argv[1], encoding='utf-8').read()
times = []
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    words = collections.Counter(text.lower().split())
    common = sorted(words.items(), key=lambda item: (-item[1], item[0]))
    times.append(time.perf_counter() - begin)
print(sorted(times)[len(times) // 2], len(common), sum(words.values()), sep='\\t')
`;

/** What a careful programmer writes: no regular expression, no array of all words. */
function byMap(text) {
  const words = new Map();
  for (let i = 0; i < text.length; ) {
    while (i < text.length && text.charCodeAt(i) <= 32) i++;
    const begin = i;
    while (i < text.length && text.charCodeAt(i) > 32) i++;
    if (i === begin) break;
    const word = text.slice(begin, i).toLowerCase();
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return [...words].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function byJavaScript(file, rounds) {
  const text = readFileSync(file, 'utf8');
  const times = [];
  let list;
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    list = byMap(text);
    times.push((performance.now() - begin) / 1000);
  }
  return [times.sort((a, b) => a - b)[times.length >> 1], list.length, list.reduce((sum, [, n]) => sum + n, 0)];
}

const BY_POLARS = `
import sys, time
import polars
text = open(sys.argv[1], encoding='utf-8').read()
times = []
for _ in range(int(sys.argv[2])):
    begin = time.perf_counter()
    lines = polars.Series('word', text.splitlines())
    words = lines.str.to_lowercase().str.split(' ').explode()
    words = words.filter(words != '')
    common = words.value_counts().sort(['count', 'word'], descending=[True, False])
    times.append(time.perf_counter() - begin)
print(sorted(times)[len(times) // 2], len(common), len(words), sep='\\t')
`;

function byPython(program, file, rounds, env) {
  const { status, stdout } = spawnSync('python3', ['-c', program, file, String(rounds)], { encoding: 'utf8', env: { ...process.env, ...env } });
  return status === 0 ? stdout.trim().split('\t').map(Number) : null;
}

/** Where Polars is, fetched once; null if it is not to be had. */
function polars() {
  const folder = path.join(FOLDER, POLARS.replace(/\W+/g, '-'));
  if (existsSync(folder)) return folder;
  const { status } = spawnSync('python3', ['-m', 'pip', 'install', '--quiet', '--target', folder, POLARS], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  return null;
}

function version(command, ...args) {
  const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return stdout?.split('\n')[0].trim() ?? `no ${command}`;
}

async function main() {
  const { values } = parseArgs({
    options: { texts: { type: 'string', default: 'english,zipf,distinct,russian,chinese' }, mb: { type: 'string', default: '43' }, rounds: { type: 'string', default: '5' } },
  });
  const rounds = Number(values.rounds);
  execFileSync('make', ['-s', 'build/bench-words'], { cwd: ROOT, stdio: 'inherit' });
  console.log(`${os.cpus()[0].model.trim()}, ${os.cpus().length} cores; ${version('cc', '--version')}; Node ${process.version}; ${version('python3', '--version')}; medians of ${rounds}`);
  const modules = polars();
  if (!modules) console.log(`left out: ${POLARS}`);
  for (const name of values.texts.split(',')) {
    const file = await textFile(name, (name === 'zipf' ? 2 : 1) * Number(values.mb) * 1e6);
    const bytes = readFileSync(file).length;
    const rows = execFileSync(path.join(ROOT, 'build', 'bench-words'), [file, String(rounds)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([who, ...numbers]) => [who, ...numbers.map(Number)]);
    const slow = Math.min(rounds, 3);
    rows.push(['JavaScript, Map', ...byJavaScript(file, slow)]);
    const python = byPython(PYTHON, file, slow);
    if (python) rows.push(['Python, Counter', ...python]);
    const series = modules && byPython(BY_POLARS, file, slow, { PYTHONPATH: modules, POLARS_MAX_THREADS: '1' });
    if (series) rows.push([`Python, ${POLARS.replace('==', ' ')}, 1 thread`, ...series]);
    const [, hand] = rows.find(([who]) => who.startsWith('C by hand'));
    console.log(`\n${name}, ${(bytes / 1e6).toFixed(1)} MB`.padEnd(36) + ['MB/s', 'against C', 'ns a word', 'distinct', 'words'].map((head) => head.padStart(11)).join(''));
    for (const [who, seconds, distinct, words] of rows) {
      const read = who === 'plain read';
      const numbers = [(bytes / seconds / 1e6).toFixed(1), (hand / seconds).toFixed(2), read ? '' : ((seconds * 1e9) / words).toFixed(1), read ? '' : distinct, read ? '' : words];
      console.log(who.padEnd(35) + numbers.map((number) => String(number).padStart(11)).join(''));
    }
  }
}

main();
