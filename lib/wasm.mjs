// textgauge/wasm for modules of Node.js: the very same functions as `require('textgauge/wasm')`.
import textgauge from '../wasm/dist/textgauge.cjs';

export const {
  init, analyze, analyzeSync, Analyzer, wordFrequencies, wordFrequenciesSync, WordTable, segment, forEachToken, boundaries,
  boundariesSync, countSegments, countSegmentsSync, languages, countSyllables, detectLanguage, detectLanguageSync, version, unicodeVersion, TextGaugeError,
} = textgauge;
export default textgauge;
