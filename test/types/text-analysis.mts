import { analyze_text, type TextStats } from 'text_analysis';

const stats: TextStats = analyze_text('a');
export const numbers: number[] = [stats.word_count, stats.sentence_count, stats.flesch_kincaid_score];
export const words: readonly (readonly [string, number])[] = stats.most_common_words;
export const copy: [string, number][] = stats.get_most_common_words();

// @ts-expect-error: only text is measured
analyze_text(Buffer.from('a'));
// @ts-expect-error: made by analyze_text alone
export const own = new TextStats();
