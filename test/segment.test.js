'use strict';
// segment: segment(), boundariesSync(), countSegmentsSync(). The rules themselves are in unicode.test.js.
const assert = require('node:assert/strict');
const { segment, boundariesSync, countSegmentsSync } = require('..');

const wordsOf = (segments) => Array.from(segments).filter((s) => s.isWordLike).map((s) => s.segment);
const textsOf = (segments) => Array.from(segments, (s) => s.segment);

describe('segment() by word', function () {
  // Literal expectations only: never derived from another path through the library.
  for (const [text, words] of [
    ['', []],
    ['...', []],
    ["can't stop", ["can't", 'stop']],
    ['3.14 and 1,000', ['3.14', 'and', '1,000']],
    ['well-known', ['well', 'known']],
    ['Größe ἀρχή слово', ['Größe', 'ἀρχή', 'слово']],
    ['שלום עולם', ['שלום', 'עולם']],
    ['カタカナ語', ['カタカナ', '語']],
    ['Ⅻ ½ ²', ['Ⅻ']],
  ])
    it(`finds ${words.length} in ${JSON.stringify(text)}`, function () {
      assert.deepEqual(wordsOf(segment(text, { granularity: 'word' })), words);
    });

  it('gives what is between words too', function () {
    assert.deepEqual([...segment('Hi, you', { granularity: 'word' })], [
      { segment: 'Hi', index: 0, input: 'Hi, you', isWordLike: true },
      { segment: ',', index: 2, input: 'Hi, you', isWordLike: false },
      { segment: ' ', index: 3, input: 'Hi, you', isWordLike: false },
      { segment: 'you', index: 4, input: 'Hi, you', isWordLike: true },
    ]);
  });
});

describe('segment() by grapheme', function () {
  for (const [text, clusters] of [
    ['', []],
    ['abc', ['a', 'b', 'c']],
    ['e\u0301\r\n', ['e\u0301', '\r\n']],
    ['👩‍👩‍👧‍👦🇫🇷🇩🇪', ['👩‍👩‍👧‍👦', '🇫🇷', '🇩🇪']],
    ['각각', ['각', '각']],
    ['क्षि', ['क्षि']],
  ])
    it(`finds ${clusters.length} in ${JSON.stringify(text)}`, function () {
      assert.deepEqual(textsOf(segment(text)), clusters);
    });

  it('is the default, and has no isWordLike', function () {
    assert.deepEqual([...segment('é')], [{ segment: 'é', index: 0, input: 'é' }]);
  });
});

describe('segment() by sentence', function () {
  for (const [text, options, sentences] of [
    ['', {}, []],
    ['One. Two? Three', {}, ['One. ', 'Two? ', 'Three']],
    ['One\ntwo.', {}, ['One\ntwo.']],
    ['One\ntwo.', { lineBreaks: 'break' }, ['One\n', 'two.']],
    ['One\ntwo.', { sentences: 'uax29' }, ['One\n', 'two.']],
    ['One\n\ntwo.', {}, ['One\n\n', 'two.']],
    ['He paid 3.50 for it. Cheap.', {}, ['He paid 3.50 for it. ', 'Cheap.']],
    ['Mr. Smith left the U.S. He is at Acme Inc. Chicago.', {}, ['Mr. Smith left the U.S. ', 'He is at Acme Inc. Chicago.']],
    ['Mr. Smith left.', { language: 'und' }, ['Mr. ', 'Smith left.']],
    ['Am 4. Juli kam Dr. Weiß. Er ging.', { language: 'de' }, ['Am 4. Juli kam Dr. Weiß. ', 'Er ging.']],
    ['Am 4. Juli kam er.', { language: 'de', sentences: 'uax29' }, ['Am 4. ', 'Juli kam er.']],
    ['« Oui. » Il part avec M. Dupont.', { language: 'fr-CA' }, ['« Oui. » ', 'Il part avec M. Dupont.']],
  ])
    it(`finds ${sentences.length} in ${JSON.stringify(text)} ${JSON.stringify(options)}`, function () {
      assert.deepEqual(textsOf(segment(text, { granularity: 'sentence', ...options })), sentences);
    });
});

describe('segment() of bytes', function () {
  const memory = (value) => ({ buffer: value.buffer, byteOffset: value.byteOffset, byteLength: value.byteLength });

  it('gives subarrays, not copies, and indices in bytes', function () {
    const bytes = Buffer.from('été là');
    const [first, space, last] = segment(bytes, { granularity: 'word' });
    assert.ok(Buffer.isBuffer(first.segment));
    assert.equal(first.segment.toString(), 'été');
    assert.deepEqual(memory(last.segment), { buffer: bytes.buffer, byteOffset: bytes.byteOffset + 6, byteLength: 3 });
    assert.deepEqual([first.index, space.index, last.index], [0, 5, 6]);
    assert.equal(first.input, bytes);
  });

  it('gives a Uint8Array of anything else', function () {
    const buffer = new TextEncoder().encode('ab').buffer;
    for (const input of [buffer, new DataView(buffer), new Int8Array(buffer), new Uint16Array(buffer), new Uint8Array(buffer)]) {
      const [first] = segment(input, { granularity: 'word', encoding: 'utf8' });
      assert.equal(first.segment.constructor, Uint8Array);
      assert.deepEqual(memory(first.segment), { buffer, byteOffset: 0, byteLength: 2 });
      assert.equal(first.input, input);
    }
  });

  it('gives a Uint16Array of code units', function () {
    const units = Uint16Array.from({ length: 5 }, (_, i) => '😀 ab'.charCodeAt(i));
    const list = [...segment(units, { granularity: 'word' })];
    assert.deepEqual(list.map((s) => [s.index, s.segment.constructor, s.segment.byteOffset, s.segment.length]), [
      [0, Uint16Array, 0, 2],
      [2, Uint16Array, 4, 1],
      [3, Uint16Array, 6, 2],
    ]);
    assert.deepEqual(boundariesSync(units, { granularity: 'word' }), Uint32Array.of(2, 3, 5));
  });

  it('gives indices in bytes of UTF-16 in bytes', function () {
    const bytes = Buffer.from('😀 ab', 'utf16le');
    assert.deepEqual(boundariesSync(bytes, { granularity: 'word', encoding: 'utf16le' }), Uint32Array.of(4, 6, 10));
    assert.deepEqual(Array.from(segment(bytes, { granularity: 'word', encoding: 'utf16le' }), (s) => s.index), [0, 4, 6]);
  });

  it('stays whole while the bytes change', function () {
    const bytes = Buffer.alloc(100000, 'a word ');
    let at = 0;
    for (const { segment: piece, index } of segment(bytes, { granularity: 'word' })) {
      assert.equal(index, at);
      at += piece.length;
      bytes.fill([0xff, 0x20, 0xcc, 0x61][at % 4], at);
    }
    assert.equal(at, bytes.length);
  });
});

describe('segment()', function () {
  it('can be walked again, and by two at a time', function () {
    const segments = segment('a b c', { granularity: 'word' });
    const [one, two] = [segments[Symbol.iterator](), segments[Symbol.iterator]()];
    assert.equal(one.next().value.segment, 'a');
    assert.equal(one.next().value.segment, ' ');
    assert.equal(two.next().value.segment, 'a');
    assert.equal(one.next().value.segment, 'b');
    assert.equal([...segments].length, 5);
  });

  it('works nothing out that is not asked for', function () {
    const text = 'word '.repeat(20e6);
    const begin = process.hrtime.bigint();
    assert.equal(segment(text, { granularity: 'word' })[Symbol.iterator]().next().value.segment, 'word');
    assert.ok(process.hrtime.bigint() - begin < 500_000_000n); // the first use makes the rope flat: some 50 ms
  });

  it('containing() is the segment at an index', function () {
    const segments = segment('Hello, wörld', { granularity: 'word' });
    assert.deepEqual(segments.containing(8), { segment: 'wörld', index: 7, input: 'Hello, wörld', isWordLike: true });
    assert.equal(segments.containing().segment, 'Hello');
    assert.equal(segments.containing(5).segment, ',');
    assert.equal(segments.containing(11.9).segment, 'wörld');
    assert.equal(segments.containing('7').segment, 'wörld');
    assert.equal(segments.containing(NaN).segment, 'Hello');
    assert.equal(segments.containing(-0.5).segment, 'Hello');
    for (const index of [-1, 12, Infinity, -Infinity]) assert.equal(segments.containing(index), undefined);
    assert.equal(segment('').containing(0), undefined);
  });

  it('containing() counts bytes of bytes and units of units', function () {
    assert.equal(segment(Buffer.from('éa')).containing(2).segment.toString(), 'a');
    assert.deepEqual(segment(Uint16Array.of(0xd83d, 0xde00, 0x61)).containing(2).segment, Uint16Array.of(0x61));
  });
});

describe('boundariesSync() and countSegmentsSync()', function () {
  it('give ends and their number', function () {
    assert.deepEqual(boundariesSync("can't stop", { granularity: 'word' }), Uint32Array.of(5, 6, 10));
    assert.equal(countSegmentsSync("can't stop", { granularity: 'word' }), 3);
    assert.deepEqual(boundariesSync(Buffer.from('é😀')), Uint32Array.of(2, 6));
    assert.deepEqual(boundariesSync('é😀'), Uint32Array.of(1, 3));
  });

  it('give nothing of nothing', function () {
    for (const input of ['', Buffer.alloc(0), new Uint16Array(0)]) {
      assert.deepEqual(boundariesSync(input), new Uint32Array(0));
      assert.equal(countSegmentsSync(input), 0);
    }
  });

  it('segment ill-formed parts as U+FFFD', function () {
    assert.deepEqual(boundariesSync(Buffer.from([0x61, 0xff, 0xe2, 0x82, 0x61])), Uint32Array.of(1, 2, 4, 5));
    assert.deepEqual(boundariesSync('a\udc00\ud800b'), Uint32Array.of(1, 2, 3, 4));
  });
});

describe('segments across slices', function () {
  // What segment() gives in slices is what boundariesSync() gives at once, wherever a slice happens to end.
  const TEXTS = {
    'emoji joined': '👩‍👩‍👧‍👦🏽‍🚒',
    flags: '🇫🇷🇩🇪',
    'words with apostrophes': "can't 'tis o'clock ",
    'numbers with points': '3.14159,26535.8',
    sentences: 'One. Two! (Three?) "Four."  five.\nSix\r\n\r\n- seven\n- eight. ',
    Hangul: '한국어 각각',
    'lone surrogates': 'a\ud800b\udc00',
    'CR and LF': '\r\n\r\r\n\n',
  };

  for (const [name, unit] of Object.entries(TEXTS))
    for (const granularity of ['grapheme', 'word', 'sentence'])
      it(`${name}, by ${granularity}`, function () {
        for (const lead of ['', 'x', 'xy', 'é ']) {
          const text = lead + unit.repeat(Math.ceil(30000 / unit.length));
          for (const input of [text, Buffer.from(text)]) {
            const ends = Array.from(segment(input, { granularity }), (s) => s.index + s.segment.length);
            assert.deepEqual(ends, Array.from(boundariesSync(input, { granularity })));
          }
        }
      });

  // Each is one segment, or a few: a slice without a boundary. Twice the text is about twice the time.
  const LONG = {
    'a letter with marks': ['grapheme', (n) => `a${'\u0301'.repeat(n)}`, 1],
    'one word': ['word', (n) => 'a'.repeat(n), 1],
    'a word of marks': ['word', (n) => `a'${'\u0301'.repeat(n)}b`, 1],
    'one sentence': ['sentence', (n) => 'aaa bbb '.repeat(n / 8), 1],
    'stops and brackets that may yet go on': ['sentence', (n) => `a. ${'('.repeat(n)}b`, 1],
    'regional indicators': ['grapheme', (n) => '🇫'.repeat(n / 2), 262144],
  };

  for (const [name, [granularity, make, count]] of Object.entries(LONG))
    it(`a million units: ${name}`, function () {
      this.timeout(10000);
      const text = make(1 << 20);
      let found = 0;
      let length = 0;
      for (const { segment: piece } of segment(text, { granularity })) {
        found++;
        length += piece.length;
      }
      assert.equal(length, text.length);
      assert.equal(found, count);
    });
});
