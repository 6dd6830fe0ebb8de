'use strict';
// vectors: every case of test/data/vectors.json from JavaScript. The same file is run in C by test/c/vectors_test.c;
// its format is told in tools/vectors-to-c.mjs.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { analyzeSync, boundariesSync, countSegmentsSync } = require('..');

const VECTORS = JSON.parse(readFileSync(path.join(__dirname, 'data', 'vectors.json'), 'utf8'));
const BOUNDARY_OPTIONS = ['encoding', 'language', 'lineBreaks', 'sentences'];

const bytesOf = ({ text, hex, repeat = 1 }) =>
  Buffer.concat(Array(repeat).fill(text !== undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex')));

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

function check(input, { options, expect }) {
  if (expect.error) assert.throws(() => analyzeSync(input, options), expect.error);
  else assert.deepEqual(pick(analyzeSync(input, options), expect), wanted(expect));
}

function takes(encoding) {
  try {
    analyzeSync(Buffer.alloc(0), { encoding });
    return true;
  } catch (error) {
    assert.equal(error.code, 'ERR_INVALID_ARG_VALUE');
    return false;
  }
}

describe('vectors', function () {
  // C knows more encodings than this binding may: such cases are C's alone.
  const encodings = new Set(['utf8', 'utf16le', 'latin1'].filter(takes));

  for (const vector of VECTORS) {
    if (!encodings.has(vector.options?.encoding ?? 'utf8')) continue;

    it(`${vector.name}: bytes`, function () {
      check(bytesOf(vector), vector);
    });

    // An error tells its offset in the units of what came in; a string of `text` is never ill-formed.
    if (vector.text !== undefined)
      it(`${vector.name}: string`, function () {
        check(vector.text.repeat(vector.repeat ?? 1), vector);
      });

    for (const [granularity, ends] of Object.entries(vector.expect.boundaries ?? {}))
      it(`${vector.name}: ${granularity} boundaries`, function () {
        const options = { granularity };
        for (const name of BOUNDARY_OPTIONS) if (name in (vector.options ?? {})) options[name] = vector.options[name];
        assert.deepEqual(Array.from(boundariesSync(bytesOf(vector), options)), ends);
        assert.equal(countSegmentsSync(bytesOf(vector), options), ends.length);
      });
  }
});
