"use strict";
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// wasm/dist/names.js
var require_names = __commonJS({
  "wasm/dist/names.js"(exports2, module2) {
    module2.exports = {
      "version": "0.1.0",
      "unicodeVersion": "17.0.0",
      "countNames": [
        "bytes",
        "characters",
        "charactersNoSpaces",
        "letters",
        "digits",
        "punctuation",
        "symbols",
        "whitespace",
        "graphemes",
        "words",
        "spaceWords",
        "uniqueWords",
        "hapaxLegomena",
        "wordLetters",
        "wordDigits",
        "longWords",
        "sentences",
        "paragraphs",
        "lines",
        "newlines",
        "syllables",
        "monosyllables",
        "polysyllables",
        "invalidSequences"
      ],
      "metricNames": [
        "fleschReadingEase",
        "fleschKincaidGrade",
        "gunningFog",
        "smog",
        "colemanLiau",
        "automatedReadability",
        "lix",
        "rix",
        "typeTokenRatio",
        "readingTime"
      ],
      "metricGroups": [
        "readability",
        "readability",
        "readability",
        "readability",
        "readability",
        "readability",
        "readability",
        "readability",
        "diversity",
        "readingTime"
      ]
    };
  }
});

// lib/input.js
var require_input = __commonJS({
  "lib/input.js"(exports2, module2) {
    "use strict";
    var { invalidType, invalidValue, detached } = require("../../lib/errors.js");
    var getter = (prototype, name) => Object.getOwnPropertyDescriptor(prototype, name).get;
    var call = (fn) => Function.prototype.call.bind(fn);
    var TypedArray = Object.getPrototypeOf(Uint8Array);
    var typedTag = call(getter(TypedArray.prototype, Symbol.toStringTag));
    var typedBuffer = call(getter(TypedArray.prototype, "buffer"));
    var typedOffset = call(getter(TypedArray.prototype, "byteOffset"));
    var typedLength = call(getter(TypedArray.prototype, "byteLength"));
    var typedKeys = call(TypedArray.prototype.keys);
    var typedSubarray = call(TypedArray.prototype.subarray);
    var { Buffer: Buffer2 } = globalThis;
    var bufferSubarray = Buffer2 && call(Buffer2.prototype.subarray);
    var viewBuffer = call(getter(DataView.prototype, "buffer"));
    var viewOffset = call(getter(DataView.prototype, "byteOffset"));
    var viewLength = call(getter(DataView.prototype, "byteLength"));
    var arrayBufferLength = call(getter(ArrayBuffer.prototype, "byteLength"));
    var isResizable = call(Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "resizable")?.get ?? (() => false));
    var sharedLength = typeof SharedArrayBuffer === "undefined" ? refuse : call(getter(SharedArrayBuffer.prototype, "byteLength"));
    var EXPECTED = "of type string or an instance of Buffer, TypedArray, DataView, ArrayBuffer or SharedArrayBuffer";
    var ENCODINGS = { utf8: 0, utf16le: 1, latin1: 3 };
    var UTF16_NATIVE = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 2;
    function refuse() {
      throw new TypeError("not here");
    }
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
    function over(make) {
      try {
        return make();
      } catch {
        throw detached();
      }
    }
    function bytesOfTyped(input, tag) {
      if (isGone(input)) throw detached();
      const buffer = typedBuffer(input);
      return tag === "Uint8Array" ? input : new Uint8Array(buffer, typedOffset(input), typedLength(input));
    }
    function bytesOf(input) {
      const tag = typedTag(input);
      if (tag !== void 0) return bytesOfTyped(input, tag);
      if (ArrayBuffer.isView(input)) return over(() => new Uint8Array(viewBuffer(input), viewOffset(input), viewLength(input)));
      if (isAnyArrayBuffer(input)) return over(() => new Uint8Array(input));
      throw invalidType('The "input" argument', EXPECTED, input);
    }
    function namedEncoding(encoding) {
      if (encoding === void 0) return void 0;
      if (typeof encoding !== "string") throw invalidType(`The property 'options.encoding'`, "of type string", encoding);
      if (Object.hasOwn(ENCODINGS, encoding)) return ENCODINGS[encoding];
      throw invalidValue(`The property 'options.encoding'`, `one of ${Object.keys(ENCODINGS).map((e) => `'${e}'`).join(", ")}`, encoding);
    }
    function takeInput(input, encoding) {
      const named = namedEncoding(encoding);
      if (typeof input === "string") {
        if (named === void 0) return { text: input, encoding: UTF16_NATIVE, unit: 2, byteLength: input.length * 2 };
        throw invalidValue(`The property 'options.encoding'`, "left out: a string is text already", encoding);
      }
      const units = typedTag(input) === "Uint16Array";
      const text = bytesOf(input);
      const number = named ?? (units ? UTF16_NATIVE : ENCODINGS.utf8);
      return { text, encoding: number, unit: units && number === UTF16_NATIVE ? 2 : 1, byteLength: typedLength(text) };
    }
    function pieces({ text, unit }, input) {
      if (typeof text === "string") return { of: text, cut: (from, to) => text.slice(from, to) };
      if (unit === 2) return { of: input, cut: (from, to) => typedSubarray(input, from, to) };
      const cut = Buffer2?.isBuffer(text) ? bufferSubarray : typedSubarray;
      return { of: input, cut: (from, to) => cut(text, from, to) };
    }
    function hasShrunk(bytes, byteLength) {
      return typedLength(bytes) < byteLength || byteLength === 0 && isGone(bytes);
    }
    var isAnyArrayBuffer = (value) => passes(arrayBufferLength, value) || passes(sharedLength, value);
    var isShared = (bytes) => passes(sharedLength, typedBuffer(bytes));
    function wholeBuffer(bytes) {
      const buffer = typedBuffer(bytes);
      return !isShared(bytes) && arrayBufferLength(buffer) === typedLength(bytes) ? buffer : void 0;
    }
    module2.exports = { takeInput, pieces, isAnyArrayBuffer, isShared, isResizable, isGone, typedTag, typedBuffer, typedOffset, typedLength, typedSubarray, arrayBufferLength, wholeBuffer, hasShrunk, UTF16_NATIVE, ENCODINGS };
  }
});

// lib/wasm-instance.js
var require_wasm_instance = __commonJS({
  "lib/wasm-instance.js"(exports2, module2) {
    "use strict";
    var { version } = require_names();
    var { TextGaugeError: TextGaugeError2, invalidType } = require("../../lib/errors.js");
    var { isAnyArrayBuffer } = require_input();
    var { wasmBytes, wantsScalar, fillRandom } = require("../../lib/wasm-host.js");
    var SIMD_PROBE = Uint8Array.of(
      0,
      97,
      115,
      109,
      1,
      0,
      0,
      0,
      1,
      5,
      1,
      96,
      0,
      1,
      123,
      3,
      2,
      1,
      0,
      10,
      8,
      1,
      6,
      0,
      65,
      0,
      253,
      15,
      11
    );
    var exported;
    var making;
    function checkEngine() {
      if (typeof WebAssembly === "undefined") throw new TextGaugeError2("ERR_TG_UNSUPPORTED", "There is no WebAssembly here");
    }
    function bytesOfHere() {
      return wasmBytes(!wantsScalar() && WebAssembly.validate(SIMD_PROBE));
    }
    function stringAt({ memory }, address) {
      const bytes = new Uint8Array(memory.buffer, address);
      return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
    }
    function adopt({ exports: exports3 }) {
      if (typeof exports3.tgw_name !== "function" || stringAt(exports3, exports3.tgw_name(0, 0)) !== version)
        throw new TextGaugeError2("ERR_TG_VERSION", `The module is not the WebAssembly of textgauge ${version}`);
      exports3.tgw_seed(...fillRandom(new Uint32Array(4)));
      exported = exports3;
    }
    function makeNow() {
      checkEngine();
      const bytes = bytesOfHere();
      let instance;
      try {
        instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
      } catch (cause) {
        throw new TextGaugeError2("ERR_TG_STATE", "WebAssembly cannot be compiled here while JavaScript waits: await init() first", { cause });
      }
      adopt(instance);
    }
    async function compileResponse(response) {
      if (!response.ok) throw new TextGaugeError2("ERR_TG_STATE", `The module cannot be had: ${response.status} ${response.statusText} (${response.url})`);
      const streams = WebAssembly.compileStreaming && /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
      return streams ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
    }
    async function compile(source) {
      if (source === void 0) return await WebAssembly.compile(bytesOfHere());
      if (source instanceof WebAssembly.Module) return source;
      if (typeof source === "string" || source instanceof URL) return await compileResponse(await fetch(source));
      if (ArrayBuffer.isView(source) || isAnyArrayBuffer(source)) return await WebAssembly.compile(source);
      throw invalidType('The "source" argument', "of type string or an instance of URL, WebAssembly.Module, ArrayBuffer or a view of one", source);
    }
    async function make(source) {
      checkEngine();
      const module3 = await compile(source);
      const instance = await WebAssembly.instantiate(module3);
      if (!exported) adopt(instance);
    }
    async function init2(source) {
      if (exported) return;
      try {
        await (making ??= make(source));
      } finally {
        if (!exported) making = void 0;
      }
    }
    function wasm() {
      if (!exported) makeNow();
      return exported;
    }
    module2.exports = { init: init2, wasm, stringAt };
  }
});

// lib/wasm-native.js
var require_wasm_native = __commonJS({
  "lib/wasm-native.js"(exports2, module2) {
    "use strict";
    var names = require_names();
    var { wasm, stringAt } = require_wasm_instance();
    var { typedBuffer, typedOffset, typedLength, UTF16_NATIVE } = require_input();
    var TG_E_NOMEM = 2;
    var TG_E_LIMIT = 3;
    var TG_E_FORMAT = 6;
    var UTF8 = 0;
    var encodingIn = (flags) => flags >> 5 & 7;
    var tellsOffset = (flags) => (flags & 2) !== 0;
    var BATCH = 2048;
    var NOTE_SHIFT = 2 ** 26;
    var UINT32_MAX = 2 ** 32 - 1;
    var results = new Float64Array(256);
    var encoder = new TextEncoder();
    var decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    var x;
    var view;
    var bytes;
    var RESULTS;
    var LANGUAGE;
    var TEXT;
    var TEXT_SIZE;
    var CURSOR;
    var ENDS;
    var KINDS;
    var lastLanguage;
    function open() {
      if (x) return look();
      x = wasm();
      look();
      const areas = x.tgw_areas();
      [RESULTS, LANGUAGE, TEXT, TEXT_SIZE, CURSOR, ENDS, KINDS] = [0, 1, 2, 3, 4, 5, 6].map((i) => view.getUint32(areas + 4 * i, true));
    }
    function look() {
      if (bytes?.byteLength) return;
      view = new DataView(x.memory.buffer);
      bytes = new Uint8Array(x.memory.buffer);
    }
    function result(i) {
      look();
      return view.getFloat64(RESULTS + 8 * i, true);
    }
    var sizeOf = (text) => typeof text === "string" ? text.length * 2 : typedLength(text);
    var encodingOf = (text, number) => typeof text === "string" ? UTF16_NATIVE : number;
    var withEncodingOf = (text, flags) => flags & ~(7 << 5) | encodingOf(text, encodingIn(flags)) << 5;
    function put(text, from, size, to) {
      look();
      if (typeof text !== "string") return bytes.set(new Uint8Array(typedBuffer(text), typedOffset(text) + from, size), to);
      const units = new Uint16Array(bytes.buffer, to, size / 2);
      for (let i = 0, at = from / 2; i < units.length; i++) units[i] = text.charCodeAt(at + i);
    }
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
    function putLanguage(language) {
      if (language === void 0) return 0;
      if (language !== lastLanguage) {
        look();
        for (let i = 0; i < language.length; i++) bytes[LANGUAGE + i] = language.charCodeAt(i);
        bytes[LANGUAGE + language.length] = 0;
        lastLanguage = language;
      }
      return 1;
    }
    function putAnalysisOptions(flags, top, language, counts, metricsLow, metricsHigh, wordsPerMinute) {
      open();
      x.tgw_analysis_options(flags, top, putLanguage(language), counts, metricsLow, metricsHigh, wordsPerMinute);
    }
    function putOptions(flags, language) {
      open();
      x.tgw_options(flags, putLanguage(language));
    }
    function readReport(block, count, length) {
      look();
      const values = count <= results.length ? results : new Float64Array(count);
      for (let i = 0; i < count; i++) values[i] = view.getFloat64(block + 8 * i, true);
      const text = decoder.decode(bytes.subarray(block + 8 * count, block + 8 * count + length));
      return values === results ? text : [text, values];
    }
    function takeReport(status) {
      if (status !== 0) return status;
      const block = result(0);
      try {
        return readReport(block, result(1), result(2));
      } catch {
        return -TG_E_LIMIT;
      } finally {
        x.tgw_free(block);
      }
    }
    var collected = new FinalizationRegistry((pointer) => x.tgw_analyzer_free(pointer));
    function handleOf(status, flags) {
      if (status !== 0) return status;
      const handle = { pointer: result(0), flags };
      collected.register(handle, handle.pointer, handle);
      return handle;
    }
    function endOfSlice(text, at) {
      const end = Math.min(at + Math.floor(TEXT_SIZE / 3), text.length);
      return end < text.length && (text.charCodeAt(end - 1) & 64512) === 55296 ? end - 1 : end;
    }
    function writeString(pointer, text) {
      let at = 0;
      do {
        const end = endOfSlice(text, at);
        const slice = text.slice(at, end);
        look();
        const status = slice.isWellFormed() ? x.tgw_analyzer_write(pointer, UTF8, TEXT, encoder.encodeInto(slice, bytes.subarray(TEXT, TEXT + TEXT_SIZE)).written) : inSlices(slice, (address, size) => x.tgw_analyzer_write(pointer, UTF16_NATIVE, address, size));
        if (status !== 0) return status;
        at = end;
      } while (at < text.length);
      return 0;
    }
    var canTell = typeof String.prototype.isWellFormed === "function";
    function writeTo({ pointer, flags }, text, encoding) {
      if (canTell && typeof text === "string" && !tellsOffset(flags)) return writeString(pointer, text);
      return inSlices(text, (at, size) => x.tgw_analyzer_write(pointer, encodingOf(text, encoding), at, size));
    }
    function analyze2(text, flags, ...rest) {
      putAnalysisOptions(flags, ...rest);
      const status = x.tgw_analyzer_new();
      if (status !== 0) return status;
      const pointer = result(0);
      try {
        const written = writeTo({ pointer, flags }, text, encodingIn(flags));
        const report = written === 0 ? takeReport(x.tgw_analyzer_finish(pointer)) : written;
        if (typeof report === "number") results[0] = x.tgw_analyzer_error_offset(pointer);
        return report;
      } finally {
        x.tgw_analyzer_free(pointer);
      }
    }
    function analyzerFree(handle) {
      collected.unregister(handle);
      x.tgw_analyzer_free(handle.pointer);
      handle.pointer = 0;
    }
    function analyzerSave({ pointer }) {
      const status = x.tgw_analyzer_save(pointer);
      if (status !== 0) return status;
      const [block, length] = [result(0), result(1)];
      try {
        const state = bytes.slice(block, block + length);
        return globalThis.Buffer?.from(state.buffer) ?? state;
      } catch {
        return -TG_E_LIMIT;
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
      return status === 0 ? [result(0), result(1), result(2), result(3)] : status;
    }
    function cut(text, from, flags) {
      putOptions(withEncodingOf(text, flags));
      const status = withWhole(text, 0, sizeOf(text), (at, size) => x.tgw_cut(at, size, from));
      return status === 0 ? result(0) : status;
    }
    function nextBoundaries(text, granularity, flags, language, offset, length, last, cursor, ends, kinds) {
      putOptions(withEncodingOf(text, flags), language);
      const isString = typeof text === "string";
      bytes.set(cursor, CURSOR);
      const status = withWhole(
        text,
        isString ? 0 : offset,
        isString ? sizeOf(text) : length,
        (at, size) => x.tgw_boundaries(granularity, at, size, last, Math.min(ends.length, kinds.length))
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
    function beginCursor(before, granularity, flags, language, cursor) {
      putOptions(withEncodingOf(before, flags), language);
      const status = withWhole(before, 0, sizeOf(before), x.tgw_cursor_begin);
      if (status === 0) cursor.set(bytes.subarray(CURSOR, CURSOR + cursor.length));
      return status;
    }
    function fillBoundaries(text, granularity, flags, language, offset, length, last, cursor, shift, into, at) {
      putOptions(withEncodingOf(text, flags), language);
      bytes.set(cursor, CURSOR);
      const isString = typeof text === "string";
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
    var endAt = (i) => view.getFloat64(ENDS + 8 * i, true);
    var Segmentation = class {
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
    };
    var Count = class extends Segmentation {
      #total = 0;
      take(pointer, address, size, end) {
        const status = x.tgw_segmenter_count(pointer, address, size, end);
        this.#total += result(0);
        return status;
      }
      result() {
        return this.#total;
      }
    };
    var Boundaries = class extends Segmentation {
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
          return false;
        }
        grown.set(this.#ends);
        this.#ends = grown;
        return true;
      }
      result() {
        return this.#ends.slice(0, this.#count);
      }
    };
    function resultOf(segmentation, text) {
      try {
        const status = segmentation.feed(text, true);
        return status === 0 ? segmentation.result() : status;
      } finally {
        segmentation.free();
      }
    }
    function boundaries2(text, granularity, flags, language, units) {
      const unit = units || typeof text === "string" ? 2 : 1;
      return resultOf(new Boundaries(granularity, withEncodingOf(text, flags), language, unit, sizeOf(text) / unit), text);
    }
    var countSegments2 = (text, granularity, flags, language) => resultOf(new Count(granularity, withEncodingOf(text, flags), language), text);
    function statusText(status) {
      open();
      return [5, 6].map((kind) => stringAt(x, x.tgw_name(kind, status)));
    }
    function noteText(number) {
      open();
      return [Math.floor(number / NOTE_SHIFT), number % NOTE_SHIFT].map((address) => stringAt(x, address));
    }
    var native2 = {
      ...names,
      statusText,
      noteText,
      analyze: analyze2,
      analyzerNew(flags, ...rest) {
        putAnalysisOptions(flags, ...rest);
        return handleOf(x.tgw_analyzer_new(), flags);
      },
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
      nextBoundaries,
      beginCursor,
      fillBoundaries,
      boundaries: boundaries2,
      countSegments: countSegments2
    };
    module2.exports = { native: native2, results, sizeOf, encodingIn, Boundaries, Count };
  }
});

// lib/browser-platform.js
var require_browser_platform = __commonJS({
  "lib/browser-platform.js"(exports2, module2) {
    "use strict";
    var AsyncResource = class {
      runInAsyncScope(task, that, ...args) {
        return task.apply(that, args);
      }
      emitDestroy() {
      }
    };
    var channel = () => ({ hasSubscribers: false });
    var getSystemErrorMap = () => /* @__PURE__ */ new Map();
    function soon(task) {
      if (globalThis.setImmediate) return void setImmediate(task);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        task();
      };
      port2.postMessage(null);
    }
    module2.exports = { AsyncResource, channel, getSystemErrorMap, markAsUntransferable: void 0, soon };
  }
});

// lib/wasm-jobs.js
var require_wasm_jobs = __commonJS({
  "lib/wasm-jobs.js"(exports2, module2) {
    "use strict";
    var { native: native2, results } = require_wasm_native();
    var { soon } = require_browser_platform();
    var { typedBuffer, typedOffset, typedLength } = require_input();
    var PIECE = 1 << 20;
    var MOST = 4;
    var TG_E_ARG = 1;
    var TG_E_NOMEM = 2;
    var TG_E_LIMIT = 3;
    var TG_E_STATE = 4;
    function copied(bytes, at, length, room) {
      const out = room(length);
      out.set(new Uint8Array(typedBuffer(bytes), typedOffset(bytes) + at, length));
      return out;
    }
    function readerOf(bytes) {
      const total = typedLength(bytes);
      let at = 0;
      return {
        async read(room) {
          await new Promise(soon);
          const piece = copied(bytes, at, Math.min(PIECE, total - at), room);
          at += piece.length;
          return { piece, last: at === total };
        },
        close() {
        }
      };
    }
    var Handle = class {
      done = 0;
      // bytes that have been measured
      out = 0;
      // pieces under way
      starved = false;
      // lib/job.js waits to feed
      over = false;
      // cancelled, or failed here
      ended = false;
      spare = [];
      // memory of pieces that have been measured: collectors are slow to see how much of it there is
      constructor(id, flags) {
        this.id = id;
        this.flags = flags;
      }
      /** Room for a piece. */
      room = (length) => {
        const buffer = this.spare.pop();
        return buffer && buffer.byteLength >= length ? new Uint8Array(buffer, 0, length) : new Uint8Array(length);
      };
    };
    function makeJobs(connect, readerOfFile) {
      const handles = /* @__PURE__ */ new Map();
      let port, onEvent;
      function tell({ id, done, spare, result, offset, kept }) {
        const handle = handles.get(id);
        if (!handle) return;
        if (result !== void 0) return end(handle, result, offset, void 0, kept);
        handle.out--;
        handle.done += done;
        if (spare) handle.spare.push(spare);
        handle.wake?.();
        if (handle.starved) {
          handle.starved = false;
          onEvent(id);
        }
      }
      function end(handle, result, offset = 0, errno = void 0, kept = void 0) {
        handles.delete(handle.id);
        if (handles.size === 0) port.hold(false);
        handle.over = true;
        handle.wake?.();
        handle.kept = kept;
        onEvent(handle.id, result, offset, errno);
        handle.ended = true;
      }
      const fail = () => [...handles.values()].forEach((handle) => end(handle, -TG_E_NOMEM));
      function send(handle, piece, last) {
        handle.out++;
        port.post({ id: handle.id, piece, last }, typeof piece === "string" ? [] : [piece.buffer]);
      }
      async function bring(handle, reader) {
        try {
          for (let last = false; !last && !handle.over; ) {
            if (handle.out >= MOST) await new Promise((resolve) => handle.wake = resolve);
            const next = await reader.read(handle.room);
            if (handle.over) return;
            send(handle, next.piece, last = next.last);
          }
        } catch (error) {
          if (typeof error.errno !== "number") throw error;
          if (handle.over) return;
          port.post({ id: handle.id, cancel: true }, []);
          end(handle, -TG_E_ARG, 0, -error.errno);
        } finally {
          reader.close();
        }
      }
      return {
        jobOpen(listener) {
          onEvent = listener;
          port = connect(tell, fail);
          return true;
        },
        jobStart(id, kind, units, source, from, to, keep, ...options) {
          const isFile = typeof source === "number";
          let reader = source;
          try {
            if (source !== void 0) reader = isFile ? readerOfFile(source, from, to) : readerOf(source);
          } catch (error) {
            if (typeof error.errno !== "number") throw error;
            results[0] = -error.errno;
            return -TG_E_ARG;
          }
          const handle = new Handle(id, options[0]);
          if (handles.size === 0) port.hold(true);
          handles.set(id, handle);
          port.post({ id, begin: { kind, unit: units ? 2 : 1, total: isFile ? 0 : to, keep, options } }, []);
          if (reader) bring(handle, reader);
          return handle;
        },
        jobFeed(handle, text, at, length, last) {
          if (handle.over) return -TG_E_STATE;
          if (handle.out >= MOST) {
            handle.starved = true;
            return -TG_E_LIMIT;
          }
          if (typeof text !== "string") send(handle, copied(text, at, length, handle.room), last);
          else for (let i = 0; i === 0 || i < text.length; i += PIECE / 2) send(handle, text.slice(i, i + PIECE / 2), last && i + PIECE / 2 >= text.length);
          return 0;
        },
        jobCancel(handle) {
          if (handle.over) return;
          handle.over = true;
          port.post({ id: handle.id, cancel: true }, []);
        },
        jobDone: ({ ended, done }) => ended ? -1 : done,
        jobAnalyzer: ({ kept, flags }) => typeof kept === "number" ? kept : native2.analyzerLoad(kept, flags),
        poolThreads() {
        },
        // there is one thread
        poolStats() {
          const out = [...handles.values()].reduce((sum, handle) => sum + handle.out, 0);
          results.set([1, port.running(), Math.min(handles.size, 1), out, 1]);
        }
      };
    }
    module2.exports = { makeJobs };
  }
});

// lib/wasm-work.js
var require_wasm_work = __commonJS({
  "lib/wasm-work.js"(exports2, module2) {
    "use strict";
    var { native: native2, results, sizeOf, encodingIn, Boundaries, Count } = require_wasm_native();
    var TG_E_CANCELLED = 9;
    var [ANALYZE, COUNT] = [0, 1];
    var Analysis = class {
      #handle;
      #encoding;
      #keep;
      constructor(options, keep) {
        this.#handle = native2.analyzerNew(...options);
        this.#encoding = encodingIn(options[0]);
        this.#keep = keep;
      }
      feed(piece) {
        return typeof this.#handle === "number" ? this.#handle : native2.analyzerWrite(this.#handle, piece, this.#encoding);
      }
      offset() {
        return typeof this.#handle === "number" ? 0 : native2.analyzerErrorOffset(this.#handle);
      }
      result() {
        const report = native2.analyzerFinish(this.#handle);
        return typeof report === "string" ? [report, results.slice()] : report;
      }
      /** The state to be kept, or the failure to make one. */
      kept() {
        return this.#keep ? native2.analyzerSave(this.#handle) : void 0;
      }
      free() {
        if (typeof this.#handle !== "number") native2.analyzerFree(this.#handle);
      }
    };
    function workOf({ kind, unit, total, keep, options }) {
      if (kind === ANALYZE) return new Analysis(options, keep);
      return kind === COUNT ? new Count(...options) : new Boundaries(...options, unit, total);
    }
    var Workshop = class {
      #works = /* @__PURE__ */ new Map();
      #tell;
      constructor(tell) {
        this.#tell = tell;
      }
      take({ id, begin, piece, last, cancel }) {
        if (begin) return void this.#works.set(id, workOf(begin));
        const work = this.#works.get(id);
        if (!work) return;
        if (cancel) return this.#end(id, work, -TG_E_CANCELLED);
        const status = work.feed(piece, last);
        this.#tell({ id, done: sizeOf(piece), spare: piece.buffer });
        if (status !== 0 || last) this.#end(id, work, status === 0 ? work.result() : status);
      }
      #end(id, work, result) {
        const failed = typeof result === "number" && result < 0;
        this.#tell({ id, result, offset: failed ? work.offset?.() ?? 0 : 0, kept: failed ? void 0 : work.kept?.() });
        work.free?.();
        this.#works.delete(id);
      }
    };
    module2.exports = { Workshop };
  }
});

// lib/wasm-here.js
var require_wasm_here = __commonJS({
  "lib/wasm-here.js"(exports2, module2) {
    "use strict";
    var { native: native2, results } = require_wasm_native();
    var { makeJobs } = require_wasm_jobs();
    var { Workshop } = require_wasm_work();
    var { soon } = require_browser_platform();
    function connect(tell) {
      const shop = new Workshop(tell);
      const messages = [];
      function turn() {
        shop.take(messages.shift());
        if (messages.length) soon(turn);
      }
      return {
        post(message) {
          if (message.cancel) drop(messages, message.id);
          if (messages.push(message) === 1) soon(turn);
        },
        hold() {
        },
        running: () => 0
      };
    }
    function drop(messages, id) {
      for (let i = messages.length - 1; i > 0; i--) if (messages[i].id === id && messages[i].piece !== void 0) messages.splice(i, 1);
    }
    module2.exports = { native: { ...native2, ...makeJobs(connect) }, results };
  }
});

// lib/status.js
var require_status = __commonJS({
  "lib/status.js"(exports2, module2) {
    "use strict";
    var { native: native2 } = require_wasm_here();
    var { TextGaugeError: TextGaugeError2 } = require("../../lib/errors.js");
    var TG_E_INVALID = 5;
    function fromStatus(failure, offset) {
      const [code, message] = native2.statusText(-failure);
      const text = message[0].toUpperCase() + message.slice(1);
      if (-failure !== TG_E_INVALID) return new TextGaugeError2(code, text);
      return new TextGaugeError2(code, `${text} at offset ${offset}`, { offset });
    }
    module2.exports = { fromStatus };
  }
});

// lib/options.js
var require_options = __commonJS({
  "lib/options.js"(exports2, module2) {
    "use strict";
    var { native: native2 } = require_wasm_here();
    var { invalidType, invalidValue, unknownOption } = require("../../lib/errors.js");
    var { countNames, metricNames } = native2;
    var CHOICES = {
      profile: { bit: 0, names: ["unicode", "classic"] },
      invalid: { bit: 1, names: ["replace", "error"] },
      lineBreaks: { bit: 2, names: ["wrap", "break"] },
      sentences: { bit: 3, names: ["language", "uax29"] },
      hyphens: { bit: 4, names: ["split", "join"] }
    };
    var ENCODING_BIT = 5;
    var GRANULARITIES = ["grapheme", "word", "sentence"];
    var ANALYSIS_OPTIONS = [
      "profile",
      "language",
      "encoding",
      "top",
      "counts",
      "metrics",
      "sentences",
      "lineBreaks",
      "hyphens",
      "invalid",
      "wordsPerMinute"
    ];
    var SEGMENT_OPTIONS = ["granularity", "language", "encoding", "sentences", "lineBreaks"];
    var STANDARD_METRICS = Object.freeze([
      "fleschReadingEase",
      "fleschKincaidGrade",
      "gunningFog",
      "smog",
      "colemanLiau",
      "automatedReadability",
      "lix",
      "rix",
      "typeTokenRatio",
      "readingTime"
    ]);
    var NONE = [];
    var LOAD_OPTIONS = ["encoding", "invalid"];
    var WRITE_OPTIONS = ["encoding"];
    var MAX_TOP = 2 ** 32 - 1;
    var DEFAULT_TOP = 10;
    var DEFAULT_WORDS_PER_MINUTE = 238;
    var MAX_WORDS_PER_MINUTE = 1e300;
    var listed = (names) => names.map((name) => `'${name}'`).join(", ");
    var property = (name) => `The property 'options.${name}'`;
    function takeOptions(options, known) {
      if (options === void 0) return {};
      if (options === null || typeof options !== "object" || Array.isArray(options))
        throw invalidType('The "options" argument', "of type object", options);
      for (const name in options) if (!known.includes(name)) throw unknownOption(name, known);
      return options;
    }
    function choiceBits(options, names) {
      let bits = 0;
      for (const name of names) {
        const value = options[name];
        if (value === void 0) continue;
        const { bit, names: choices } = CHOICES[name];
        if (typeof value !== "string") throw invalidType(property(name), "of type string", value);
        const choice = choices.indexOf(value);
        if (choice < 0) throw invalidValue(property(name), `one of ${listed(choices)}`, value);
        bits |= choice << bit;
      }
      return bits;
    }
    var LANGUAGE = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;
    function takeLanguage(language) {
      if (language === void 0) return void 0;
      if (typeof language !== "string") throw invalidType(property("language"), "of type string", language);
      if (language.length > 255 || !LANGUAGE.test(language))
        throw invalidValue(property("language"), `a BCP 47 language tag such as 'en' or 'pt-BR'`, language);
      return language;
    }
    function takeTop(top = DEFAULT_TOP) {
      if (typeof top !== "number") throw invalidType(property("top"), "of type number", top);
      if (!Number.isInteger(top) || top < 0 || top > MAX_TOP) throw invalidValue(property("top"), `an integer from 0 to ${MAX_TOP}`, top);
      return top;
    }
    function takeWordsPerMinute(value = DEFAULT_WORDS_PER_MINUTE) {
      if (typeof value !== "number") throw invalidType(property("wordsPerMinute"), "of type number", value);
      if (!(value > 0 && value <= MAX_WORDS_PER_MINUTE))
        throw invalidValue(property("wordsPerMinute"), "a finite number above 0", value);
      return value;
    }
    function takeNames(option, value, names, sets) {
      if (typeof value === "string" && Object.hasOwn(sets, value)) return sets[value];
      if (typeof value !== "string" && !Array.isArray(value))
        throw invalidType(property(option), `${listed(Object.keys(sets))} or an Array of names`, value);
      if (typeof value === "string") throw invalidValue(property(option), `${listed(Object.keys(sets))} or an Array of names`, value);
      const numbers = value.map((name) => {
        if (typeof name !== "string") throw invalidType(`Every item of 'options.${option}'`, "of type string", name);
        const number = names.indexOf(name);
        if (number < 0) throw invalidValue(`Every item of 'options.${option}'`, `one of ${listed(names)}`, name);
        return number;
      });
      return [...new Set(numbers)].sort((a, b) => a - b);
    }
    var COUNT_SETS = { all: countNames.map((_, i) => i) };
    var METRIC_SETS = { standard: STANDARD_METRICS.map((name) => metricNames.indexOf(name)).sort((a, b) => a - b), all: metricNames.map((_, i) => i) };
    var mask = (numbers, from, size) => numbers.reduce((sum, n) => n >= from && n < from + size ? sum + 2 ** (n - from) : sum, 0);
    function compile(options) {
      const bits = choiceBits(options, Object.keys(CHOICES));
      const language = takeLanguage(options.language);
      const top = takeTop(options.top);
      const counts = takeNames("counts", options.counts ?? "all", countNames, COUNT_SETS);
      const metrics = takeNames("metrics", options.metrics ?? "standard", metricNames, METRIC_SETS);
      return {
        profile: options.profile ?? "unicode",
        bits,
        language,
        top,
        counts,
        metrics,
        countMask: mask(counts, 0, 53),
        metricsLow: mask(metrics, 0, 32),
        metricsHigh: mask(metrics, 32, 32),
        wordsPerMinute: takeWordsPerMinute(options.wordsPerMinute)
      };
    }
    var DEFAULTS = compile({});
    function analysisOptions(options, more = NONE) {
      return options === void 0 ? DEFAULTS : compile(takeOptions(options, [...ANALYSIS_OPTIONS, ...more]));
    }
    var flagsOf = (compiled, encoding) => compiled.bits | encoding << ENCODING_BIT;
    function segmentOptions(options, more = NONE) {
      const given = takeOptions(options, [...SEGMENT_OPTIONS, ...more]);
      const { granularity = "grapheme" } = given;
      if (typeof granularity !== "string") throw invalidType(property("granularity"), "of type string", granularity);
      const number = GRANULARITIES.indexOf(granularity);
      if (number < 0) throw invalidValue(property("granularity"), `one of ${listed(GRANULARITIES)}`, granularity);
      return { granularity: number, bits: choiceBits(given, ["sentences", "lineBreaks"]), language: takeLanguage(given.language), encoding: given.encoding };
    }
    function loadOptions(options) {
      const given = takeOptions(options, LOAD_OPTIONS);
      return { bits: choiceBits(given, ["invalid"]), encoding: given.encoding };
    }
    function writeOptions(options) {
      return takeOptions(options, WRITE_OPTIONS).encoding;
    }
    var bitsOf = (low, high) => [...Array(64).keys()].filter((n) => ((n < 32 ? low / 2 ** n : high / 2 ** (n - 32)) & 1) === 1);
    function rulesOf([profile, counts, metricsLow, metricsHigh]) {
      return {
        profile: CHOICES.profile.names[profile],
        counts: bitsOf(counts % 2 ** 32, Math.floor(counts / 2 ** 32)).filter((n) => n < countNames.length),
        metrics: bitsOf(metricsLow, metricsHigh).filter((n) => n < metricNames.length)
      };
    }
    module2.exports = { takeOptions, analysisOptions, segmentOptions, loadOptions, writeOptions, rulesOf, flagsOf, STANDARD_METRICS, WORDS: 1, SENTENCES: 2 };
  }
});

// lib/report.js
var require_report = __commonJS({
  "lib/report.js"(exports2, module2) {
    "use strict";
    var { native: native2, results } = require_wasm_here();
    var { countNames, metricNames, metricGroups } = native2;
    var notes = /* @__PURE__ */ new Map();
    function noteText(number) {
      if (!notes.has(number)) notes.set(number, native2.noteText(number));
      return notes.get(number);
    }
    var orNull = (number) => number === number ? number : null;
    function readCounts(report, values, asked) {
      if (asked.length === 0) return;
      const counts = report.counts = {};
      for (const n of asked) counts[countNames[n]] = orNull(values[n]);
    }
    function readMetrics(report, values, asked) {
      for (const n of asked) {
        const name = metricNames[n];
        const group = metricGroups[n];
        const value = orNull(values[countNames.length + n]);
        if (group === "readingTime") report.readingTime = { seconds: value };
        else (report[group] ??= {})[name] = value;
      }
    }
    function readWords(strings, start, values, at, count) {
      const words = [];
      for (let i = 0; i < count; i++) {
        const end = start + values[at + 2 * i];
        words.push({ word: strings.slice(start, end), count: values[at + 2 * i + 1] });
        start = end;
      }
      return words;
    }
    function readNotes(values, at, count) {
      const list = [];
      for (let i = 0; i < count; i++) {
        const metric = values[at + 2 * i];
        const [code, reason] = noteText(values[at + 2 * i + 1]);
        list.push({ metric: metric < 0 ? null : metricNames[metric], code, reason });
      }
      return list;
    }
    function makeReport(result, { profile, counts, metrics }) {
      const [strings, values] = typeof result === "string" ? [result, results] : result;
      let at = countNames.length + metricNames.length;
      const languageLength = values[at];
      const wordCount = values[at + 1];
      const noteCount = values[at + 2];
      at += 3;
      const report = { profile, language: strings.slice(0, languageLength) };
      readCounts(report, values, counts);
      readMetrics(report, values, metrics);
      report.topWords = readWords(strings, languageLength, values, at, wordCount);
      report.notes = readNotes(values, at + 2 * wordCount, noteCount);
      return report;
    }
    module2.exports = { makeReport };
  }
});

// lib/analyze.js
var require_analyze = __commonJS({
  "lib/analyze.js"(exports2, module2) {
    "use strict";
    var { native: native2, results } = require_wasm_here();
    var { fromStatus } = require_status();
    var { takeInput } = require_input();
    var { analysisOptions, flagsOf } = require_options();
    var { makeReport } = require_report();
    function analyzeSync2(input, options) {
      const o = analysisOptions(options);
      const { text, encoding, unit } = takeInput(input, options?.encoding);
      const result = native2.analyze(
        text,
        flagsOf(o, encoding),
        o.top,
        o.language,
        o.countMask,
        o.metricsLow,
        o.metricsHigh,
        o.wordsPerMinute
      );
      if (typeof result === "number") throw fromStatus(result, results[0] / unit);
      return makeReport(result, o);
    }
    module2.exports = { analyzeSync: analyzeSync2 };
  }
});

// lib/job.js
var require_job = __commonJS({
  "lib/job.js"(exports2, module2) {
    "use strict";
    var { AsyncResource, getSystemErrorMap, soon } = require_browser_platform();
    var { native: native2, results } = require_wasm_here();
    var { TextGaugeError: TextGaugeError2, AbortError, invalidType, invalidValue, unknownOption, detached } = require("../../lib/errors.js");
    var { fromStatus } = require_status();
    var { hasShrunk } = require_input();
    var SLICE = 1 << 20;
    var SLICE_UNITS = SLICE / 2;
    var TG_E_ARG = 1;
    var TG_E_LIMIT = 3;
    var TG_E_STATE = 4;
    var PROGRESS_MS = 50;
    var DEFAULT_QUEUE = 65536;
    var ANALYZE = 0;
    var COUNT = 1;
    var BOUNDARIES = 2;
    var jobs = /* @__PURE__ */ new Map();
    var lastId = 0;
    var opened = false;
    var maxQueue = DEFAULT_QUEUE;
    function onEvent(id, result, offset, errno) {
      const job = jobs.get(id);
      if (result === void 0) return job.resource.runInAsyncScope(job.feed, job);
      jobs.delete(id);
      job.resource.runInAsyncScope(job.finish, job, result, offset, errno);
    }
    function open() {
      if (!opened && !native2.jobOpen(onEvent)) throw new TextGaugeError2("ERR_TG_NOMEM", "No threads are to be had");
      opened = true;
    }
    function takeControls({ signal, onProgress }) {
      if (signal !== void 0 && (signal === null || typeof signal !== "object" || !("aborted" in signal)))
        throw invalidType(`The property 'options.signal'`, "an instance of AbortSignal", signal);
      if (onProgress !== void 0 && typeof onProgress !== "function")
        throw invalidType(`The property 'options.onProgress'`, "of type function", onProgress);
      if (signal?.aborted) throw new AbortError(signal.reason);
      return { signal, onProgress };
    }
    var Job = class {
      /**
       * @param {string} name of the resource
       * @param {number} kind ANALYZE, COUNT or BOUNDARIES
       * @param {number} unit bytes of one unit of an offset
       * @param {Function} read what makes the result of what native code gives
       */
      constructor(name, kind, unit, read) {
        this.resource = new AsyncResource(name, { requireManualDestroy: true });
        this.kind = kind;
        this.unit = unit;
        this.read = read;
        this.over = false;
        this.outcome = new Promise((resolve) => this.resolve = resolve);
      }
      /** Exactly once: with `value`, or a function that makes the error where the caller's stack is known. */
      #settle(fail, value) {
        if (this.over) return;
        this.over = true;
        clearInterval(this.timer);
        this.signal?.removeEventListener("abort", this.onAbort);
        this.text = this.onProgress = void 0;
        this.resolve({ fail, value });
      }
      fail(make) {
        this.#settle(make);
        if (this.handle !== void 0) native2.jobCancel(this.handle);
      }
      start({ borrow, fd, from = 0, to = 0, text, length = 0, total, keep = false }, args, { signal, onProgress }) {
        open();
        if (jobs.size >= maxQueue) throw new TextGaugeError2("ERR_TG_LIMIT", `More than ${maxQueue} jobs wait or run (configure({ maxQueue }))`);
        this.id = ++lastId;
        this.text = text;
        this.length = length;
        this.at = 0;
        this.ofFile = fd !== void 0;
        this.keep = keep;
        const source = borrow ?? fd;
        const handle = native2.jobStart(this.id, this.kind, this.unit === 2, source, from, fd === void 0 ? total ?? 0 : to, keep, ...args);
        if (typeof handle === "number") throw this.ofFile && handle === -TG_E_ARG ? systemError(results[0], this.path) : fromStatus(handle);
        this.handle = handle;
        jobs.set(this.id, this);
        this.total = total;
        this.#follow(signal);
        this.#report(onProgress);
        if (text !== void 0) this.feed();
      }
      #follow(signal) {
        if (!signal) return;
        this.signal = signal;
        this.onAbort = () => this.fail(() => new AbortError(signal.reason));
        signal.addEventListener("abort", this.onAbort, { once: true });
      }
      #report(onProgress) {
        if (!onProgress) return;
        this.onProgress = onProgress;
        this.timer = setInterval(() => this.resource.runInAsyncScope(this.tick, this), PROGRESS_MS);
        this.timer.unref?.();
      }
      tick(done = native2.jobDone(this.handle) / this.unit) {
        if (this.over || !this.onProgress || done < 0 || done === this.told) return;
        this.told = done;
        if (done > this.total) this.total = null;
        try {
          this.onProgress({ done, total: this.total });
        } catch (error) {
          this.fail(() => error);
        }
      }
      /** The next slice; the one after it in another turn of the event loop. */
      feed() {
        this.waiting = false;
        if (this.over || this.fed || this.text === void 0) return;
        const status = typeof this.text === "string" ? this.#feedString() : this.#feedBytes();
        if (status === -TG_E_LIMIT || status === -TG_E_STATE || this.over) return;
        if (status !== 0) return this.fail(() => fromStatus(status));
        if (!this.fed) this.#feedSoon();
      }
      #feedSoon() {
        if (this.waiting) return;
        this.waiting = true;
        soon(() => this.resource.runInAsyncScope(this.feed, this));
      }
      #feedString() {
        const size = this.length <= 2 * SLICE_UNITS ? this.length : SLICE_UNITS;
        const end = Math.min(this.at + size, this.length);
        const last = end === this.length;
        const status = native2.jobFeed(this.handle, this.text.slice(this.at, end), 0, 0, last);
        if (status === 0) this.#fedTo(end, last);
        return status;
      }
      #feedBytes() {
        if (hasShrunk(this.text, this.length)) {
          this.fail(detached);
          return 0;
        }
        const end = Math.min(this.at + SLICE, this.length);
        const last = end === this.length;
        const status = native2.jobFeed(this.handle, this.text, this.at, end - this.at, last);
        if (status === 0) this.#fedTo(end, last);
        return status;
      }
      #fedTo(end, last) {
        this.at = end;
        this.fed = last;
        if (last) this.text = void 0;
      }
      finish(result, offset, errno) {
        const { handle } = this;
        this.resource.emitDestroy();
        this.handle = void 0;
        if (this.over) return;
        if (errno) return this.fail(() => systemError(errno, this.path));
        if (typeof result === "number" && result < 0) return this.fail(() => fromStatus(result, offset / this.unit));
        const value = this.read(result);
        if (this.keep) this.analyzer = native2.jobAnalyzer(handle);
        const done = this.ofFile ? native2.jobDone(handle) : this.total;
        if (done !== this.total) this.told = void 0;
        this.total = done;
        this.tick(done);
        this.#settle(void 0, value);
      }
    };
    function systemError(errno, path) {
      const [code, message] = getSystemErrorMap().get(-errno) ?? ["EIO", "i/o error"];
      const error = new Error(`${code}: ${message}, read${path === void 0 ? "" : ` '${path}'`}`);
      return Object.assign(error, { errno: -errno, code, syscall: "read" }, path !== void 0 && { path });
    }
    function configure(settings) {
      if (settings === null || typeof settings !== "object") throw invalidType('The "settings" argument', "of type object", settings);
      for (const name in settings) if (name !== "threads" && name !== "maxQueue") throw unknownOption(name, ["threads", "maxQueue"]);
      const { threads, maxQueue: most } = settings;
      checkCount("threads", threads, 256);
      checkCount("maxQueue", most, 2 ** 32 - 1);
      if (threads !== void 0) native2.poolThreads(threads);
      if (most !== void 0) maxQueue = most;
    }
    function checkCount(name, value, most) {
      if (value === void 0) return;
      if (typeof value !== "number") throw invalidType(`The property 'settings.${name}'`, "of type number", value);
      if (!Number.isInteger(value) || value < 1 || value > most)
        throw invalidValue(`The property 'settings.${name}'`, `an integer from 1 to ${most}`, value);
    }
    function poolStats() {
      open();
      native2.poolStats();
      const [threads, running, busy, queued, environments] = results;
      return { threads, running, busy, queued, environments, jobs: jobs.size, maxQueue };
    }
    module2.exports = { Job, takeControls, configure, poolStats, ANALYZE, COUNT, BOUNDARIES };
  }
});

// lib/pin.js
var require_pin = __commonJS({
  "lib/pin.js"(exports2, module2) {
    "use strict";
    var { markAsUntransferable } = require_browser_platform();
    var { isResizable } = require_input();
    var transfer = ArrayBuffer.prototype.transfer && Function.prototype.call.bind(ArrayBuffer.prototype.transfer);
    var clone = globalThis.structuredClone;
    var pinned = /* @__PURE__ */ new WeakSet();
    var holds;
    var twice;
    function attempt(action) {
      try {
        action();
        return void 0;
      } catch (error) {
        return error;
      }
    }
    var refusalOf = (buffer) => attempt(() => clone(null, { transfer: [buffer, buffer] }))?.message;
    function probe() {
      if (!markAsUntransferable || !transfer || !clone) return false;
      const buffer = new ArrayBuffer(8);
      twice = refusalOf(buffer);
      if (twice === void 0 || buffer.byteLength !== 8) return false;
      if (typeof WebAssembly === "object" && refusalOf(new WebAssembly.Memory({ initial: 1 }).buffer) === twice) return false;
      markAsUntransferable(buffer);
      attempt(() => clone(buffer, { transfer: [buffer] }));
      attempt(() => transfer(buffer));
      attempt(() => new ReadableStream({ type: "bytes", start: (c) => c.enqueue(new Uint8Array(buffer)) }));
      return buffer.byteLength === 8;
    }
    function pin(buffer) {
      if (!(holds ??= probe()) || isResizable(buffer)) return false;
      if (pinned.has(buffer)) return true;
      if (refusalOf(buffer) !== twice) return false;
      markAsUntransferable(buffer);
      pinned.add(buffer);
      return true;
    }
    module2.exports = { pin };
  }
});

// lib/async.js
var require_async = __commonJS({
  "lib/async.js"(exports2, module2) {
    "use strict";
    var platform = require_browser_platform();
    var { invalidType, invalidValue } = require("../../lib/errors.js");
    var { takeInput, isShared, typedBuffer, arrayBufferLength, wholeBuffer } = require_input();
    var { analysisOptions, segmentOptions, flagsOf } = require_options();
    var { Job, takeControls, ANALYZE, COUNT, BOUNDARIES } = require_job();
    var { pin } = require_pin();
    var { makeReport } = require_report();
    var AT_ONCE = 1 << 16;
    var ASYNC_OPTIONS = ["signal", "transfer", "pin", "onProgress"];
    var channel = platform.channel("textgauge:analyze");
    function takeFlag(options, name) {
      const value = options?.[name];
      if (value !== void 0 && typeof value !== "boolean") throw invalidType(`The property 'options.${name}'`, "of type boolean", value);
      return value === true;
    }
    function take(bytes, input) {
      const buffer = typeof bytes === "string" ? void 0 : wholeBuffer(bytes);
      if (!buffer)
        throw invalidValue(`The property 'options.transfer'`, "left out: the input is not a whole ArrayBuffer, but a string, a part of one (such as a pooled Buffer) or shared memory", input);
      let taken, cause;
      try {
        taken = new Uint8Array(structuredClone(buffer, { transfer: [buffer] }));
      } catch (error2) {
        cause = error2;
      }
      if (taken && (taken.length === 0 || arrayBufferLength(buffer) === 0)) return taken;
      const error = invalidValue(`The property 'options.transfer'`, "left out: the ArrayBuffer cannot be transferred", input);
      if (cause) error.cause = cause;
      throw error;
    }
    function sourceOf({ text, byteLength, unit }, input, { transfer, pinning }) {
      const total = typeof text === "string" ? text.length : byteLength / unit;
      if (transfer) return { borrow: take(text, input), total };
      if (typeof text === "string") return { text, length: text.length, total };
      if (byteLength > AT_ONCE && (isShared(text) || pinning && pin(typedBuffer(text)))) return { borrow: text, total };
      return { text, length: byteLength, total };
    }
    function tellOf(total) {
      if (!channel.hasSubscribers) return void 0;
      const begin2 = performance.now();
      const message = { length: total };
      channel.publish({ ...message, event: "start" });
      return (error) => channel.publish({ ...message, event: error ? "error" : "end", duration: performance.now() - begin2, ...error && { error } });
    }
    async function outcomeOf(job, tell) {
      const { fail, value } = await job.outcome;
      if (!fail) {
        tell?.();
        return value;
      }
      const error = fail();
      tell?.(error);
      throw error;
    }
    function begin(name, kind, input, options, args, read) {
      const controls = takeControls(options ?? {});
      const transfer = takeFlag(options, "transfer");
      const pinning = takeFlag(options, "pin");
      const taken = takeInput(input, options?.encoding);
      const job = new Job(name, kind, taken.unit, read);
      job.start(sourceOf(taken, input, { transfer, pinning }), args(taken.encoding), controls);
      return job;
    }
    async function analyze2(input, options) {
      const o = analysisOptions(options, ASYNC_OPTIONS);
      const args = (encoding) => [flagsOf(o, encoding), o.top, o.language, o.countMask, o.metricsLow, o.metricsHigh, o.wordsPerMinute];
      const job = begin("textgauge:analyze", ANALYZE, input, options, args, (result) => makeReport(result, o));
      return await outcomeOf(job, tellOf(job.total));
    }
    var same = (result) => result;
    function beginSegments(name, kind, input, options) {
      const o = segmentOptions(options, ASYNC_OPTIONS);
      return begin(name, kind, input, options, (encoding) => [o.granularity, flagsOf(o, encoding), o.language], same);
    }
    async function boundaries2(input, options) {
      return await outcomeOf(beginSegments("textgauge:boundaries", BOUNDARIES, input, options));
    }
    async function countSegments2(input, options) {
      return await outcomeOf(beginSegments("textgauge:countSegments", COUNT, input, options));
    }
    module2.exports = { analyze: analyze2, boundaries: boundaries2, countSegments: countSegments2, outcomeOf, tellOf };
  }
});

// lib/analyzer.js
var require_analyzer = __commonJS({
  "lib/analyzer.js"(exports2, module2) {
    "use strict";
    var { native: native2 } = require_wasm_here();
    var { TextGaugeError: TextGaugeError2, invalidType } = require("../../lib/errors.js");
    var { fromStatus } = require_status();
    var { takeInput, isAnyArrayBuffer, ENCODINGS } = require_input();
    var { analysisOptions, loadOptions, writeOptions, flagsOf, rulesOf } = require_options();
    var { makeReport } = require_report();
    var BY_MARK = 4;
    var EMPTY = new Uint8Array(0);
    var encodingOf = (encoding) => takeInput(EMPTY, encoding ?? "utf8").encoding;
    var Analyzer2 = class _Analyzer {
      #handle;
      // undefined once disposed of
      #rules;
      // what reports are made by: profile, counts, metrics
      #encoding;
      constructor(options) {
        if (options instanceof Loaded) {
          ({ handle: this.#handle, rules: this.#rules, encoding: this.#encoding } = options);
          return;
        }
        const forFiles = options instanceof ForFiles;
        if (forFiles) ({ options } = options);
        const o = analysisOptions(options);
        this.#rules = o;
        this.#encoding = forFiles && options.encoding === void 0 ? BY_MARK : encodingOf(options?.encoding);
        this.#handle = native2.analyzerNew(
          flagsOf(o, this.#encoding),
          o.top,
          o.language,
          o.countMask,
          o.metricsLow,
          o.metricsHigh,
          o.wordsPerMinute
        );
        if (typeof this.#handle === "number") throw fromStatus(this.#handle);
      }
      static load(state, options) {
        if (!ArrayBuffer.isView(state) && !isAnyArrayBuffer(state))
          throw invalidType('The "state" argument', "an instance of Buffer, TypedArray, DataView, ArrayBuffer or SharedArrayBuffer", state);
        const { text: bytes } = takeInput(state, "utf8");
        const { bits, encoding: named } = loadOptions(options);
        const encoding = encodingOf(named);
        const handle = native2.analyzerLoad(bytes, flagsOf({ bits }, encoding));
        if (typeof handle === "number") throw fromStatus(handle);
        return new _Analyzer(new Loaded(handle, rulesOf(native2.analyzerRules(handle)), encoding));
      }
      get #open() {
        if (this.#handle === void 0) throw new TextGaugeError2("ERR_TG_STATE", "The analyzer has been disposed of");
        return this.#handle;
      }
      #check(status) {
        if (status !== 0) throw fromStatus(status, native2.analyzerErrorOffset(this.#handle));
      }
      write(input, options) {
        const encoding = writeOptions(options);
        const piece = takeInput(input, encoding);
        const number = encoding === void 0 && piece.encoding === ENCODINGS.utf8 ? this.#encoding : piece.encoding;
        this.#check(native2.analyzerWrite(this.#open, piece.text, number));
        return this;
      }
      endDocument() {
        this.#check(native2.analyzerEndDocument(this.#open));
        return this;
      }
      report() {
        const result = native2.analyzerReport(this.#open);
        if (typeof result === "number") throw fromStatus(result, 0);
        return makeReport(result, this.#rules);
      }
      merge(other) {
        if (!(other instanceof _Analyzer)) throw invalidType('The "other" argument', "an instance of Analyzer", other);
        this.#check(native2.analyzerMerge(this.#open, other.#open));
        return this;
      }
      clone() {
        const handle = native2.analyzerClone(this.#open);
        if (typeof handle === "number") throw fromStatus(handle);
        return new _Analyzer(new Loaded(handle, this.#rules, this.#encoding));
      }
      save() {
        const state = native2.analyzerSave(this.#open);
        if (typeof state === "number") throw fromStatus(state);
        return state;
      }
      reset() {
        native2.analyzerReset(this.#open);
        return this;
      }
      [Symbol.dispose ?? /* @__PURE__ */ Symbol.for("nodejs.dispose")]() {
        if (this.#handle !== void 0) native2.analyzerFree(this.#handle);
        this.#handle = void 0;
      }
    };
    var Loaded = class {
      constructor(handle, rules, encoding) {
        this.handle = handle;
        this.rules = rules;
        this.encoding = encoding;
      }
    };
    var ForFiles = class {
      constructor(options) {
        this.options = options;
      }
    };
    var fileAnalyzer = (options) => new Analyzer2(new ForFiles(options));
    function keptAnalyzer(handle, rules, encoding) {
      if (typeof handle === "number") throw fromStatus(handle);
      return new Analyzer2(new Loaded(handle, rules, encoding));
    }
    module2.exports = { Analyzer: Analyzer2, fileAnalyzer, keptAnalyzer, encodingOf, BY_MARK };
  }
});

// lib/into.js
var require_into = __commonJS({
  "lib/into.js"(exports2, module2) {
    "use strict";
    var { native: native2, results } = require_wasm_here();
    var { TextGaugeError: TextGaugeError2, invalidType, invalidValue, detached } = require("../../lib/errors.js");
    var { fromStatus } = require_status();
    var { hasShrunk, isGone, typedTag, typedLength, typedSubarray } = require_input();
    var { flagsOf, SENTENCES } = require_options();
    var STRING_SLICE = 16384;
    var BYTES_SLICE = 122880;
    var PER_END = 16;
    var LEAST = 256;
    var LOOK_BACK = 1024;
    var CURSOR_BYTES = 64;
    var UINT32_MAX = 2 ** 32 - 1;
    function takeInto(into, length) {
      const tag = typedTag(into);
      if (tag !== "Uint32Array" && tag !== "Float64Array")
        throw invalidType(`The property 'options.into'`, "an instance of Uint32Array or Float64Array", into);
      if (isGone(into)) throw detached();
      if (length > UINT32_MAX && tag === "Uint32Array")
        throw new TextGaugeError2("ERR_TG_LIMIT", `The input has more than ${UINT32_MAX} units: 'options.into' must be a Float64Array`);
      return into;
    }
    function takeStart(start = 0, length) {
      if (typeof start !== "number") throw invalidType(`The property 'options.start'`, "of type number", start);
      if (!Number.isInteger(start) || start < 0 || start > length)
        throw invalidValue(`The property 'options.start'`, `an integer from 0 to the input's length, ${length}`, start);
      return start;
    }
    var Filling = class {
      constructor(taken, options, into) {
        this.text = taken.text;
        this.options = options;
        this.into = into;
        this.room = typedLength(into) / into.BYTES_PER_ELEMENT;
        this.flags = flagsOf(options, taken.encoding);
        this.isString = typeof taken.text === "string";
        this.shift = !this.isString && taken.unit === 2 ? 1 : 0;
        this.length = this.isString ? taken.text.length : taken.byteLength;
        this.cursor = new Uint8Array(CURSOR_BYTES);
        this.written = 0;
        this.at = 0;
      }
      /** Go on at a position, which is a boundary. */
      begin(at) {
        this.at = at;
        if (at === 0 || this.options.granularity !== SENTENCES) return;
        const from = Math.max(0, at - LOOK_BACK);
        const before = this.isString ? this.text.slice(from, at) : typedSubarray(this.text, from, at);
        this.#check(native2.beginCursor(before, this.options.granularity, this.flags, this.options.language, this.cursor));
      }
      fill() {
        for (let more = 1; this.written < this.room && this.at < this.length; ) {
          const count = this.#next(Math.min(this.#slice() * more, this.length - this.at));
          more = count === 0 ? more * 2 : 1;
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
          native2.fillBoundaries(piece, options.granularity, this.flags, options.language, at, length, last, this.cursor, this.shift, into, written)
        );
        if (count === 0 && last) throw new Error("textgauge: a text has no last boundary");
        this.at += results[0];
        return count;
      }
      #check(result) {
        if (result < 0) throw fromStatus(result);
        return result;
      }
    };
    function boundariesInto(taken, options, into, start) {
      const length = typeof taken.text === "string" ? taken.text.length : taken.byteLength / taken.unit;
      const filling = new Filling(taken, options, takeInto(into, length));
      const from = takeStart(start, length) * 2 ** filling.shift;
      if (!filling.isString && hasShrunk(taken.text, taken.byteLength)) throw detached();
      filling.begin(from);
      filling.fill();
      return { read: (filling.at - from) / 2 ** filling.shift, written: filling.written };
    }
    module2.exports = { boundariesInto };
  }
});

// lib/segment.js
var require_segment = __commonJS({
  "lib/segment.js"(exports2, module2) {
    "use strict";
    var { native: native2 } = require_wasm_here();
    var { invalidType, invalidValue, detached } = require("../../lib/errors.js");
    var { fromStatus } = require_status();
    var { takeInput, pieces, hasShrunk } = require_input();
    var { segmentOptions, takeOptions, flagsOf, WORDS } = require_options();
    var { boundariesInto } = require_into();
    var FIRST_SLICE = 256;
    var SLICE = 4096;
    var BATCH = 2048;
    var CURSOR_BYTES = 64;
    var WORD_LIKE = 1;
    var INTO_OPTIONS = ["into", "start"];
    var NO_OPTIONS = {};
    var Walk = class {
      constructor(taken, options) {
        this.text = taken.text;
        this.byteLength = taken.byteLength;
        this.options = options;
        this.flags = flagsOf(options, taken.encoding);
        this.isString = typeof taken.text === "string";
        this.halve = !this.isString && taken.unit === 2;
        this.length = this.isString ? taken.text.length : taken.byteLength;
        this.cursor = new Uint8Array(CURSOR_BYTES);
        this.ends = new Float64Array(64);
        this.kinds = new Uint8Array(64);
        this.base = 0;
        this.next = 0;
        this.slice = FIRST_SLICE;
        this.count = 0;
        this.at = 0;
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
        const count = native2.nextBoundaries(
          text,
          granularity,
          this.flags,
          language,
          this.base,
          length,
          last,
          this.cursor,
          this.ends,
          this.kinds
        );
        if (count < 0) throw fromStatus(count);
        if (count === 0 && last) throw new Error("textgauge: a text has no last boundary");
        return count;
      }
      #grow() {
        if (this.slice === SLICE) return;
        this.slice = SLICE;
        this.ends = grown(this.ends, BATCH);
        this.kinds = grown(this.kinds, BATCH);
      }
    };
    function grown(array, length) {
      const out = new array.constructor(length);
      out.set(array);
      return out;
    }
    var Segments = class {
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
        if (at < 0) return void 0;
        const walk = new Walk(this.#taken, this.#options);
        for (let start = 0, end; (end = walk.step()) >= 0; start = end) if (at < end) return this.#maker()(start, end, walk.kind);
        return void 0;
      }
      /** What makes the object of a segment. */
      #maker() {
        const { of, cut } = pieces(this.#taken, this.#input);
        const words = this.#options.granularity === WORDS;
        return (start, end, kind) => {
          const segment3 = { segment: cut(start, end), index: start, input: of };
          if (words) segment3.isWordLike = kind === WORD_LIKE;
          return segment3;
        };
      }
    };
    function segment2(input, options) {
      const o = segmentOptions(options);
      return new Segments(input, takeInput(input, o.encoding), o);
    }
    var TOKEN_OPTIONS = ["encoding"];
    function forEachToken2(input, callback, options) {
      if (typeof callback !== "function") throw invalidType('The "callback" argument', "of type function", callback);
      const { encoding } = takeOptions(options, TOKEN_OPTIONS);
      const taken = takeInput(input, encoding);
      const { cut } = pieces(taken, input);
      const walk = new Walk(taken, segmentOptions({ granularity: "word" }));
      for (let start = 0, end; (end = walk.step()) >= 0; start = end)
        if (walk.kind === WORD_LIKE && callback(cut(start, end), start) === false) return false;
      return true;
    }
    function boundariesSync2(input, options) {
      const o = segmentOptions(options, INTO_OPTIONS);
      const { into, start } = options ?? NO_OPTIONS;
      const taken = takeInput(input, o.encoding);
      if (into !== void 0) return boundariesInto(taken, o, into, start);
      if (start !== void 0) throw invalidValue(`The property 'options.start'`, `left out where there is no 'options.into'`, start);
      const { text, encoding, unit } = taken;
      const result = native2.boundaries(text, o.granularity, flagsOf(o, encoding), o.language, unit === 2);
      if (typeof result === "number") throw fromStatus(result);
      return result;
    }
    function countSegmentsSync2(input, options) {
      const o = segmentOptions(options);
      const { text, encoding } = takeInput(input, o.encoding);
      const result = native2.countSegments(text, o.granularity, flagsOf(o, encoding), o.language);
      if (result < 0) throw fromStatus(result);
      return result;
    }
    module2.exports = { segment: segment2, forEachToken: forEachToken2, boundariesSync: boundariesSync2, countSegmentsSync: countSegmentsSync2 };
  }
});

// lib/wasm-entry.js
var { native } = require_wasm_here();
var { init } = require_wasm_instance();
var { TextGaugeError } = require("../../lib/errors.js");
var { analyzeSync } = require_analyze();
var { analyze, boundaries, countSegments } = require_async();
var { Analyzer } = require_analyzer();
var { segment, forEachToken, boundariesSync, countSegmentsSync } = require_segment();
module.exports = {
  init,
  analyze,
  analyzeSync,
  Analyzer,
  segment,
  forEachToken,
  boundaries,
  boundariesSync,
  countSegments,
  countSegmentsSync,
  version: native.version,
  unicodeVersion: native.unicodeVersion,
  TextGaugeError
};
