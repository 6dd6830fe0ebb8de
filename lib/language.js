'use strict';
// language: what there is to know of languages, the syllables of a word, and which language a text is in.
const { native, results } = require('./native.js');
const { invalidType } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { takeInput, typedSubarray } = require('./input.js');
const { takeOptions, syllableOptions, flagsOf, encodingFlags, SENTENCES: SENTENCES_OF_TEXT } = require('./options.js');

const SYLLABLES = 1; // TG_KNOWN_SYLLABLES and so on
const SENTENCES = 2;
const STOP_WORDS = 4;
const METRICS = 8;
const WINDOW = 16384; // bytes in which everything is that the detector looks at

const DETECT_OPTIONS = ['encoding'];

/** See index.d.ts. */
function languages() {
  return native.languages.map(([tag, name, known]) => ({
    tag,
    name,
    syllables: (known & SYLLABLES) !== 0,
    sentences: (known & SENTENCES) !== 0,
    stopWords: (known & STOP_WORDS) !== 0,
    metrics: (known & METRICS) !== 0,
    detection: true,
  }));
}

/** See index.d.ts. */
function countSyllables(word, options) {
  if (typeof word !== 'string') throw invalidType('The "word" argument', 'of type string', word);
  const o = syllableOptions(options);
  const count = native.countSyllables(word, 0, flagsOf(o, 0), o.language);
  if (count < 0) throw fromStatus(count);
  return count;
}

/** The language of what takeInput() has made of an input, by its beginning. */
function detect(text, encoding) {
  const start = typeof text === 'string' ? text.slice(0, WINDOW / 2) : typedSubarray(text, 0, WINDOW);
  const index = native.detectLanguage(start, encodingFlags(encoding));
  if (index < 0) throw fromStatus(index);
  return { language: native.languages[index]?.[0] ?? 'und', confidence: results[0] };
}

/** See index.d.ts. */
function detectLanguageSync(input, options) {
  const given = takeOptions(options, DETECT_OPTIONS);
  const { text, encoding } = takeInput(input, given.encoding);
  return detect(text, encoding);
}

/** See index.d.ts. */
async function detectLanguage(input, options) {
  return detectLanguageSync(input, options);
}

/** Options with the language of the text in the place of 'auto'. @template T @param {T} options @returns {T} */
function resolved(options, text, encoding) {
  if (options.language !== 'auto') return options;
  const { language, confidence } = detect(text, encoding);
  return { ...options, language, confidence };
}

/** The same of a segmentation, for which only sentences ask. */
function resolvedSegments(options, text, encoding) {
  if (options.language !== 'auto') return options;
  return options.granularity === SENTENCES_OF_TEXT ? resolved(options, text, encoding) : { ...options, language: undefined };
}

module.exports = { languages, countSyllables, detectLanguage, detectLanguageSync, detect, resolved, resolvedSegments, WINDOW };
