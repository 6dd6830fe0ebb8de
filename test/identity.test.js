'use strict';
// identity: which words are the same word, and how a word is shown. Literal first; then against the standard's own
// words, NFC(toCasefold(NFD(w))) and NFC(toLowercase(w)), by Unicode's folding table and the strings of JavaScript.
const assert = require('node:assert/strict');
const fc = require('fast-check');
const { analyzeSync, Analyzer, segment } = require('..');
const { identityTexts, tier } = require('./tiers.js');
const { caseFolding, keyOf, shownOf, byBytes, sameUnicode, otherUnicode } = require('./helpers/fold.js');
const { leaveOut } = require('./helpers/leave-out.js');
const { escaped } = require('./helpers/text.js');

const ALL = { top: 4294967295 };

function wordsOf(text, options) {
  const { counts, topWords } = analyzeSync(text, { ...ALL, ...options });
  assert.equal(counts.uniqueWords, topWords.length);
  return topWords.map(({ word, count }) => [word, count]);
}

/** Byte by byte, which no composition may notice. */
function wordsByByte(text) {
  const analyzer = new Analyzer(ALL);
  for (const byte of Buffer.from(text)) analyzer.write(Uint8Array.of(byte));
  return analyzer.report().topWords.map(({ word, count }) => [word, count]);
}

// All in escapes where a reader could not tell composed from decomposed.
const CASES = [
  ['ASCII', 'Word WORD word', [['word', 3]]],
  ['Greek', 'ΛΌΓΟΣ λόγος', [['λόγος', 2]]],
  ['a sigma at the end is shown final', 'ΟΔΟΣ', [['οδος', 1]]],
  ['a sigma in the middle is not', 'ΣΟΣΙΑ', [['σοσια', 1]]],
  ['a sigma alone is not', 'Σ', [['σ', 1]]],
  ['a sigma behind an apostrophe and a letter is final', "Α'Σ", [["α'ς", 1]]],
  ['a sigma before an apostrophe and a letter is not', "ΑΣ'Α", [["ασ'α", 1]]],
  ['two sigmas at the end', 'ΑΣΣ', [['ασς', 1]]],
  ['a sigma before a mark at the end is final', 'ΑΣ\u0301', [['ας\u0301', 1]]],
  ['all sigmas are one word, shown as the smallest', 'οδοσ οδος ΟΔΟΣ', [['οδος', 3]]],
  ['a sigma before a digit is final: it is not cased', 'ΑΣ1', [['ας1', 1]]],
  ['iota subscript is a letter of the key', '\u1f80 \u1f08\u0399 \u1f88', [['\u1f00\u03b9', 3]]],
  ['iota subscript is kept in what is shown', '\u1fb3 \u1fbc', [['\u1fb3', 2]]],
  ['Greek dialytika, tonos apart', '\u03aa\u0301 \u0390 \u03ca\u0301 \u03b9\u0308\u0301', [['\u0390', 4]]],
  ['Greek oxia is tonos', '\u1fd3 \u0390', [['\u0390', 2]]],
  ['mu is micro', '\u00b5 \u03bc \u039c', [['\u00b5', 3]]],
  ['Turkish capital I with a dot is i with a dot above', '\u0130stanbul i\u0307stanbul I\u0307STANBUL', [['i\u0307stanbul', 3]]],
  ['Turkish capital I is i: no language is assumed', 'ISPARTA \u0131sparta isparta', [['isparta', 2], ['\u0131sparta', 1]]],
  ['Turkish i with a dot above is not i', '\u0130stanbul istanbul i', [['i', 1], ['istanbul', 1], ['i\u0307stanbul', 1]]],
  ['German sharp s is ss, shown as the smallest', 'Straße STRASSE strasse', [['strasse', 3]]],
  ['German sharp s alone is shown as it is', 'Maße', [['maße', 1]]],
  ['German capital sharp s', 'MA\u1e9eE Maße', [['maße', 2]]],
  ['Cherokee: small letters fold to capitals', '\u13a0\u13ca \uab70\uab9a', [['\uab70\uab9a', 2]]],
  ['Cherokee: capitals are shown lower-cased', '\u13e3\u13b3\u13a9', [['\uabb3\uab83\uab79', 1]]],
  ['Cherokee: the six small letters of old', '\u13f0 \u13f8', [['\u13f8', 2]]],
  ['Georgian capitals', '\u1c90\u1c91 \u10d0\u10d1', [['\u10d0\u10d1', 2]]],
  ['Armenian ligature', '\u0587 \u0535\u0552 \u0565\u0582', [['\u0565\u0582', 3]]],
  ['Deseret, beyond 16 bits', '\u{10400}\u{10426} \u{10428}\u{1044e}', [['\u{10428}\u{1044e}', 2]]],
  ['Vietnamese, composed and decomposed', 'Ti\u1ebfng Tie\u0302\u0301ng Ti\u00ea\u0301ng TI\u1ebeNG', [['ti\u1ebfng', 4]]],
  ['Vietnamese, marks in either order', 'Vi\u1ec7t Vie\u0323\u0302t Vie\u0302\u0323t Vi\u1eb9\u0302t', [['vi\u1ec7t', 4]]],
  ['marks of one class in another order are another word', 'a\u0302\u0301 a\u0301\u0302', [['\u00e1\u0302', 1], ['\u1ea5', 1]]],
  ['Korean, composed, half composed and in jamo', '\ud55c\uae00 \u1112\u1161\u11ab\u1100\u1173\u11af \ud558\u11ab\uae00', [['\ud55c\uae00', 3]]],
  ['Korean, two syllables of jamo', '\u1100\u1161\u1100\u1161', [['\uac00\uac00', 1]]],
  ['Korean, jamo of old do not compose', '\u1100\u119e', [['\u1100\u119e', 1]]],
  ['the angstrom sign is a letter', '\u212b \u00c5 A\u030a \u00e5', [['\u00e5', 4]]],
  ['the kelvin sign is a letter', '\u212a K k', [['k', 3]]],
  ['the ohm sign is a letter', '\u2126 \u03a9 \u03c9', [['\u03c9', 3]]],
  ['ligatures fold to their letters', '\ufb01n fin FIN', [['fin', 3]]],
  ['a ligature alone is shown as it is', '\ufb01n', [['\ufb01n', 1]]],
  ['long s', 'Wachs\u017ftube wachsstube', [['wachsstube', 2]]],
  ['compatibility does not fold: full width', '\uff21 A \uff41', [['\uff41', 2], ['a', 1]]],
  ['compatibility does not fold: superscripts', 'x\u00b2 x2', [['x', 1], ['x2', 1]]],
  ['Devanagari qa does not compose again', '\u0958 \u0915\u093c', [['\u0915\u093c', 2]]],
  ['Hebrew points in canonical order', '\u05d1\u05bc\u05b0 \u05d1\u05b0\u05bc', [['\u05d1\u05b0\u05bc', 2]]],
  ['Arabic alef with madda', '\u0622\u0628 \u0627\u0653\u0628', [['\u0622\u0628', 2]]],
  ['a CJK compatibility ideograph is the unified one', '\uf900 \u8c48', [['\u8c48', 2]]],
  ['a soft hyphen is part of a word', 'a\u00adb ab', [['ab', 1], ['a\u00adb', 1]]],
];

describe('word identity', function () {
  for (const [name, text, words] of CASES)
    it(`${name}: ${escaped(text)}`, function () {
      assert.deepEqual(wordsOf(text), words);
      assert.deepEqual(wordsOf(Buffer.from(text)), words);
      assert.deepEqual(wordsByByte(text), words);
    });

  it('the classic profile only lower-cases', function () {
    assert.deepEqual(wordsOf('Straße STRASSE A\u030ab \u00c5b', { profile: 'classic' }), [
      ['a\u030ab', 1],
      ['strasse', 1],
      ['straße', 1],
      ['\u00e5b', 1],
    ]);
  });
});

describe('a thousand stacked marks', function () {
  const ACUTE = '\u0301';
  const JOINER = '\u034f'; // of the Stream-Safe Text Format, before every 31st mark

  /** `first` has taken in the marks that compose with it. */
  const stacked = (first, left, mark, total) => {
    let text = first;
    for (let i = total - left; i < total; i++) text += (i > 0 && i % 30 === 0 ? JOINER : '') + mark;
    return text;
  };

  for (const [name, text, shown] of [
    ['acutes on a letter', 'E' + ACUTE.repeat(1000), stacked('\u00e9', 999, ACUTE, 1000)],
    ['rings below a letter that has none', 'z' + '\u0325'.repeat(1000), stacked('z', 1000, '\u0325', 1000)],
  ])
    it(`${name} are one word, in one piece and byte by byte`, function () {
      assert.deepEqual(wordsOf(text), [[shown, 1]]);
      assert.deepEqual(wordsByByte(text), [[shown, 1]]);
      const { characters, graphemes, words, letters } = analyzeSync(text).counts;
      assert.deepEqual({ characters, graphemes, words, letters }, { characters: 1001, graphemes: 1, words: 1, letters: 1 });
    });

  it('thirty are in canonical order, and need no joiner', function () {
    const text = 'a' + '\u0301\u0323'.repeat(15);
    assert.deepEqual(wordsOf(text), [['\u1ea1' + '\u0323'.repeat(14) + '\u0301'.repeat(15), 1]]);
  });

  it('a thousand of two classes are ordered in each run of thirty', function () {
    const text = 'z' + '\u0301\u0323'.repeat(500);
    const run = (n) => '\u0323'.repeat(n) + '\u0301'.repeat(n);
    const first = '\u1e93' + run(15).slice(1); // one of them composes
    const shown = [first, ...Array(32).fill(run(15)), run(5)].join(JOINER);
    assert.deepEqual(wordsOf(text), [[shown, 1]]);
    assert.deepEqual(wordsByByte(text), [[shown, 1]]);
  });
});

describe('a word longer than a key', function () {
  const LIMIT = 65536;

  for (const [name, letter, count] of [
    ['a', 'a', LIMIT],
    ['\u00e9', '\u00e9', LIMIT / 2],
    ['\u0915', '\u0915', Math.floor(LIMIT / 3)],
    ['e\u0301', 'e\u0301', LIMIT / 2],
  ])
    it(`of ${escaped(name)} is shown cut at a character, and counted whole`, function () {
      const long = letter.repeat(LIMIT + 1);
      const shown = letter.normalize('NFC').repeat(count);
      for (const report of [analyzeSync(long), new Analyzer().write(long.slice(0, 1001)).write(long.slice(1001)).report()]) {
        assert.deepEqual(report.topWords, [{ word: shown, count: 1 }]);
        const { words, uniqueWords, wordLetters, longWords } = report.counts;
        assert.deepEqual({ words, uniqueWords, wordLetters, longWords }, { words: 1, uniqueWords: 1, wordLetters: LIMIT + 1, longWords: 1 });
      }
    });

  it('is the same as another only if they are up to there', function () {
    const head = 'b'.repeat(LIMIT - 1);
    assert.deepEqual(wordsOf(`${head}xy ${head}xz ${head}yy`), [[`${head}x`, 2], [`${head}y`, 1]]);
  });
});

describe('word identity by the standard', function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  if (!sameUnicode) return leaveOut('all of it', otherUnicode);

  let folding;
  const composing = []; // characters whose NFC and NFD differ
  const marks = [];

  before(async function () {
    folding = await caseFolding();
    for (let cp = 0; cp < 0x110000; cp++) {
      if (cp >= 0xd800 && cp < 0xe000) continue;
      const c = String.fromCodePoint(cp);
      if (c.normalize('NFC') !== c.normalize('NFD')) composing.push(c);
      if (/\p{M}/u.test(c)) marks.push(c);
    }
  });

  /** The list of words, by the standard. */
  function expectedWords(text) {
    const words = new Map();
    for (const { segment: word, isWordLike } of segment(text, { granularity: 'word' })) {
      if (!isWordLike) continue;
      const key = keyOf(folding, word);
      const shown = shownOf(word);
      const seen = words.get(key);
      words.set(key, seen ? { count: seen.count + 1, shown: byBytes(seen.shown, shown) < 0 ? seen.shown : shown } : { count: 1, shown });
    }
    return [...words]
      .sort(([a, { count: m }], [b, { count: n }]) => n - m || byBytes(a, b))
      .map(([, { shown, count }]) => [shown, count]);
  }

  const lettersOf = (text) => Array.from(text.normalize('NFC')).filter((c) => /\p{L}/u.test(c)).length;

  it('there is something to fold and to compose', function () {
    assert.equal(folding.size, 1585);
    assert.ok(composing.length > 12000 && marks.length > 2400, `${composing.length} ${marks.length}`);
  });

  it('every character that folds or composes, with a letter before and behind', function () {
    for (const c of new Set([...folding.keys(), ...composing, ...marks]))
      for (const text of [c, `a${c}`, `${c}a`, `\u03a3${c} ${c}\u03a3`, `${c.toUpperCase()} ${c.toLowerCase()} ${c.normalize('NFD')}`])
        assert.deepEqual(wordsOf(text), expectedWords(text), escaped(text));
  });

  it('generated words', function () {
    const lists = [[' '], [...'aAsSiI\u03a3\u03c3\u03c2\u0345\u0130\u0131\u00df\u1e9e'], [...folding.keys()], composing, marks];
    lists.push(composing.map((c) => c.normalize('NFD')), [...'\u1100\u1112\u1161\u1175\u11a8\u11c2\uac00\uac01\u0301\u0308\u0323\u0327\u031b']);
    const character = fc.tuple(fc.nat(lists.length - 1), fc.nat(0xffff)).map(([list, n]) => lists[list][n % lists[list].length]);
    const texts = fc.array(character, { maxLength: 24, size: 'max' }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!/\p{M}{28}/u.test(text.normalize('NFD')));
        assert.deepEqual(wordsOf(text), expectedWords(text), escaped(text));
        assert.equal(analyzeSync(text).counts.letters, lettersOf(text), escaped(text));
      }),
      { numRuns: identityTexts },
    );
  });

  it('letters are counted of the composed form of everything that composes', function () {
    for (const c of composing)
      for (const text of [c, c.normalize('NFD'), c.normalize('NFC'), `${c.normalize('NFD')}${c.normalize('NFD')}`, `a${c}`])
        assert.equal(analyzeSync(text).counts.letters, lettersOf(text), escaped(text));
  });
});
