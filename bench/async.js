'use strict';
// async: what large work costs the event loop and others meanwhile. Medians of 7, the idle baseline subtracted.
//
//   npm run bench -- async [MiB]     256 by default
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { analyze, analyzeFile, analyzeSync, configure, version } = require('..');

const RUNS = 7;
const SIZE_MIB = Number(process.argv[2] ?? 256);
const MIB = 1 << 20;
const SAMPLE = fs.readFileSync(path.join(__dirname, '..', 'README.md'));

const later = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const filled = (buffer) => {
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < bytes.length; at += SAMPLE.length) bytes.set(SAMPLE.subarray(0, Math.min(SAMPLE.length, bytes.length - at)), at);
  return bytes;
};
const row = (name, value, unit = 'ms') => console.log(`${name.padEnd(64)} ${value.toFixed(2).padStart(9)} ${unit}`);

async function medianOf(measure) {
  const list = [];
  for (let i = 0; i < RUNS; i++) list.push(await measure());
  return median(list);
}

/** The longest time between two turns of the event loop while `work` runs, in milliseconds. */
async function longestDelay(work) {
  let [longest, last, on] = [0, performance.now(), true];
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  on = false;
  return longest;
}

async function delays(size, file) {
  const shared = filled(new SharedArrayBuffer(size));
  const own = filled(new ArrayBuffer(size));
  const text = Buffer.from(own.buffer).toString('latin1', 0, Math.min(size, 256 * MIB));
  const begin = performance.now();
  await analyze(shared);
  const took = performance.now() - begin;
  row(`analyze, shared memory: all of it (${Math.round(size / MIB)} MiB)`, took);
  const idle = await medianOf(() => longestDelay(() => later(Math.min(took, 2000))));
  row('longest event-loop delay: idle', idle);
  for (const [name, prepare, work] of [
    ['slices', () => own, (bytes) => analyze(bytes)],
    ['shared memory', () => shared, (bytes) => analyze(bytes)],
    ['pin', () => own, (bytes) => analyze(bytes, { pin: true })],
    ['transfer', () => own.slice(), (bytes) => analyze(bytes, { transfer: true })],
    ['string', () => text, (string) => analyze(string)],
    ['file', () => file, (name_) => analyzeFile(name_)],
  ]) {
    const delay = await medianOf(async () => {
      const input = prepare();
      await later(50);
      return longestDelay(() => work(input));
    });
    row(`longest event-loop delay less idle: ${name}`, Math.max(delay - idle, 0));
  }
  return shared;
}

async function latencies(shared) {
  const timed = async (work) => {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  };
  const promised = (fn, ...args) => new Promise((done) => fn(...args, done));
  for (const [name, work] of [
    ['fs.readFile', () => promised(fs.readFile, __filename)],
    ['crypto.pbkdf2', () => promised(crypto.pbkdf2, 'a', 'b', 20000, 32, 'sha256')],
  ]) {
    const idle = await medianOf(() => timed(work));
    const controller = new AbortController();
    const busy = Promise.allSettled([1, 2, 3, 4].map(() => analyze(shared, { signal: controller.signal })));
    const meanwhile = await medianOf(() => timed(work));
    controller.abort();
    await busy;
    row(`${name}: idle`, idle);
    row(`${name}: beside four analyses, threads: 1`, meanwhile);
  }
}

async function termination(shared) {
  const code = `require(${JSON.stringify(path.join(__dirname, '..'))}).analyze(require('node:worker_threads').workerData); require('node:worker_threads').parentPort.postMessage(1);`;
  const time = await medianOf(async () => {
    const worker = new Worker(code, { eval: true, workerData: shared });
    await new Promise((done) => worker.once('message', done));
    await later(20);
    const begin = performance.now();
    await worker.terminate();
    return performance.now() - begin;
  });
  const idle = await medianOf(async () => {
    const worker = new Worker(`require(${JSON.stringify(path.join(__dirname, '..'))}); require('node:worker_threads').parentPort.on('message', () => {}).postMessage(1);`, { eval: true });
    await new Promise((done) => worker.once('message', done));
    await later(20);
    const begin = performance.now();
    await worker.terminate();
    return performance.now() - begin;
  });
  row('worker.terminate: idle worker', idle);
  row('worker.terminate: with an analysis in flight', time);
}

// What one writes by hand: words of ASCII letters, sentences by full stops, words counted in a Map.
const LOOP = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (input) => {
  const text = typeof input === 'string' ? input : Buffer.from(input).toString();
  const words = new Map();
  let [count, sentences, start] = [0, 0, -1];
  for (let i = 0; i <= text.length; i++) {
    const c = text.charCodeAt(i) | 32;
    if (c >= 97 && c <= 122) { if (start < 0) start = i; continue; }
    if (start >= 0) { const word = text.slice(start, i).toLowerCase(); words.set(word, (words.get(word) ?? 0) + 1); count++; start = -1; }
    if (c === 46) sentences++;
  }
  parentPort.postMessage({ count, sentences, top: [...words].sort((a, b) => b[1] - a[1]).slice(0, 10) });
});`;

async function roundTrips() {
  const worker = new Worker(LOOP, { eval: true });
  const asked = (input) => new Promise((done) => {
    worker.once('message', done);
    worker.postMessage(input);
  });
  const timed = (work) => async () => {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  };
  const bytes = filled(new ArrayBuffer(4e6));
  const text = Buffer.from(bytes).toString('latin1');
  await asked('warm up');
  for (const [name, input] of [['4 MB string', text], ['4 MB Buffer', Buffer.from(bytes.buffer)]]) {
    row(`${name}: analyze`, await medianOf(timed(() => analyze(input))));
    row(`${name}: analyze, the counts that the loop makes`, await medianOf(timed(() => analyze(input, { counts: ['words', 'sentences'], metrics: [] }))));
    row(`${name}: worker_threads and a hand-written loop`, await medianOf(timed(() => asked(input))));
  }
  await worker.terminate();
}

async function main() {
  const size = SIZE_MIB * MIB;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-bench-'));
  const file = path.join(folder, 'text');
  console.log(`textgauge ${version}, Node ${process.version}, ${os.cpus()[0]?.model}, ${os.cpus().length} cores, medians of ${RUNS}`);
  analyzeSync(SAMPLE);
  try {
    const fd = fs.openSync(file, 'w');
    const piece = filled(new ArrayBuffer(MIB));
    for (let i = 0; i < SIZE_MIB; i++) fs.writeSync(fd, piece);
    fs.closeSync(fd);
    await roundTrips();
    const shared = await delays(size, file);
    configure({ threads: 1 });
    await latencies(shared);
    await termination(shared);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

main();
