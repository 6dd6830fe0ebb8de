'use strict';
// wasm-entry: the API over WebAssembly on this very thread, promises too. wasm/build.mjs makes one file of it and what it requires, with
// lib/wasm-native.js for lib/native.js. wasm.d.ts tells it all.
const { native } = require('./native.js');
const { init } = require('./wasm-instance.js');
const { TextGaugeError } = require('./errors.js');
const { analyzeSync } = require('./analyze.js');
const { analyze, wordFrequencies, boundaries, countSegments } = require('./async.js');
const { Analyzer } = require('./analyzer.js');
const { wordFrequenciesSync, WordTable } = require('./words.js');
const { segment, forEachToken, boundariesSync, countSegmentsSync } = require('./segment.js');
const { languages, countSyllables, detectLanguage, detectLanguageSync } = require('./language.js');
const { metrics } = require('./metrics.js');

module.exports = {
  init,
  analyze,
  analyzeSync,
  Analyzer,
  wordFrequencies,
  wordFrequenciesSync,
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
  version: native.version,
  unicodeVersion: native.unicodeVersion,
  TextGaugeError,
};
