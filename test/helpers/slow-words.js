'use strict';
// slow-words: word tables by the obvious way, of the library's own segments and the standard's word identity.
const { boundariesSync, segment } = require('../..');
const { caseFolding, keyOf, shownOf, byBytes } = require('./fold.js');
const { property } = require('./classes.js');

const IN_NUMBERS = ['Numeric', 'MidNum', 'MidNumLet', 'Single_Quote', 'Extend', 'Format', 'ZWJ'];

/** @returns {Promise<(text: string, options?: object) => [word: string, count: number][]>} */
async function slowCounter() {
  const folding = await caseFolding();
  const wordBreak = await property('Word_Break');
  const keys = new Map();

  function foldedOf(word) {
    let key = keys.get(word);
    if (key === undefined) keys.set(word, (key = keyOf(folding, word)));
    return key;
  }

  const isNumber = (word) =>
    /\p{Nd}/u.test(word) &&
    Array.from(word).every((c) => /\p{Nd}/u.test(c) || (IN_NUMBERS.includes(wordBreak.get(c.codePointAt(0))) && !/\p{L}/u.test(c)));

  /** The words of a sentence in runs of neighbours, each with its key and shown form. */
  function runsOf(words, { stopWords = [], minLength = 0, case: letterCase = 'fold', numbers = 'keep' }) {
    const stops = new Set(stopWords.map(foldedOf));
    const runs = [[]];
    for (const word of words) {
      const folded = foldedOf(word);
      const kept = word.normalize('NFC');
      const key = letterCase === 'keep' ? kept : folded;
      const isOut = stops.has(folded) || Array.from(key).length < minLength || (numbers === 'drop' && isNumber(word));
      if (isOut) runs.push([]);
      else if (numbers === 'mask' && isNumber(word)) runs.at(-1).push({ key: '#', shown: '#' });
      else runs.at(-1).push({ key, shown: letterCase === 'keep' ? kept : shownOf(word) });
    }
    return runs;
  }

  return function count(text, options = {}) {
    const { ngram = 1, acrossSentences = false, sentences, lineBreaks } = options;
    const ends = acrossSentences ? [text.length] : [...boundariesSync(text, { granularity: 'sentence', sentences, lineBreaks })];
    const groups = ends.map(() => []);
    let at = 0;
    for (const { segment: word, index, isWordLike } of segment(text, { granularity: 'word' })) {
      while (index >= ends[at]) at++;
      if (isWordLike) groups[at].push(word);
    }
    const table = new Map();
    for (const words of groups)
      for (const run of runsOf(words, options))
        for (let i = 0; i + ngram <= run.length; i++) {
          const gram = run.slice(i, i + ngram);
          const key = gram.map((w) => w.key).join(' ');
          const shown = gram.map((w) => w.shown).join(' ');
          const seen = table.get(key);
          if (!seen) table.set(key, { count: 1, shown });
          else {
            seen.count++;
            if (byBytes(shown, seen.shown) < 0) seen.shown = shown;
          }
        }
    return [...table].sort(([a, { count: m }], [b, { count: n }]) => n - m || byBytes(a, b)).map(([, { shown, count: n }]) => [shown, n]);
  };
}

module.exports = { slowCounter };
