'use strict';
// index: the API. index.d.ts tells it all; index.mjs names the same for modules.
const { native } = require('./native.js');
const { TextGaugeError } = require('./errors.js');
const { analyzeSync } = require('./analyze.js');
const { analyze, wordFrequencies, boundaries, countSegments } = require('./async.js');
const { analyzeFile, analyzeFileSync, wordFrequenciesFile, wordFrequenciesFileSync } = require('./file.js');
const { wordFrequenciesSync, WordTable } = require('./words.js');
const { configure, poolStats } = require('./job.js');
const { Analyzer } = require('./analyzer.js');
const { segment, forEachToken, boundariesSync, countSegmentsSync } = require('./segment.js');
const { languages, countSyllables, detectLanguage, detectLanguageSync } = require('./language.js');
const { metrics } = require('./metrics.js');

module.exports = {
  analyze,
  analyzeSync,
  analyzeFile,
  analyzeFileSync,
  Analyzer,
  wordFrequencies,
  wordFrequenciesSync,
  wordFrequenciesFile,
  wordFrequenciesFileSync,
  WordTable,
  segment,
  forEachToken,
  boundaries,
  boundariesSync,
  countSegments,
  countSegmentsSync,
  languages,
  metrics,
  countSyllables,
  detectLanguage,
  detectLanguageSync,
  configure,
  poolStats,
  version: native.version,
  unicodeVersion: native.unicodeVersion,
  TextGaugeError,
};
