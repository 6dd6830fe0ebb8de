'use strict';
// vectors: test/data/vectors.json as calls of the synchronous API, here or elsewhere, and what has to come of them. The file's
// format is told in tools/vectors-to-c.mjs.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const VECTORS = JSON.parse(readFileSync(path.join(__dirname, '..', 'data', 'vectors.json'), 'utf8'));
const BOUNDARY_OPTIONS = ['encoding', 'language', 'lineBreaks', 'sentences'];
const ENCODINGS = ['utf8', 'utf16le', 'latin1']; // C knows more

function hexOf(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

const readingTime = ({ readingTime = {} }) => ({ readingTime: readingTime.seconds });
const metricsOf = (report) => ({ ...report.readability, ...report.diversity, ...readingTime(report) });

/** What the report has of what is expected. A metric or count that is null, or not there, is null. */
function pick(report, expected) {
  const metrics = metricsOf(report);
  const out = {};
  if (expected.counts) out.counts = Object.fromEntries(Object.keys(expected.counts).map((k) => [k, report.counts?.[k] ?? null]));
  if (expected.metrics)
    out.metrics = Object.fromEntries(Object.keys(expected.metrics).map((k) => [k, metrics[k] == null ? null : hexOf(metrics[k])]));
  if (expected.topWords) out.topWords = report.topWords.map(({ word, count }) => [word, count]);
  if (expected.notes) out.notes = report.notes.map(({ metric, code }) => [metric ?? null, code]).sort();
  return out;
}

function wanted({ counts, metrics, topWords, notes }) {
  const out = {};
  if (counts) out.counts = counts;
  if (metrics) out.metrics = metrics;
  if (topWords) out.topWords = topWords;
  if (notes) out.notes = [...notes].sort();
  return out;
}

function verifyReport({ result, error }, expect) {
  if (expect.error) assert.deepEqual(error, expect.error);
  else assert.deepEqual(result && pick(result, expect), wanted(expect));
}

/** A text as what can be sent anywhere: `{ text }`, or the bytes as `{ base64 }`. */
const bytesOf = ({ text, hex, repeat = 1 }) => ({
  base64: Buffer.concat(Array(repeat).fill(text !== undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex'))).toString('base64'),
});

/**
 * @returns {{ title: string, calls: [name: string, input: object, options?: object][], verify: (outcomes: object[]) => void }[]}
 *   an outcome is `{ result }` (arrays as plain ones) or `{ error: { code, offset } }`, in the order of the calls
 */
function vectorCases() {
  return VECTORS.filter(({ options }) => ENCODINGS.includes(options?.encoding ?? 'utf8')).flatMap((vector) => {
    const { name, options, expect } = vector;
    const bytes = bytesOf(vector);
    const cases = [{ title: `${name}: bytes`, calls: [['analyzeSync', bytes, options]], verify: ([outcome]) => verifyReport(outcome, expect) }];

    // An error tells its offset in the units of what came in; a string of `text` is never ill-formed.
    if (vector.text !== undefined) {
      const input = { text: vector.text.repeat(vector.repeat ?? 1) };
      cases.push({ title: `${name}: string`, calls: [['analyzeSync', input, options]], verify: ([outcome]) => verifyReport(outcome, expect) });
    }

    for (const [granularity, ends] of Object.entries(expect.boundaries ?? {})) {
      const o = { granularity };
      for (const key of BOUNDARY_OPTIONS) if (key in (options ?? {})) o[key] = options[key];
      cases.push({
        title: `${name}: ${granularity} boundaries`,
        calls: [['boundariesSync', bytes, o], ['countSegmentsSync', bytes, o]],
        verify: (outcomes) => assert.deepEqual(outcomes, [{ result: ends }, { result: ends.length }]),
      });
    }
    return cases;
  });
}

/** Makes a call. It uses nothing but its arguments and what JavaScript has: it is run in browsers, too. */
function callApi(api, [name, { text, base64 }, options]) {
  const input = text ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  try {
    const result = api[name](input, options);
    return { result: ArrayBuffer.isView(result) ? Array.from(result) : result };
  } catch (error) {
    if (error.name !== 'TextGaugeError') throw error;
    return { error: { code: error.code, offset: error.offset } };
  }
}

module.exports = { vectorCases, callApi };
