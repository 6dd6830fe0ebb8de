/** What `analyze_text` found. */
export class TextStats {
  private constructor();
  /** White-space words with a letter, digit or other alphanumeric in them. */
  readonly word_count: number;
  /** The non-blank pieces between `.`, `!` and `?`. */
  readonly sentence_count: number;
  /** Flesch Reading Ease, whatever the name says; 0 for a text without words. */
  readonly flesch_kincaid_score: number;
  /** At most five, by count, then by the word: `[word, count]`. */
  readonly most_common_words: readonly (readonly [word: string, count: number])[];
  /** A copy of `most_common_words`. */
  get_most_common_words(): [word: string, count: number][];
}

/**
 * Measure a text by the `classic` profile of textgauge. A lone surrogate counts as U+FFFD.
 *
 * @throws {TypeError} `ERR_INVALID_ARG_TYPE` if `text` is no string
 */
export function analyze_text(text: string): TextStats;
