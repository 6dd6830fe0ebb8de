'use strict';
// segment: the boundaries of a text: one after the other, all at once, or only their number.
const { native } = require('./native.js');
const { invalidType, invalidValue, detached } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { takeInput, pieces, hasShrunk } = require('./input.js');
const { segmentOptions, takeOptions, withSegment, flagsOf, WORDS } = require('./options.js');
const { boundariesInto } = require('./into.js');
const { resolvedSegments } = require('./language.js');

// Native code copies a string whole at each call: it gets slices. They begin small, as many callers want one segment,
// and double while no boundary is in one.
const FIRST_SLICE = 256;
const SLICE = 4096;
const BATCH = 2048; // kBatch of src/node/boundaries.cc
const CURSOR_BYTES = 64;
const WORD_LIKE = 1;

const INTO_OPTIONS = withSegment(['into', 'start']);
const NO_OPTIONS = {};

/** The ends of the segments of one text, a batch at a time. Inside, positions are code units of a string, else bytes. */
class Walk {
  constructor(taken, options) {
    this.text = taken.text;
    this.byteLength = taken.byteLength;
    this.options = options;
    this.flags = flagsOf(options, taken.encoding);
    this.isString = typeof taken.text === 'string';
    this.halve = !this.isString && taken.unit === 2;
    this.length = this.isString ? taken.text.length : taken.byteLength;
    this.cursor = new Uint8Array(CURSOR_BYTES);
    this.ends = new Float64Array(64);
    this.kinds = new Uint8Array(64);
    this.base = 0; // what `ends` count from
    this.next = 0; // where the next batch begins
    this.slice = FIRST_SLICE;
    this.count = 0;
    this.at = 0; // in the batch
  }

  /** The next end, in units of the input; -1 at the end of the text. Its flags are `kind` afterwards. */
  step() {
    if (!this.isString && hasShrunk(this.text, this.byteLength)) throw detached();
    if (this.at === this.count && !this.#fill()) return -1;
    this.kind = this.kinds[this.at];
    const end = this.base + this.ends[this.at++];
    return this.halve ? end / 2 : end;
  }

  #fill() {
    if (this.next === this.length) return false;
    this.base = this.next;
    let size = this.slice;
    do {
      this.count = this.#batch(size);
      size *= 2;
    } while (this.count === 0);
    this.at = 0;
    this.next = this.base + this.ends[this.count - 1];
    this.#grow();
    return true;
  }

  #batch(size) {
    const length = Math.min(size, this.length - this.base);
    const last = this.base + length === this.length;
    const { granularity, language } = this.options;
    const text = this.isString ? this.text.slice(this.base, this.base + length) : this.text;
    const count = native.nextBoundaries(
      text, granularity, this.flags, language, this.base, length, last, this.cursor, this.ends, this.kinds,
    );
    if (count < 0) throw fromStatus(count);
    if (count === 0 && last) throw new Error('textgauge: a text has no last boundary');
    return count;
  }

  #grow() {
    if (this.slice === SLICE) return;
    this.slice = SLICE;
    this.ends = grown(this.ends, BATCH);
    this.kinds = grown(this.kinds, BATCH);
  }
}

function grown(array, length) {
  const out = new array.constructor(length);
  out.set(array);
  return out;
}

/** The segments of one input, as those of Intl.Segmenter: can be walked again and again, and works nothing out before. */
class Segments {
  #input;
  #taken;
  #options;

  constructor(input, taken, options) {
    this.#input = input;
    this.#taken = taken;
    this.#options = options;
  }

  *[Symbol.iterator]() {
    const walk = new Walk(this.#taken, this.#options);
    const make = this.#maker();
    for (let start = 0, end; (end = walk.step()) >= 0; ) {
      yield make(start, end, walk.kind);
      start = end;
    }
  }

  /** The segment that the unit at `index` is in; undefined outside of the text. Walks there from the start. */
  containing(index = 0) {
    const at = Math.trunc(Number(index)) || 0;
    if (at < 0) return undefined;
    const walk = new Walk(this.#taken, this.#options);
    for (let start = 0, end; (end = walk.step()) >= 0; start = end) if (at < end) return this.#maker()(start, end, walk.kind);
    return undefined;
  }

  /** What makes the object of a segment. */
  #maker() {
    const { of, cut } = pieces(this.#taken, this.#input);
    const words = this.#options.granularity === WORDS;
    return (start, end, kind) => {
      const segment = { segment: cut(start, end), index: start, input: of };
      if (words) segment.isWordLike = kind === WORD_LIKE;
      return segment;
    };
  }
}

/** See index.d.ts. */
function segment(input, options) {
  const o = segmentOptions(options);
  const taken = takeInput(input, o.encoding);
  return new Segments(input, taken, resolvedSegments(o, taken.text, taken.encoding));
}

const TOKEN_OPTIONS = ['encoding'];

/** See index.d.ts. */
function forEachToken(input, callback, options) {
  if (typeof callback !== 'function') throw invalidType('The "callback" argument', 'of type function', callback);
  const { encoding } = takeOptions(options, TOKEN_OPTIONS);
  const taken = takeInput(input, encoding);
  const { cut } = pieces(taken, input);
  const walk = new Walk(taken, segmentOptions({ granularity: 'word' }));
  for (let start = 0, end; (end = walk.step()) >= 0; start = end)
    if (walk.kind === WORD_LIKE && callback(cut(start, end), start) === false) return false;
  return true;
}

/** See index.d.ts. */
function boundariesSync(input, options) {
  const asked = segmentOptions(options, INTO_OPTIONS);
  const { into, start } = options ?? NO_OPTIONS;
  const taken = takeInput(input, asked.encoding);
  const o = resolvedSegments(asked, taken.text, taken.encoding);
  if (into !== undefined) return boundariesInto(taken, o, into, start);
  if (start !== undefined) throw invalidValue(`The property 'options.start'`, `left out where there is no 'options.into'`, start);
  const { text, encoding, unit } = taken;
  const result = native.boundaries(text, o.granularity, flagsOf(o, encoding), o.language, unit === 2);
  if (typeof result === 'number') throw fromStatus(result);
  return result;
}

/** See index.d.ts. */
function countSegmentsSync(input, options) {
  const asked = segmentOptions(options);
  const { text, encoding } = takeInput(input, asked.encoding);
  const o = resolvedSegments(asked, text, encoding);
  const result = native.countSegments(text, o.granularity, flagsOf(o, encoding), o.language);
  if (result < 0) throw fromStatus(result);
  return result;
}

module.exports = { segment, forEachToken, boundariesSync, countSegmentsSync };
