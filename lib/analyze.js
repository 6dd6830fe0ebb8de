'use strict';
// analyze: one text in one call, and the native analyzer for a text in pieces.
const { native, results } = require('./native.js');
const { fromStatus } = require('./errors.js');
const { takeInput, ENCODINGS } = require('./input.js');
const { analysisOptions, flagsOf } = require('./options.js');
const { makeReport } = require('./report.js');

/** See index.d.ts. */
function analyzeSync(input, options) {
  const o = analysisOptions(options);
  const { text, encoding, unit } = takeInput(input, options?.encoding);
  const result = native.analyze(
    text, flagsOf(o, encoding), o.top, o.language, o.countMask, o.metricsLow, o.metricsHigh, o.wordsPerMinute,
  );
  if (typeof result === 'number') throw fromStatus(result, results[0] / unit);
  return makeReport(result, o);
}

/** A text of bytes in pieces. The command line stands on it; it is not part of the API yet. */
class NativeAnalyzer {
  #handle;
  #options;
  #encoding;

  /** @param {object} [options] of analyzeSync */
  constructor(options = {}) {
    const o = (this.#options = analysisOptions(options));
    const { encoding } = takeInput(new Uint8Array(0), options.encoding ?? 'utf8');
    this.#encoding = encoding;
    this.#handle = native.analyzerNew(
      flagsOf(o, encoding ?? ENCODINGS.utf8), o.top, o.language, o.countMask, o.metricsLow, o.metricsHigh, o.wordsPerMinute,
    );
    if (typeof this.#handle === 'number') throw fromStatus(this.#handle);
  }

  #check(status) {
    if (status !== 0) throw fromStatus(status, native.analyzerErrorOffset(this.#handle));
  }

  /** @param {Uint8Array} bytes cut anywhere */
  write(bytes) {
    this.#check(native.analyzerWrite(this.#handle, takeInput(bytes, 'utf8').text, this.#encoding));
  }

  endDocument() {
    this.#check(native.analyzerEndDocument(this.#handle));
  }

  /** Ends the document and reports on everything so far. */
  finish() {
    const result = native.analyzerFinish(this.#handle);
    if (typeof result === 'number') this.#check(result);
    return makeReport(result, this.#options);
  }

  /** Adds the closed documents of another analyzer with the same options. */
  merge(other) {
    this.#check(native.analyzerMerge(this.#handle, other.#handle));
  }

  reset() {
    native.analyzerReset(this.#handle);
  }
}

module.exports = { analyzeSync, NativeAnalyzer };
