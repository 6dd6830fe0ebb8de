'use strict';
// wasm: WebAssembly beside the addon, in one process, by turns: medians of 15, and their ratio.
//
//   npm run bench -- wasm
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { gzipSync } = require('node:zlib');

process.env.TEXTGAUGE_BACKEND = 'native'; // or there would be nothing to compare
const addon = require('..');

const DIST = path.join(__dirname, '..', 'wasm', 'dist');
const BUILDS = ['textgauge.wasm', 'textgauge-scalar.wasm'];
const RUNS = 15;

execFileSync(path.join(__dirname, 'kjv.sh'), { stdio: 'inherit' });
const book = readFileSync(path.join(__dirname, '..', 'build', 'kjv.txt'));
const text = book.toString('latin1');
const line = 'The quick brown fox jumps over the lazy dog, and goes home to its den; nobody else was there to see it.';
const small = (api) => {
  for (let i = 0; i < 1000; i++) api.analyzeSync(line);
};

const WORK = [
  ['whole report of a book, bytes', (api) => api.analyzeSync(book), 0.35],
  ['whole report of a book, string', (api) => api.analyzeSync(text)],
  ['counts alone', (api) => api.analyzeSync(book, { counts: ['bytes', 'characters', 'lines', 'spaceWords'], metrics: [], top: 0 })],
  ['boundaries of words, bytes', (api) => api.boundariesSync(book, { granularity: 'word' })],
  ['boundaries of words, string', (api) => api.boundariesSync(text, { granularity: 'word' })],
  ['boundaries of sentences, bytes', (api) => api.boundariesSync(book, { granularity: 'sentence' })],
  ['count of graphemes, bytes', (api) => api.countSegmentsSync(book)],
  ['1,000 reports of 100 characters', small],
];

/** textgauge/wasm with an instance of one build. */
async function instanceOf(name) {
  const entry = path.join(DIST, 'textgauge.cjs');
  delete require.cache[entry];
  const api = require(entry);
  await api.init(readFileSync(path.join(DIST, name)));
  return api;
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** The medians of each, taken by turns: what else the machine does meets all of them. */
function medians(work, apis) {
  const times = apis.map(() => []);
  for (let run = -2; run < RUNS; run++)
    apis.forEach((api, i) => {
      const begin = performance.now();
      work(api);
      if (run >= 0) times[i].push(performance.now() - begin);
    });
  return times.map(median);
}

async function main() {
  console.log(`textgauge ${addon.version}, Node ${process.version}, V8 ${process.versions.v8}, ${os.cpus()[0].model.trim()}`);
  for (const name of BUILDS) {
    const bytes = readFileSync(path.join(DIST, name));
    console.log(`${name}: ${bytes.length} bytes, ${gzipSync(bytes).length} compressed`);
  }
  const begin = performance.now();
  const apis = [addon, await instanceOf(BUILDS[0]), await instanceOf(BUILDS[1])];
  console.log(`two instances: ${(performance.now() - begin).toFixed(0)} ms\n`);
  console.log(`${'ms'.padEnd(34)} ${'addon'.padStart(9)} ${'SIMD'.padStart(9)} ${'scalar'.padStart(9)}   addon / SIMD`);
  for (const [name, work, goal] of WORK) {
    const times = medians(work, apis);
    const wanted = goal ? ` (goal: ${goal})` : '';
    console.log(`${name.padEnd(34)} ${times.map((t) => t.toFixed(2).padStart(9)).join(' ')}   ${(times[0] / times[1]).toFixed(2)}${wanted}`);
  }
}

main();
