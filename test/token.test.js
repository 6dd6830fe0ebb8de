'use strict';
// token: forEachToken, word by word. Literal expectations; that its words are those of segment() is checked on a long text.
const assert = require('node:assert/strict');
const { forEachToken, segment, analyzeSync } = require('..');

function tokensOf(input, options) {
  const tokens = [];
  assert.equal(forEachToken(input, (word, index) => void tokens.push([word, index]), options), true);
  return tokens;
}

describe('forEachToken()', function () {
  for (const [text, tokens] of [
    ['', []],
    [' \n—', []],
    ["can't stop", [["can't", 0], ['stop', 6]]],
    ['3.14 and 1,000', [['3.14', 0], ['and', 5], ['1,000', 9]]],
    ['😀 naïve 𝒳', [['naïve', 3], ['𝒳', 9]]],
  ])
    it(`finds ${tokens.length} in ${JSON.stringify(text)}`, function () {
      assert.deepEqual(tokensOf(text), tokens);
    });

  it('gives subarrays of bytes, at bytes', function () {
    const bytes = Buffer.from('é to');
    assert.deepEqual(tokensOf(bytes), [[Buffer.from('é'), 0], [Buffer.from('to'), 3]]);
    forEachToken(bytes, (word) => assert.equal(word.buffer, bytes.buffer));
    assert.deepEqual(tokensOf(Uint8Array.of(0xe9, 0x20, 0x62), { encoding: 'latin1' }), [[Uint8Array.of(0xe9), 0], [Uint8Array.of(0x62), 2]]);
  });

  it('gives units of a Uint16Array, at units', function () {
    assert.deepEqual(tokensOf(Uint16Array.of(0x20, 0xe9, 0x20, 0x62)), [[Uint16Array.of(0xe9), 1], [Uint16Array.of(0x62), 3]]);
  });

  it('finds the words of segment(), over many batches', function () {
    const text = 'The quick (“brown”) fox can’t jump 32.3 feet, right? Τίς 你好 '.repeat(3000);
    for (const input of [text, Buffer.from(text)]) {
      const words = [...segment(input, { granularity: 'word' })].filter((s) => s.isWordLike);
      assert.deepEqual(tokensOf(input), words.map((s) => [s.segment, s.index]));
      assert.equal(words.length, analyzeSync(input).counts.words);
    }
  });

  it('stops at false, and at nothing else', function () {
    const words = [];
    assert.equal(forEachToken('a b c d', (word) => words.push(word) < 2), false);
    assert.deepEqual(words, ['a', 'b']);
    for (const answer of [undefined, null, 0, '', NaN]) assert.equal(forEachToken('a b', () => answer), true);
  });

  it('hands on what the callback throws, and may be called from one', function () {
    const fault = new Error('enough');
    let seen = 0;
    const stop = () => {
      if (++seen === 3) throw fault;
    };
    assert.throws(() => forEachToken('a b c d', stop), (error) => error === fault);
    assert.equal(seen, 3);
    const pairs = [];
    forEachToken('a b', (x) => forEachToken('c d', (y) => void pairs.push(x + y)));
    assert.deepEqual(pairs, ['ac', 'ad', 'bc', 'bd']);
  });

  it('tells of bytes that the callback took away', function () {
    const bytes = new Uint8Array(Buffer.from('a b c'));
    assert.throws(() => forEachToken(bytes, () => void structuredClone(bytes.buffer, { transfer: [bytes.buffer] })), { code: 'ERR_TG_DETACHED' });
  });

  it('refuses misuse', function () {
    const message = 'The "callback" argument must be of type function. Received undefined';
    assert.throws(() => forEachToken('a'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message });
    assert.throws(() => forEachToken(1, () => {}), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => forEachToken('a', () => {}, { granularity: 'word' }), {
      code: 'ERR_INVALID_ARG_VALUE',
      message: "Unknown option 'granularity'. The known options are 'encoding'",
    });
  });
});
