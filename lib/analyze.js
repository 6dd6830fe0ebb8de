'use strict';
// analyze: one text in one call.
const { native, results } = require('./native.js');
const { fromStatus } = require('./status.js');
const { takeInput } = require('./input.js');
const { analysisOptions, flagsOf } = require('./options.js');
const { makeReport } = require('./report.js');
const { resolved } = require('./language.js');

const SLICE = 1 << 15; // code units: native code copies a string, and so much stays in the cache

/** A failure as native.analyze tells it. */
function failed(handle, status) {
  results[0] = native.analyzerErrorOffset(handle);
  return status;
}

/** The report of a long string, as native.analyze gives it. */
function analyzeSlices(text, flags, encoding, { numbers, language }) {
  const handle = native.analyzerNew(flags, numbers, language);
  if (typeof handle === 'number') throw fromStatus(handle);
  try {
    for (let at = 0; at < text.length; at += SLICE) {
      const status = native.analyzerWrite(handle, text.slice(at, at + SLICE), encoding);
      if (status !== 0) return failed(handle, status);
    }
    const result = native.analyzerFinish(handle);
    return typeof result === 'number' ? failed(handle, result) : result;
  } finally {
    native.analyzerFree(handle);
  }
}

/** See index.d.ts. */
function analyzeSync(input, options) {
  const asked = analysisOptions(options);
  const { text, encoding, unit } = takeInput(input, options?.encoding);
  const o = resolved(asked, text, encoding);
  const flags = flagsOf(o, encoding);
  const isLong = typeof text === 'string' && text.length > 2 * SLICE;
  const result = isLong ? analyzeSlices(text, flags, encoding, o) : native.analyze(text, flags, o.numbers, o.language);
  if (typeof result === 'number') throw fromStatus(result, results[0] / unit);
  return makeReport(result, o);
}

module.exports = { analyzeSync };
