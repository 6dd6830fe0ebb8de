'use strict';
// into: boundariesSync() into an array of the caller, as far as there is room, and on from there.
const assert = require('node:assert/strict');
const fc = require('fast-check');
const { boundariesSync } = require('..');
const { propertyCases } = require('./tiers.js');
const { leaveOut } = require('./helpers/leave-out.js');

describe('boundariesSync() with into', function () {
  it('writes as many ends as there is room for, and says how far that is', function () {
    const into = new Uint32Array(3);
    assert.deepEqual(boundariesSync("can't stop, won't", { granularity: 'word', into }), { read: 10, written: 3 });
    assert.deepEqual(into, Uint32Array.of(5, 6, 10));
    assert.deepEqual(boundariesSync("can't stop, won't", { granularity: 'word', into, start: 10 }), { read: 7, written: 3 });
    assert.deepEqual(into, Uint32Array.of(11, 12, 17));
    assert.deepEqual(boundariesSync("can't stop, won't", { granularity: 'word', into, start: 17 }), { read: 0, written: 0 });
  });

  it('leaves what there is no end for as it was', function () {
    const into = new Float64Array(4).fill(-1);
    assert.deepEqual(boundariesSync('é😀', { into }), { read: 3, written: 2 });
    assert.deepEqual(into, Float64Array.of(1, 3, -1, -1));
  });

  it('counts bytes of bytes and code units of code units', function () {
    const into = new Uint32Array(8);
    assert.deepEqual(boundariesSync(Buffer.from('é😀a'), { into, start: 2 }), { read: 5, written: 2 });
    assert.deepEqual(into.subarray(0, 2), Uint32Array.of(6, 7));
    const text = Uint16Array.of(0xe9, 0xd83d, 0xde00, 0x61);
    assert.deepEqual(boundariesSync(text, { into, start: 1 }), { read: 3, written: 2 });
    assert.deepEqual(into.subarray(0, 2), Uint32Array.of(3, 4));
    assert.deepEqual(boundariesSync(Buffer.from('😀a', 'utf16le'), { into, encoding: 'utf16le' }), { read: 6, written: 2 });
    assert.deepEqual(into.subarray(0, 2), Uint32Array.of(4, 6));
    assert.deepEqual(boundariesSync(Buffer.from('é€', 'latin1'), { into, encoding: 'latin1' }), { read: 2, written: 2 });
  });

  it('gives nothing of nothing, and into nothing', function () {
    for (const input of ['', Buffer.alloc(0), new Uint16Array(0)])
      assert.deepEqual(boundariesSync(input, { into: new Uint32Array(2) }), { read: 0, written: 0 });
    for (const input of ['a', Buffer.from('a')]) assert.deepEqual(boundariesSync(input, { into: new Uint32Array(0) }), { read: 0, written: 0 });
  });

  it('takes parts of arrays, and shared ones', function () {
    const room = new Uint32Array(6).fill(9);
    assert.deepEqual(boundariesSync('abcd', { into: room.subarray(2, 4) }), { read: 2, written: 2 });
    assert.deepEqual(room, Uint32Array.of(9, 9, 1, 2, 9, 9));
    const shared = new Float64Array(new SharedArrayBuffer(16));
    assert.deepEqual(boundariesSync('abcd', { into: shared }), { read: 2, written: 2 });
    assert.deepEqual([...shared], [1, 2]);
  });

  it('stays whole where the array is over the text itself', function () {
    const memory = new ArrayBuffer(1 << 16);
    Buffer.from(memory).fill("One two, 'three'. ");
    const into = new Uint32Array(memory);
    const { read, written } = boundariesSync(memory, { granularity: 'word', into });
    assert.ok(written <= into.length && read <= memory.byteLength);
  });

  it('goes on in a line whose beginning tells what the next one is', function () {
    const text = `A first. ${'A line as long as those that were wrapped, or so. '.repeat(2).trim().slice(0, 70)}\n- and this.`;
    const into = new Uint32Array(20);
    const all = [...boundariesSync(text, { granularity: 'sentence' })];
    for (const [input, scale] of [[text, 1], [Buffer.from(text), 1]])
      for (const start of [0, ...all]) {
        const { read, written } = boundariesSync(input, { granularity: 'sentence', into, start: start * scale });
        assert.deepEqual([...into.subarray(0, written)], all.filter((end) => end > start));
        assert.equal(read, text.length - start);
      }
  });

  it('finds a segment longer than what is looked at at once', function () {
    for (const [granularity, make] of [['word', (n) => 'a'.repeat(n)], ['grapheme', (n) => `a${'\u0301'.repeat(n - 1)}`], ['sentence', (n) => 'aaa bbb '.repeat(n / 8)]]) {
      const text = make(1 << 18);
      for (const input of [text, Buffer.from(text)]) {
        const into = new Uint32Array(1);
        const { read, written } = boundariesSync(input, { granularity, into });
        assert.deepEqual([read, written, into[0]], [input.length, 1, input.length]);
      }
    }
  });
});

describe('boundariesSync() with into, from boundary to boundary', function () {
  const pieces = [
    'a', ' ', "can't", '3.14', '. ', '? ', '\n', '\r\n', '\n\n', '- ', '\u2022 ', 'word '.repeat(9), 'X', 'é', 'e\u0301', '\u201c', '\u2019', '漢字', 'カタ', '한국', '👩\u200d👧',
    '🇫🇷', 'क्षि', '\ud800', '\u2029', 'ab'.repeat(200),
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40, size: 'max' }).map((list) => list.join(''));
  const granularities = fc.constantFrom('grapheme', 'word', 'sentence');
  const lines = fc.constantFrom({}, { lineBreaks: 'break' }, { sentences: 'uax29' });
  const kinds = fc.constantFrom(
    (t) => [t, {}],
    (t) => [Buffer.from(t), {}],
    (t) => [Buffer.from(t, 'utf16le'), { encoding: 'utf16le' }],
    (t) => [Uint16Array.from({ length: t.length }, (_, i) => t.charCodeAt(i)), {}],
  );

  it('gives what one call gives', function () {
    this.timeout(0);
    fc.assert(
      fc.property(text, kinds, granularities, lines, fc.integer({ min: 1, max: 40 }), fc.boolean(), (t, kind, granularity, line, room, wide) => {
        const [input, how] = kind(t);
        const options = { granularity, ...line, ...how };
        const into = new (wide ? Float64Array : Uint32Array)(room);
        const found = [];
        for (let start = 0, all; ; start += all.read) {
          all = boundariesSync(input, { ...options, into, start });
          found.push(...into.subarray(0, all.written));
          assert.equal(start + all.read, found.at(-1) ?? 0);
          if (all.written < room) break;
        }
        assert.deepEqual(found, [...boundariesSync(input, options)]);
      }),
      { numRuns: propertyCases },
    );
  });
});

function canBe(length) {
  try {
    return new Uint8Array(length).length === length;
  } catch {
    return false;
  }
}

describe('boundariesSync() with into: errors', function () {
  const into = new Uint32Array(4);
  const type = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
  const value = { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' };

  it('of what is no such array', function () {
    for (const wrong of [null, 4, [], {}, 'a', new ArrayBuffer(8), new Uint8Array(4), new Int32Array(4), new Float32Array(4), new BigUint64Array(4), new DataView(new ArrayBuffer(8))])
      assert.throws(() => boundariesSync('a', { into: wrong }), { ...type, message: /'options\.into' must be an instance of Uint32Array or Float64Array/ });
  });

  it('of a start that is none', function () {
    for (const wrong of ['0', null, {}, 1n]) assert.throws(() => boundariesSync('ab', { into, start: wrong }), { ...type, message: /'options\.start'/ });
    for (const wrong of [-1, 3, 0.5, NaN, Infinity]) assert.throws(() => boundariesSync('ab', { into, start: wrong }), { ...value, message: /from 0 to the input's length, 2/ });
    assert.throws(() => boundariesSync('ab', { start: 0 }), { ...value, message: /'options\.into'/ });
  });

  it('of options that are none, and of the other functions', function () {
    assert.throws(() => boundariesSync('a', { into, flags: into }), value);
    for (const other of ['countSegmentsSync', 'segment']) assert.throws(() => require('..')[other]('a', { into }), value);
  });

  it('of arrays that are gone', function () {
    const gone = new Uint32Array(4);
    structuredClone(gone.buffer, { transfer: [gone.buffer] });
    assert.throws(() => boundariesSync('a', { into: gone }), { code: 'ERR_TG_DETACHED' });
  });

  const FAR = 2 ** 32;
  const title = 'of offsets that 32 bits are too few for';
  if (!canBe(FAR)) return leaveOut(title, 'this Node.js has no arrays of 4 Gi bytes');
  it(title, function () {
    const bytes = new Uint8Array(FAR); // of pages that nobody touches but for the last
    assert.throws(() => boundariesSync(bytes, { into, start: FAR - 3 }), { name: 'TextGaugeError', code: 'ERR_TG_LIMIT', message: /Float64Array/ });
    const wide = new Float64Array(4);
    assert.deepEqual(boundariesSync(bytes, { into: wide, start: FAR - 3 }), { read: 3, written: 3 });
    assert.deepEqual([...wide], [FAR - 2, FAR - 1, FAR, 0]);
  });
});
