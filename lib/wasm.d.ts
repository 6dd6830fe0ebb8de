/**
 * textgauge over WebAssembly, on the thread that calls: in browsers, workers, Deno, Bun and Node.js. The results are those of
 * the addon, to the bit. Calls that return promises work in turns of the event loop, a piece of 1 MiB in each; `transfer` takes
 * the buffer, and `pin` copies like everything else.
 */
export {
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
  version,
  unicodeVersion,
  TextGaugeError,
} from './index.js';
export type {
  AnalyzeOptions,
  AsyncOptions,
  Band,
  CommonWord,
  ControlOptions,
  CountName,
  DetectedLanguage,
  DiversityName,
  Encoding,
  FullReport,
  Granularity,
  Input,
  Language,
  Metric,
  MetricName,
  Note,
  Piece,
  Progress,
  ReadabilityName,
  Report,
  Segment,
  SegmentOptions,
  Segments,
  SentenceOptions,
  StandardReadabilityName,
  WordCount,
  WordOptions,
  WordTableOptions,
} from './index.js';

/** `WebAssembly.Module`, where the types in use know of it. */
export type WebAssemblyModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module & object : object;

/**
 * Compiles the module beside the event loop. Without it the first call compiles, which takes some milliseconds; where that is
 * not allowed (a browser may forbid it on its main thread) the call throws `ERR_TG_STATE`. Once there is an instance this
 * does nothing; while it is being made, all calls wait for the same one.
 *
 * @param source where to have the module from: a URL, which is fetched; its bytes; or the module. Left out, it is the one in
 * the package, with SIMD where the engine has it. `textgauge/textgauge.wasm` and `textgauge/textgauge-scalar.wasm` are the files.
 * @throws {TextGaugeError} `ERR_TG_VERSION`: it is another module, or of another version; `ERR_TG_STATE`: the URL does not give
 * it; `ERR_TG_UNSUPPORTED`: there is no WebAssembly here. And what `fetch` and `WebAssembly.compile` throw.
 */
export function init(source?: string | URL | WebAssemblyModule | ArrayBuffer | ArrayBufferView): Promise<void>;
