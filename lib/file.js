'use strict';
// file: a file in bounded memory. It is read by position, never mapped: one that shrinks meanwhile only ends early.
const fs = require('node:fs');
const { URL } = require('node:url');
const { AbortError, invalidType, invalidValue } = require('./errors.js');
const { keptAnalyzer, takeWords, BY_MARK, encodingOf } = require('./analyzer.js');
const { Deciding } = require('./deciding.js');
const { analysisOptions, wordOptions, withAnalysis, withWords, analysisArgs } = require('./options.js');
const { Job, takeControls, ANALYZE, WORDS } = require('./job.js');
const { outcomeOf, tellOf } = require('./async.js');
const { makeReport } = require('./report.js');
const { makeTable } = require('./words.js');
const { resolved, WINDOW } = require('./language.js');
const { DISPOSE } = require('./dispose.js');

const PIECE = 1 << 20; // bytes that the synchronous twin reads at a time
const CHUNK = 1 << 16; // bytes of a pipe that are measured between two turns of the event loop
const SYNC_OPTIONS = ['start', 'end'];
const ASYNC_OPTIONS = [...SYNC_OPTIONS, 'signal', 'onProgress'];

/**
 * What is made of a file.
 * @typedef {object} Measure
 * @property {string} name of the resource
 * @property {number} kind of the job
 * @property {(options: object | undefined) => object} compile its options, with those of the asynchronous call
 * @property {(options: object | undefined) => object} compileSync
 * @property {(compiled: object) => Function} reader what makes the result of what a job gives
 * @property {(analyzer: Analyzer) => object} end the result of an analyzer
 * @property {(total: number) => Function | undefined} tell who listens
 */

/** @type {Measure} */
const REPORT = {
  name: 'textgauge:analyzeFile',
  kind: ANALYZE,
  compile: (options) => analysisOptions(options, REPORT_OPTIONS),
  compileSync: (options) => analysisOptions(options, SYNC_REPORT_OPTIONS),
  reader: (compiled) => (result) => makeReport(result, compiled),
  end: (analyzer) => analyzer.endDocument().report(),
  tell: tellOf,
};
const REPORT_OPTIONS = withAnalysis(ASYNC_OPTIONS);
const SYNC_REPORT_OPTIONS = withAnalysis(SYNC_OPTIONS);

/** @type {Measure} */
const TABLE = {
  name: 'textgauge:wordFrequenciesFile',
  kind: WORDS,
  compile: (options) => wordOptions(options, TABLE_OPTIONS),
  compileSync: (options) => wordOptions(options, SYNC_TABLE_OPTIONS),
  reader: () => makeTable,
  end: (analyzer) => takeWords(analyzer.endDocument()),
  tell: () => undefined,
};
const TABLE_OPTIONS = withWords(ASYNC_OPTIONS);
const SYNC_TABLE_OPTIONS = withWords(SYNC_OPTIONS);

const isHandle = (file) =>
  file !== null && typeof file === 'object' && typeof file.fd === 'number' && typeof file.stat === 'function' && typeof file.read === 'function';

function takeFile(file) {
  if (typeof file === 'string' || file instanceof URL || Buffer.isBuffer(file) || isHandle(file)) return file;
  throw invalidType('The "file" argument', 'of type string or an instance of Buffer, URL or FileHandle', file);
}

function takePosition(name, value, fallback) {
  if (value === undefined) return fallback;
  if (typeof value !== 'number') throw invalidType(`The property 'options.${name}'`, 'of type number', value);
  if (value !== fallback && (!Number.isSafeInteger(value) || value < 0))
    throw invalidValue(`The property 'options.${name}'`, 'an integer of 0 or more', value);
  return value;
}

/** The range, and what the bytes are in if that is said. */
function takeRange(options = {}) {
  const { start, end, encoding } = options;
  const range = { start: takePosition('start', start, 0), end: takePosition('end', end, Infinity), encoding };
  if (range.end < range.start) throw invalidValue(`The property 'options.end'`, `not below options.start`, end);
  return range;
}

/** The encoding of a file's bytes, by its number. */
const encodingIn = ({ encoding }) => (encoding === undefined ? BY_MARK : encodingOf(encoding));

/** Where a file begins, as far as its language is detected by it. */
const windowOf = ({ start, end }) => Math.min(WINDOW, end - start);

/** What of a piece that was read at `at`, before the end of the range, is in it. */
const within = ({ start }, at, piece) => piece.subarray(Math.max(start - at, 0));

/** What cannot be read by position, such as a pipe, in pieces as they come. */
async function readPipe(deciding, handle, range, { signal, onProgress }) {
  const piece = Buffer.allocUnsafeSlow(CHUNK);
  let at = 0;
  let told = 0;
  while (at < range.end) {
    const { bytesRead } = await handle.read(piece, 0, Math.min(CHUNK, range.end - at), null);
    if (signal?.aborted) throw new AbortError(signal.reason);
    if (bytesRead === 0) break;
    deciding.write(within(range, at, piece.subarray(0, bytesRead)));
    at += bytesRead;
    if (onProgress && performance.now() - told >= 50) {
      told = performance.now();
      onProgress({ done: at, total: null });
    }
  }
  onProgress?.({ done: at, total: at });
}

async function measurePipe(what, handle, range, compiled, controls, keep) {
  const deciding = new Deciding(compiled, range.encoding);
  let result;
  try {
    await readPipe(deciding, handle, range, controls);
    result = what.end(deciding.end());
  } finally {
    if (!keep || result === undefined) deciding[DISPOSE]();
  }
  return { result, analyzer: keep ? deciding.end() : undefined };
}

/** Rejects as soon as the signal is raised, whatever a pipe does. */
async function orAbort(promise, signal) {
  if (!signal) return await promise;
  let onAbort;
  const aborted = new Promise((resolve) => signal.addEventListener('abort', (onAbort = () => resolve(onAbort)), { once: true }));
  try {
    const result = await Promise.race([promise, aborted]);
    if (result === onAbort) throw new AbortError(signal.reason);
    return result;
  } finally {
    signal.removeEventListener('abort', onAbort);
    promise.catch(() => {});
  }
}

async function measureHandle(what, handle, options, compiled, { keep, path }) {
  const range = takeRange(options);
  const controls = takeControls(options ?? {});
  const stat = await handle.stat();
  if (controls.signal?.aborted) throw new AbortError(controls.signal.reason);
  if (!stat.isFile() && !stat.isDirectory()) return await measurePipe(what, handle, range, compiled, controls, keep);
  const { start: from, end: to } = range;
  const total = stat.size === 0 ? null : Math.max(Math.min(stat.size, to) - from, 0); // files of /proc have none, and content
  const encoding = encodingIn(range);
  if (compiled.language === 'auto' && stat.isFile()) {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(windowOf(range)), 0, windowOf(range), from);
    compiled = resolved(compiled, buffer.subarray(0, bytesRead), encoding);
  }
  const job = new Job(what.name, what.kind, 1, what.reader(compiled));
  job.path = path;
  job.start({ fd: handle.fd, from, to, total, keep }, analysisArgs(compiled, encoding), controls);
  const result = await outcomeOf(job, what.tell(total ?? 0));
  return { result, analyzer: keep ? keptAnalyzer(job.analyzer, compiled, encoding) : undefined };
}

async function openAndMeasure(what, file, options, compiled, keep) {
  const handle = await fs.promises.open(file, 'r');
  try {
    return await measureHandle(what, handle, options, compiled, { keep, path: file });
  } finally {
    await handle.close();
  }
}

/**
 * The result, and the analyzer that it is of, its document ended: for merges.
 * @param {Measure} what
 * @param {{ keep?: boolean }} [whether] without `keep` there may be no analyzer
 */
async function measure(what, file, options, { keep = false, compiled } = {}) {
  takeFile(file);
  compiled ??= what.compile(options);
  takeRange(options);
  const { signal } = takeControls(options ?? {});
  const work = isHandle(file) ? measureHandle(what, file, options, compiled, { keep }) : openAndMeasure(what, file, options, compiled, keep);
  return await orAbort(work, signal);
}

/** See index.d.ts. */
async function analyzeFile(file, options) {
  return (await measure(REPORT, file, options)).result;
}

/** See index.d.ts. */
async function wordFrequenciesFile(file, options) {
  return (await measure(TABLE, file, options)).result;
}

/** analyzeFile by options that are compiled, and its analyzer if that is to be kept: for the command line. */
async function measureFile(file, { keep, compiled, ...options }) {
  const { result, analyzer } = await measure(REPORT, file, options, { keep, compiled });
  return { report: result, analyzer };
}

function readSync(what, fd, range, compiled) {
  const regular = fs.fstatSync(fd).isFile();
  const deciding = new Deciding(compiled, range.encoding);
  try {
    const piece = Buffer.allocUnsafeSlow(PIECE);
    let at = regular ? range.start : 0;
    for (let n; at < range.end && (n = fs.readSync(fd, piece, 0, Math.min(PIECE, range.end - at), regular ? at : null)) > 0; at += n)
      deciding.write(within(range, at, piece.subarray(0, n)));
    return what.end(deciding.end());
  } finally {
    deciding[DISPOSE]();
  }
}

function measureSync(what, file, options) {
  takeFile(file);
  const compiled = what.compileSync(options);
  const range = takeRange(options);
  if (isHandle(file)) return readSync(what, file.fd, range, compiled);
  const fd = fs.openSync(file, 'r');
  try {
    return readSync(what, fd, range, compiled);
  } finally {
    fs.closeSync(fd);
  }
}

/** See index.d.ts. */
const analyzeFileSync = (file, options) => measureSync(REPORT, file, options);

/** See index.d.ts. */
const wordFrequenciesFileSync = (file, options) => measureSync(TABLE, file, options);

module.exports = { analyzeFile, analyzeFileSync, wordFrequenciesFile, wordFrequenciesFileSync, measureFile };
