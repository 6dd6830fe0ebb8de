// The names and the default from an ES module.
import textgauge, { analyzeSync, boundariesSync, segment, type Report, type AnalyzeOptions } from 'textgauge';
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

const filled: { read: number; written: number } = boundariesSync('a', { into: new Uint32Array(1), start: 0 });
const wide: { read: number; written: number } = boundariesSync('a', { granularity: 'word', into: new Float64Array(1) });
// @ts-expect-error of 32 bits or double
boundariesSync('a', { into: new Uint8Array(1) });
// @ts-expect-error nowhere to go on into
boundariesSync('a', { start: 1 });
export { filled, wide };
