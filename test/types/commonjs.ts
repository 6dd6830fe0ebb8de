// A use of everything from CommonJS. tsc checks it; nothing runs it.
import textgauge = require('textgauge');
import wasm = require('textgauge/wasm');
import { analyzeSync, boundariesSync, countSegmentsSync, segment, TextGaugeError } from 'textgauge';

const full = analyzeSync('a text', { language: 'en', top: 5 });
const words: number = full.counts.words;
const syllables: number | null = full.counts.syllables;
const ease: number | null = full.readability.fleschReadingEase;
const seconds: number | null = full.readingTime.seconds;
const common: { word: string; count: number }[] = full.topWords;

const few = analyzeSync(Buffer.from('a'), { counts: ['words'], metrics: ['lix', 'readingTime'], encoding: 'latin1' });
const lines: number | null | undefined = few.counts?.lines;
const note: textgauge.Note | undefined = few.notes[0];
// @ts-expect-error: counts are not sure to be there
few.counts.words;

for (const bytes of [new Uint8Array(1), new DataView(new ArrayBuffer(1)), new ArrayBuffer(1), new SharedArrayBuffer(1)]) analyzeSync(bytes);
// @ts-expect-error: a number is no text
analyzeSync(42);
// @ts-expect-error: no such option
analyzeSync('', { laguage: 'en' });
// @ts-expect-error: no such metric
analyzeSync('', { metrics: ['fog'] });

for (const { segment: text, index, isWordLike } of segment('a text', { granularity: 'word' })) {
  const s: string = text;
  const i: number = index;
  const w: boolean | undefined = isWordLike;
  void [s, i, w];
}
const bytes: Uint8Array | undefined = segment(new Uint8Array(3)).containing(1)?.segment;
const units: Uint16Array | undefined = segment(new Uint16Array(3)).containing(1)?.segment;

const whole: boolean = textgauge.forEachToken('a text', (word: string, index: number) => index < 9 && word !== '');
textgauge.forEachToken(new Uint8Array(3), (word) => word.byteLength, { encoding: 'latin1' });
// @ts-expect-error: words do not depend on it
textgauge.forEachToken('a', () => {}, { granularity: 'word' });

const table: textgauge.WordTable = textgauge.wordFrequenciesSync('a text', { ngram: 2, stopWords: ['a'], case: 'keep', numbers: 'mask', maxWords: 9 });
const pairs: [string, number][] = [...table];
const counted: [number, boolean, number, string] = [table.get('a'), table.has('a'), table.indexOf('a'), table.toCSV()];
const arrays: [Uint8Array, Int32Array, Float64Array, Float64Array] = [table.words, table.offsets, table.counts, table.errors];
const error: number | undefined = table.top(3)[0]?.error;
// @ts-expect-error: at most 5
textgauge.wordFrequenciesSync('a', { ngram: 6 });
// @ts-expect-error: of a report
textgauge.wordFrequenciesSync('a', { top: 3 });
// @ts-expect-error: made by the library alone
new textgauge.WordTable();
// @ts-expect-error: it never changes
table.size = 3;
const kept: textgauge.WordTable = new textgauge.Analyzer({ words: { ngram: 2, stopWords: true }, top: 0 }).write('a').words();

const ends: Uint32Array | Float64Array = boundariesSync('a', { granularity: 'sentence', sentences: 'uax29', lineBreaks: 'break' });
const count: number = countSegmentsSync('a');
// @ts-expect-error: an option of an analysis
countSegmentsSync('a', { top: 3 });

try {
  analyzeSync('');
} catch (error) {
  if (error instanceof TextGaugeError) void [error.code, error.offset];
}
const versions: string[] = [textgauge.version, textgauge.unicodeVersion];

export { pairs, counted, arrays, error, kept, words, syllables, ease, seconds, common, lines, note, bytes, units, whole, ends, count, versions };

export async function beside(handle: import('node:fs/promises').FileHandle): Promise<(number | undefined)[]> {
  const { signal } = new AbortController();
  const whole = await textgauge.analyze('a', { signal, pin: true, onProgress: ({ done, total }) => void [done, total] });
  const part = await textgauge.analyzeFile(handle, { start: 1, end: 9, counts: ['words'], signal });
  textgauge.configure({ threads: 2, maxQueue: 9 });
  // @ts-expect-error: a synchronous call has no signal
  textgauge.analyzeSync('a', { signal });
  const ends: Uint32Array | Float64Array = await textgauge.boundaries('a', { granularity: 'word', transfer: false });
  const same: number = textgauge.analyzeFileSync(new URL('file:///a')).counts.words;
  const bigrams: textgauge.WordTable = await textgauge.wordFrequencies('a', { ngram: 2, signal, transfer: false });
  const inFile = [await textgauge.wordFrequenciesFile(handle, { start: 1, signal }), textgauge.wordFrequenciesFileSync('a', { end: 3 })];
  void [bigrams.total, inFile[0]?.size];
  return [whole.counts.words, part.counts?.words ?? undefined, ends.length, same, await textgauge.countSegments('a'), textgauge.poolStats().threads];
}

export async function overWebAssembly(module: WebAssembly.Module): Promise<number> {
  await wasm.init();
  await wasm.init(module);
  await wasm.init(new URL('https://example.org/textgauge.wasm'));
  // @ts-expect-error: no source
  await wasm.init(42);
  const report: wasm.FullReport = wasm.analyzeSync('a');
  const same: textgauge.FullReport = report;
  const table: textgauge.WordTable = wasm.wordFrequenciesSync('a', { stopWords: true });
  void [table, await wasm.wordFrequencies('a')];
  // @ts-expect-error: files need Node.js
  void wasm.wordFrequenciesFile('a');
  // @ts-expect-error: files need Node.js
  wasm.analyzeFileSync('a');
  return same.counts.words + wasm.countSegmentsSync('a') + (await wasm.analyze('a')).counts.words + new wasm.Analyzer().save().length;
}

const known: textgauge.Language[] = textgauge.languages();
const syllablesOfWord: number = textgauge.countSyllables('Wort', { language: 'de', spokenNumbers: false });
const guess: textgauge.DetectedLanguage = textgauge.detectLanguageSync(Buffer.from('a text'), { encoding: 'latin1' });
const later: Promise<textgauge.DetectedLanguage> = textgauge.detectLanguage('a text');
const sure: number | undefined = analyzeSync('a text', { language: 'auto' }).languageConfidence;
// @ts-expect-error: bytes are no word
textgauge.countSyllables(new Uint8Array(3));
void [known, syllablesOfWord, guess, later, sure];
