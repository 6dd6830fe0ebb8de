'use strict';
// errors: every bad input and the error that is documented for it. Those of files are in cli.test.js.
const assert = require('node:assert/strict');
const { analyzeSync, segment, boundariesSync, countSegmentsSync, TextGaugeError } = require('..');

const TYPE = 'ERR_INVALID_ARG_TYPE';
const VALUE = 'ERR_INVALID_ARG_VALUE';

const misuse = (code, message) => ({ name: 'TypeError', code, message });
const FUNCTIONS = { analyzeSync, segment, boundariesSync, countSegmentsSync };

const INPUT = 'The "input" argument must be of type string or an instance of Buffer, TypedArray, DataView, ArrayBuffer or SharedArrayBuffer.';
const ENCODINGS = "one of 'utf8', 'utf16le', 'latin1'";

describe('wrong inputs', function () {
  for (const [name, value, received] of [
    ['nothing', undefined, 'Received undefined'],
    ['null', null, 'Received null'],
    ['a number', 42, 'Received type number (42)'],
    ['a bigint', 1n, 'Received type bigint (1n)'],
    ['a boolean', true, 'Received type boolean (true)'],
    ['a symbol', Symbol('s'), 'Received type symbol (Symbol(s))'],
    ['a function', function f() {}, 'Received function f'],
    ['an object', {}, 'Received an instance of Object'],
    ['an array', ['a'], 'Received an instance of Array'],
    ['a String object', new String('a'), 'Received an instance of String'],
    ['an object without a class', Object.create(null), 'Received [Object: null prototype] {}'],
    ['what says it is a Uint8Array', { __proto__: Uint8Array.prototype, byteLength: 3 }, 'Received an instance of Uint8Array'],
    ['a proxy of a Buffer', new Proxy(Buffer.from('a'), {}), 'Received an instance of Buffer'],
  ])
    for (const [of, fn] of Object.entries(FUNCTIONS))
      it(`${of}() of ${name}`, function () {
        assert.throws(() => fn(value), misuse(TYPE, `${INPUT} ${received}`));
      });
});

describe('wrong options', function () {
  for (const [options, code, message] of [
    [null, TYPE, 'The "options" argument must be of type object. Received null'],
    ['en', TYPE, `The "options" argument must be of type object. Received type string ('en')`],
    [[], TYPE, 'The "options" argument must be of type object. Received an instance of Array'],
    [
      { laguage: 'en' },
      VALUE,
      "Unknown option 'laguage'. The known options are 'profile', 'language', 'encoding', 'top', 'counts', 'metrics', 'sentences', " +
        "'lineBreaks', 'hyphens', 'invalid', 'wordsPerMinute', 'spokenNumbers'",
    ],
    [{ profile: 'Classic' }, VALUE, "The property 'options.profile' must be one of 'unicode', 'classic'. Received 'Classic'"],
    [{ profile: null }, TYPE, "The property 'options.profile' must be of type string. Received null"],
    [{ language: 7 }, TYPE, "The property 'options.language' must be of type string. Received type number (7)"],
    [{ language: '' }, VALUE, "The property 'options.language' must be a BCP 47 language tag such as 'en' or 'pt-BR'. Received ''"],
    [{ language: 'en_US' }, VALUE, "The property 'options.language' must be a BCP 47 language tag such as 'en' or 'pt-BR'. Received 'en_US'"],
    [{ language: 'en\0' }, VALUE, "The property 'options.language' must be a BCP 47 language tag such as 'en' or 'pt-BR'. Received 'en\\x00'"],
    [{ encoding: 1 }, TYPE, "The property 'options.encoding' must be of type string. Received type number (1)"],
    [{ encoding: 'utf-8' }, VALUE, `The property 'options.encoding' must be ${ENCODINGS}. Received 'utf-8'`],
    [{ encoding: 'toString' }, VALUE, `The property 'options.encoding' must be ${ENCODINGS}. Received 'toString'`],
    [{ top: '3' }, TYPE, "The property 'options.top' must be of type number. Received type string ('3')"],
    [{ top: -1 }, VALUE, "The property 'options.top' must be an integer from 0 to 4294967295. Received -1"],
    [{ top: 1.5 }, VALUE, "The property 'options.top' must be an integer from 0 to 4294967295. Received 1.5"],
    [{ top: NaN }, VALUE, "The property 'options.top' must be an integer from 0 to 4294967295. Received NaN"],
    [{ top: 2 ** 32 }, VALUE, "The property 'options.top' must be an integer from 0 to 4294967295. Received 4294967296"],
    [{ counts: 1 }, TYPE, "The property 'options.counts' must be 'all' or an Array of names. Received type number (1)"],
    [{ counts: 'some' }, VALUE, "The property 'options.counts' must be 'all' or an Array of names. Received 'some'"],
    [{ counts: [1] }, TYPE, "Every item of 'options.counts' must be of type string. Received type number (1)"],
    [{ metrics: {} }, TYPE, "The property 'options.metrics' must be 'standard', 'all' or an Array of names. Received an instance of Object"],
    [{ metrics: 'lix' }, VALUE, "The property 'options.metrics' must be 'standard', 'all' or an Array of names. Received 'lix'"],
    [{ metrics: ['fog'] }, VALUE, "Every item of 'options.metrics' must be the name of one of the metrics. Received 'fog'"],
    [{ sentences: 'uax' }, VALUE, "The property 'options.sentences' must be one of 'language', 'uax29'. Received 'uax'"],
    [{ lineBreaks: true }, TYPE, "The property 'options.lineBreaks' must be of type string. Received type boolean (true)"],
    [{ hyphens: 'keep' }, VALUE, "The property 'options.hyphens' must be one of 'split', 'join'. Received 'keep'"],
    [{ invalid: 'throw' }, VALUE, "The property 'options.invalid' must be one of 'replace', 'error'. Received 'throw'"],
    [{ wordsPerMinute: '1' }, TYPE, "The property 'options.wordsPerMinute' must be of type number. Received type string ('1')"],
    [{ wordsPerMinute: 0 }, VALUE, "The property 'options.wordsPerMinute' must be a finite number above 0. Received 0"],
    [{ wordsPerMinute: Infinity }, VALUE, "The property 'options.wordsPerMinute' must be a finite number above 0. Received Infinity"],
  ])
    it(`analyzeSync(${JSON.stringify(options)})`, function () {
      assert.throws(() => analyzeSync(Buffer.from('a'), options), misuse(code, message));
    });

  for (const name of ['signal', 'transfer', 'pin'])
    it(`${name} is for what is asynchronous`, function () {
      assert.throws(() => analyzeSync('', { [name]: undefined }), { code: VALUE });
    });

  it('of a prototype are options too', function () {
    assert.throws(() => analyzeSync('', Object.create({ laguage: 'en' })), { code: VALUE });
  });

  it('encoding has no place beside a string', function () {
    for (const fn of Object.values(FUNCTIONS))
      assert.throws(
        () => fn('a', { encoding: 'utf8' }),
        misuse(VALUE, "The property 'options.encoding' must be left out: a string is text already. Received 'utf8'"),
      );
  });

  for (const fn of [segment, boundariesSync, countSegmentsSync]) {
    it(`${fn.name}(): granularity`, function () {
      assert.throws(
        () => fn('a', { granularity: 'words' }),
        misuse(VALUE, "The property 'options.granularity' must be one of 'grapheme', 'word', 'sentence'. Received 'words'"),
      );
      assert.throws(() => fn('a', { granularity: 1 }), { code: TYPE });
    });

    it(`${fn.name}(): an option of an analysis`, function () {
      assert.throws(
        () => fn('a', { top: 1 }),
        misuse(
          VALUE,
          `Unknown option 'top'. The known options are 'granularity', 'language', 'encoding', 'sentences', 'lineBreaks'${fn === boundariesSync ? ", 'into', 'start'" : ''}`,
        ),
      );
    });
  }
});

describe('ill-formed input', function () {
  for (const [name, input, options, offset] of [
    ['a byte of UTF-8', Buffer.from([0x61, 0xff, 0x62]), {}, 1],
    ['a sequence that is cut', Buffer.from([0x61, 0x62, 0xe2, 0x82]), {}, 2],
    ['a lone surrogate of a string', 'abc\udc00', {}, 3],
    ['a lone surrogate of a Uint16Array', Uint16Array.of(0x61, 0xd800, 0x62), {}, 1],
    ['a lone surrogate of bytes', Buffer.from([0x61, 0, 0, 0xd8, 0x62, 0]), { encoding: 'utf16le' }, 2],
    ['an odd last byte', Buffer.from([0x61, 0, 0x62]), { encoding: 'utf16le' }, 2],
  ])
    it(`${name} is told with its offset`, function () {
      assert.throws(() => analyzeSync(input, { ...options, invalid: 'error' }), {
        name: 'TextGaugeError',
        code: 'ERR_TG_INVALID',
        message: `The input is ill-formed at offset ${offset}`,
        offset,
      });
    });

  it('is only told when asked', function () {
    assert.equal(analyzeSync(Buffer.from([0xff])).counts.invalidSequences, 1);
  });
});

describe('detached input', function () {
  const DETACHED = { name: 'TextGaugeError', code: 'ERR_TG_DETACHED' };
  const detach = (buffer) => structuredClone(buffer, { transfer: [buffer] });

  for (const [name, view] of [
    ['an ArrayBuffer', (b) => b],
    ['a Uint8Array', (b) => new Uint8Array(b)],
    ['a Uint16Array', (b) => new Uint16Array(b)],
    ['a Float64Array', (b) => new Float64Array(b)],
    ['a Buffer', (b) => Buffer.from(b)],
    ['a DataView', (b) => new DataView(b)],
    ['an empty Uint8Array', (b) => new Uint8Array(b, 0, 0)],
  ])
    for (const [of, fn] of Object.entries(FUNCTIONS))
      it(`${of}() of ${name}`, function () {
        const buffer = new ArrayBuffer(64);
        const input = view(buffer);
        detach(buffer);
        assert.throws(() => fn(input), DETACHED);
      });

  it('a view that a resizable ArrayBuffer no longer covers', function () {
    const buffer = new ArrayBuffer(64, { maxByteLength: 64 });
    if (!buffer.resizable) return; // an ArrayBuffer is never resizable in Node.js 18
    const view = new Uint8Array(buffer, 32, 32);
    buffer.resize(48);
    assert.throws(() => analyzeSync(view), DETACHED);
  });

  it('while its segments are walked', function () {
    const buffer = new ArrayBuffer(64);
    const walk = segment(new Uint8Array(buffer))[Symbol.iterator]();
    assert.equal(walk.next().value.index, 0);
    detach(buffer);
    assert.throws(() => walk.next(), DETACHED);
  });

  it('that shrank while its segments are walked', function () {
    const buffer = new ArrayBuffer(64, { maxByteLength: 128 });
    if (!buffer.resizable) return;
    const walk = segment(new Uint8Array(buffer))[Symbol.iterator]();
    walk.next();
    buffer.resize(128);
    assert.equal(walk.next().value.index, 1);
    buffer.resize(0);
    assert.throws(() => walk.next(), DETACHED);
  });
});

describe('objects that lie', function () {
  it('about their length are not believed', function () {
    const bytes = Buffer.from('abc');
    for (const name of ['length', 'byteLength', 'byteOffset', 'buffer']) Object.defineProperty(bytes, name, { value: 1 << 30 });
    assert.equal(analyzeSync(bytes).counts.bytes, 3);
    assert.equal(countSegmentsSync(bytes), 3);
    assert.equal([...segment(bytes)].length, 3);
  });

  it('about an ArrayBuffer are not believed', function () {
    const buffer = new ArrayBuffer(3);
    Object.defineProperty(buffer, 'byteLength', { value: 1 << 30 });
    assert.equal(analyzeSync(buffer).counts.bytes, 3);
  });
});

describe('TextGaugeError', function () {
  it('is an Error with a code and a stack of JavaScript', function () {
    try {
      analyzeSync(Buffer.from([0xff]), { invalid: 'error' });
      assert.fail();
    } catch (error) {
      assert.ok(error instanceof TextGaugeError && error instanceof Error);
      assert.match(error.stack, /^TextGaugeError: The input is ill-formed at offset 0\n[^]*errors\.test\.js/);
      assert.deepEqual(Object.keys(error), ['code', 'offset']);
    }
  });

  it('leaves the library as it was', function () {
    for (let i = 0; i < 100; i++) assert.throws(() => analyzeSync('\ud800', { invalid: 'error' }));
    assert.equal(analyzeSync('fine').counts.words, 1);
  });
});
