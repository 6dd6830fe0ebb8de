'use strict';
// options: from what a caller asks for to the numbers of src/node/options.cc and src/node/crossing.h. They change together.
const { native } = require('./native.js');
const { invalidType, invalidValue, unknownOption } = require('./errors.js');

const { countNames, metricNames } = native;

// bit 0 profile, 1 invalid, 2 lineBreaks, 3 sentences, 4 hyphens, 5 to 7 encoding, 8 spokenNumbers: the first choice is 0.
const CHOICES = {
  profile: { bit: 0, names: ['unicode', 'classic'] },
  invalid: { bit: 1, names: ['replace', 'error'] },
  lineBreaks: { bit: 2, names: ['wrap', 'break'] },
  sentences: { bit: 3, names: ['language', 'uax29'] },
  hyphens: { bit: 4, names: ['split', 'join'] },
};
const ENCODING_BIT = 5;
const SPOKEN_NUMBERS_BIT = 8;

const GRANULARITIES = ['grapheme', 'word', 'sentence'];

const ANALYSIS_OPTIONS = [
  'profile', 'language', 'encoding', 'top', 'counts', 'metrics', 'sentences', 'lineBreaks', 'hyphens', 'invalid', 'wordsPerMinute', 'spokenNumbers',
];
const SEGMENT_OPTIONS = ['granularity', 'language', 'encoding', 'sentences', 'lineBreaks'];
const TABLE_OPTIONS = ['ngram', 'acrossSentences', 'stopWords', 'minLength', 'case', 'numbers', 'maxWords'];
const WORD_OPTIONS = ['profile', 'language', 'encoding', 'sentences', 'lineBreaks', 'hyphens', 'invalid', ...TABLE_OPTIONS];

const ANALYZER_OPTIONS = [...ANALYSIS_OPTIONS, 'words'];

/** The names of all options where the caller sees to some of them. */
const withAnalysis = (more) => [...ANALYSIS_OPTIONS, ...more];
const withSegment = (more) => [...SEGMENT_OPTIONS, ...more];
const withWords = (more) => [...WORD_OPTIONS, ...more];

// The list of 0.1.0, frozen: later versions add metrics, not to this list.
const STANDARD_METRICS = Object.freeze([
  'fleschReadingEase', 'fleschKincaidGrade', 'gunningFog', 'smog', 'colemanLiau', 'automatedReadability', 'lix', 'rix',
  'typeTokenRatio', 'readingTime',
]);

const SYLLABLE_OPTIONS = ['language', 'profile', 'spokenNumbers'];
const LOAD_OPTIONS = ['encoding', 'invalid'];
const WRITE_OPTIONS = ['encoding'];

const UINT32_MAX = 2 ** 32 - 1;
const DEFAULT_TOP = 10;
const DEFAULT_WORDS_PER_MINUTE = 238;
const MAX_WORDS_PER_MINUTE = 1e300;

const listed = (names) => names.map((name) => `'${name}'`).join(', ');
const property = (name) => `The property 'options.${name}'`;

function takeOptions(options, known) {
  if (options === undefined) return {};
  if (options === null || typeof options !== 'object' || Array.isArray(options))
    throw invalidType('The "options" argument', 'of type object', options);
  for (const name in options) if (!known.includes(name)) throw unknownOption(name, known);
  return options;
}

const ALL_CHOICES = Object.keys(CHOICES);
const SEGMENT_CHOICES = ['sentences', 'lineBreaks'];

function choiceBits(options, names) {
  let bits = 0;
  for (const name of names) {
    const value = options[name];
    if (value === undefined) continue;
    const { bit, names: choices } = CHOICES[name];
    if (typeof value !== 'string') throw invalidType(property(name), 'of type string', value);
    const choice = choices.indexOf(value);
    if (choice < 0) throw invalidValue(property(name), `one of ${listed(choices)}`, value);
    bits |= choice << bit;
  }
  return bits;
}

const spokenBit = ({ spokenNumbers }) => Number(takeBoolean('spokenNumbers', spokenNumbers)) << SPOKEN_NUMBERS_BIT;

// Subtags of 1 to 8 letters or digits, the first of 2 to 8 letters.
const LANGUAGE = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i;

/** @param {boolean} [whole] the text is there from its beginning, so that its language can be detected */
function takeLanguage(language, whole = false) {
  if (language === undefined) return undefined;
  if (language === 'auto' && !whole)
    throw invalidValue(property('language'), `a BCP 47 language tag ('auto' is for calls that have the whole text)`, language);
  if (typeof language !== 'string') throw invalidType(property('language'), 'of type string', language);
  if (language.length > 255 || !LANGUAGE.test(language))
    throw invalidValue(property('language'), `a BCP 47 language tag such as 'en' or 'pt-BR'`, language);
  return language;
}

function takeWordsPerMinute(value = DEFAULT_WORDS_PER_MINUTE) {
  if (typeof value !== 'number') throw invalidType(property('wordsPerMinute'), 'of type number', value);
  if (!(value > 0 && value <= MAX_WORDS_PER_MINUTE))
    throw invalidValue(property('wordsPerMinute'), 'a finite number above 0', value);
  return value;
}

/** A set of names as a list of their numbers. `sets` are the words that stand for whole lists. */
function takeNames(option, value, names, sets) {
  if (typeof value === 'string' && Object.hasOwn(sets, value)) return sets[value];
  if (typeof value !== 'string' && !Array.isArray(value))
    throw invalidType(property(option), `${listed(Object.keys(sets))} or an Array of names`, value);
  if (typeof value === 'string') throw invalidValue(property(option), `${listed(Object.keys(sets))} or an Array of names`, value);
  const numbers = value.map((name) => {
    if (typeof name !== 'string') throw invalidType(`Every item of 'options.${option}'`, 'of type string', name);
    const number = names.indexOf(name);
    if (number < 0) throw invalidValue(`Every item of 'options.${option}'`, names.length > 40 ? `the name of one of the ${option}` : `one of ${listed(names)}`, name);
    return number;
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

const COUNT_SETS = { all: countNames.map((_, i) => i) };
const METRIC_SETS = { standard: STANDARD_METRICS.map((name) => metricNames.indexOf(name)).sort((a, b) => a - b), all: metricNames.map((_, i) => i) };

const METRIC_HALVES = [0, 32, 64, 96, 128, 160, 192, 224]; // of the words of TG_METRIC_WORDS

/** The numbers from `from` on, `size` of them, as a mask. */
const mask = (numbers, from, size) => numbers.reduce((sum, n) => (n >= from && n < from + size ? sum + 2 ** (n - from) : sum), 0);

/**
 * @typedef {object} AnalysisOptions
 * @property {string} profile
 * @property {string | undefined} language
 * @property {number[]} counts numbers of the counts that are asked for
 * @property {number[]} metrics likewise
 * @property {object[] | undefined} parts of a report by these rules: lib/report.js has made them
 * @property {Float64Array} numbers TG_JS_TOP and so on, of crossing.h
 * @property {[] | [Uint8Array, Uint32Array]} stops of a word table
 */

/** @returns {AnalysisOptions} */
function compile(options) {
  const bits = choiceBits(options, ALL_CHOICES) | spokenBit(options);
  const language = takeLanguage(options.language, true);
  const top = takeNumber('top', options.top, 0, UINT32_MAX, DEFAULT_TOP);
  const counts = takeNames('counts', options.counts ?? 'all', countNames, COUNT_SETS);
  const metrics = takeNames('metrics', options.metrics ?? 'standard', metricNames, METRIC_SETS);
  return {
    profile: options.profile ?? 'unicode',
    bits,
    language,
    counts,
    metrics,
    numbers: Float64Array.of(top, mask(counts, 0, 53), ...METRIC_HALVES.map((from) => mask(metrics, from, 32)), takeWordsPerMinute(options.wordsPerMinute)),
    stops: [],
    parts: undefined,
  };
}

const DEFAULTS = compile({});

// Most calls ask for what the call before asked for: what that was, and what became of it.
let last = { options: {}, compiled: DEFAULTS };

const sameNames = (a, b) => a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && b.every((name, i) => a[i] === name));
const copied = (names) => (Array.isArray(names) ? [...names] : names);

function isSame(o, l) {
  return (
    o.profile === l.profile && o.language === l.language && o.top === l.top && sameNames(o.counts, l.counts) && sameNames(o.metrics, l.metrics) &&
    o.sentences === l.sentences && o.lineBreaks === l.lineBreaks && o.hyphens === l.hyphens && o.invalid === l.invalid &&
    o.wordsPerMinute === l.wordsPerMinute && o.spokenNumbers === l.spokenNumbers
  );
}

/** What is compiled, once: the caller may change the lists, or getters may, before the next call. */
function takeOnce({ profile, language, top, counts, metrics, sentences, lineBreaks, hyphens, invalid, wordsPerMinute, spokenNumbers }) {
  return { profile, language, top, counts: copied(counts), metrics: copied(metrics), sentences, lineBreaks, hyphens, invalid, wordsPerMinute, spokenNumbers };
}

/**
 * The options of an analysis but for the encoding, which is the input's.
 * @param {string[]} [known] names of all options, by withAnalysis
 */
function analysisOptions(given, known = ANALYSIS_OPTIONS) {
  if (given === undefined) return DEFAULTS;
  takeOptions(given, known);
  const before = last; // getters can call for another
  if (isSame(given, before.options)) return before.compiled;
  const options = takeOnce(given);
  const compiled = compile(options);
  last = { options, compiled };
  return compiled;
}

const CASES = ['fold', 'keep'];
const NUMBERS = ['keep', 'drop', 'mask'];
const MAX_NGRAM = 5;
const MAX_STOPS = 65536; // TG_STOP_COUNT_MAX
const MAX_STOP_BYTES = 2 ** 20; // TG_STOP_BYTES_MAX

function takeNumber(name, value, from, to, fallback) {
  if (value === undefined) return fallback;
  if (typeof value !== 'number') throw invalidType(property(name), 'of type number', value);
  if (!Number.isInteger(value) || value < from || value > to) throw invalidValue(property(name), `an integer from ${from} to ${to}`, value);
  return value;
}

function takeChoice(name, value, choices) {
  if (value === undefined) return 0;
  if (typeof value !== 'string') throw invalidType(property(name), 'of type string', value);
  const choice = choices.indexOf(value);
  if (choice < 0) throw invalidValue(property(name), `one of ${listed(choices)}`, value);
  return choice;
}

function takeBoolean(name, value) {
  if (value !== undefined && typeof value !== 'boolean') throw invalidType(property(name), 'of type boolean', value);
  return value === true;
}

/** @returns {[] | [Uint8Array, Uint32Array]} words one right behind the other as UTF-8, and the length of each; nothing of no list */
function takeStops(name, value) {
  if (value === undefined || typeof value === 'boolean') return [];
  if (!Array.isArray(value)) throw invalidType(property(name), 'of type boolean or an instance of Array', value);
  if (value.length > MAX_STOPS) throw invalidValue(property(name), `at most ${MAX_STOPS} words`, value);
  const encoder = new TextEncoder();
  const words = Array.from(value, (word) => {
    if (typeof word !== 'string') throw invalidType(`Every item of 'options.${name}'`, 'of type string', word);
    return encoder.encode(word);
  });
  const lengths = Uint32Array.from(words, (word) => word.length);
  const size = lengths.reduce((sum, length) => sum + length, 0);
  if (size > MAX_STOP_BYTES) throw invalidValue(property(name), `at most ${MAX_STOP_BYTES} bytes of UTF-8 in all`, value);
  const text = new Uint8Array(size);
  words.reduce((at, word) => (text.set(word, at), at + word.length), 0);
  return [text, lengths];
}

/**
 * What a word table is of, behind the numbers of an analysis.
 * @param {string} [path] before the names in errors
 * @returns {{ numbers: Float64Array, stops: [] | [Uint8Array, Uint32Array] }}
 */
function compileTable(base, options, path = '') {
  const { ngram, acrossSentences, stopWords, minLength, case: letterCase, numbers, maxWords } = options;
  const stops = takeStops(`${path}stopWords`, stopWords);
  return {
    numbers: Float64Array.of(
      ...base,
      takeNumber(`${path}ngram`, ngram, 1, MAX_NGRAM, 1),
      Number(takeBoolean(`${path}acrossSentences`, acrossSentences)),
      takeChoice(`${path}case`, letterCase, CASES),
      takeChoice(`${path}numbers`, numbers, NUMBERS),
      takeNumber(`${path}minLength`, minLength, 0, UINT32_MAX, 0),
      Number(stopWords === true),
      takeNumber(`${path}maxWords`, maxWords, 1, UINT32_MAX, 0),
    ),
    stops,
  };
}

const NOTHING_ELSE = compile({ counts: [], metrics: [], top: 0 }).numbers;
const DEFAULT_TABLE = { ...DEFAULTS, ...compileTable(NOTHING_ELSE, {}) };

/**
 * The options of a word table but for the encoding, as analysisOptions.
 * @param {string[]} [known] names of all options, by withWords
 */
function wordOptions(given, known = WORD_OPTIONS) {
  if (given === undefined) return DEFAULT_TABLE;
  takeOptions(given, known);
  const { profile, language, sentences, lineBreaks, hyphens, invalid } = given;
  const compiled = compile({ profile, language, sentences, lineBreaks, hyphens, invalid, counts: [], metrics: [], top: 0 });
  return { ...compiled, ...compileTable(NOTHING_ELSE, given) };
}

/** The options of an analyzer: those of an analysis, and in `words` those of the table that it keeps beside. */
function analyzerOptions(given) {
  const { words, language } = takeOptions(given, ANALYZER_OPTIONS);
  takeLanguage(language);
  const compiled = analysisOptions(given, ANALYZER_OPTIONS);
  if (words === undefined || words === false) return compiled;
  if (words !== true && (words === null || typeof words !== 'object' || Array.isArray(words)))
    throw invalidType(property('words'), 'of type boolean or object', words);
  for (const name in words) if (!TABLE_OPTIONS.includes(name)) throw unknownOption(`words.${name}`, TABLE_OPTIONS.map((n) => `words.${n}`));
  return { ...compiled, parts: undefined, ...compileTable(compiled.numbers, words === true ? {} : words, 'words.') };
}

const encodingFlags = (encoding) => encoding << ENCODING_BIT;
const flagsOf = (compiled, encoding) => compiled.bits | encodingFlags(encoding);

/** The options of an analysis as native code takes them. */
const analysisArgs = (compiled, encoding) => [flagsOf(compiled, encoding), compiled.numbers, compiled.language, ...compiled.stops];

/** The options of a segmentation: the granularity, the bits and the language. */
function segmentOptions(options, known = SEGMENT_OPTIONS) {
  const given = takeOptions(options, known);
  const { granularity = 'grapheme' } = given;
  if (typeof granularity !== 'string') throw invalidType(property('granularity'), 'of type string', granularity);
  const number = GRANULARITIES.indexOf(granularity);
  if (number < 0) throw invalidValue(property('granularity'), `one of ${listed(GRANULARITIES)}`, granularity);
  return { granularity: number, bits: choiceBits(given, SEGMENT_CHOICES), language: takeLanguage(given.language, true), encoding: given.encoding };
}

/** What the syllables of a word depend on. */
function syllableOptions(options) {
  const given = takeOptions(options, SYLLABLE_OPTIONS);
  return { bits: choiceBits(given, ['profile']) | spokenBit(given), language: takeLanguage(given.language) };
}

/** What a saved state does not say: the encoding of bytes to come, and what becomes of ill-formed input. */
function loadOptions(options) {
  const given = takeOptions(options, LOAD_OPTIONS);
  return { bits: choiceBits(given, ['invalid']), encoding: given.encoding };
}

/** The encoding of one piece. */
function writeOptions(options) {
  return takeOptions(options, WRITE_OPTIONS).encoding;
}

/** The numbers whose bits are set, 32 of them in each mask. */
const bitsOf = (...masks) => masks.flatMap((bits, i) => [...Array(32).keys()].filter((n) => (bits / 2 ** n) & 1).map((n) => 32 * i + n));

/** What reports are made by, from the numbers of native.analyzerRules. */
function rulesOf([profile, counts, ...metrics]) {
  return {
    profile: CHOICES.profile.names[profile],
    counts: bitsOf(counts % 2 ** 32, Math.floor(counts / 2 ** 32)).filter((n) => n < countNames.length),
    metrics: bitsOf(...metrics).filter((n) => n < metricNames.length),
    parts: undefined,
  };
}

module.exports = { takeOptions, analysisOptions, analyzerOptions, wordOptions, segmentOptions, syllableOptions, encodingFlags, withAnalysis, withSegment, withWords, loadOptions, writeOptions, rulesOf, flagsOf, analysisArgs, STANDARD_METRICS, WORDS: 1, SENTENCES: 2 };
