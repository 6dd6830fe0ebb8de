// tables/ucd.inc: what the segmenters and counts need to know of a code point, as one record of 32 bits.
// The numbers and bit positions here are those of the enums in src/core/ucd.h.

import { MAX, UNICODE_VERSION, enumerated, normalization, set } from './data.mjs';
import { array, header, hex, twoStage } from './write.mjs';

const SHIFT = 8; // as in tg__ucd of ucd.h

const WORD_BREAK = [
  'Other', 'CR', 'LF', 'Newline', 'Extend', 'ZWJ', 'Format', 'Regional_Indicator', 'Katakana', 'Hebrew_Letter',
  'ALetter', 'Single_Quote', 'Double_Quote', 'MidNumLet', 'MidLetter', 'MidNum', 'Numeric', 'ExtendNumLet',
  'WSegSpace', '',
]; // prettier-ignore
const WB_HYPHEN = 19; // ours
const SENTENCE_BREAK = [
  'Other', 'CR', 'LF', 'Sep', 'Extend', 'Format', 'Sp', 'Lower', 'Upper', 'OLetter', 'Numeric', 'ATerm',
  'SContinue', 'STerm', 'Close',
]; // prettier-ignore
const GRAPHEME_BREAK = [
  'Other', 'CR', 'LF', 'Control', 'Extend', 'ZWJ', 'Regional_Indicator', 'Prepend', 'SpacingMark', 'L', 'V', 'T',
  'LV', 'LVT',
]; // prettier-ignore
const CONJUNCT_BREAK = ['None', 'Consonant', 'Linker', 'Extend'];
const KIND = ['Other', 'Letter', 'Decimal_Number', 'Letter_Number', 'Punctuation', 'Symbol'];

const FIELDS = { wb: 0, sb: 5, gcb: 9, incb: 13, pict: 15, kind: 16 };
const FLAGS = [
  'whiteSpace', 'alnum', 'unsegmented', 'nfcJoin', 'cased', 'caseIgnorable', 'upper', 'lower',
]; // prettier-ignore
const FLAG_SHIFT = 19;

const MARK = {
  lower: 0, upper: 1, letter: 2, complexLetter: 3, solo: 4, complexSolo: 5, ignored: 6, pict: 7,
  close: 8, terminator: 9, goesOn: 10, punctuation: 11, midNumLet: 12, midNum: 13, hebrew: 14, special: 15,
}; // prettier-ignore

const union = (...sets) => new Set(sets.flatMap((s) => [...s]));
const intersection = (a, b) => new Set([...a].filter((x) => b.has(x)));

/** Letters that are the second half of a primary composite, and those composites, Hangul (an algorithm) left out. */
function joins(letters, norm) {
  const second = new Set();
  const rows = [];
  for (const [first, bySecond] of norm.composites) {
    if (norm.ccc[first]) continue;
    for (const [cp, composite] of bySecond) {
      if (!letters.has(cp)) continue;
      second.add(cp);
      if (composite < 0xac00 || composite > 0xd7a3) rows.push([first, cp, composite]);
    }
  }
  // A letter that decomposes into such letters joins too; tg__nfc_joins of ucd.c knows the one there is.
  const made = [...letters].filter((cp) => !second.has(cp) && second.has(norm.nfd([cp])[0]));
  if (made.join() !== String(0x16d68)) throw new Error(`letters that begin with a joining one: ${made.map(hex)}`);
  second.add(made[0]);
  return { second, rows: rows.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

async function flagSets(letters, joined) {
  const binary = (name) => set(`Binary_Property/${name}`);
  const spaceless = union(
    await set('Line_Break/Complex_Context'),
    await set('Script/Han'),
    await set('Script/Hiragana'),
    await set('Script/Katakana'),
  );
  return {
    whiteSpace: await binary('White_Space'),
    alnum: union(await binary('Alphabetic'), await set('General_Category/Number')),
    unsegmented: intersection(spaceless, letters),
    nfcJoin: joined,
    cased: await binary('Cased'),
    caseIgnorable: await binary('Case_Ignorable'),
    upper: await binary('Uppercase'),
    lower: await binary('Lowercase'),
  };
}

/** The record of each code point, as unsigned numbers. */
async function records(letters, joined) {
  const wb = await enumerated('Word_Break', WORD_BREAK);
  for (const cp of [0x2d, 0x2010, 0x2011]) {
    if (wb[cp]) throw new Error('a hyphen has a Word_Break of its own now');
    wb[cp] = WB_HYPHEN;
  }
  const pict = new Uint8Array(MAX + 1);
  for (const cp of await set('Binary_Property/Extended_Pictographic')) pict[cp] = 1;
  const values = {
    wb,
    sb: await enumerated('Sentence_Break', SENTENCE_BREAK),
    gcb: await enumerated('Grapheme_Cluster_Break', GRAPHEME_BREAK),
    incb: await enumerated('Indic_Conjunct_Break', CONJUNCT_BREAK),
    pict,
    kind: await enumerated('General_Category', KIND),
  };
  const out = new Uint32Array(MAX + 1);
  for (const [name, shift] of Object.entries(FIELDS)) {
    for (let cp = 0; cp <= MAX; cp++) out[cp] |= values[name][cp] << shift;
  }
  const sets = await flagSets(letters, joined);
  FLAGS.forEach((name, i) => {
    for (const cp of sets[name]) out[cp] |= 1 << (FLAG_SHIFT + i);
  });
  return out;
}

/** How a record stands in the masks of a block, as tg__mark of ucd.h tells. */
function markOf(record) {
  const field = (name, bits) => (record >>> FIELDS[name]) & ((1 << bits) - 1);
  const has = (flag) => (record >>> (FLAG_SHIFT + FLAGS.indexOf(flag))) & 1;
  const wb = WORD_BREAK[field('wb', 5)];
  const sb = SENTENCE_BREAK[field('sb', 4)];
  const gcb = GRAPHEME_BREAK[field('gcb', 4)];
  const kind = KIND[field('kind', 3)];
  const complex = gcb !== 'Other' || field('incb', 2) !== 0 || field('pict', 1) !== 0;

  if (has('nfcJoin') || gcb === 'Prepend' || gcb === 'L' || sb === 'Sep' || has('whiteSpace')) return MARK.special;
  if (['Extend', 'Format'].includes(wb) && ['Extend', 'Format'].includes(sb) && kind === 'Other') return MARK.ignored;  if (kind === 'Symbol' && wb === 'Other' && sb === 'Other' && field('pict', 1)) return MARK.pict;
  if (kind === 'Punctuation' && !complex) {
    if (wb === 'Other') return { Close: MARK.close, STerm: MARK.terminator, SContinue: MARK.goesOn, Other: MARK.punctuation }[sb] ?? MARK.special;
    if (wb === 'MidNumLet' && sb === 'Close') return MARK.midNumLet;
    if (wb === 'MidNum' && sb === 'SContinue') return MARK.midNum;
  }
  if (kind !== 'Letter') return MARK.special;  if (wb === 'Hebrew_Letter' && sb === 'OLetter' && !complex && !has('unsegmented')) return MARK.hebrew;
  if (wb === 'ALetter' && !has('unsegmented')) {
    if (sb === 'OLetter') return complex ? MARK.complexLetter : MARK.letter;
    if (sb === 'Lower' && !complex) return MARK.lower;
    if (sb === 'Upper' && !complex) return MARK.upper;
  }
  if (wb === 'Other' && sb === 'OLetter' && has('unsegmented')) return complex ? MARK.complexSolo : MARK.solo;
  return MARK.special;
}

/** The text of tables/ucd.inc. */
export async function propertyTables() {
  const letters = await set('General_Category/Letter');
  const { second, rows } = joins(letters, await normalization());
  const record = await records(letters, second);
  const distinct = [...new Set(record)];
  if (distinct.length > 256) throw new Error(`${distinct.length} distinct records do not fit a byte`);
  const idOf = new Map(distinct.map((value, id) => [value, id]));
  const { stage1, stage2 } = twoStage(Uint8Array.from(record, (value) => idOf.get(value)), SHIFT);  const markIn = (cp) => (cp < 0x80 ? MARK.special : markOf(record[cp]));
  const ofLead = Array.from({ length: 16 }, (_, i) => {
    const inside = new Set(Array.from({ length: 0x1000 }, (_, n) => markIn((i << 12) + n)));
    return i > 0 && inside.size === 1 ? [...inside][0] : 255;
  });
  const marks = twoStage(Uint8Array.from(record, (_, cp) => markIn(cp)), SHIFT);
  if (marks.stage1.slice(0, 8).some((block, i) => block !== i)) throw new Error('code points of two bytes have no blocks of their own');

  return (
    header('Properties of code points.', UNICODE_VERSION) +
    `const char tg__unicode_version[] = "${UNICODE_VERSION}";\n\n` +
    array(`const uint32_t tg__ucd_ascii[128]`, Array.from(record.slice(0, 128), hex)) +
    array(`const uint32_t tg__ucd_props[${distinct.length}]`, distinct.map(hex)) +
    array(`const uint8_t tg__ucd_stage1[${stage1.length}]`, stage1) +
    array(`const uint8_t tg__ucd_stage2[${stage2.length}]`, stage2) +
    array(`const uint8_t tg__ucd_marks_of_lead[${ofLead.length}]`, ofLead) +
    array(`const uint8_t tg__ucd_marks_stage1[${marks.stage1.length}]`, marks.stage1) +
    array(`const uint8_t tg__ucd_marks[${marks.stage2.length}]`, marks.stage2) +
    '/* Composites whose second half is a letter, but for Hangul: {first, second, composite}, ascending. */\n' +
    array(`static const uint32_t letter_joins[${rows.length}][3]`, rows.map((row) => `{${row.map(hex).join(', ')}}`))
  ).trimEnd() + '\n';
}
