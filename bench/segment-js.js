'use strict';
// segment-js: in this Node.js, the addon beside Intl.Segmenter, and short strings beside what one writes by hand.
//
//   node bench/segment-js.js ROUNDS FILE…
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { boundariesSync, countSegmentsSync, segment, analyzeSync, unicodeVersion } = require('..');
const { reportByHand } = require('./by-hand.js');

const [rounds, ...files] = process.argv.slice(2);
// Intl.Segmenter of Node.js before 22 takes time by the square of the length.
const FEWER = +process.versions.node.split('.')[0] < 22 ? 1 << 15 : Infinity;

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

/** Seconds of one call: median of rounds, each of as many calls as take 20 ms. */
function timed(work) {
  let times = 1;
  const go = () => {
    const begin = process.hrtime.bigint();
    for (let i = 0; i < times; i++) work();
    return Number(process.hrtime.bigint() - begin) / 1e9;
  };
  for (let took = go(); took < 0.02; took = go()) times = took > 0 ? Math.ceil((times * 0.03) / took) : times * 10;
  return median(Array.from({ length: +rounds }, go)) / times;
}

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const line = (cells) => console.log(cells.map((cell, i) => (i === 0 ? cell.padEnd(34) : cell.padStart(16))).join(''));

/** How many segments Intl.Segmenter finds. */
function walk(segmenter, text) {
  let n = 0;
  for (const s of segmenter.segment(text)) n += s.index >= 0;
  return n;
}

function long(granularity) {
  line([`${granularity}s, MB/s of UTF-8`, 'Intl.Segmenter', 'segment()', 'string, into', 'bytes, into', 'into / Intl']);
  for (const file of files) {
    const bytes = readFileSync(file);
    const text = bytes.toString();
    const segmenter = new Intl.Segmenter('en', { granularity });
    const few = text.slice(0, FEWER);
    const into = new Uint32Array(text.length + 1);
    const options = { granularity, sentences: 'uax29', into };
    const room = new Uint32Array(bytes.length + 1);
    const speeds = [
      Buffer.byteLength(few) / timed(() => walk(segmenter, few)),
      bytes.length / timed(() => walk({ segment: (t) => segment(t, { granularity, sentences: 'uax29' }) }, text)),
      bytes.length / timed(() => boundariesSync(text, options)),
      bytes.length / timed(() => boundariesSync(bytes, { ...options, into: room })),
    ];
    line([path.basename(file), ...speeds.map((s) => number(s / 1e6)), `${number(speeds[2] / speeds[0])}x`]);
  }
  console.log();
}

const SHORT = 'The quick brown fox jumps over the lazy dog, and then it rests: "Enough!" It is 3.14 in the afternoon';

function charCodeLoop(text) {
  let words = 0;
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const letter = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57);
    if (letter && !inside) words++;
    inside = letter;
  }
  return words;
}

function short() {
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  const few = { counts: ['characters', 'words'], metrics: [], top: 0 };
  const text = Array.from({ length: 16 }, (_, i) => SHORT.slice(i) + SHORT.slice(0, i)); // not always the same
  let at = 0;
  const next = () => text[at++ & 15];
  const rows = {
    'a charCode loop': () => charCodeLoop(next()),
    'a regular expression': () => next().match(/[\p{L}\p{N}_']+/gu).length,
    'Intl.Segmenter': () => walk(segmenter, next()),
    "countSegmentsSync, 'word'": () => countSegmentsSync(next(), { granularity: 'word' }),
    'analyzeSync, characters and words': () => analyzeSync(next(), few),
    'a report by hand': () => reportByHand(next()),
    'analyzeSync': () => analyzeSync(next()),
  };
  line([`a string of ${SHORT.length} characters`, 'ns a call', 'to the loop']);
  let loop;
  for (const [name, work] of Object.entries(rows)) {
    const ns = timed(work) * 1e9;
    loop ??= ns;
    line([name, number(ns), `${number(ns / loop)}x`]);
  }
  console.log();
}

console.log(`Node.js ${process.version}, ICU ${process.versions.icu}, Unicode ${process.versions.unicode}; textgauge with Unicode ${unicodeVersion}`);
if (FEWER < Infinity) console.log(`Intl.Segmenter of this version takes time by the square of the length: it has ${FEWER} code units alone`);
for (const granularity of ['word', 'sentence', 'grapheme']) long(granularity);
short();
