'use strict';
// text_analysis: the small package beside this one, against the same core's classic profile and what a bridge prints.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { analyzeSync } = require('..');
const { analyze_text, TextStats } = require('../packages/text_analysis');

const BRIDGE = path.join(__dirname, 'bridge');

describe('text_analysis', function () {
  it('prints what every bridge prints', function () {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(BRIDGE, 'main.mjs')], { encoding: 'utf8' });
    assert.equal(stderr, '');
    assert.equal(stdout, fs.readFileSync(path.join(BRIDGE, 'expected.txt'), 'utf8'));
  });

  it('has the numbers of the classic profile', function () {
    const text = fs.readFileSync(path.join(__dirname, '..', 'examples', 'weather.txt'), 'utf8');
    const { counts, readability, topWords } = analyzeSync(text, { profile: 'classic', top: 5 });
    const stats = analyze_text(text);
    assert.ok(stats instanceof TextStats);
    assert.equal(stats.word_count, counts.words);
    assert.equal(stats.sentence_count, counts.sentences);
    assert.equal(stats.flesch_kincaid_score, readability.fleschReadingEase);
    assert.deepEqual(stats.most_common_words, topWords.map(({ word, count }) => [word, count]));
    assert.equal(stats.most_common_words.length, 5);
  });

  it('has zeros for a text without words', function () {
    for (const text of ['', ' ', '... !'])
      assert.deepEqual({ ...analyze_text(text) }, { word_count: 0, sentence_count: 0, flesch_kincaid_score: 0, most_common_words: [] });
  });

  it('hands out copies', function () {
    const stats = analyze_text('a b a');
    stats.get_most_common_words()[0][1] = 7;
    assert.deepEqual(stats.get_most_common_words(), [['a', 2], ['b', 1]]);
    assert.throws(() => {
      stats.word_count = 1;
    }, TypeError);
  });

  it('refuses what is no string', function () {
    for (const [value, received] of [[undefined, 'type undefined'], [null, 'null'], [1, 'type number'], [Buffer.from('a'), 'type object']])
      assert.throws(() => analyze_text(value), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: `The argument 'text' must be of type string. Received ${received}` });
  });
});
