// The names and the default from an ES module.
import textgauge, { analyzeSync, segment, type Report, type AnalyzeOptions } from 'textgauge';

const options: AnalyzeOptions = { profile: 'classic', metrics: 'all' };
const report: Report = analyzeSync('a', options);
const same: Report = textgauge.analyzeSync('a');
const pieces: string[] = Array.from(segment('a'), (s) => s.segment);

export { report, same, pieces };
