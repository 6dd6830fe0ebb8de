// tables/case.inc and tables/norm.inc: word identity. The encodings are read by src/core/fold.c alone.

import { MAX, UNICODE_VERSION, casing, normalization } from './data.mjs';
import { array, header, hex, twoStage } from './write.mjs';

const SHIFT = 5; // TABLE_SHIFT of fold.c
const SIGMA = 0x3a3;
const YPOGEGRAMMENI = 0x345;
const HANGUL = { first: 0xac00, last: 0xd7a3 };

// Kinds of case entries: the high 3 bits; the low 13 are an index. 0 is a code point that stays as it is.
const DELTA = 1, TEXT = 2, DECOMPOSED = 3, SIGMA_KIND = 4, SLOW = 5; // prettier-ignore

const same = (a, b) => a.length === b.length && a.every((cp, i) => cp === b[i]);
const utf8 = (cps) => [...Buffer.from(String.fromCodePoint(...cps))];
const isHangul = (cp) => cp >= HANGUL.first && cp <= HANGUL.last;
const isSurrogate = (cp) => cp >= 0xd800 && cp <= 0xdfff;

function demand(ok, cp, what) {
  if (!ok) throw new Error(`U+${cp.toString(16)}: ${what}; fold.c relies on it`);
}

/** The four forms of a code point that stands alone. */
function formsOf(cp, norm, cases) {
  const lower = cases.lower(cp);
  return {
    key: norm.nfc(norm.nfd([cp]).flatMap(cases.fold)),
    shown: norm.nfc(lower),
    lower,
    nfc: norm.nfc([cp]),
  };
}

/** Nothing before `cp`, or before what it becomes, can combine or change places with it. */
function standsAlone(cp, norm, cases) {
  const bounded = (cps) => !norm.ccc[cps[0]] && !norm.seconds.has(cps[0]);
  const decomposed = norm.nfd([cp]);
  return [decomposed, norm.nfd(decomposed.flatMap(cases.fold)), norm.nfd(cases.lower(cp))].every(bounded);
}

/** Neither case nor normalisation concerns `cp`: true of most code points, and quick to see. */
function isPlain(cp, norm, cases) {
  if (isSurrogate(cp) || isHangul(cp)) return true;
  if (norm.ccc[cp] || norm.mapping.has(cp) || norm.seconds.has(cp)) return false;
  return same(cases.fold(cp), [cp]) && same(cases.lower(cp), [cp]);
}

/** What the short cuts of fold.c take for granted, tried on every code point but Hangul. */
function checkAssumptions(norm, cases) {
  const marks = (cps) => cps.length - 1 - cps.findLastIndex((cp) => !norm.ccc[cp]);
  for (let cp = 0; cp <= MAX; cp++) {
    if (isPlain(cp, norm, cases)) continue;
    const decomposed = norm.nfd([cp]);
    const lower = cases.lower(cp);
    if (!standsAlone(cp, norm, cases)) {
      demand(same(lower, [cp]), cp, 'lower-cases to another though it does not stand alone');
      const folded = cp === YPOGEGRAMMENI ? [0x3b9] : [cp];
      const kept = norm.mapping.has(cp) || same(cases.fold(cp), folded);
      demand(kept, cp, 'folds to another though it does not stand alone');
    }
    demand(decomposed.length <= 4, cp, 'decomposes into more than four');
    demand(lower.length <= 3, cp, 'lower-cases to more than three');
    demand(marks(norm.nfd(lower)) <= marks(decomposed), cp, 'lower-cases to more non-starters than it has');
    if (!norm.mapping.has(cp) && !same(cases.fold(cp), [cp])) {
      const folded = cases.fold(cp);
      demand(same(norm.nfd(folded), folded), cp, 'folds to something that decomposes');
      demand(folded.every((c) => !norm.ccc[c]), cp, 'folds to non-starters');
      demand(same(norm.nfc(folded), folded), cp, 'folds to something that composes');
    }
    for (const form of Object.values(formsOf(cp, norm, cases))) {
      demand(utf8(form).length <= 3 * utf8([cp]).length, cp, 'grows to more than three times its bytes');
    }
  }
}

/** Deduplicated strings in one pool: a byte of length, then UTF-8. */
class Pool {
  bytes = [];
  #known = new Map();

  offset(cps) {
    const bytes = utf8(cps);
    const key = bytes.join();
    if (!this.#known.has(key)) {
      this.#known.set(key, this.bytes.length);
      this.bytes.push(bytes.length, ...bytes);
    }
    return this.#known.get(key);
  }
}

/** The entry of a code point that stands alone. */
function caseEntry(cp, norm, cases, tables) {
  const { key, shown, lower, nfc } = formsOf(cp, norm, cases);
  const self = [cp];
  if (cp === SIGMA) return SIGMA_KIND << 13;
  if ([key, shown, lower, nfc].every((form) => same(form, self))) return 0;
  if (same(nfc, self) && key.length === 1 && same(key, shown) && same(key, lower)) {
    const delta = key[0] - cp;
    if (!tables.deltas.includes(delta)) tables.deltas.push(delta);
    return (DELTA << 13) | tables.deltas.indexOf(delta);
  }
  if (same(lower, self) && [key, shown, nfc].every((form) => same(form, norm.nfd(self)))) return DECOMPOSED << 13;
  tables.texts.push([key, shown, lower, nfc].map((form) => tables.pool.offset(form)));
  return (TEXT << 13) | (tables.texts.length - 1);
}

/** The values up to the last that is not 0, filled up to whole blocks. */
function trimmed(values) {
  let last = values.length - 1;
  while (!values[last]) last--;
  return values.slice(0, ((last >> SHIFT) + 1) << SHIFT);
}

/** A two-stage table as C: PREFIX_LIMIT, prefix_stage1, prefix_stage2. */
function staged(prefix, values) {
  const { stage1, stage2 } = twoStage(values, SHIFT);
  return (
    `#define ${prefix.toUpperCase()}_LIMIT ${hex(values.length)}\n\n` +
    array(`static const uint8_t ${prefix}_stage1[${stage1.length}]`, stage1) +
    array(`static const uint16_t ${prefix}_stage2[${stage2.length}]`, stage2)
  );
}

function caseTables(norm, cases) {
  const tables = { deltas: [], texts: [], pool: new Pool() };
  const entries = new Uint16Array(MAX + 1);
  for (let cp = 0; cp <= MAX; cp++) {
    if (isPlain(cp, norm, cases)) continue;
    entries[cp] = standsAlone(cp, norm, cases) ? caseEntry(cp, norm, cases, tables) : SLOW << 13;
  }
  if (tables.texts.length > 0x1fff || tables.pool.bytes.length > 0xffff) throw new Error('case.inc: too many strings');

  return (
    header('What a code point becomes in a word.', UNICODE_VERSION) +
    staged('case', trimmed(entries)) +
    array(`static const int32_t case_deltas[${tables.deltas.length}]`, tables.deltas) +
    '/* Offsets into case_pool: the key, the shown form, the lower case as it is, NFC. */\n' +
    array(`static const uint16_t case_texts[${tables.texts.length}][4]`, tables.texts.map((t) => `{${t.join(', ')}}`)) +
    '/* A byte of length, then UTF-8. */\n' +
    array(`static const uint8_t case_pool[${tables.pool.bytes.length}]`, tables.pool.bytes)
  ).trimEnd() + '\n';
}

function normTables(norm) {
  const entries = new Uint16Array(MAX + 1);
  const pool = [];
  for (let cp = 0; cp <= MAX; cp++) {
    if (isHangul(cp)) continue;
    entries[cp] = norm.ccc[cp];
    if (!norm.mapping.has(cp)) continue;
    entries[cp] = 0x100 + pool.length;
    const parts = norm.nfd([cp]);
    parts.forEach((part, i) => pool.push(i === parts.length - 1 ? (part | 0x80000000) >>> 0 : part));
  }
  if (pool.length > 0xfeff) throw new Error('norm.inc: too many decompositions');
  const pairs = [];
  for (const [first, bySecond] of norm.composites) {
    for (const [second, composite] of bySecond) if (!isHangul(composite)) pairs.push([first, second, composite]);
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);

  return (
    header('Canonical decomposition, order and composition but Hangul.', UNICODE_VERSION) +
    '/* Below 0x100: the rank of the Canonical_Combining_Class, or 0. Above: 0x100 + an offset into norm_pool. */\n' +
    staged('norm', trimmed(entries)) +
    '/* Full decompositions; the last code point of each has bit 31 set. */\n' +
    array(`static const uint32_t norm_pool[${pool.length}]`, pool.map((n) => `${hex(n)}u`)) +
    '/* Primary composites: {first, second, composite}, ascending. */\n' +
    array(`static const uint32_t norm_pairs[${pairs.length}][3]`, pairs.map((row) => `{${row.map(hex).join(', ')}}`))
  ).trimEnd() + '\n';
}

/** The texts of tables/case.inc and tables/norm.inc. */
export async function foldTables() {
  const norm = await normalization();
  const cases = await casing();
  checkAssumptions(norm, cases);
  return { case: caseTables(norm, cases), norm: normTables(norm) };
}
