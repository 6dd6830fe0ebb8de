'use strict';
// into: boundaries into an array that the caller has, from any boundary on, as far as there is room.
const { native, results } = require('./native.js');
const { TextGaugeError, invalidType, invalidValue, detached } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { hasShrunk, isGone, typedTag, typedLength, typedSubarray } = require('./input.js');
const { flagsOf, SENTENCES } = require('./options.js');

// Native code looks at so much of a text at a call: it copies a string, and WebAssembly bytes too.
const STRING_SLICE = 16384; // code units
const BYTES_SLICE = 122880;
const PER_END = 16; // of a string no more than so many code units are copied for each end that there is room for
const LEAST = 256;
const LOOK_BACK = 1024; // bytes: tg_cursor_begin
const CURSOR_BYTES = 64;
const UINT32_MAX = 2 ** 32 - 1;

/** @param {number} length of the input, in units */
function takeInto(into, length) {
  const tag = typedTag(into);
  if (tag !== 'Uint32Array' && tag !== 'Float64Array')
    throw invalidType(`The property 'options.into'`, 'an instance of Uint32Array or Float64Array', into);
  if (isGone(into)) throw detached();
  if (length > UINT32_MAX && tag === 'Uint32Array')
    throw new TextGaugeError('ERR_TG_LIMIT', `The input has more than ${UINT32_MAX} units: 'options.into' must be a Float64Array`);
  return into;
}

function takeStart(start = 0, length) {
  if (typeof start !== 'number') throw invalidType(`The property 'options.start'`, 'of type number', start);
  if (!Number.isInteger(start) || start < 0 || start > length)
    throw invalidValue(`The property 'options.start'`, `an integer from 0 to the input's length, ${length}`, start);
  return start;
}

/** The ends of segments, written into an array from its beginning on. Positions are code units of a string, else bytes. */
class Filling {
  constructor(taken, options, into) {
    this.text = taken.text;
    this.options = options;
    this.into = into;
    this.room = typedLength(into) / into.BYTES_PER_ELEMENT;
    this.flags = flagsOf(options, taken.encoding);
    this.isString = typeof taken.text === 'string';
    this.shift = !this.isString && taken.unit === 2 ? 1 : 0; // from positions to units
    this.length = this.isString ? taken.text.length : taken.byteLength;
    this.cursor = new Uint8Array(CURSOR_BYTES);
    this.written = 0;
    this.at = 0;
  }

  /** Go on at a position, which is a boundary. */
  begin(at) {
    this.at = at;
    if (at === 0 || this.options.granularity !== SENTENCES) return; // nothing else hangs on what is before a boundary
    const from = Math.max(0, at - LOOK_BACK);
    const before = this.isString ? this.text.slice(from, at) : typedSubarray(this.text, from, at);
    this.#check(native.beginCursor(before, this.options.granularity, this.flags, this.options.language, this.cursor));
  }

  fill() {
    for (let more = 1; this.written < this.room && this.at < this.length; ) {
      const count = this.#next(Math.min(this.#slice() * more, this.length - this.at));
      more = count === 0 ? more * 2 : 1; // a segment that is longer than the slice
      this.written += count;
    }
  }

  #slice() {
    if (!this.isString) return BYTES_SLICE;
    return Math.min(STRING_SLICE, Math.max(LEAST, (this.room - this.written) * PER_END));
  }

  #next(length) {
    const { text, at, into, written, options } = this;
    const last = at + length === this.length;
    const piece = this.isString ? text.slice(at, at + length) : text;
    const count = this.#check(
      native.fillBoundaries(piece, options.granularity, this.flags, options.language, at, length, last, this.cursor, this.shift, into, written),
    );
    if (count === 0 && last) throw new Error('textgauge: a text has no last boundary');
    this.at += results[0];
    return count;
  }

  #check(result) {
    if (result < 0) throw fromStatus(result);
    return result;
  }
}

/**
 * @param {import('./input.js').Input} taken
 * @returns {{ read: number, written: number }}
 */
function boundariesInto(taken, options, into, start) {
  const length = typeof taken.text === 'string' ? taken.text.length : taken.byteLength / taken.unit;
  const filling = new Filling(taken, options, takeInto(into, length));
  const from = takeStart(start, length) * 2 ** filling.shift;
  if (!filling.isString && hasShrunk(taken.text, taken.byteLength)) throw detached();
  filling.begin(from);
  filling.fill();
  return { read: (filling.at - from) / 2 ** filling.shift, written: filling.written };
}

module.exports = { boundariesInto };
