// The same for modules.
import textgauge from './wasm-entry.js';

export const {
  init, analyze, analyzeSync, Analyzer, wordFrequencies, wordFrequenciesSync, WordTable, segment, forEachToken, boundaries,
  boundariesSync, countSegments, countSegmentsSync, languages, metrics, countSyllables, detectLanguage, detectLanguageSync, version, unicodeVersion, TextGaugeError,
} = textgauge;
export default textgauge;
