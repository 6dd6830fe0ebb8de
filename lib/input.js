'use strict';
// input: what a caller hands in, as native code takes it: a string, or a Uint8Array over the caller's own bytes.
// Getters are captured at load: an object cannot lie about its length.
const { invalidType, invalidValue, detached } = require('./errors.js');

const getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
const call = (fn) => Function.prototype.call.bind(fn);

const TypedArray = Object.getPrototypeOf(Uint8Array);
const typedTag = call(getter(TypedArray.prototype, Symbol.toStringTag)); // undefined for what is no typed array
const typedBuffer = call(getter(TypedArray.prototype, 'buffer'));
const typedOffset = call(getter(TypedArray.prototype, 'byteOffset'));
const typedLength = call(getter(TypedArray.prototype, 'byteLength'));
const typedKeys = call(TypedArray.prototype.keys); // throws where the bytes are gone
const typedSubarray = call(TypedArray.prototype.subarray);
const { Buffer } = globalThis; // Node.js has it, Bun and Deno
const bufferSubarray = Buffer && call(Buffer.prototype.subarray);
const viewBuffer = call(getter(DataView.prototype, 'buffer'));
const viewOffset = call(getter(DataView.prototype, 'byteOffset'));
const viewLength = call(getter(DataView.prototype, 'byteLength')); // throws where the bytes are gone
const arrayBufferLength = call(getter(ArrayBuffer.prototype, 'byteLength'));
const isResizable = call(Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, 'resizable')?.get ?? (() => false)); // Node 20 on
const sharedLength = typeof SharedArrayBuffer === 'undefined' ? refuse : call(getter(SharedArrayBuffer.prototype, 'byteLength')); // some pages have none

const EXPECTED = 'of type string or an instance of Buffer, TypedArray, DataView, ArrayBuffer or SharedArrayBuffer';

const ENCODINGS = { utf8: 0, utf16le: 1, latin1: 3 };
const UTF16_NATIVE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 2;

function refuse() {
  throw new TypeError('not here');
}

/** Is `value` what `get` was made for? Such getters throw at anything else. */
function passes(get, value) {
  try {
    get(value);
    return true;
  } catch {
    return false;
  }
}

function isGone(view) {
  return typedLength(view) === 0 && !passes(typedKeys, view);
}

/** A Uint8Array over the bytes of `make`, or the error for bytes that are gone. */
function over(make) {
  try {
    return make();
  } catch {
    throw detached();
  }
}

function bytesOfTyped(input, tag) {
  if (isGone(input)) throw detached();
  const buffer = typedBuffer(input); // first of all: it may move the bytes of a small array
  return tag === 'Uint8Array' ? input : new Uint8Array(buffer, typedOffset(input), typedLength(input));
}

function bytesOf(input) {
  const tag = typedTag(input);
  if (tag !== undefined) return bytesOfTyped(input, tag);
  if (ArrayBuffer.isView(input)) return over(() => new Uint8Array(viewBuffer(input), viewOffset(input), viewLength(input)));
  if (isAnyArrayBuffer(input)) return over(() => new Uint8Array(input));
  throw invalidType('The "input" argument', EXPECTED, input);
}

/** @returns {number | undefined} the number of the encoding that the caller named */
function namedEncoding(encoding) {
  if (encoding === undefined) return undefined;
  if (typeof encoding !== 'string') throw invalidType(`The property 'options.encoding'`, 'of type string', encoding);
  if (Object.hasOwn(ENCODINGS, encoding)) return ENCODINGS[encoding];
  throw invalidValue(`The property 'options.encoding'`, `one of ${Object.keys(ENCODINGS).map((e) => `'${e}'`).join(', ')}`, encoding);
}

/**
 * @typedef {object} Input
 * @property {string | Uint8Array} text what native code takes
 * @property {number} encoding tg_encoding; of no account for a string
 * @property {1 | 2} unit bytes of one unit of an offset
 * @property {number} byteLength of a Uint8Array; code units times 2 of a string
 */

/** @returns {Input} */
function takeInput(input, encoding) {
  const named = namedEncoding(encoding);
  if (typeof input === 'string') {
    if (named === undefined) return { text: input, encoding: UTF16_NATIVE, unit: 2, byteLength: input.length * 2 };
    throw invalidValue(`The property 'options.encoding'`, 'left out: a string is text already', encoding);
  }
  const units = typedTag(input) === 'Uint16Array';
  const text = bytesOf(input);
  const number = named ?? (units ? UTF16_NATIVE : ENCODINGS.utf8);
  return { text, encoding: number, unit: units && number === UTF16_NATIVE ? 2 : 1, byteLength: typedLength(text) };
}

/** What a segment is a part of: code units for a Uint16Array that is text, bytes for everything else but strings. */
function pieces({ text, unit }, input) {
  if (typeof text === 'string') return { of: text, cut: (from, to) => text.slice(from, to) };
  if (unit === 2) return { of: input, cut: (from, to) => typedSubarray(input, from, to) };
  const cut = Buffer?.isBuffer(text) ? bufferSubarray : typedSubarray;
  return { of: input, cut: (from, to) => cut(text, from, to) };
}

/** Are fewer than `byteLength` bytes left of a Uint8Array? */
function hasShrunk(bytes, byteLength) {
  return typedLength(bytes) < byteLength || (byteLength === 0 && isGone(bytes));
}

/** Is a value an ArrayBuffer, or shared memory? */
const isAnyArrayBuffer = (value) => passes(arrayBufferLength, value) || passes(sharedLength, value);

const isShared = (bytes) => passes(sharedLength, typedBuffer(bytes));

/** The ArrayBuffer that a Uint8Array covers from its first byte to its last; undefined of a part and of shared memory. */
function wholeBuffer(bytes) {
  const buffer = typedBuffer(bytes);
  return !isShared(bytes) && arrayBufferLength(buffer) === typedLength(bytes) ? buffer : undefined;
}

module.exports = { takeInput, pieces, isAnyArrayBuffer, isShared, isResizable, isGone, typedTag, typedBuffer, typedOffset, typedLength, typedSubarray, arrayBufferLength, wholeBuffer, hasShrunk, UTF16_NATIVE, ENCODINGS };
