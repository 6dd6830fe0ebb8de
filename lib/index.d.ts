/// <reference lib="esnext.disposable" />
/** The version of textgauge, such as `'0.1.0'`. */
export const version: string;

/** The version of the Unicode Standard whose data is built in, such as `'17.0.0'`. */
export const unicodeVersion: string;

/**
 * A text. A string is text; anything else is its bytes: UTF-8 unless `encoding` says otherwise, but a `Uint16Array` is
 * UTF-16 code units. Synchronous calls borrow bytes and copy nothing; of the others see `AsyncOptions`.
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

/** The readability of the standard list. */
export type StandardReadabilityName =
  | 'fleschReadingEase'
  | 'fleschKincaidGrade'
  | 'gunningFog'
  | 'smog'
  | 'colemanLiau'
  | 'automatedReadability'
  | 'lix'
  | 'rix';

export type ReadabilityName =
  | StandardReadabilityName
  | 'amstad'
  | 'fernandezHuerta'
  | 'szigrisztPazos'
  | 'kandelMoles'
  | 'kandelMoles209'
  | 'fleschVacca'
  | 'fleschVacca1972'
  | 'douma'
  | 'brouwer'
  | 'oborneva'
  | 'fleschHungarian'
  | 'fleschPsk'
  | 'fleschKincaidSimplified'
  | 'gunningFogPsk'
  | 'gunningFogNri'
  | 'smogC'
  | 'smogSimple'
  | 'smogGerman'
  | 'colemanLiauCloze'
  | 'colemanLiauGrade'
  | 'automatedReadabilitySimple'
  | 'automatedReadabilityNri'
  | 'linsearWrite'
  | 'forcast'
  | 'forcastRgl'
  | 'coleman1'
  | 'coleman2'
  | 'farrJenkinsPaterson'
  | 'farrJenkinsPatersonPsk'
  | 'danielsonBryan1'
  | 'danielsonBryan2'
  | 'wheelerSmith'
  | 'strainIndex'
  | 'easyListening'
  | 'easyListeningWords'
  | 'fucksCharacters'
  | 'fucksSyllables'
  | 'tuldava'
  | 'wienerSachtextformel1'
  | 'wienerSachtextformel2'
  | 'wienerSachtextformel3'
  | 'wienerSachtextformel4'
  | 'dickesSteiwer'
  | 'gutierrezPolini'
  | 'crawford'
  | 'gulpease'
  | 'harrisJacobson3';

export type DiversityName = 'typeTokenRatio';

export type MetricName = ReadabilityName | DiversityName | 'readingTime';

/** What tells sentences apart. */
export interface SentenceOptions {
  /**
   * BCP 47 tag. Default `'en'`; `'und'` is no language. `'auto'`: the one that `detectLanguage` names by the first
   * 4096 code points, of inputs and files; a pipe is read until they are there. An `Analyzer` and `countSyllables` refuse it
   * (`ERR_INVALID_ARG_VALUE`): what the pieces and documents to come are in nobody knows. `boundariesSync` with `into` looks at the input anew at each call.
   */
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
  /** Syllables of numbers are those of what is read aloud: `1984` has five, with `false` (default) one. Of English alone. */
  spokenNumbers?: boolean | undefined;
}

export interface CommonWord {
  word: string;
  count: number;
}

/** Why a metric is null, or not to be trusted. */
export interface Note {
  /** `null`: about the whole report. */
  metric: MetricName | null;
  /** `'no-words'`, `'no-sentences'`, `'language'`, `'words-not-segmented'`, `'small-sample'`, `'no-value'`. More may come. */
  code: string;
  /** One English sentence. */
  reason: string;
}

export interface Report {
  profile: 'unicode' | 'classic';
  /** The language that it was made for: `'en'`, or `'und'` for one that is not known. */
  language: string;
  /** With `language: 'auto'`: as of `detectLanguage`. */
  languageConfidence?: number;
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
  readability: { [name in StandardReadabilityName]: number | null } & { [name in ReadabilityName]?: number | null };
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

/** How far work is, in units of the input. */
export interface Progress {
  done: number;
  /** `null`: not known, as of a pipe, or of a file that has grown. */
  total: number | null;
}

export interface ControlOptions {
  /** An abort rejects at once with an `AbortError` (`code: 'ABORT_ERR'`, `cause` the signal's reason). */
  signal?: AbortSignal | undefined;
  /** At most every 50 ms, and once at the end with `done === total`. What it throws rejects, and ends the work. */
  onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Bytes of more than 64 KiB are copied in slices of 1 MiB, one an event-loop turn, at most 4 at a time, unless they are
 * shared memory, which is borrowed. If they are detached or shrink before the last slice, `ERR_TG_DETACHED`.
 */
export interface AsyncOptions extends ControlOptions {
  /** The input, a whole ArrayBuffer or a view of all of one, becomes the library's without a copy, and is detached at once. */
  transfer?: boolean | undefined;
  /**
   * Borrow the bytes instead of copying them, and mark their ArrayBuffer as untransferable, for good: to transfer it later
   * throws. Where the runtime does not hold the mark in honour, the bytes are copied in slices.
   */
  pin?: boolean | undefined;
}

type Everything<T extends AnalyzeOptions> = Omit<T, 'counts' | 'metrics'> & {
  counts?: 'all' | undefined;
  metrics?: 'standard' | 'all' | undefined;
};

/** `analyzeSync` beside the event loop, on threads of the library's own. A large text is cut over several; the result is that of one. */
export function analyze(input: Input, options?: Everything<AnalyzeOptions & AsyncOptions>): Promise<FullReport>;
export function analyze(input: Input, options?: AnalyzeOptions & AsyncOptions): Promise<Report>;

/**
 * Which bytes of a file: from `start`, 0 by default, up to but without `end`, its end by default. They count from its
 * beginning; of what cannot be read by position, such as a pipe, from where it is, and nothing behind `end` is taken.
 */
export interface RangeOptions {
  start?: number | undefined;
  end?: number | undefined;
}

/** An open file as `fs.promises.open` gives it: never closed, and not moved if it can be read by position. */
export interface FileHandleLike {
  readonly fd: number;
  stat(): Promise<unknown>;
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ bytesRead: number }>;
}
export type File = string | Uint8Array | URL | FileHandleLike;

/**
 * Measures a file in bounded memory, beside the event loop: UTF-8, or UTF-16 where it begins with its byte order mark, if
 * `encoding` does not say.
 *
 * A regular file is read by position up to where its end is by then: with what is added meanwhile, without what is cut
 * off; one that is removed, or replaced under its name, to its own end. A size of 0, as files of /proc have, is not believed.
 *
 * A pipe, a terminal or a device is read as it comes, and measured in pieces of 64 KiB on the caller's thread. To open
 * it and to read it may take for ever: an abort rejects at once all the same, but the call under way stays on one of
 * Node's own threads until it returns, as those of node:fs do, and what it reads is lost.
 *
 * Rejects with Node's own errors: `ENOENT`, `EACCES`, `EISDIR` and so on.
 */
export function analyzeFile(file: File, options?: Everything<AnalyzeOptions & ControlOptions & RangeOptions>): Promise<FullReport>;
export function analyzeFile(file: File, options?: AnalyzeOptions & ControlOptions & RangeOptions): Promise<Report>;
export function analyzeFileSync(file: File, options?: Everything<AnalyzeOptions & RangeOptions>): FullReport;
export function analyzeFileSync(file: File, options?: AnalyzeOptions & RangeOptions): Report;

/**
 * A text in pieces, and documents one after another. The pieces may be cut anywhere, inside a character too; strings and
 * bytes can make up one document. The methods that change it return the analyzer.
 *
 * After an error in `write` or `endDocument`, and when memory ran out in `merge`, only `reset` is left (`ERR_TG_STATE`).
 */
export class Analyzer {
  /**
   * @param options `encoding` is that of pieces of bytes; pieces of a Uint16Array are UTF-16 code units. `words`: keep a word
   * table, for `words()`, `true` that of all words; the report stays as it is.
   */
  constructor(options?: AnalyzeOptions & { words?: boolean | WordTableOptions | undefined });
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
   * The words of what has been written so far, as if the text ended here; writing may go on. Costs a copy of the words.
   *
   * @throws {TextGaugeError} `ERR_TG_STATE`: made without `words`.
   */
  words(): WordTable;
  /**
   * Adds the ended documents of another analyzer with the same rules; in whatever order, the result is the same.
   *
   * @throws {TextGaugeError} `ERR_TG_ARG`: other rules, or itself; `ERR_TG_STATE`: a document is open; `ERR_TG_BOUNDED`: word
   * tables with `maxWords`. Nothing is changed.
   */
  merge(other: Analyzer): this;
  /** An independent copy, an open document included. */
  clone(): Analyzer;
  /**
   * The ended documents as bytes, the words too: the same bytes for the same contents, on every machine.
   *
   * @throws {TextGaugeError} `ERR_TG_BOUNDED`: a word table with `maxWords`.
   */
  save(): Uint8Array;
  /** Back to the beginning, keeping the options. */
  reset(): this;
  /** Gives the memory back now instead of at garbage collection. Every other method throws `ERR_TG_STATE` afterwards. */
  [Symbol.dispose](): void;
}

/** Which words are in a word table, and what one word is. */
export interface WordTableOptions {
  /** Runs of so many words, 1 (default) to 5, joined by one space, not over the end of a sentence, nor over a word that is left out. */
  ngram?: 1 | 2 | 3 | 4 | 5 | undefined;
  /** N-grams go on behind the end of a sentence. Default `false`. */
  acrossSentences?: boolean | undefined;
  /**
   * Words that are left out, whatever their case: `true`, those of the language (de en es fr hu it nl pl pt ru sv; of
   * others `ERR_TG_UNSUPPORTED`), or a list, of at most 65,536 words and 1 MiB; what is not one word there matches none.
   */
  stopWords?: boolean | readonly string[] | undefined;
  /** Words with a key of fewer code points are left out. Default 0. */
  minLength?: number | undefined;
  /** `'fold'` (default): `The`, `the` and `THE` are one word; `'keep'`: words as they are written, in NFC. */
  case?: 'fold' | 'keep' | undefined;
  /** Words of digits alone, such as 3.14: as others (`'keep'`, default), left out, or each counted as `#`. */
  numbers?: 'keep' | 'drop' | 'mask' | undefined;
  /**
   * Memory for so many distinct words: the most common ones, by Space-Saving, on one thread. Exact while there are no more;
   * else a count may be too high by its error. By default there is no bound.
   */
  maxWords?: number | undefined;
}

export type WordOptions = WordTableOptions & Pick<AnalyzeOptions, 'profile' | 'language' | 'encoding' | 'sentences' | 'lineBreaks' | 'hyphens' | 'invalid'>;

export interface WordCount {
  word: string;
  count: number;
  /** With `maxWords` alone: the word occurs at least `count - error` times. */
  error?: number;
}

/**
 * The distinct words of a text, or its n-grams, and how often each occurs: by count, the most common first, then by the bytes of the key,
 * which is the folded word, or with `case: 'keep'` the word. It never changes. Memory of its own is given back by `Symbol.dispose`, or after it
 * was collected, in a later turn of the event loop: who makes very many in one turn disposes of them.

 *
 * `words`, `offsets` and `counts` are the layout of Arrow: made at the first look, the caller's from then on, and not read
 * by the table again.
 */
export class WordTable implements Iterable<[word: string, count: number]> {
  private constructor();
  /** How many distinct words it has. */
  readonly size: number;
  /** How many words were counted: the sum of all counts. */
  readonly total: number;
  /** Has it all words, with exact counts? Always without `maxWords`. */
  readonly exact: boolean;
  /** How many distinct words there were: `size`, or if it is not exact an estimate by HyperLogLog, with a standard error of 0.81 %. */
  readonly distinct: number;
  /** How often a word occurs, folded as the table's are: 0 if it is not in the table. */
  get(word: string): number;
  has(word: string): boolean;
  /** Where a word stands in the arrays; -1 if it is not in the table. */
  indexOf(word: string): number;
  /** The `n` most common ones, 10 by default. */
  top(n?: number): WordCount[];
  [Symbol.iterator](): Iterator<[word: string, count: number]>;
  /** All words as UTF-8, one right behind the other: of word `i`, the bytes from `offsets[i]` to `offsets[i + 1]`. A Buffer where there are any. */
  readonly words: Uint8Array;
  /** Of length `size + 1`. */
  readonly offsets: Int32Array;
  /** Of length `size`, descending. Doubles, as every count is a whole number below 2 ** 53. */
  readonly counts: Float64Array;
  /** How much each count may be too high; all 0 if the table is exact. */
  readonly errors: Float64Array;
  /** With `maxWords` also `exact` and `distinct`. */
  toJSON(): { size: number; total: number; exact?: boolean; distinct?: number; words: WordCount[] };
  /**
   * `word,count` and a line for each word, with `maxWords` `word,count,error`; fields are quoted by RFC 4180, lines end in LF.
   *
   * @throws {TextGaugeError} `ERR_TG_LIMIT`: longer than a string may be.
   */
  toCSV(): string;
  readonly [Symbol.toStringTag]: 'WordTable';
  /** Gives the memory back now. Every method, and what had not been looked at, throws `ERR_TG_STATE` afterwards. */
  [Symbol.dispose](): void;
}

/**
 * Counts the words of a text.
 *
 * @throws {TypeError} `ERR_INVALID_ARG_TYPE`, `ERR_INVALID_ARG_VALUE` for misuse, unknown options included.
 * @throws {TextGaugeError} as `analyzeSync`; `ERR_TG_UNSUPPORTED`: no stop words of the language; `ERR_TG_LIMIT`: 2 GiB of distinct words.
 */
export function wordFrequenciesSync(input: Input, options?: WordOptions): WordTable;

/** The same beside the event loop, as `analyze`. Over WebAssembly it works in turns of the event loop. */
export function wordFrequencies(input: Input, options?: WordOptions & AsyncOptions): Promise<WordTable>;

/** The words of a file, read as by `analyzeFile`: in memory by the distinct words, not by the file. */
export function wordFrequenciesFile(file: File, options?: WordOptions & ControlOptions & RangeOptions): Promise<WordTable>;
export function wordFrequenciesFileSync(file: File, options?: WordOptions & RangeOptions): WordTable;

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
 * Calls back with every word of a text, as `counts.words` counts them, in order, and where it begins: in code units of a
 * string or Uint16Array, in bytes otherwise. `false` from the callback ends the walk; what it throws ends it too, and reaches
 * the caller. Finds words in batches, and makes no object a word but that of its piece.
 *
 * @returns whether the walk came to the end of the text.
 * @throws {TextGaugeError} `ERR_TG_DETACHED` when the bytes are gone.
 */
export function forEachToken<T extends Input>(
  input: T,
  callback: (word: Piece<T>, index: number) => unknown,
  options?: { encoding?: Encoding | undefined },
): boolean;

/**
 * Where the segments end, ascending, in code units of a string or Uint16Array, in bytes otherwise. The last is the
 * length of the text. A `Float64Array` where 32 bits are too few for the length.
 */
export function boundariesSync(input: Input, options?: SegmentOptions & { into?: undefined; start?: undefined }): Uint32Array | Float64Array;

/**
 * The same into an array that is there, from its beginning on, until it is full or the text ends: `read` units of the text,
 * up to the last end, and `written` ends, as `TextEncoder.encodeInto` tells them. The ends count from the beginning of the text.
 * To go on, call again with `start` higher by `read`.
 *
 * @param options `into`: past 4 Gi units a `Float64Array`; over the memory of the text itself, what is written is anybody's
 * guess. `start`: 0 or the end of a segment, in units; by default 0. The segmentation is that of the whole text.
 * @throws {TextGaugeError} `ERR_TG_LIMIT`: offsets of the text do not fit into a `Uint32Array`; `ERR_TG_DETACHED`.
 */
export function boundariesSync(
  input: Input,
  options: SegmentOptions & { into: Uint32Array | Float64Array; start?: number | undefined },
): { read: number; written: number };

/** How many segments a text has; 0 of an empty one. */
export function countSegmentsSync(input: Input, options?: SegmentOptions): number;

/** `boundariesSync` and `countSegmentsSync` beside the event loop. */
export function boundaries(input: Input, options?: SegmentOptions & AsyncOptions): Promise<Uint32Array | Float64Array>;
export function countSegments(input: Input, options?: SegmentOptions & AsyncOptions): Promise<number>;

/** What values of a metric are called. */
export interface Band {
  /** The least value; it ends where the next one begins. The first may be `-Infinity`. */
  readonly from: number;
  /** Such as `'grade 5'`. */
  readonly label: string;
}

/** What a metric is. */
export interface Metric {
  readonly name: MetricName;
  /** Where a report has it. */
  readonly group: 'readability' | 'diversity' | 'readingTime';
  readonly title: string;
  /** In text, of the names of counts. */
  readonly formula: string;
  /** Author, year, title. */
  readonly source: string;
  /** The tag of the language that it was made for; `null`: any. */
  readonly language: string | null;
  /** The metric that it is a variant of. */
  readonly variantOf: MetricName | null;
  /** Where other software computes something else under its name. */
  readonly differs: string | null;
  /** What it is worked out of: counts that are in a report by default. */
  readonly counts: readonly CountName[];
  /** Of the published sample; 0: none stated. Below it there is a note `small-sample`. */
  readonly minWords: number;
  readonly minSentences: number;
  /** What a higher value says of a text; `null`: nothing of how hard it is to read. */
  readonly direction: 'harder' | 'easier' | null;
  /** Its unit is a school year, of the country of its language. */
  readonly grade: boolean;
  /** Counts multiplied alike give the same value, to the bit: a text repeated has that of the text. */
  readonly lengthInvariant: boolean;
  /** Ascending; empty if none are published. */
  readonly bands: readonly Band[];
}

/** All metrics, in the order of a report by `metrics: 'all'`. Frozen. */
export const metrics: readonly Metric[];

/** What is known of a language. */
export interface Language {
  /** BCP 47, such as `'de'`. */
  tag: string;
  /** In English. */
  name: string;
  /** `countSyllables` and the counts of syllables. */
  syllables: boolean;
  /** Sentences have corrections of this language. */
  sentences: boolean;
  /** `stopWords: true`. */
  stopWords: boolean;
  /** Readability formulas that are made for it. */
  metrics: boolean;
  /** `detectLanguage` can name it. */
  detection: boolean;
}

/** The languages that there are, by tag. A new array at each call. */
export function languages(): Language[];

/**
 * The syllables of a word, by the rules that a report counts by: at least 1. Parts between apostrophes, hyphens and spaces are counted each.
 *
 * @throws {TypeError} `ERR_INVALID_ARG_TYPE`, `ERR_INVALID_ARG_VALUE`: no string, no such option, no language tag.
 * @throws {TextGaugeError} `ERR_TG_UNSUPPORTED`: syllables are not known for the language.
 */
export function countSyllables(word: string, options?: Pick<AnalyzeOptions, 'language' | 'profile' | 'spokenNumbers'>): number;

/** The language of a text, and how sure that is. */
export interface DetectedLanguage {
  /** A tag of `languages()`; `'und'`: none of them, or not to be told, as of digits, code and other scripts. */
  language: string;
  /** The probability that the model gives it, from 0.5 to 1; 0 for `'und'`. */
  confidence: number;
}

/**
 * The language of a text, by its script, letter triples and words: of the first 4096 code points. It is meant for a sentence and more.
 * Takes some 100 microseconds at most.
 *
 * @throws {TypeError} as `analyzeSync`.
 */
export function detectLanguageSync(input: Input, options?: { encoding?: Encoding | undefined }): DetectedLanguage;

/** The same as a promise. */
export function detectLanguage(input: Input, options?: { encoding?: Encoding | undefined }): Promise<DetectedLanguage>;

/**
 * @param settings `threads`: how many the process has for this library, 1 to 256 (by default TEXTGAUGE_THREADS, else the
 * cores less one); `maxQueue`: the most jobs of this thread of JavaScript that wait or run, past which calls reject with
 * `ERR_TG_LIMIT`.
 */
export function configure(settings: { threads?: number | undefined; maxQueue?: number | undefined }): void;

export interface PoolStats {
  /** How many there are to be. */
  threads: number;
  /** How many have been started, and of those, how many work. */
  running: number;
  busy: number;
  /** Pieces of work that wait. */
  queued: number;
  /** Threads of JavaScript that use the pool. */
  environments: number;
  /** Jobs of this thread of JavaScript that wait or run, and how many there may be. */
  jobs: number;
  maxQueue: number;
}
export function poolStats(): PoolStats;

/** An error in the work itself; misuse is a TypeError. */
export class TextGaugeError extends Error {
  constructor(code: string, message: string, details?: { offset?: number; cause?: unknown });
  readonly name: 'TextGaugeError';
  /** `ERR_TG_INVALID`, `ERR_TG_DETACHED`, `ERR_TG_NOMEM`, `ERR_TG_LIMIT` … */
  readonly code: string;
  /** `ERR_TG_INVALID`: of the first ill-formed part, in units of the input. */
  readonly offset?: number;
}
