// Generate src/core/lang/XX/cues.inc of what a language knows of the ends of sentences: the suppressions of CLDR, and the words of
// src/core/lang/XX/cues.txt. Run tools/gen-version.mjs after it.
//
//   node tools/gen-cues.mjs           write them
//   node tools/gen-cues.mjs --check   exit 1 if one differs from what would be written
//
// Lines of cues.txt, each "name: word …"; abbreviations stand without their last full stop, and with a capital if they have
// one always:
//
//   rules         ordinals: "4." may be an ordinal; lower: a small letter begins a sentence behind a full stop and a whole word
//   never         abbreviations behind which no sentence ends
//   may           abbreviations behind which one ends where the next word is one of `starts`; those of CLDR are of this kind
//   number        abbreviations before a number
//   not           what CLDR has and a text has as a word oftener
//   starts        words, mostly of closed classes, that begin sentences
//   elided        those that do so before an apostrophe
//   starts-lower  those that begin sentences where capitals are not used
//   goes-on       words behind a question or exclamation mark that go on with the sentence

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { array } from './ucd/write.mjs';

const LANG = new URL('../src/core/lang/', import.meta.url);
const CUE_MAX = 23;
const FLAGS = { never: 1, may: 2, number: 4, capital: 8, starts: 16, elided: 32, 'starts-lower': 64, 'goes-on': 128 };
const ABBREVIATIONS = ['never', 'may', 'number'];

const require = createRequire(import.meta.url);
const { version } = require('cldr-segments-full/package.json');

/** The lists of a language by name. */
function linesOf(tag) {
  const lists = {};
  for (const line of readFileSync(new URL(`${tag}/cues.txt`, LANG), 'utf8').split('\n')) {
    const [, name, words] = /^([a-z-]+): (.+)$/.exec(line) ?? [];
    if (!name) {
      if (line && !line.startsWith('#')) throw new Error(`${tag}: ${line}`);
      continue;
    }
    if (!(name in FLAGS) && name !== 'rules' && name !== 'not') throw new Error(`${tag}: unknown list ${name}`);
    (lists[name] ??= []).push(...words.trim().split(/\s+/));
  }
  return lists;
}

/** Of one token each, without the last full stop. */
function suppressionsOf(tag) {
  const file = `cldr-segments-full/segments/${tag}/suppressions.json`;
  let data;
  try {
    data = require(file);
  } catch {
    return [];
  }
  const rows = data.segments.segmentations.SentenceBreak?.standard ?? [];
  return rows.map((row) => row.suppression.replace(/\.$/, '')).filter((word) => !/\s/.test(word));
}

/** Letters with full stops between them, as the rule for initials finds by itself. */
const isInitials = (word) => /^\p{L}(\.-?\p{L}{1,2})*$/u.test(word);

function cuesOf(tag) {
  const lists = linesOf(tag);
  const cues = new Map();
  const add = (word, flag, isAbbreviation) => {
    const key = word.toLowerCase();
    const cue = cues.get(key) ?? { flags: 0, lower: false };
    cue.flags |= flag;
    if (isAbbreviation && word[0] === key[0]) cue.lower = true;
    cues.set(key, cue);
  };
  for (const [name, words] of Object.entries(lists)) {
    if (!(name in FLAGS)) continue;
    for (const word of words) add(word, FLAGS[name], ABBREVIATIONS.includes(name));
  }
  const unwanted = new Set(lists.not);
  for (const word of suppressionsOf(tag)) {
    if (unwanted.has(word) || isInitials(word)) continue;
    if (cues.has(word.toLowerCase()) && cues.get(word.toLowerCase()).flags & (FLAGS.never | FLAGS.may | FLAGS.number)) continue;
    add(word, FLAGS.may, true);
  }
  const rows = [...cues].map(([word, { flags, lower }]) => {
    const isAbbreviation = flags & (FLAGS.never | FLAGS.may | FLAGS.number);
    return { bytes: Buffer.from(word), word, flags: isAbbreviation && !lower ? flags | FLAGS.capital : flags };
  });
  for (const { word, flags } of [...rows]) { // letters may come decomposed
    const bytes = Buffer.from(word.normalize('NFD'));
    if (word.normalize('NFD') !== word && bytes.length <= CUE_MAX) rows.push({ bytes, word: word.normalize('NFD'), flags });
  }
  for (const { bytes, word } of rows) if (bytes.length > CUE_MAX) throw new Error(`${tag}: ${word} has more than ${CUE_MAX} bytes`);
  return { rows: rows.sort((a, b) => Buffer.compare(a.bytes, b.bytes)), rules: lists.rules ?? [] };
}

/** As cues.c has it. */
function hashOf(bytes) {
  let key = BigInt(bytes.length);
  for (let i = 0; i < 8; i++) key = ((key << 7n) ^ BigInt(bytes[i] ?? 0)) & 0xffffffffffffffffn;
  return Number((((key * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn) >> 40n) & 0xffffffffn);
}

/** Open addressing, at most half full: the numbers of words, from 1. */
function slotsOf(rows) {
  const slots = new Array(2 ** Math.ceil(Math.log2(rows.length * 2))).fill(0);
  rows.forEach(({ bytes }, i) => {
    let at = hashOf(bytes) & (slots.length - 1);
    while (slots[at]) at = (at + 1) & (slots.length - 1);
    slots[at] = i + 1;
  });
  return slots;
}

/** The bits of the abbreviations of ASCII letters, as cues.h has them. */
function filterOf(rows) {
  const filter = new Array(64).fill(0n);
  for (const { bytes, word, flags } of rows) {
    if (!(flags & (FLAGS.never | FLAGS.may | FLAGS.number)) || !/^[a-z]+$/.test(word)) continue;
    let key = 0x2020202020202020n;
    for (let i = 0; i < Math.min(8, bytes.length); i++) key |= BigInt(bytes[i]) << BigInt(8 * i);
    const bits = ((key * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn) >> 40n;
    for (const bit of [bits >> 12n, bits & 4095n]) filter[Number(bit >> 6n)] |= 1n << (bit & 63n);
  }
  return filter.map((word) => `UINT64_C(0x${word.toString(16)})`);
}

const literal = (bytes) => `"${[...bytes].map((b) => (b < 0x80 ? String.fromCharCode(b) : `\\${b.toString(8)}`)).join('')}"`;

function tableOf(tag) {
  const { rows, rules } = cuesOf(tag);
  const slots = slotsOf(rows);
  const words = rows.map(({ bytes, flags }) => `    {${flags}, ${bytes.length}, ${literal(bytes)}},\n`).join('');
  return (
    `/* Generated by tools/gen-cues.mjs from cues.txt and cldr-segments-full ${version} (Unicode License V3): do not edit. */\n\n` +
    `static const tg__cue words[] = {\n${words}};\n\n` +
    array(`static const uint16_t slots[${slots.length}]`, slots) +
    `\nconst tg__cues tg__${tag}_cues = {\n` +
    `    ${+rules.includes('ordinals')}, ${+rules.includes('lower')}, ${slots.length - 1}, words, slots,\n` +
    `    {${filterOf(rows).join(', ')}},\n};\n`
  );
}

for (const tag of readdirSync(LANG)) {
  if (!existsSync(new URL(`${tag}/cues.txt`, LANG))) continue;
  const out = new URL(`${tag}/cues.inc`, LANG);
  const text = tableOf(tag);
  if (process.argv[2] !== '--check') {
    writeFileSync(out, text);
  } else if (!existsSync(out) || readFileSync(out, 'utf8') !== text) {
    console.error(`src/core/lang/${tag}/cues.inc differs from its data: run node tools/gen-cues.mjs`);
    process.exitCode = 1;
  }
}
