'use strict';
// analyzer: a text in pieces, documents one after another, and what becomes of them: reports, merges, saved states.
const { native } = require('./native.js');
const { TextGaugeError, invalidType } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { takeInput, isAnyArrayBuffer, ENCODINGS } = require('./input.js');
const { analyzerOptions, loadOptions, writeOptions, analysisArgs, flagsOf, rulesOf } = require('./options.js');
const { makeReport } = require('./report.js');
const { makeTable } = require('./words.js');
const { DISPOSE } = require('./dispose.js');

const BY_MARK = 4; // TG_ENCODING_BY_MARK
const TG_E_STATE = 4;
const EMPTY = new Uint8Array(0);

/** The number of the encoding that bytes are in if nothing else is said. */
const encodingOf = (encoding) => takeInput(EMPTY, encoding ?? 'utf8').encoding;

/** The words of an analyzer, its document ended, without a copy: it is as after `reset` then. @type {(analyzer: Analyzer) => WordTable} */
let takeWords;

/** See index.d.ts. */
class Analyzer {
  #handle; // undefined once disposed of
  #rules; // what reports are made by: profile, counts, metrics
  #encoding;

  constructor(options) {
    if (options instanceof Loaded) {
      ({ handle: this.#handle, rules: this.#rules, encoding: this.#encoding } = options);
      return;
    }
    const forFiles = options instanceof ForFiles;
    const o = forFiles ? options.compiled : analyzerOptions(options);
    this.#rules = o;
    this.#encoding = forFiles && options.encoding === undefined ? BY_MARK : encodingOf(options?.encoding);
    this.#handle = native.analyzerNew(...analysisArgs(o, this.#encoding));
    if (typeof this.#handle === 'number') throw fromStatus(this.#handle);
  }

  static load(state, options) {
    if (!ArrayBuffer.isView(state) && !isAnyArrayBuffer(state))
      throw invalidType('The "state" argument', 'an instance of Buffer, TypedArray, DataView, ArrayBuffer or SharedArrayBuffer', state);
    const { text: bytes } = takeInput(state, 'utf8');
    const { bits, encoding: named } = loadOptions(options);
    const encoding = encodingOf(named);
    const handle = native.analyzerLoad(bytes, flagsOf({ bits }, encoding));
    if (typeof handle === 'number') throw fromStatus(handle);
    return new Analyzer(new Loaded(handle, rulesOf(native.analyzerRules(handle)), encoding));
  }

  get #open() {
    if (this.#handle === undefined) throw new TextGaugeError('ERR_TG_STATE', 'The analyzer has been disposed of');
    return this.#handle;
  }

  #check(status) {
    if (status !== 0) throw fromStatus(status, native.analyzerErrorOffset(this.#handle));
  }

  write(input, options) {
    const encoding = writeOptions(options);
    const piece = takeInput(input, encoding);
    const number = encoding === undefined && piece.encoding === ENCODINGS.utf8 ? this.#encoding : piece.encoding;
    this.#check(native.analyzerWrite(this.#open, piece.text, number));
    return this;
  }

  endDocument() {
    this.#check(native.analyzerEndDocument(this.#open));
    return this;
  }

  report() {
    const result = native.analyzerReport(this.#open);
    if (typeof result === 'number') throw fromStatus(result);
    return makeReport(result, this.#rules);
  }

  words() {
    const handle = native.analyzerWords(this.#open, false);
    if (handle === -TG_E_STATE) throw new TextGaugeError('ERR_TG_STATE', "The analyzer was made without 'words'");
    return makeTable(handle);
  }

  merge(other) {
    if (!(other instanceof Analyzer)) throw invalidType('The "other" argument', 'an instance of Analyzer', other);
    this.#check(native.analyzerMerge(this.#open, other.#open));
    return this;
  }

  clone() {
    const handle = native.analyzerClone(this.#open);
    if (typeof handle === 'number') throw fromStatus(handle);
    return new Analyzer(new Loaded(handle, this.#rules, this.#encoding));
  }

  save() {
    const state = native.analyzerSave(this.#open);
    if (typeof state === 'number') throw fromStatus(state);
    return state;
  }

  reset() {
    native.analyzerReset(this.#open);
    return this;
  }

  [DISPOSE]() {
    if (this.#handle !== undefined) native.analyzerFree(this.#handle);
    this.#handle = undefined;
  }

  static {
    takeWords = (analyzer) => makeTable(native.analyzerWords(analyzer.#handle, true), native.analyzerErrorOffset(analyzer.#handle));
  }
}

/** What `load`, `clone` and a job hand to the constructor; no caller can make one. */
class Loaded {
  constructor(handle, rules, encoding) {
    this.handle = handle;
    this.rules = rules;
    this.encoding = encoding;
  }
}

class ForFiles {
  constructor(compiled, encoding) {
    this.compiled = compiled;
    this.encoding = encoding;
  }
}

/** An analyzer of files: UTF-8, or UTF-16 where a document begins with its byte order mark, if `encoding` does not say. */
const fileAnalyzer = (compiled, encoding) => new Analyzer(new ForFiles(compiled, encoding));

/** The analyzer that a job kept. @param {object | number} handle of native code, or its failure */
function keptAnalyzer(handle, rules, encoding) {
  if (typeof handle === 'number') throw fromStatus(handle);
  return new Analyzer(new Loaded(handle, rules, encoding));
}

module.exports = { Analyzer, fileAnalyzer, keptAnalyzer, takeWords: (analyzer) => takeWords(analyzer), encodingOf, BY_MARK };
