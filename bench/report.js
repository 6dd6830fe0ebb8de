'use strict';
// report: the whole default report of a book, beside what one writes by hand in JavaScript, which is of ASCII alone
// (bench/by-hand.js), and the npm package text-readability, of a slice of the book alone, as it is slow; and how much of the
// speed of the table of words alone the report keeps.
//
//   npm run bench -- report [--mb=43] [--rounds=5]
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { textFile, FOLDER } = require('./texts.js');
const { reportByHand } = require('./by-hand.js');
const { analyzeSync } = require('..');

const PACKAGE = 'text-readability';
const VERSION = '1.1.1';
const SLICE = 200_000; // bytes

/** What the package has of what a report has: counts and formulas. */
const WANTED = 'charCount letterCount lexiconCount syllableCount sentenceCount fleschReadingEase fleschKincaidGrade gunningFog smogIndex colemanLiauIndex automatedReadabilityIndex daleChallReadabilityScore linsearWriteFormula'.split(' ');

function readability() {
  const folder = path.join(FOLDER, PACKAGE);
  if (!existsSync(path.join(folder, 'node_modules', PACKAGE))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--prefix', folder, `${PACKAGE}@${VERSION}`], { stdio: 'inherit' });
  }
  const loaded = require(path.join(folder, 'node_modules', PACKAGE));
  return loaded.default ?? loaded;
}

const TABLE = { counts: ['words', 'uniqueWords'], metrics: [] };

/** Seconds: the median of rounds. */
function timed(rounds, work) {
  const times = Array.from({ length: rounds }, () => {
    const begin = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begin) / 1e9;
  });
  return times.sort((a, b) => a - b)[rounds >> 1];
}

async function main() {
  const { values } = parseArgs({ options: { mb: { type: 'string', default: '43' }, rounds: { type: 'string', default: '5' } } });
  const bytes = readFileSync(await textFile('english', Number(values.mb) * 1e6));
  const text = bytes.toString('latin1'); // of ASCII
  const slice = text.slice(0, SLICE);
  const formulas = readability();
  const rounds = Number(values.rounds);
  const rows = [
    [`${PACKAGE} ${VERSION}, ${WANTED.length} of its numbers`, SLICE, timed(1, () => WANTED.forEach((name) => formulas[name](slice)))],
    ['JavaScript by hand, one pass', bytes.length, timed(Math.min(rounds, 3), () => reportByHand(text))],
    ['analyzeSync of a string', bytes.length, timed(rounds, () => analyzeSync(text))],
    ['analyzeSync of a Buffer', bytes.length, timed(rounds, () => analyzeSync(bytes))],
    ['the same with the sentences of the annex', bytes.length, timed(rounds, () => analyzeSync(bytes, { sentences: 'uax29' }))],
    ['words and distinct words alone', bytes.length, timed(rounds, () => analyzeSync(bytes, TABLE))],
  ].map(([who, size, seconds]) => [who, size / seconds / 1e6]);
  console.log(`english, ${(bytes.length / 1e6).toFixed(1)} MB`.padEnd(52) + ['MB/s', 'by hand', PACKAGE].map((head) => head.padStart(18)).join(''));
  const [whole, , table] = rows.slice(-3).map(([, speed]) => speed);
  for (const [who, speed] of rows)
    console.log(who.padEnd(52) + [speed.toFixed(3), `${(speed / rows[1][1]).toFixed(2)}x`, `${(speed / rows[0][1]).toFixed(0)}x`].map((cell) => cell.padStart(18)).join(''));
  console.log(`the report has ${(whole / table).toFixed(2)} of the speed of the table of words`);
}

main();
