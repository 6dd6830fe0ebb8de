'use strict';
// wasm: the functions of native code that lib/native.js tells of, but for jobs, over wasm/host.c. Texts are copied into the
// instance's memory a slice at a time. Views of that memory end when it grows: they are taken anew where it may have.
const names = require('../wasm/dist/names.js');
const { wasm, stringAt } = require('./wasm-instance.js');
const { typedBuffer, typedOffset, typedLength, UTF16_NATIVE } = require('./input.js');

const TG_E_NOMEM = 2;
const TG_E_LIMIT = 3;
const TG_E_FORMAT = 6;

const UTF8 = 0; // TG_ENCODING_UTF8
const encodingIn = (flags) => (flags >> 5) & 7;
const tellsOffset = (flags) => (flags & 2) !== 0; // invalid: 'error'
const BATCH = 2048; // of wasm/host.c
const NOTE_SHIFT = 2 ** 26; // likewise
const NUMBERS = 11; // TG_JS_NUMBERS
const RULES = 10; // TG_JS_RULES
const PER_WORD = 3; // TG_JS_WORD
const UINT32_MAX = 2 ** 32 - 1;

const results = new Float64Array(256); // where small results go; lib/ reads them before it calls again
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

let x; // the exports, once the areas below are known
let view, bytes; // of the memory
let RESULTS, LANGUAGE, TEXT, TEXT_SIZE, CURSOR, ENDS, KINDS;
let lastLanguage; // what is in its area

/** Before any other call into the instance; views are those of now afterwards. */
function open() {
  if (x) return look();
  x = wasm();
  look();
  const areas = x.tgw_areas();
  [RESULTS, LANGUAGE, TEXT, TEXT_SIZE, CURSOR, ENDS, KINDS] = [0, 1, 2, 3, 4, 5, 6].map((i) => view.getUint32(areas + 4 * i, true));
}

/** The memory as it is now. */
function look() {
  if (bytes?.byteLength) return; // 0 once it has grown
  view = new DataView(x.memory.buffer);
  bytes = new Uint8Array(x.memory.buffer);
}

function result(i) {
  look();
  return view.getFloat64(RESULTS + 8 * i, true);
}

// ── Texts ──

/** In bytes of what goes to the instance: a string's code units have two. */
const sizeOf = (text) => (typeof text === 'string' ? text.length * 2 : typedLength(text));

const encodingOf = (text, number) => (typeof text === 'string' ? UTF16_NATIVE : number);
const withEncodingOf = (text, flags) => (flags & ~(7 << 5)) | (encodingOf(text, encodingIn(flags)) << 5);

function put(text, from, size, to) {
  look();
  if (typeof text !== 'string') return bytes.set(new Uint8Array(typedBuffer(text), typedOffset(text) + from, size), to);
  const units = new Uint16Array(bytes.buffer, to, size / 2);
  for (let i = 0, at = from / 2; i < units.length; i++) units[i] = text.charCodeAt(at + i);
}

/** What `use` makes of a piece of a text, all of it at once in memory. @returns {number} that, or the failure */
function withWhole(text, from, size, use) {
  if (size <= TEXT_SIZE) {
    put(text, from, size, TEXT);
    return use(TEXT, size);
  }
  const block = size <= UINT32_MAX ? x.tgw_new(size) >>> 0 : 0;
  if (block === 0) return -TG_E_NOMEM;
  try {
    put(text, from, size, block);
    return use(block, size);
  } finally {
    x.tgw_free(block);
  }
}

/** Hands a text to `use` in slices (where, how many bytes, how many more there are), until one fails. */
function inSlices(text, use) {
  const total = sizeOf(text);
  let at = 0;
  do {
    const size = Math.min(TEXT_SIZE, total - at);
    put(text, at, size, TEXT);
    at += size;
    const status = use(TEXT, size, total - at);
    if (status !== 0) return status;
  } while (at < total);
  return 0;
}

// ── Options ──

/** @returns {0 | 1} whether there is one */
function putLanguage(language) {
  if (language === undefined) return 0;
  if (language !== lastLanguage) {
    look();
    for (let i = 0; i < language.length; i++) bytes[LANGUAGE + i] = language.charCodeAt(i);
    bytes[LANGUAGE + language.length] = 0;
    lastLanguage = language;
  }
  return 1;
}

/** What `use` makes of options of an analysis; those of a word table stand behind the first numbers. */
function withAnalysisOptions([flags, numbers, language, stopText, stopLengths], use) {
  open();
  for (let i = 0; i < NUMBERS; i++) view.setFloat64(RESULTS + 8 * i, numbers[i], true);
  x.tgw_analysis_options(flags, putLanguage(language));
  if (numbers.length === NUMBERS) return use();
  if (!stopLengths?.length) {
    x.tgw_word_options(...numbers.subarray(NUMBERS), 0, 0);
    return use();
  }
  const block = x.tgw_new(4 * stopLengths.length + stopText.length) >>> 0;
  if (block === 0) return -TG_E_NOMEM;
  try {
    look();
    stopLengths.forEach((length, i) => view.setUint32(block + 4 * i, length, true));
    bytes.set(stopText, block + 4 * stopLengths.length);
    x.tgw_word_options(...numbers.subarray(NUMBERS), block, stopLengths.length);
    return use();
  } finally {
    x.tgw_free(block);
  }
}

const newAnalyzer = (options) => withAnalysisOptions(options, () => x.tgw_analyzer_new());

function putOptions(flags, language) {
  open();
  x.tgw_options(flags, putLanguage(language));
}

// ── Reports ──

function readReport(block, count, length) {
  look();
  const values = count <= results.length ? results : new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = view.getFloat64(block + 8 * i, true);
  const text = decoder.decode(bytes.subarray(block + 8 * count, block + 8 * count + length));
  return values === results ? text : [text, values];
}

/** What lib/report.js takes, from the block that a call left. */
function takeReport(status) {
  if (status !== 0) return status;
  const block = result(0);
  try {
    return readReport(block, result(1), result(2));
  } catch {
    return -TG_E_LIMIT; // nothing but a string or an array that may not be that long
  } finally {
    x.tgw_free(block);
  }
}

// ── Analyzers: a handle is an object; its analyzer is freed by hand or after the handle was collected ──

const collected = new FinalizationRegistry((pointer) => x.tgw_analyzer_free(pointer));

/** @param {number} flags whether errors have an offset is in them */
function handleOf(status, flags) {
  if (status !== 0) return status;
  const handle = { pointer: result(0), flags };
  collected.register(handle, handle.pointer, handle);
  return handle;
}

/** How far a slice of a string goes that has room as UTF-8, and does not end between two surrogates. */
function endOfSlice(text, at) {
  const end = Math.min(at + Math.floor(TEXT_SIZE / 3), text.length);
  return end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800 ? end - 1 : end;
}

/** A string as UTF-8 where that is the same: it is made faster, and measured faster. */
function writeString(pointer, text) {
  let at = 0;
  do {
    const end = endOfSlice(text, at);
    const slice = text.slice(at, end);
    look();
    const status = slice.isWellFormed()
      ? x.tgw_analyzer_write(pointer, UTF8, TEXT, encoder.encodeInto(slice, bytes.subarray(TEXT, TEXT + TEXT_SIZE)).written)
      : inSlices(slice, (address, size) => x.tgw_analyzer_write(pointer, UTF16_NATIVE, address, size));
    if (status !== 0) return status;
    at = end;
  } while (at < text.length);
  return 0;
}

const canTell = typeof String.prototype.isWellFormed === 'function';

function writeTo({ pointer, flags }, text, encoding) {
  if (canTell && typeof text === 'string' && !tellsOffset(flags)) return writeString(pointer, text);
  return inSlices(text, (at, size) => x.tgw_analyzer_write(pointer, encodingOf(text, encoding), at, size));
}

/** What `finish` makes of an analyzer that a text was written to. */
function measured(text, options, finish) {
  const status = newAnalyzer(options);
  if (status !== 0) return status;
  const [flags] = options;
  const pointer = result(0);
  try {
    const written = writeTo({ pointer, flags }, text, encodingIn(flags));
    const made = written === 0 ? finish(pointer) : written;
    if (typeof made === 'number') results[0] = x.tgw_analyzer_error_offset(pointer);
    return made;
  } finally {
    x.tgw_analyzer_free(pointer);
  }
}

const analyze = (text, ...options) => measured(text, options, (pointer) => takeReport(x.tgw_analyzer_finish(pointer)));

function analyzerFree(handle) {
  collected.unregister(handle);
  x.tgw_analyzer_free(handle.pointer);
  handle.pointer = 0; // which every call refuses
}

function analyzerSave({ pointer }) {
  const status = x.tgw_analyzer_save(pointer);
  if (status !== 0) return status;
  const [block, length] = [result(0), result(1)];
  try {
    const state = bytes.slice(block, block + length);
    return globalThis.Buffer?.from(state.buffer) ?? state;
  } catch {
    return -TG_E_LIMIT; // likewise
  } finally {
    x.tgw_free(block);
  }
}

function analyzerLoad(state, flags) {
  putOptions(flags);
  const size = sizeOf(state);
  if (size === 0) return -TG_E_FORMAT;
  return handleOf(withWhole(state, 0, size, x.tgw_analyzer_load), flags);
}

function analyzerRules({ pointer }) {
  const status = x.tgw_analyzer_rules(pointer);
  return status === 0 ? Array.from({ length: RULES }, (_, i) => result(i)) : status;
}

function cut(text, from, flags) {
  putOptions(withEncodingOf(text, flags));
  const status = withWhole(text, 0, sizeOf(text), (at, size) => x.tgw_cut(at, size, from));
  return status === 0 ? result(0) : status;
}

// ── Word tables: a handle is an object, as an analyzer's ──

const collectedTables = new FinalizationRegistry((pointer) => x.tgw_words_free(pointer));

function takeTable(status) {
  if (status !== 0) return status;
  const handle = { pointer: result(0) };
  collectedTables.register(handle, handle.pointer, handle);
  return handle;
}

const wordsOf = (text, ...options) => measured(text, options, (pointer) => takeTable(x.tgw_analyzer_words(pointer, 1)));

function wordsFree(handle) {
  collectedTables.unregister(handle);
  x.tgw_words_free(handle.pointer);
  handle.pointer = 0;
}

function wordsFigures({ pointer }) {
  x.tgw_words_figures(pointer);
  for (let i = 0; i < 5; i++) results[i] = result(i);
}

function wordsFind({ pointer }, word) {
  const text = encoder.encode(word);
  const status = withWhole(text, 0, text.length, (at, size) => x.tgw_words_find(pointer, at, size));
  results[0] = result(0);
  results[1] = result(1);
  return status;
}

/** Where the text of a table is, its length, and where the offsets are. */
function arraysOf(pointer) {
  x.tgw_words_arrays(pointer);
  return [result(0), result(1), result(2)];
}

function wordsRead({ pointer }, from, count, numbers) {
  const [text, , offsets] = arraysOf(pointer);
  const offsetAt = (i) => view.getInt32(offsets + 4 * i, true);
  x.tgw_words_read(pointer, from, count);
  for (let i = 0; i < PER_WORD * count; i++) numbers[i] = endAt(i);
  try {
    return decoder.decode(bytes.subarray(text + offsetAt(from), text + offsetAt(from + count)));
  } catch {
    return -TG_E_LIMIT; // nothing but a string that may not be that long
  }
}

/** A copy of bytes of the instance; -status where there is no room for one. */
function copyOf(from, to) {
  look();
  try {
    return bytes.slice(from, to);
  } catch {
    return -TG_E_LIMIT;
  }
}

function wordsText({ pointer }) {
  const [text, length] = arraysOf(pointer);
  const copy = copyOf(text, text + length);
  return typeof copy === 'number' ? copy : (globalThis.Buffer?.from(copy.buffer) ?? copy);
}

function wordsOffsets({ pointer }) {
  const [, , offsets] = arraysOf(pointer);
  const copy = copyOf(offsets, offsets + 4 * (sizeOfTable(pointer) + 1));
  return typeof copy === 'number' ? copy : new Int32Array(copy.buffer);
}

function sizeOfTable(pointer) {
  x.tgw_words_figures(pointer);
  return result(0);
}

function wordsNumbers({ pointer }, which) {
  const status = x.tgw_words_numbers(pointer, which);
  if (status !== 0) return status;
  const block = result(0);
  try {
    const copy = copyOf(block, block + 8 * sizeOfTable(pointer));
    return typeof copy === 'number' ? copy : new Float64Array(copy.buffer);
  } finally {
    x.tgw_free(block);
  }
}

// ── Boundaries ──

/** A batch of ends, as lib/segment.js takes it. */
function nextBoundaries(text, granularity, flags, language, offset, length, last, cursor, ends, kinds) {
  putOptions(withEncodingOf(text, flags), language);
  const isString = typeof text === 'string';
  bytes.set(cursor, CURSOR);
  const status = withWhole(text, isString ? 0 : offset, isString ? sizeOf(text) : length, (at, size) =>
    x.tgw_boundaries(granularity, at, size, last, Math.min(ends.length, kinds.length)),
  );
  if (status !== 0) return status;
  const count = result(0);
  cursor.set(bytes.subarray(CURSOR, CURSOR + cursor.length));
  for (let i = 0; i < count; i++) {
    ends[i] = endAt(i) / (isString ? 2 : 1);
    kinds[i] = bytes[KINDS + i];
  }
  return count;
}

/** The cursor for what is behind a text. */
function beginCursor(before, granularity, flags, language, cursor) {
  putOptions(withEncodingOf(before, flags), language);
  const status = withWhole(before, 0, sizeOf(before), x.tgw_cursor_begin);
  if (status === 0) cursor.set(bytes.subarray(CURSOR, CURSOR + cursor.length));
  return status;
}

/** Ends into the caller's array, as lib/into.js takes them. */
function fillBoundaries(text, granularity, flags, language, offset, length, last, cursor, shift, into, at) {
  putOptions(withEncodingOf(text, flags), language);
  bytes.set(cursor, CURSOR);
  const isString = typeof text === 'string';
  const unit = isString ? 2 : 1;
  let [written, done, count] = [0, 0, 0];
  const status = withWhole(text, isString ? 0 : offset, isString ? sizeOf(text) : length, (address, size) => {
    do {
      const cap = Math.min(into.length - at - written, BATCH);
      const failure = x.tgw_boundaries(granularity, address + done, size - done, last, cap);
      if (failure !== 0) return failure;
      count = result(0);
      for (let i = 0; i < count; i++) into[at + written + i] = (offset + (done + endAt(i)) / unit) / 2 ** shift;
      written += count;
      if (count > 0) done += endAt(count - 1);
    } while (count === BATCH);
    return 0;
  });
  if (status !== 0) return status;
  cursor.set(bytes.subarray(CURSOR, CURSOR + cursor.length));
  results[0] = done / unit;
  return written;
}

/** Of the last batch. */
const endAt = (i) => view.getFloat64(ENDS + 8 * i, true);

/** What is found of the segments of a text in pieces: all of them strings, or all bytes. `feed`, then `result`, then `free`. */
class Segmentation {
  #pointer;

  constructor(granularity, flags, language) {
    putOptions(flags, language);
    this.failure = x.tgw_segmenter_new(granularity);
    this.#pointer = this.failure === 0 ? result(0) : 0;
  }

  /** @returns {number} 0, or a failure */
  feed(piece, last) {
    open();
    return this.failure || inSlices(piece, (at, size, behind) => this.take(this.#pointer, at, size, last && behind === 0));
  }

  free() {
    x.tgw_segmenter_free(this.#pointer);
  }
}

class Count extends Segmentation {
  #total = 0;

  take(pointer, address, size, end) {
    const status = x.tgw_segmenter_count(pointer, address, size, end);
    this.#total += result(0);
    return status;
  }

  result() {
    return this.#total;
  }
}

/** The ends, in units: 32 bits each as long as the length of the text allows. */
class Boundaries extends Segmentation {
  #ends;
  #count = 0;
  #unit;

  constructor(granularity, flags, language, unit, length) {
    super(granularity, flags, language);
    this.#ends = length > UINT32_MAX ? new Float64Array(1024) : new Uint32Array(1024);
    this.#unit = unit;
  }

  take(pointer, address, size, end) {
    for (let from = 0, count = BATCH; count === BATCH; from += result(1)) {
      const status = x.tgw_segmenter_write(pointer, address + from, size - from, end);
      if (status !== 0) return status;
      count = result(0);
      if (!this.#add(count)) return -TG_E_NOMEM;
    }
    return 0;
  }

  #add(count) {
    if (this.#count + count > this.#ends.length && !this.#grow(count)) return false;
    for (let i = 0; i < count; i++) this.#ends[this.#count + i] = endAt(i) / this.#unit;
    this.#count += count;
    return true;
  }

  #grow(more) {
    let grown;
    try {
      grown = new this.#ends.constructor(Math.ceil(this.#ends.length * 1.5) + more);
    } catch {
      return false; // longer than an array may be
    }
    grown.set(this.#ends);
    this.#ends = grown;
    return true;
  }

  result() {
    return this.#ends.slice(0, this.#count);
  }
}

function resultOf(segmentation, text) {
  try {
    const status = segmentation.feed(text, true);
    return status === 0 ? segmentation.result() : status;
  } finally {
    segmentation.free();
  }
}

function boundaries(text, granularity, flags, language, units) {
  const unit = units || typeof text === 'string' ? 2 : 1;
  return resultOf(new Boundaries(granularity, withEncodingOf(text, flags), language, unit, sizeOf(text) / unit), text);
}

const countSegments = (text, granularity, flags, language) => resultOf(new Count(granularity, withEncodingOf(text, flags), language), text);

// ── Languages ──

const DETECT_BYTES = 16384; // what native code looks at is in them

function countSyllables(word, granularity, flags, language) {
  open();
  x.tgw_options(flags, putLanguage(language));
  return withWhole(word, 0, sizeOf(word), (at, size) => x.tgw_count_syllables(at, size, encodingOf(word, encodingIn(flags))));
}

function detectLanguage(text, flags) {
  open();
  x.tgw_options(flags, 0);
  const index = withWhole(text, 0, Math.min(sizeOf(text), DETECT_BYTES), (at, size) => x.tgw_detect_language(at, size, encodingOf(text, encodingIn(flags))));
  results[0] = result(0);
  return index;
}

// ── Names ──

function statusText(status) {
  open();
  return [5, 6].map((kind) => stringAt(x, x.tgw_name(kind, status)));
}

function noteText(number) {
  open(); // the report may be another thread's
  return [Math.floor(number / NOTE_SHIFT), number % NOTE_SHIFT].map((address) => stringAt(x, address));
}

const native = {
  ...names,
  metricText: (metric, which) => names.metrics[metric].texts[which] ?? null,
  metricNumber: (metric, which) => (names.metrics[metric].numbers[which] === '-Infinity' ? -Infinity : (names.metrics[metric].numbers[which] ?? null)),
  statusText,
  noteText,
  analyze,
  analyzerNew: (...options) => handleOf(newAnalyzer(options), options[0]),
  analyzerWords: ({ pointer }, take) => takeTable(x.tgw_analyzer_words(pointer, take)),
  analyzerWrite: writeTo,
  analyzerEndDocument: ({ pointer }) => x.tgw_analyzer_end_document(pointer),
  analyzerFinish: ({ pointer }) => takeReport(x.tgw_analyzer_finish(pointer)),
  analyzerReport: ({ pointer }) => takeReport(x.tgw_analyzer_report(pointer)),
  analyzerMerge: (into, from) => x.tgw_analyzer_merge(into.pointer, from.pointer),
  analyzerReset: ({ pointer }) => x.tgw_analyzer_reset(pointer),
  analyzerErrorOffset: ({ pointer }) => x.tgw_analyzer_error_offset(pointer),
  analyzerClone: ({ pointer, flags }) => handleOf(x.tgw_analyzer_clone(pointer), flags),
  analyzerFree,
  analyzerSave,
  analyzerLoad,
  analyzerRules,
  analyzerBeginPart: ({ pointer }, before) => withWhole(before, 0, sizeOf(before), (at, size) => x.tgw_analyzer_begin_part(pointer, at, size)),
  analyzerAppend: (into, part) => x.tgw_analyzer_append(into.pointer, part.pointer),
  cut,
  wordsOf,
  wordsFree,
  wordsFigures,
  wordsFind,
  wordsRead,
  wordsText,
  wordsOffsets,
  wordsNumbers,
  nextBoundaries,
  beginCursor,
  fillBoundaries,
  boundaries,
  countSegments,
  countSyllables,
  detectLanguage,
};

module.exports = { native, results, sizeOf, encodingIn, Boundaries, Count };
