'use strict';
// words: a word table, as callers have it, over one of native code; and the tables of texts in one call.
const { native, results } = require('./native.js');
const { TextGaugeError, invalidType, invalidValue } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { DISPOSE } = require('./dispose.js');
const { takeInput } = require('./input.js');
const { resolved } = require('./language.js');
const { wordOptions, analysisArgs } = require('./options.js');

const [SIZE, TOTAL, EXACT, DISTINCT, BOUNDED] = [0, 1, 2, 3, 4]; // TG_JS_WORDS_SIZE and so on, of crossing.h
const PER_WORD = 3; // TG_JS_WORD
const BATCH = 512; // words that cross at a time
const DEFAULT_TOP = 10;
const [COUNTS, ERRORS] = [0, 1];

/** What makes tables hand to the constructor; no caller can make one. */
class Made {
  constructor(handle) {
    this.handle = handle;
  }
}

/** A field of CSV by RFC 4180. */
const csvField = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const CSV_HEAD = 'word,count';

/** A word and its count, and in bounded memory its error, as a line of CSV without its end. */
const csvRow = ({ word, count, error }) => `${csvField(word)},${count}${error === undefined ? '' : `,${error}`}`;

const asObject = (word, count) => ({ word, count });
const asBounded = (word, count, error) => ({ word, count, error });
const asPair = (word, count) => [word, count];

/** See index.d.ts. */
class WordTable {
  #handle; // undefined once disposed of
  #bounded;
  #words;
  #offsets;
  #counts;
  #errors;

  constructor(made) {
    if (!(made instanceof Made)) throw invalidType('A WordTable', 'made by wordFrequencies() or an Analyzer', made);
    this.#handle = made.handle;
    native.wordsFigures(made.handle);
    this.#bounded = results[BOUNDED] === 1;
    const figures = { size: results[SIZE], total: results[TOTAL], exact: results[EXACT] === 1, distinct: results[DISTINCT] };
    for (const name in figures) Object.defineProperty(this, name, { value: figures[name], enumerable: true });
  }

  get #open() {
    if (this.#handle === undefined) throw new TextGaugeError('ERR_TG_STATE', 'The word table has been disposed of');
    return this.#handle;
  }

  #check(result) {
    if (typeof result === 'number' && result < 0) throw fromStatus(result);
    return result;
  }

  // ── Arrow's layout ──

  get words() {
    return (this.#words ??= this.#check(native.wordsText(this.#open)));
  }

  get offsets() {
    return (this.#offsets ??= this.#check(native.wordsOffsets(this.#open)));
  }

  get counts() {
    return (this.#counts ??= this.#check(native.wordsNumbers(this.#open, COUNTS)));
  }

  get errors() {
    return (this.#errors ??= this.#check(native.wordsNumbers(this.#open, ERRORS)));
  }

  // ── Words ──

  /** Leaves where the word is and its count in the results. */
  #find(word) {
    if (typeof word !== 'string') throw invalidType('The "word" argument', 'of type string', word);
    this.#check(native.wordsFind(this.#open, word));
  }

  get(word) {
    this.#find(word);
    return results[1];
  }

  has(word) {
    return this.indexOf(word) >= 0;
  }

  indexOf(word) {
    this.#find(word);
    return results[0] < this.size ? results[0] : -1;
  }

  /** The first words, as `make` has them. */
  *#first(count, make) {
    void this.#open; // of no words too
    const numbers = new Float64Array(PER_WORD * Math.min(BATCH, count));
    for (let at = 0; at < count; at += BATCH) {
      const most = Math.min(BATCH, count - at);
      const text = this.#check(native.wordsRead(this.#open, at, most, numbers));
      for (let i = 0, start = 0; i < most; i++) {
        const end = start + numbers[PER_WORD * i];
        yield make(text.slice(start, end), numbers[PER_WORD * i + 1], numbers[PER_WORD * i + 2]);
        start = end;
      }
    }
  }

  *[Symbol.iterator]() {
    yield* this.#first(this.size, asPair);
  }

  /** Words as objects. */
  #objects(count) {
    return this.#first(count, this.#bounded ? asBounded : asObject);
  }

  top(n = DEFAULT_TOP) {
    if (typeof n !== 'number') throw invalidType('The "n" argument', 'of type number', n);
    if (!Number.isSafeInteger(n) || n < 0) throw invalidValue('The "n" argument', 'an integer of 0 or more', n);
    return [...this.#objects(Math.min(n, this.size))];
  }

  toJSON() {
    const { size, total, exact, distinct } = this;
    return { size, total, ...(this.#bounded && { exact, distinct }), words: this.top(size) };
  }

  toCSV() {
    let text = this.#bounded ? `${CSV_HEAD},error\n` : `${CSV_HEAD}\n`;
    try {
      for (const word of this.#objects(this.size)) text += `${csvRow(word)}\n`;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new TextGaugeError('ERR_TG_LIMIT', 'The words are more than a string can have', { cause: error });
    }
    return text;
  }

  get [Symbol.toStringTag]() {
    return 'WordTable';
  }

  [DISPOSE]() {
    if (this.#handle !== undefined) native.wordsFree(this.#handle);
    this.#handle = undefined;
  }
}

/**
 * @param {object | number} handle of native code, or its failure
 * @param {number} [offset] of an ill-formed part
 */
function makeTable(handle, offset) {
  if (typeof handle === 'number') throw fromStatus(handle, offset);
  return new WordTable(new Made(handle));
}

/** See index.d.ts. */
function wordFrequenciesSync(input, options) {
  const asked = wordOptions(options);
  const { text, encoding, unit } = takeInput(input, options?.encoding);
  const o = resolved(asked, text, encoding);
  const handle = native.wordsOf(text, ...analysisArgs(o, encoding));
  return makeTable(handle, results[0] / unit);
}

module.exports = { WordTable, makeTable, wordFrequenciesSync, csvField, csvRow, CSV_HEAD };
