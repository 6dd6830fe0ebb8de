'use strict';
// split: pieces cut anywhere give the report of the whole, bit for bit. Through the analyzer that the command line uses.
const assert = require('node:assert/strict');
const fc = require('fast-check');
const { analyzeSync, Analyzer } = require('..');
const { splitTexts, tier } = require('./tiers.js');
const { classesOf, textOf } = require('./helpers/classes.js');

/** @param {number[]} cuts ascending */
function inPieces(bytes, cuts, options) {
  const analyzer = new Analyzer(options);
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    analyzer.write(bytes.subarray(from, to));
    from = to;
  }
  return analyzer.endDocument().report();
}

const each = (length) => Array.from({ length }, (_, i) => i);

const TEXTS = [
  '',
  'a',
  "It's 3.14, isn't it? “Yes.” He said so…\r\n\r\n- one\n- two\n\nwell-known",
  '\ufeffA mark 👩‍👩‍👧‍👦 of order 🇫🇷🇩🇪. e\u0301\u0323 각 क्षि ΌΣΟΣ ος',
  'Cf. p. 12, т. е. 3 г. С. Есенин « M. Dupont… » ст. 5. „Да!“ – сказал И. И. Пр. и т. д. Это всё.',
  'Mr. Smith (b. 1950) went.\u2029To U.S.A.\u0085“Why?”\u2028x',
];

const OPTIONS = [{}, { profile: 'classic' }, { sentences: 'uax29', hyphens: 'join' }, { lineBreaks: 'break', language: 'und' }, { language: 'fr' }, { language: 'ru', hyphens: 'join' }];

describe('every split', function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  for (const text of TEXTS)
    for (const options of OPTIONS)
      it(`in two, and byte by byte: ${JSON.stringify(text).slice(0, 30)} ${JSON.stringify(options)}`, function () {
        for (const encoding of ['utf8', 'utf16le']) {
          const bytes = Buffer.from(text, encoding);
          const whole = analyzeSync(bytes, { ...options, encoding });
          for (const cut of each(bytes.length)) assert.deepEqual(inPieces(bytes, [cut], { ...options, encoding }), whole);
          assert.deepEqual(inPieces(bytes, each(bytes.length), { ...options, encoding }), whole);
        }
      });

  it('of ill-formed bytes in two', function () {
    const bytes = Buffer.from('61e28261f09f9861f09f8062f0f0e2e2c2c2edb080fffe', 'hex');
    const whole = analyzeSync(bytes);
    for (const cut of each(bytes.length)) assert.deepEqual(inPieces(bytes, [cut]), whole);
  });

  it('of generated texts, cut at random, with bytes turned at random', async function () {
    const text = textOf(fc, await classesOf(() => false), 60);
    const cuts = fc.array(fc.nat(240), { maxLength: 12 });
    const turned = fc.array(fc.tuple(fc.nat(240), fc.nat(255)), { maxLength: 3 });
    fc.assert(
      fc.property(text, cuts, turned, fc.constantFrom(...OPTIONS), (t, at, changes, options) => {
        const bytes = Buffer.from(t);
        for (const [where, to] of changes) bytes[where % bytes.length] = to;
        const ascending = at.map((n) => n % (bytes.length + 1)).sort((a, b) => a - b);
        assert.deepEqual(inPieces(bytes, ascending, options), analyzeSync(bytes, options));
      }),
      { numRuns: splitTexts },
    );
  });
});

describe('documents', function () {
  it('merge in any order', function () {
    const texts = ['The first. The second', 'the third', '', 'A fourth? A fifth!'];
    const make = (text) => {
      const analyzer = new Analyzer();
      analyzer.write(Buffer.from(text));
      analyzer.endDocument();
      return analyzer;
    };
    const sum = (order) => {
      const total = new Analyzer();
      for (const i of order) total.merge(make(texts[i]));
      return total.report();
    };
    const report = sum([0, 1, 2, 3]);
    assert.equal(report.counts.words, 10);
    assert.equal(report.counts.sentences, 5);
    assert.deepEqual(report.topWords[0], { word: 'the', count: 3 });
    for (const order of [[3, 2, 1, 0], [1, 3, 0, 2]]) assert.deepEqual(sum(order), report);
  });

  it('refuse while one is open, and after a failure until reset', function () {
    const open = new Analyzer();
    open.write(Buffer.from('a'));
    assert.throws(() => new Analyzer().merge(open), { code: 'ERR_TG_STATE' });
    assert.throws(() => open.merge(open), { code: 'ERR_TG_ARG' });

    const failing = new Analyzer({ invalid: 'error' });
    failing.write(Buffer.from('ab'));
    assert.throws(() => failing.write(Buffer.from([0xff])), { code: 'ERR_TG_INVALID', offset: 2 });
    assert.throws(() => failing.write(Buffer.from('a')), { code: 'ERR_TG_STATE' });
    failing.reset();
    failing.write(Buffer.from('c'));
    assert.equal(failing.endDocument().report().counts.words, 1);
  });
});
