// The API for modules: the very same functions as `require('textgauge')`.
import textgauge from './index.js';

export const {
  analyze, analyzeSync, analyzeFile, analyzeFileSync, Analyzer, wordFrequencies, wordFrequenciesSync,
  wordFrequenciesFile, wordFrequenciesFileSync, WordTable, segment, forEachToken, boundaries, boundariesSync, countSegments, countSegmentsSync, languages, metrics, countSyllables,
  detectLanguage, detectLanguageSync, configure, poolStats, version, unicodeVersion, TextGaugeError,
} = textgauge;
export default textgauge;
