// Learn src/core/lang/en/syllables.inc: the weights of the rules of English syllables, the words that these get wrong, and common
// ones, from the packages cmu-pronouncing-dictionary and stopwords-iso. tools/learn-syllables.c does the learning; it takes a minute
// and a C compiler (CC), and gives the same weights on every machine. Run tools/gen-version.mjs after it.
//
//   node tools/learn-syllables.mjs           write it
//   node tools/learn-syllables.mjs --check   exit 1 if it differs from what would be written

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { dictionary } from 'cmu-pronouncing-dictionary';
import { array } from './ucd/write.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = new URL('../src/core/lang/en/syllables.inc', import.meta.url);
const BUCKETS = 1024;
const LONGEST = 31; // letters of an exception: five bits tell how many

/** Spellings of a–z and apostrophes with the syllables of their first pronunciation: [word, count]. */
export const words = Object.entries(dictionary)
  .filter(([word]) => /^[a-z']+$/.test(word))
  .map(([word, phones]) => [word, phones.match(/\d/g)?.length ?? 0]);

/**
 * Build the learner, and write the words for it.
 *
 * @param {Map<string, number>} [often]  how often a word is in running text.
 * @returns {(...args: string[]) => string}  runs it; hands out what it prints.
 */
export function learner(often = new Map()) {
  const dir = `${ROOT}build`;
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${dir}/syllables.tsv`, words.map(([word, count]) => `${word}\t${count}\t${often.get(word) ?? 0}\n`).join(''));
  const sources = ['tools/learn-syllables.c', 'src/core/lang/en/rules.c'];
  execFileSync(process.env.CC ?? 'cc', ['-std=c11', '-O3', '-ffp-contract=off', '-Iinclude', '-o', `${dir}/learn-syllables`, ...sources, '-lm'], { cwd: ROOT, stdio: 'inherit' });
  return (...args) => execFileSync(`${dir}/learn-syllables`, [`${dir}/syllables.tsv`, ...args], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** FNV-1a, as syllables.c has it. */
function bucketOf(word) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(word)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

/** Words that most texts are full of: to look one up is ten times faster than to ask the rules. */
function commonWords() {
  const counts = new Map(words);
  return createRequire(import.meta.url)('stopwords-iso/stopwords-iso.json').en.filter((word) => counts.get(word)).map((word) => [word, counts.get(word)]);
}

/** Words by buckets: of each its length and, times 32, its syllables, then its letters. */
function exceptionsOf(wrong) {
  const buckets = Array.from({ length: BUCKETS }, () => []);
  for (const [word, count] of wrong)
    if (word.length <= LONGEST && count < 8) buckets[bucketOf(word)].push(word.length | (count << 5), ...Buffer.from(word));
  const ends = [0];
  for (const bucket of buckets) ends.push(ends.at(-1) + bucket.length);
  if (ends.at(-1) > 0xffff) throw new Error('more exceptions than offsets of 16 bits can tell');
  const bytes = buckets.flat();
  return array(`static const uint16_t exception_ends[${ends.length}]`, ends) + array(`static const uint8_t exceptions[${bytes.length}]`, bytes);
}

function textOf(result, version, stops) {
  const fields = new Map();
  const wrong = [];
  for (const line of result.trim().split('\n')) {
    const [name, ...rest] = line.split(' ');
    if (name === 'wrong') wrong.push([rest[0], Number(rest[1])]);
    else fields.set(name, rest);
  }
  const flat = (name) => `    {\n${array('X', fields.get(name)).split('\n').slice(1, -3).join('\n')}\n    },\n`;
  const rows = [];
  const near = fields.get('near');
  const hidden = fields.get('out').length;
  const taps = near.length / 28 / hidden;
  for (let t = 0; t < taps; t++) {
    const letters = [];
    for (let c = 0; c < 28; c++) letters.push(`{${near.slice((t * 28 + c) * hidden, (t * 28 + c + 1) * hidden).join(',')}}`);
    rows.push(`        {${letters.join(',\n         ')}},\n`);
  }
  return (
    `/* Learned by tools/learn-syllables.mjs from cmu-pronouncing-dictionary ${version}, which packs the CMU Pronouncing Dictionary of\n` +
    ' * Carnegie Mellon University (NOTICE has its terms): do not edit. */\n\n' +
    `static const tg__en_rules rules = {\n${flat('triples')}${flat('grams')}${flat('marks')}    {\n${rows.join('')}    },\n${flat('bias')}${flat('out')}    ${fields.get('threshold')[0]},\n};\n\n` +
    `/* Words that the rules get wrong, and common ones of stopwords-iso ${stops}, by buckets of their hash: its length and, times 32, its\n` +
    ' * syllables; its letters. */\n' +
    `#define BUCKETS ${BUCKETS}\n\n` +
    exceptionsOf([...new Map([...wrong, ...commonWords()])])
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const versionOf = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;
  const result = `${ROOT}build/syllables.txt`;
  learner()('learn', result);
  const text = textOf(readFileSync(result, 'utf8'), versionOf('cmu-pronouncing-dictionary'), versionOf('stopwords-iso'));
  if (process.argv[2] !== '--check') {
    writeFileSync(OUT, text);
  } else if (readFileSync(OUT, 'utf8') !== text) {
    console.error('src/core/lang/en/syllables.inc differs from its data: run node tools/learn-syllables.mjs');
    process.exitCode = 1;
  }
}
