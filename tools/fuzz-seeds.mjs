// Writes what the fuzzers begin with: the texts of the tests' data, in every encoding.
// Usage: node tools/fuzz-seeds.mjs FOLDER. The official break tests are read from where test/unicode.test.js has them.
import { mkdirSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';

const ROOT = path.join(path.dirname(new URL(import.meta.url).pathname), '..');
const TESTS = process.env.TEXTGAUGE_UNICODE_TESTS ?? path.join(ROOT, '..', 'shared', 'unicode');
const MOST = 1024; // bytes of a seed
const [folder] = process.argv.slice(2);

if (!folder) {
  console.error('Usage: node tools/fuzz-seeds.mjs FOLDER');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

/** Texts and bytes of test/data/vectors.json. */
function* vectors() {
  for (const { text, hex } of JSON.parse(readFileSync(path.join(ROOT, 'test', 'data', 'vectors.json'), 'utf8')))
    yield text ?? Buffer.from(hex, 'hex');
}

/** Every so many lines of a break test, joined: a seed has more than one rule in it. */
function* breakTests() {
  for (const name of ['GraphemeBreakTest.txt', 'WordBreakTest.txt', 'SentenceBreakTest.txt']) {
    const file = path.join(TESTS, name);
    if (!existsSync(file)) continue;
    const texts = readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.split('#')[0].match(/[0-9A-F]{4,6}/g))
      .filter(Boolean)
      .map((hex) => String.fromCodePoint(...hex.map((h) => parseInt(h, 16))));
    for (let i = 0; i < texts.length; i += 8) yield texts.slice(i, i + 8).join('');
  }
}

const swap = (bytes) => bytes.swap16();
// The first byte of a seed is the encoding: that of tg_encoding.
const ENCODINGS = [(t) => Buffer.from(t), (t) => Buffer.from(t, 'utf16le'), (t) => swap(Buffer.from(t, 'utf16le')), (t) => Buffer.from(t, 'latin1')];

let count = 0;
function write(encoding, bytes) {
  const seed = Buffer.concat([Buffer.of(encoding), bytes.subarray(0, MOST - 1)]);
  writeFileSync(path.join(folder, createHash('sha256').update(seed).digest('hex').slice(0, 16)), seed);
  count++;
}

for (const input of [...vectors(), ...breakTests()]) {
  if (typeof input !== 'string') write(0, input);
  else ENCODINGS.forEach((encode, n) => write(n, encode(input)));
}
console.log(`${count} seeds in ${folder}`);
