/// <reference lib="esnext.disposable" />
/** The version of textgauge, such as `'0.1.0'`. */
export const version: string;

/** The version of the Unicode Standard whose data is built in, such as `'17.0.0'`. */
export const unicodeVersion: string;

/**
 * A text. A string is text; anything else is its bytes: UTF-8 unless `encoding` says otherwise, but a `Uint16Array` is
 * UTF-16 code units. Bytes are borrowed for the length of the call, not copied.
 */
export type Input = string | ArrayBufferView | ArrayBuffer | SharedArrayBuffer;

/** How bytes are read. Refused beside a string. */
export type Encoding = 'utf8' | 'utf16le' | 'latin1';

export type CountName =
  | 'bytes'
  | 'characters'
  | 'charactersNoSpaces'
  | 'letters'
  | 'digits'
  | 'punctuation'
  | 'symbols'
  | 'whitespace'
  | 'graphemes'
  | 'words'
  | 'spaceWords'
  | 'uniqueWords'
  | 'hapaxLegomena'
  | 'wordLetters'
  | 'wordDigits'
  | 'longWords'
  | 'sentences'
  | 'paragraphs'
  | 'lines'
  | 'newlines'
  | 'syllables'
  | 'monosyllables'
  | 'polysyllables'
  | 'invalidSequences';

export type ReadabilityName =
  | 'fleschReadingEase'
  | 'fleschKincaidGrade'
  | 'gunningFog'
  | 'smog'
  | 'colemanLiau'
  | 'automatedReadability'
  | 'lix'
  | 'rix';

export type DiversityName = 'typeTokenRatio';

export type MetricName = ReadabilityName | DiversityName | 'readingTime';

/** What tells sentences apart. */
export interface SentenceOptions {
  /** BCP 47 tag. Default `'en'`; `'und'` is no language. */
  language?: string | undefined;
  encoding?: Encoding | undefined;
  /** `'language'` (default): UAX #29 with the line-break rule and the language's corrections; `'uax29'`: the plain annex. */
  sentences?: 'language' | 'uax29' | undefined;
  /** `'wrap'` (default): a single line break is white space, except before a list item; `'break'`: it ends a sentence. */
  lineBreaks?: 'wrap' | 'break' | undefined;
}

export interface AnalyzeOptions extends SentenceOptions {
  /** `'unicode'` (default), or `'classic'`: white-space words, sentences between `.`, `!`, `?`, syllables as runs of aeiouy. */
  profile?: 'unicode' | 'classic' | undefined;
  /** How many of the most common words. Default 10. */
  top?: number | undefined;
  /** What is counted. Default `'all'`. What is not asked for is absent from the report. */
  counts?: 'all' | readonly CountName[] | undefined;
  /** Which metrics. Default `'standard'`: a list that stays as it is in later versions. */
  metrics?: 'standard' | 'all' | readonly MetricName[] | undefined;
  /** `'split'` (default): `well-known` is two words; `'join'`: a hyphen between letters or digits joins them. */
  hyphens?: 'split' | 'join' | undefined;
  /** `'replace'` (default): each ill-formed part counts as one U+FFFD; `'error'`: the first one throws `ERR_TG_INVALID` with its `offset`. */
  invalid?: 'replace' | 'error' | undefined;
  /** For the reading time. Default 238. */
  wordsPerMinute?: number | undefined;
}

export interface CommonWord {
  word: string;
  count: number;
}

/** Why a metric is null, or not to be trusted. */
export interface Note {
  /** `null`: about the whole report. */
  metric: MetricName | null;
  /** `'no-words'`, `'no-sentences'`, `'language'`, `'words-not-segmented'`, `'small-sample'`. More may come. */
  code: string;
  /** One English sentence. */
  reason: string;
}

export interface Report {
  profile: 'unicode' | 'classic';
  /** The language that it was made for: `'en'`, or `'und'` for one that is not known. */
  language: string;
  /** `null`: the language does not define it. Absent: not asked for. */
  counts?: { [name in CountName]?: number | null };
  readability?: { [name in ReadabilityName]?: number | null };
  diversity?: { [name in DiversityName]?: number | null };
  readingTime?: { seconds: number | null };
  /** By count, then by the bytes of the folded word. */
  topWords: CommonWord[];
  notes: Note[];
}

/** The report of an analysis that everything was asked of, as it is by default. */
export interface FullReport extends Report {
  counts: { [name in CountName]: number } & { [name in 'syllables' | 'monosyllables' | 'polysyllables']: number | null };
  readability: { [name in ReadabilityName]: number | null };
  diversity: { [name in DiversityName]: number | null };
  readingTime: { seconds: number | null };
}

/**
 * Measures a text, in one pass.
 *
 * @throws {TypeError} `ERR_INVALID_ARG_TYPE`, `ERR_INVALID_ARG_VALUE` for misuse, unknown options included.
 * @throws {TextGaugeError} `ERR_TG_INVALID` (with `offset`) under `invalid: 'error'`, `ERR_TG_DETACHED`, `ERR_TG_NOMEM`, `ERR_TG_LIMIT`.
 */
export function analyzeSync(
  input: Input,
  options?: Omit<AnalyzeOptions, 'counts' | 'metrics'> & {
    counts?: 'all' | undefined;
    metrics?: 'standard' | 'all' | undefined;
  },
): FullReport;
export function analyzeSync(input: Input, options?: AnalyzeOptions): Report;

/**
 * A text in pieces, and documents one after another. The pieces may be cut anywhere, inside a character too; strings and
 * bytes can make up one document. The methods that change it return the analyzer.
 *
 * After an error in `write` or `endDocument`, and when memory ran out in `merge`, only `reset` is left (`ERR_TG_STATE`).
 */
export class Analyzer {
  /** @param options `encoding` is that of pieces of bytes; pieces of a Uint16Array are UTF-16 code units. */
  constructor(options?: AnalyzeOptions);
  /**
   * An analyzer of a saved state, which need not be trusted.
   *
   * @throws {TextGaugeError} `ERR_TG_FORMAT`: damaged, or none; `ERR_TG_VERSION`: of another version, Unicode or data.
   */
  static load(state: Exclude<Input, string>, options?: Pick<AnalyzeOptions, 'encoding' | 'invalid'>): Analyzer;
  /** Measures the next piece. @throws {TextGaugeError} `ERR_TG_INVALID` (with `offset` in bytes of the document). */
  write(input: Input, options?: { encoding?: Encoding | undefined }): this;
  /** Ends the document: what comes next is another one, whose counts add. Without a piece since the last end, nothing. */
  endDocument(): this;
  /** What has been written so far, as if the text ended here; writing may go on. An open document costs a copy of the words. */
  report(): Report;
  /**
   * Adds the ended documents of another analyzer with the same rules; in whatever order, the result is the same.
   *
   * @throws {TextGaugeError} `ERR_TG_ARG`: other rules, or itself; `ERR_TG_STATE`: a document is open. Nothing is changed.
   */
  merge(other: Analyzer): this;
  /** An independent copy, an open document included. */
  clone(): Analyzer;
  /** The ended documents as bytes: the same bytes for the same contents, on every machine. */
  save(): Uint8Array;
  /** Back to the beginning, keeping the options. */
  reset(): this;
  /** Gives the memory back now instead of at garbage collection. Every other method throws `ERR_TG_STATE` afterwards. */
  [Symbol.dispose](): void;
}

export type Granularity = 'grapheme' | 'word' | 'sentence';

export interface SegmentOptions extends SentenceOptions {
  /** Default `'grapheme'`, as Intl.Segmenter's. */
  granularity?: Granularity | undefined;
}

/** A piece of the input: a string of a string, a subarray (no copy) of bytes. */
export type Piece<T extends Input> = T extends string
  ? string
  : T extends Uint16Array
    ? Uint16Array
    : T extends Uint8Array
      ? T
      : Uint8Array;

export interface Segment<T extends Input = Input> {
  segment: Piece<T>;
  /** Where it begins: code units of a string or Uint16Array, bytes otherwise. */
  index: number;
  input: T;
  /** Has it a letter or digit? Of words only. */
  isWordLike?: boolean;
}

export interface Segments<T extends Input = Input> extends Iterable<Segment<T>> {
  /** The segment that has the unit at `index`; undefined outside of the text. Takes time by its distance from the start. */
  containing(index?: number): Segment<T> | undefined;
}

/**
 * The segments of a text in the shape of `Intl.Segmenter#segment`: lazy, in linear time, to be walked any number of
 * times. Ill-formed input is segmented as U+FFFD.
 *
 * @throws {TextGaugeError} while walking: `ERR_TG_DETACHED` when the bytes are gone.
 */
export function segment<T extends Input>(input: T, options?: SegmentOptions): Segments<T>;

/**
 * Where the segments end, ascending, in code units of a string or Uint16Array, in bytes otherwise. The last is the
 * length of the text. A `Float64Array` where 32 bits are too few for the length.
 */
export function boundariesSync(input: Input, options?: SegmentOptions): Uint32Array | Float64Array;

/** How many segments a text has; 0 of an empty one. */
export function countSegmentsSync(input: Input, options?: SegmentOptions): number;

/** An error in the work itself; misuse is a TypeError. */
export class TextGaugeError extends Error {
  constructor(code: string, message: string, details?: { offset?: number; cause?: unknown });
  readonly name: 'TextGaugeError';
  /** `ERR_TG_INVALID`, `ERR_TG_DETACHED`, `ERR_TG_NOMEM`, `ERR_TG_LIMIT` … */
  readonly code: string;
  /** `ERR_TG_INVALID`: of the first ill-formed part, in units of the input. */
  readonly offset?: number;
}
