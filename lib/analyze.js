'use strict';
// analyze: one text in one call.
const { native, results } = require('./native.js');
const { fromStatus } = require('./status.js');
const { takeInput } = require('./input.js');
const { analysisOptions, flagsOf } = require('./options.js');
const { makeReport } = require('./report.js');

/** See index.d.ts. */
function analyzeSync(input, options) {
  const o = analysisOptions(options);
  const { text, encoding, unit } = takeInput(input, options?.encoding);
  const result = native.analyze(text, flagsOf(o, encoding), o.numbers, o.language);
  if (typeof result === 'number') throw fromStatus(result, results[0] / unit);
  return makeReport(result, o);
}

module.exports = { analyzeSync };
