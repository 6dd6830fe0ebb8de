'use strict';
// Sentences of every language that corrects them, as they stand in news, stories, and on the Web: literals alone.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { boundariesSync } = require('..');

const FILE = path.join(__dirname, 'data', 'sentences.txt');

/** By language: lines with | where a sentence ends. */
function casesOf(file) {
  const cases = {};
  let language;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue;
    const head = /^\[(\w+)\]$/.exec(line);
    if (head) cases[(language = head[1])] = [];
    else cases[language].push(line);
  }
  return cases;
}

/** The text with | at the ends that are found inside of it. */
function marked(text, language) {
  let from = 0;
  return [...boundariesSync(text, { granularity: 'sentence', language })].map((end) => text.slice(from, (from = end))).join('|');
}

describe('sentences by language', function () {
  for (const [language, lines] of Object.entries(casesOf(FILE))) {
    it(`end where they should: ${language}, ${lines.length} lines`, function () {
      assert.ok(lines.length > 3);
      assert.deepEqual(lines.map((line) => marked(line.replaceAll('|', ''), language)), lines);
    });

    it(`end there in a text of all: ${language}`, function () {
      const text = lines.join('\n\n');
      assert.equal(marked(text.replaceAll('|', ''), language), lines.join('\n\n|'));
    });
  }
});
