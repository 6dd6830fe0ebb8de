// The API for modules: the very same functions as `require('textgauge')`.
import textgauge from './index.js';

export const { analyzeSync, Analyzer, segment, boundariesSync, countSegmentsSync, version, unicodeVersion, TextGaugeError } = textgauge;
export default textgauge;
