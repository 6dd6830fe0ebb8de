'use strict';
// file: a file in bounded memory. It is read by position, never mapped: one that shrinks meanwhile only ends early.
const fs = require('node:fs');
const { URL } = require('node:url');
const { AbortError, invalidType, invalidValue } = require('./errors.js');
const { fileAnalyzer, keptAnalyzer, BY_MARK, encodingOf } = require('./analyzer.js');
const { analysisOptions, withAnalysis, analysisArgs } = require('./options.js');
const { Job, takeControls, ANALYZE } = require('./job.js');
const { outcomeOf, tellOf } = require('./async.js');
const { makeReport } = require('./report.js');

const PIECE = 1 << 20; // bytes that the synchronous twin reads at a time
const CHUNK = 1 << 16; // bytes of a pipe that are measured between two turns of the event loop
const RANGE_OPTIONS = ['start', 'end'];
const SYNC_OPTIONS = withAnalysis(RANGE_OPTIONS);
const ASYNC_OPTIONS = withAnalysis([...RANGE_OPTIONS, 'signal', 'onProgress']);

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

/** The range, and the options that are an analyzer's. */
function takeRange(options = {}) {
  const { start, end, signal: _, onProgress: __, ...rest } = options;
  const range = { start: takePosition('start', start, 0), end: takePosition('end', end, Infinity) };
  if (range.end < range.start) throw invalidValue(`The property 'options.end'`, `not below options.start`, end);
  return { ...range, rest };
}

/** What of a piece that was read at `at`, before the end of the range, is in it. */
const within = ({ start }, at, piece) => piece.subarray(Math.max(start - at, 0));

/** What cannot be read by position, such as a pipe, in pieces as they come. */
async function measurePipe(handle, range, { signal, onProgress }) {
  const analyzer = fileAnalyzer(range.rest);
  const piece = Buffer.allocUnsafeSlow(CHUNK);
  let at = 0;
  let told = 0;
  while (at < range.end) {
    const { bytesRead } = await handle.read(piece, 0, Math.min(CHUNK, range.end - at), null);
    if (signal?.aborted) throw new AbortError(signal.reason);
    if (bytesRead === 0) break;
    analyzer.write(within(range, at, piece.subarray(0, bytesRead)));
    at += bytesRead;
    if (onProgress && performance.now() - told >= 50) {
      told = performance.now();
      onProgress({ done: at, total: null });
    }
  }
  onProgress?.({ done: at, total: at });
  return { report: analyzer.endDocument().report(), analyzer };
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

async function measureHandle(handle, options, compiled, { keep, path }) {
  const range = takeRange(options);
  const controls = takeControls(options ?? {});
  const stat = await handle.stat();
  if (controls.signal?.aborted) throw new AbortError(controls.signal.reason);
  if (!stat.isFile() && !stat.isDirectory()) return await measurePipe(handle, range, controls);
  const { start: from, end: to } = range;
  const total = stat.size === 0 ? null : Math.max(Math.min(stat.size, to) - from, 0); // files of /proc have none, and content
  const encoding = range.rest.encoding === undefined ? BY_MARK : encodingOf(range.rest.encoding);
  const job = new Job('textgauge:analyzeFile', ANALYZE, 1, (result) => makeReport(result, compiled));
  job.path = path;
  job.start({ fd: handle.fd, from, to, total, keep }, analysisArgs(compiled, encoding), controls);
  const report = await outcomeOf(job, tellOf(total ?? 0));
  return { report, analyzer: keep ? keptAnalyzer(job.analyzer, compiled, encoding) : undefined };
}

async function openAndMeasure(file, options, compiled, keep) {
  const handle = await fs.promises.open(file, 'r');
  try {
    return await measureHandle(handle, options, compiled, { keep, path: file });
  } finally {
    await handle.close();
  }
}

/**
 * analyzeFile, and the analyzer that the report is of, its document ended: for merges.
 * @param {{ keep?: boolean }} [whether] without `keep` there may be no analyzer
 */
async function measureFile(file, options, { keep = false } = {}) {
  takeFile(file);
  const compiled = analysisOptions(options, ASYNC_OPTIONS);
  takeRange(options);
  const { signal } = takeControls(options ?? {});
  const work = isHandle(file) ? measureHandle(file, options, compiled, { keep }) : openAndMeasure(file, options, compiled, keep);
  return await orAbort(work, signal);
}

/** See index.d.ts. */
async function analyzeFile(file, options) {
  return (await measureFile(file, options)).report;
}

function measureSync(fd, range) {
  const analyzer = fileAnalyzer(range.rest);
  const piece = Buffer.allocUnsafeSlow(PIECE);
  const regular = fs.fstatSync(fd).isFile();
  let at = regular ? range.start : 0;
  for (let n; at < range.end && (n = fs.readSync(fd, piece, 0, Math.min(PIECE, range.end - at), regular ? at : null)) > 0; at += n)
    analyzer.write(within(range, at, piece.subarray(0, n)));
  return analyzer.endDocument().report();
}

/** See index.d.ts. */
function analyzeFileSync(file, options) {
  takeFile(file);
  analysisOptions(options, SYNC_OPTIONS);
  const range = takeRange(options);
  if (isHandle(file)) return measureSync(file.fd, range);
  const fd = fs.openSync(file, 'r');
  try {
    return measureSync(fd, range);
  } finally {
    fs.closeSync(fd);
  }
}

module.exports = { analyzeFile, analyzeFileSync, measureFile };
