'use strict';
// intl: differential against Intl.Segmenter, whose ICU is another implementation of the same annex. Texts are of every
// class that the rules tell apart. ICU departs from the annex where it has dictionaries; each such script is named:
//
//   all granularities  nothing: ICU's grapheme clusters and sentences are the annex's
//   words              Line_Break=Complex_Context (Thai, Lao, Khmer, Myanmar, Tai …): a dictionary of words
//                      Script=Han, Hiragana, Katakana: one dictionary of Chinese and Japanese words
//                      the Hangul syllables U+AC00..U+D7A3: in that dictionary's set, so that no ALetter joins them
const assert = require('node:assert/strict');
const fc = require('fast-check');
const { segment, unicodeVersion } = require('..');
const { differentialTexts, tier } = require('./tiers.js');
const { leaveOut } = require('./helpers/leave-out.js');
const { property, classesOf, textOf } = require('./helpers/classes.js');
const { escaped } = require('./helpers/text.js');

const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const isHangulSyllable = (cp) => cp >= 0xac00 && cp <= 0xd7a3;
const WORD_LIKE = /[\p{L}\p{Nd}\p{Nl}]/u;

const indices = (segments) => Array.from(segments, (s) => s.index);

describe('Intl.Segmenter', function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  // An older ICU has other properties; no list of ours could tell all of them.
  if (!unicodeVersion.startsWith(process.versions.unicode))
    return leaveOut('all of it', `its Unicode is ${process.versions.unicode}, not ${unicodeVersion}: take a newer Node.js`);

  let all, plain;

  before(async function () {
    const lineBreak = await property('Line_Break');
    all = await classesOf(() => false);
    plain = await classesOf(
      (cp) => lineBreak.get(cp) === 'Complex_Context' || isHangulSyllable(cp) || JAPANESE.test(String.fromCodePoint(cp)),
    );
  });

  it('the texts have every class', function () {
    assert.equal(all.size, 64);
    assert.equal(plain.size, 59);
  });

  for (const [granularity, classes] of [
    ['grapheme', () => all],
    ['sentence', () => all],
    ['word', () => plain],
  ])
    it(`finds the same by ${granularity}`, function () {
      const theirs = new Intl.Segmenter('en', { granularity });
      const options = { granularity, sentences: granularity === 'sentence' ? 'uax29' : undefined };
      fc.assert(
        fc.property(textOf(fc, classes(), 12), (text) => {
          assert.deepEqual(indices(segment(text, options)), indices(theirs.segment(text)), escaped(text));
        }),
        { numRuns: differentialTexts },
      );
    });

  it('isWordLike is a letter or digit, where ICU asks for the kind of the last character', function () {
    fc.assert(
      fc.property(textOf(fc, all, 8), (text) => {
        for (const s of segment(text, { granularity: 'word' })) assert.equal(s.isWordLike, WORD_LIKE.test(s.segment), escaped(text));
      }),
      { numRuns: differentialTexts },
    );
  });
});
