'use strict';
// text_analysis: the names that include/text_analysis.h and Python's module have, over the profile `classic`.
const { analyzeSync } = require('textgauge');

const OPTIONS = { profile: 'classic', counts: ['words', 'sentences'], metrics: ['fleschReadingEase'], top: 5 };

class TextStats {
  constructor({ counts, readability, topWords }) {
    this.word_count = counts.words;
    this.sentence_count = counts.sentences;
    this.flesch_kincaid_score = readability.fleschReadingEase;
    this.most_common_words = topWords.map(({ word, count }) => [word, count]);
    Object.freeze(this);
  }

  get_most_common_words() {
    return this.most_common_words.map((pair) => [...pair]);
  }
}

/** See index.d.ts. */
function analyze_text(text) {
  if (typeof text !== 'string') {
    const error = new TypeError(`The argument 'text' must be of type string. Received ${text === null ? 'null' : `type ${typeof text}`}`);
    error.code = 'ERR_INVALID_ARG_TYPE';
    throw error;
  }
  return new TextStats(analyzeSync(text, OPTIONS));
}

module.exports = { analyze_text, TextStats };
