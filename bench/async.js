'use strict';
// async: what large work costs the event loop and others meanwhile, and what a large file costs. Medians of seven
// runs. Where the system says how long the event loop's thread waited for a processor (Linux), its longest delay is told
// without such waits too: what is left is our doing, or that of what is below the system.
//
//   npm run bench -- async [MiB]     1024 by default, which takes some 4 GiB of memory and 1 GiB of disk
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');
const { Worker } = require('node:worker_threads');
const { analyze, analyzeFile, analyzeSync, configure, poolStats, unicodeVersion, version } = require('..');

const ROOT = path.join(__dirname, '..');
const SIZE_MIB = Number(process.argv[2] ?? 1024);
const MIB = 1 << 20;
const STRING_MIB = 256; // a string can have no more than 512 Mi code units
const RUNS = 7;

const SAMPLE = fs.readFileSync(path.join(ROOT, 'README.md'));

v8.setFlagsFromString('--expose-gc');
const gc = vm.runInNewContext('gc');

const later = (ms) => new Promise((done) => setTimeout(done, ms));
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const row = (name, value, unit = 'ms', more = '') => console.log(`${name.padEnd(64)} ${value.toFixed(2).padStart(9)} ${unit}${more && `  (${more})`}`);

function filled(buffer) {
  const bytes = new Uint8Array(buffer);
  for (let at = 0; at < bytes.length; at += SAMPLE.length) bytes.set(SAMPLE.subarray(0, Math.min(SAMPLE.length, bytes.length - at)), at);
  return bytes;
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function several(runs, measure) {
  const list = [];
  for (let i = 0; i < runs; i++) list.push(await measure());
  return list;
}

const medianOf = async (measure, runs = RUNS) => median(await several(runs, measure));

// ── The event loop ──

/** Milliseconds that this thread could have run, but for others on its processor; 0 where the system does not say. */
const waited = (() => {
  let fd;
  try {
    fd = fs.openSync(`/proc/self/task/${process.pid}/schedstat`);
  } catch {
    return () => 0;
  }
  const text = Buffer.alloc(80);
  return () => Number(text.latin1Slice(0, fs.readSync(fd, text, 0, 80, 0)).split(' ')[1]) / 1e6;
})();

/** Both clocks at one moment: no wait begins or ends between them. */
function moment() {
  for (let before = waited(); ; ) {
    const now = performance.now();
    const after = waited();
    if (after === before) return [now, after];
    before = after;
  }
}

/** The longest time between two turns of the event loop while `work` runs: all of it, and without the wait for a processor. */
async function longestDelay(work) {
  let [all, own, on] = [0, 0, true];
  let [last, lastWaited] = moment();
  const turn = () => {
    const [now, nowWaited] = moment();
    all = Math.max(all, now - last);
    own = Math.max(own, now - last - (nowWaited - lastWaited));
    [last, lastWaited] = [now, nowWaited];
    if (on) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  on = false;
  return { all, own };
}

/** What a run before has left is gone first: to give a gigabyte back to the system takes long, and is not this run's. */
async function medianDelay(work, runs) {
  const list = await several(runs, async () => {
    gc();
    const input = work.prepare?.();
    await later(300);
    return longestDelay(() => work.run(input));
  });
  return { all: median(list.map((d) => d.all)), own: median(list.map((d) => d.own)) };
}

// Threads that only count, as many as the pool has: what the system makes the event loop wait beside any work.
const SPIN = `
const { parentPort, workerData } = require('node:worker_threads');
const flag = new Int32Array(workerData);
parentPort.postMessage('begun');
for (let i = 0; !Atomics.load(flag, 0); i++);`;

/** The longest delays beside threads that only count for `ms`. */
async function spinningDelay(ms, runs) {
  const flag = new SharedArrayBuffer(4);
  const workers = Array.from({ length: poolStats().threads }, () => new Worker(SPIN, { eval: true, workerData: flag }));
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const delay = await medianDelay({ run: () => later(ms) }, runs);
  Atomics.store(new Int32Array(flag), 0, 1);
  await Promise.all(workers.map((worker) => once(worker, 'exit')));
  return delay;
}

async function delays(shared, file) {
  const size = shared.length;
  const stringSize = Math.min(size, STRING_MIB * MIB);
  const took = await timed(() => analyze(shared));
  row(`analyze, shared memory, ${poolStats().threads} thread(s)`, took, 'ms', 'one run');
  const idle = await medianDelay({ run: () => later(took) }, RUNS);
  row('longest event-loop delay: idle, as long', idle.all, 'ms', `${idle.own.toFixed(2)} without waits for a processor`);
  const beside = await spinningDelay(took, RUNS);
  row('longest event-loop delay: beside threads that only count', beside.all, 'ms', `${beside.own.toFixed(2)} without waits for a processor`);

  const own = filled(new ArrayBuffer(size));
  const text = Buffer.from(own.buffer).toString('latin1', 0, stringSize);
  for (const [name, run, prepare] of [
    ['slices', () => analyze(own)],
    ['shared memory', () => analyze(shared)],
    ['pin', () => analyze(own, { pin: true })],
    ['transfer', (bytes) => analyze(bytes, { transfer: true }), () => new Uint8Array(own)],
    [`string of ${stringSize / MIB} MiB`, () => analyze(text)],
    ['file', () => analyzeFile(file)],
  ]) {
    const { all, own: mine } = await medianDelay({ run, prepare }, RUNS);
    const less = (value, base) => Math.max(value - base, 0);
    row(`longest event-loop delay less idle: ${name}`, less(all, idle.all), 'ms', `${less(mine, idle.own).toFixed(2)} without waits for a processor`);
  }
}

// ── Others ──

async function latencies(shared) {
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

// The worker says when it has begun; one without work keeps its event loop by its port.
const IN_FLIGHT = `
const { parentPort, workerData } = require('node:worker_threads');
const { analyze } = require(${JSON.stringify(ROOT)});
if (workerData) analyze(workerData);
parentPort.on('message', () => {}).postMessage('begun');`;

async function termination(shared) {
  const terminate = (workerData) => async () => {
    const worker = new Worker(IN_FLIGHT, { eval: true, workerData });
    await new Promise((done) => worker.once('message', done));
    await later(20);
    return timed(() => worker.terminate());
  };
  row('worker.terminate: idle worker', await medianOf(terminate(null)));
  row(`worker.terminate: ${SIZE_MIB} MiB in flight`, await medianOf(terminate(shared)));
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
  const bytes = filled(new ArrayBuffer(4e6));
  const text = Buffer.from(bytes).toString('latin1');
  await asked('warm up');
  for (const [name, input] of [['4 MB string', text], ['4 MB Buffer', Buffer.from(bytes.buffer)]]) {
    row(`${name}: analyze`, await medianOf(() => timed(() => analyze(input))));
    row(`${name}: analyze, the counts that the loop makes`, await medianOf(() => timed(() => analyze(input, { counts: ['words', 'sentences'], metrics: [] }))));
    row(`${name}: worker_threads and a hand-written loop`, await medianOf(() => timed(() => asked(input))));
  }
  await worker.terminate();
}

// ── A file ──

// In a process of its own, so that the most memory it ever had is this work's.
const OF_A_FILE = `
const fs = require('node:fs');
const { analyzeFile, configure } = require(${JSON.stringify(ROOT)});
const peak = () => {
  const [, kB] = /VmHWM:\\s*(\\d+)/.exec(fs.existsSync('/proc/self/status') ? fs.readFileSync('/proc/self/status', 'latin1') : '') ?? [];
  return Number(kB ?? process.resourceUsage().maxRSS) / 1024;
};
(async () => {
  const [file, threads] = process.argv.slice(1);
  configure({ threads: Number(threads) });
  const idle = peak();
  const begin = performance.now();
  const report = await analyzeFile(file);
  console.log(JSON.stringify({ took: performance.now() - begin, grown: peak() - idle, report }));
})();`;

async function files(file) {
  const ofFile = (threads) => JSON.parse(execFileSync(process.execPath, ['-e', OF_A_FILE, file, String(threads)], { encoding: 'utf8', maxBuffer: 64 * MIB }));
  const results = [];
  for (const threads of [1, 2]) {
    const first = ofFile(threads);
    const all = [first, ...(await several(RUNS - 1, () => ofFile(threads)))];
    const took = median(all.map((r) => r.took));
    results.push({ took, report: first.report });
    row(`analyzeFile, threads: ${threads}`, took, 'ms', `${Math.round(SIZE_MIB / (took / 1000))} MiB/s`);
    row(`analyzeFile, threads: ${threads}: most memory beyond the idle process`, median(all.map((r) => r.grown)), 'MiB');
    for (const { report } of all) assert.deepEqual(report, results[0].report);
  }
  const [one, two] = results;
  row('analyzeFile: speed-up of two threads', one.took / two.took, 'times');
  console.log(`analyzeFile: the reports of all runs are equal; ${two.report.counts.words} words, ${two.report.counts.uniqueWords} different ones`);
}

async function main() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-bench-'));
  const file = path.join(folder, 'text');
  const { node, v8, uv } = process.versions;
  console.log(`textgauge ${version}, Unicode ${unicodeVersion}, Node ${node} (V8 ${v8}, libuv ${uv}), ${os.type()} ${os.release()} ${os.arch()}`);
  console.log(`${os.cpus()[0]?.model}, ${os.availableParallelism()} processors, load ${os.loadavg()[0].toFixed(2)}; ${SIZE_MIB} MiB of text; medians of ${RUNS} where not said otherwise`);
  analyzeSync(SAMPLE);
  try {
    const fd = fs.openSync(file, 'w');
    const piece = filled(new ArrayBuffer(MIB));
    for (let i = 0; i < SIZE_MIB; i++) fs.writeSync(fd, piece);
    fs.closeSync(fd);
    await files(file);
    await roundTrips();
    const shared = filled(new SharedArrayBuffer(SIZE_MIB * MIB));
    await delays(shared, file);
    configure({ threads: 1 });
    await latencies(shared);
    await termination(shared);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

main();
