'use strict';
// sentences: how many ends of sentences are found where people put them, and how many are told that are none, ours beside those of
// npm packages and Intl.Segmenter; whether re-wrapping a text changes its sentences; and how fast it goes.
//
//   npm run bench -- sentences [--gold=../shared/gold] [--mb=43] [--peer-mb=0.5] [--rounds=5] [--alone]
//
// The gold texts are files sentences_XX_*.jsonl, a document a line: { text, ends }, the ends of sentences in bytes of UTF-8. The end of a
// document does not count, nor does white space on either side of an end. Peers are fetched into build/bench once; `--alone` does without them.
// They are made for English, and get a text paragraph by paragraph, as they know of none.
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { parseArgs } = require('node:util');
const { textFile, FOLDER, ROOT } = require('./texts.js');
const { boundariesSync, countSegmentsSync } = require('..');

const PEERS = ['sentence-splitter@5.0.1', 'sbd@1.0.19', 'compromise@14.17.0', 'wink-nlp@2.4.0', 'wink-eng-lite-web-model@1.8.1'];
const COLUMNS = [60, 72, 80];

const { values: args } = parseArgs({
  options: {
    gold: { type: 'string', default: path.join(ROOT, '..', 'shared', 'gold') },
    mb: { type: 'string', default: '43' },
    'peer-mb': { type: 'string', default: '0.5' },
    rounds: { type: 'string', default: '5' },
    alone: { type: 'boolean' },
  },
});

// ── Who finds ends: (text, language) => offsets of them in the string ──

const ours = (options) => (text, language) => [...boundariesSync(text, { granularity: 'sentence', language, ...options })];

/** Ends of the pieces a peer cuts a text into, which may have other white space in them, found again in their order. */
function endsOf(text, pieces) {
  const ends = [];
  let at = 0;
  for (const piece of pieces) {
    for (const c of piece.replace(/\s+/g, '')) {
      const found = text.indexOf(c, at);
      if (found >= 0 && !text.slice(at, found).trim()) at = found + c.length;
    }
    ends.push(at);
  }
  return ends;
}

/** A paragraph at a time, behind each of which a sentence ends. */
const byParagraph = (find) => (text) => {
  const ends = [];
  let at = 0;
  for (const paragraph of text.split(/(?<=\n[^\S\n]*\n)/)) {
    if (paragraph.trim()) ends.push(...find(paragraph).map((end) => at + end), at + paragraph.trimEnd().length);
    at += paragraph.length;
  }
  return ends;
};

async function peers() {
  const folder = path.join(FOLDER, 'sentences');
  if (!existsSync(path.join(folder, 'node_modules', 'wink-eng-lite-web-model'))) {
    mkdirSync(folder, { recursive: true });
    execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--prefix', folder, ...PEERS], { stdio: 'inherit' });
  }
  const load = (name) => require(require.resolve(name, { paths: [folder] }));
  const splitter = await import(pathToFileURL(path.join(folder, 'node_modules', 'sentence-splitter', 'module', 'index.js')));
  const sbd = load('sbd');
  const compromise = load('compromise');
  const wink = load('wink-nlp')(load('wink-eng-lite-web-model'));
  const finders = {
    'sentence-splitter': (text) => splitter.split(text).filter((node) => node.type === 'Sentence').map((node) => node.range[1]),
    sbd: (text) => endsOf(text, sbd.sentences(text)),
    compromise: (text) => endsOf(text, compromise(text).sentences().out('array')),
    'wink-nlp': (text) => endsOf(text, wink.readDoc(text).sentences().out()),
  };
  return Object.fromEntries(Object.entries(finders).map(([name, find]) => [name, byParagraph(find)]));
}

// ── Gold ──

function documentsOf(file) {
  return readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => {
    const { text, ends } = JSON.parse(line);
    const bytes = Buffer.from(text);
    return { text, ends: ends.map((end) => bytes.toString('utf8', 0, end).length) };
  });
}

/** Inner ends, before white space. */
function inner(text, ends) {
  const first = text.length - text.trimStart().length;
  const last = text.trimEnd().length;
  return new Set(ends.map((end) => text.slice(0, end).trimEnd().length).filter((end) => end > first && end < last));
}

function scoreOf(documents, language, find) {
  let found = 0;
  let right = 0;
  let wanted = 0;
  for (const { text, ends } of documents) {
    const gold = inner(text, ends);
    const told = inner(text, find(text, language));
    found += told.size;
    wanted += gold.size;
    for (const end of told) right += gold.has(end);
  }
  const precision = right / found;
  const recall = right / wanted;
  return [precision, recall, (2 * precision * recall) / (precision + recall)].map((x) => (100 * x).toFixed(2).padStart(7)).join('');
}

// ── Re-wrapping ──

function wrapped(text, columns) {
  return text.split('\n\n').map((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const line = lines.at(-1);
      if (!line) lines[lines.length - 1] = word;
      else if ([...line].length + 1 + [...word].length <= columns) lines[lines.length - 1] += ` ${word}`;
      else lines.push(word);
    }
    return lines.join('\n');
  }).join('\n\n');
}

function sentencesOf(text, language) {
  let from = 0;
  return ours()(text, language).map((end) => text.slice(from, (from = end)).trim().replace(/\s+/g, ' ')).filter(Boolean);
}

function changed(documents, language) {
  let count = 0;
  for (const { text } of documents) {
    const sentences = sentencesOf(text, language).join('\n');
    for (const columns of COLUMNS) count += sentencesOf(wrapped(text, columns), language).join('\n') !== sentences;
  }
  return count;
}

// ── Speed ──

/** Median seconds of the processor that jobs take, which take turns. */
function medians(jobs, rounds) {
  const times = jobs.map(() => []);
  for (let round = 0; round < rounds; round++) {
    jobs.forEach((job, i) => {
      const begin = process.cpuUsage();
      job();
      const { user, system } = process.cpuUsage(begin);
      times[i].push((user + system) / 1e6);
    });
  }
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]);
}

async function printSpeed() {
  const bytes = readFileSync(await textFile('english', Number(args.mb) * 1e6));
  const rows = [['uax29', { sentences: 'uax29' }], ...['und', 'en', 'de', 'fr', 'es'].map((language) => [language, { language }])];
  const times = medians(rows.map(([, options]) => () => countSegmentsSync(bytes, { granularity: 'sentence', ...options })), Number(args.rounds));
  console.log(`\n${(bytes.length / 1e6).toFixed(0)} MB of English, sentences counted: MB/s, and the share of the plain annex's speed`);
  rows.forEach(([name], i) => console.log(`${name.padEnd(18)}${(bytes.length / 1e6 / times[i]).toFixed(0).padStart(7)}${(times[0] / times[i]).toFixed(2).padStart(7)}`));
}

/** Of those who find ends in a string. */
async function printPeers(finders) {
  const text = readFileSync(await textFile('english', Number(args['peer-mb']) * 1e6), 'utf8');
  const times = medians(Object.values(finders).map((find) => () => find(text, 'en')), 3);
  console.log(`\n${(text.length / 1e6).toFixed(1)} MB of English, ends of sentences in a string: MB/s`);
  Object.keys(finders).forEach((who, i) => console.log(`${who.padEnd(18)}${(text.length / 1e6 / times[i]).toFixed(2).padStart(9)}`));
}

async function main() {
  const finders = {
    textgauge: ours(),
    'textgauge, und': (text) => ours()(text, 'und'),
    'textgauge, uax29': ours({ sentences: 'uax29' }),
    'Intl.Segmenter': (text, language) => Array.from(new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text), ({ index, segment }) => index + segment.length),
    ...(args.alone ? {} : await peers()),
  };
  for (const name of readdirSync(args.gold).filter((file) => file.endsWith('.jsonl')).sort()) {
    const documents = documentsOf(path.join(args.gold, name));
    const language = name.split('_')[1];
    console.log(`\n${name}: precision, recall, F1`);
    for (const [who, find] of Object.entries(finders)) console.log(`${who.padEnd(18)}${scoreOf(documents, language, find)}`);
    console.log(`re-wrapped at ${COLUMNS.join(', ')} columns: ${changed(documents, language)} of ${COLUMNS.length * documents.length} texts have other sentences`);
  }
  await printSpeed();
  await printPeers(finders);
}

main();
