'use strict';
// unicode: the official break tests of Unicode 17, through segment(), for strings and for bytes.
// The files are not ours to ship: they are read from ../shared/unicode where that is, or from TEXTGAUGE_UNICODE_TESTS.
const assert = require('node:assert/strict');
const { existsSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { segment } = require('..');
const { leaveOut } = require('./helpers/leave-out.js');

const FOLDER = process.env.TEXTGAUGE_UNICODE_TESTS ?? path.join(__dirname, '..', '..', 'shared', 'unicode');

const SUITES = [
  { file: 'WordBreakTest.txt', count: 1944, options: { granularity: 'word' } },
  { file: 'SentenceBreakTest.txt', count: 512, options: { granularity: 'sentence', sentences: 'uax29' } },
  { file: 'GraphemeBreakTest.txt', count: 766, options: { granularity: 'grapheme' } },
];

/** Cases of `÷ 0061 × 0308 ÷ # comment`, as lists of pieces. */
function casesOf(file) {
  return readFileSync(path.join(FOLDER, file), 'utf8')
    .split('\n')
    .map((line) => line.split('#')[0].trim())
    .filter(Boolean)
    .map((line) => ({
      line,
      pieces: line
        .split('÷')
        .filter((piece) => piece.trim())
        .map((piece) => String.fromCodePoint(...piece.split('×').map((hex) => parseInt(hex, 16)))),
    }));
}

const toText = (piece) => (typeof piece === 'string' ? piece : piece.toString());

for (const { file, count, options } of SUITES)
  describe(file, function () {
    if (!existsSync(path.join(FOLDER, file)))
      return leaveOut(`${count} cases`, `no ${path.join(FOLDER, file)}: get it from unicode.org/Public/17.0.0/ucd/auxiliary`);

    const cases = casesOf(file);
    it(`has ${count} cases`, function () {
      assert.equal(cases.length, count);
    });
    for (const [kind, make] of [['strings', String], ['bytes', Buffer.from]])
      it(`${kind}: all`, function () {
        for (const { line, pieces } of cases)
          assert.deepEqual(Array.from(segment(make(pieces.join('')), options), (s) => toText(s.segment)), pieces, line);
      });
  });
