'use strict';
// Measures texts with the Node.js library, for test_identity.py: reads [[hex of bytes, as a string?, options] …] from
// standard input, prints a report and the boundaries of each, every double as the hex of its bits.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { analyzeSync, boundariesSync, countSegmentsSync } = require(path.join(__dirname, '..', '..'));

function bits(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

const exact = (numbers) => numbers && Object.fromEntries(Object.entries(numbers).map(([name, n]) => [name, n === null ? null : bits(n)]));

const results = JSON.parse(readFileSync(0, 'utf8')).map(([hex, isString, options]) => {
  const bytes = Buffer.from(hex, 'hex');
  const input = isString ? bytes.toString('utf16le') : bytes;
  const report = analyzeSync(input, options);
  for (const group of ['readability', 'diversity', 'readingTime']) report[group] = exact(report[group]);
  const { language, lineBreaks, sentences } = options;
  const segments = ['grapheme', 'word', 'sentence'].map((granularity) => {
    const of = { granularity, language, lineBreaks, sentences };
    return [countSegmentsSync(input, of), Array.from(boundariesSync(input, of))];
  });
  return { report, segments };
});
process.stdout.write(JSON.stringify(results));
