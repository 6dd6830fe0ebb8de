// The names and the default from an ES module.
import textgauge, { analyzeSync, segment, type Report, type AnalyzeOptions } from 'textgauge';
import { init, forEachToken, type Segments } from 'textgauge/wasm';
import wasm from 'textgauge/wasm';

const options: AnalyzeOptions = { profile: 'classic', metrics: 'all' };
const report: Report = analyzeSync('a', options);
const same: Report = textgauge.analyzeSync('a');
const pieces: string[] = Array.from(segment('a'), (s) => s.segment);

await init(new Uint8Array(8));
const segments: Segments<string> = wasm.segment('a');
const whole: boolean = forEachToken('a', (word) => word.length);

export { report, same, pieces, segments, whole };
