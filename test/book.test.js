'use strict';
// book: a text of the size of a book, by every way to the core: the same numbers.
const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { analyzeSync, Analyzer, segment, boundariesSync, countSegmentsSync } = require('..');
const { native } = require('../lib/native.js');
const { bookSplits, bookMiB, tier } = require('./tiers.js');
const { BOOK, readBook } = require('./helpers/book.js');
const { leaveOut } = require('./helpers/leave-out.js');
const { random, below } = require('./helpers/text.js');

const ROOT = path.join(__dirname, '..');
const ROOM_MIB = 64;

const hexOf = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
};

/** A report in the words of test/helpers/report.c. */
function asC({ counts, readability, diversity, readingTime, topWords }) {
  const metrics = { ...readability, ...diversity, readingTime: readingTime.seconds };
  return [
    ...Object.entries(counts).map(([name, count]) => `${name} ${count}`),
    ...native.metricNames.map((name) => `${name} ${hexOf(metrics[name] ?? NaN)}`),
    ...topWords.map(({ word, count }) => `top ${word} ${count}`),
    '',
  ].join('\n');
}

/** The lines of every paragraph joined, and broken anew at `width` columns. */
function rewrap(text, width) {
  const wrap = (paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const line = lines[lines.length - 1];
      if (line && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines.join('\n');
  };
  return text.split(/\n(?:[ \t]*\n)+/).map(wrap).join('\n\n');
}

describe('a book', function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  const bytes = readBook('all of it');
  if (!bytes) return;
  const text = bytes.toString();
  let report;

  before(function () {
    report = analyzeSync(bytes);
  });

  it('has the words of the book', function () {
    assert.equal(report.counts.bytes, bytes.length);
    assert.equal(report.counts.newlines, text.split('\n').length - 1);
    assert.equal(report.counts.spaceWords, text.split(/\s+/).filter(Boolean).length);
    assert.deepEqual(report.topWords.slice(0, 3).map((t) => t.word), ['the', 'and', 'of']);
  });

  it('is the same as a string and as UTF-16', function () {
    assert.deepEqual(analyzeSync(text), report);
    assert.deepEqual(analyzeSync(Buffer.from(text, 'utf16le'), { encoding: 'utf16le' }), report);
  });

  it('is the same from the command line', function () {
    const out = execFileSync(process.execPath, [path.join(ROOT, 'bin', 'textgauge.js'), '--json', BOOK]);
    const { file: _, ...printed } = JSON.parse(out);
    assert.deepEqual(printed, report);
  });

  const compiler = process.env.CC ?? 'cc';
  const missing = [compiler, 'make'].filter((program) => spawnSync(program, ['--version']).error);
  if (missing.length) leaveOut('the same from C', `${missing.join(' and ')} not installed`);
  else
    it('is the same from C', function () {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-book-'));
      try {
        execFileSync('make', ['-s', `CC=${compiler}`, 'build/libtextgauge.a'], { cwd: ROOT });
        const program = path.join(folder, 'report');
        execFileSync(compiler, ['-Iinclude', '-o', program, 'test/helpers/report.c', 'build/libtextgauge.a', '-pthread'], { cwd: ROOT });
        assert.equal(execFileSync(program, { input: bytes, encoding: 'utf8' }), asC(analyzeSync(bytes, { metrics: 'all' })));
      } finally {
        fs.rmSync(folder, { recursive: true });
      }
    });

  it(`is the same from ${bookSplits} random splits`, function () {
    const next = random(17);
    const analyzer = new Analyzer();
    for (let i = 0; i < bookSplits; i++) {
      const mean = 2 ** (8 + below(next, 13)); // from 256 bytes to a megabyte
      for (let at = 0; at < bytes.length; ) {
        const to = at + 1 + below(next, 2 * mean);
        analyzer.write(bytes.subarray(at, to));
        at = to;
      }
      assert.deepEqual(analyzer.endDocument().report(), report);
      analyzer.reset();
    }
  });

  for (const width of [60, 72, 80])
    it(`has as many sentences when wrapped at ${width} columns`, function () {
      assert.equal(analyzeSync(rewrap(text, width)).counts.sentences, report.counts.sentences);
    });

  for (const granularity of ['grapheme', 'word', 'sentence'])
    it(`has the same boundaries in slices, at once and counted: ${granularity}`, function () {
      const ends = boundariesSync(bytes, { granularity });
      let at = 0;
      for (const s of segment(text, { granularity })) if (s.index + s.segment.length !== ends[at++]) assert.fail(`at ${s.index}`);
      assert.equal(at, ends.length);
      assert.equal(countSegmentsSync(text, { granularity }), ends.length);
    });
});

describe(`a book, up to ${bookMiB} MiB of it`, function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  const bytes = readBook('again and again');
  if (!bytes) return;

  it(`has all of its words as often, in less than ${ROOM_MIB} MiB`, function () {
    const times = Math.ceil((bookMiB * 2 ** 20) / bytes.length);
    const code = `
      const { Analyzer, wordFrequenciesSync } = require(${JSON.stringify(ROOT)});
      const { peak } = require(${JSON.stringify(require.resolve('./helpers/peak.js'))});
      const bytes = require('node:fs').readFileSync(${JSON.stringify(BOOK)});
      const { counts: expected, words: texts } = wordFrequenciesSync(bytes);
      const before = peak();
      const analyzer = new Analyzer({ words: true });
      for (let i = 0; i < ${times}; i++) analyzer.write(bytes);
      const { counts, words } = analyzer.words();
      const right = counts.every((n, i) => n === expected[i] * ${times}) && words.equals(texts);
      console.log(JSON.stringify({ size: counts.length, right, grown: peak() - before }));`;
    const { size, right, grown } = JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }));
    assert.ok(size > 10000);
    assert.ok(right);
    assert.ok(grown < ROOM_MIB, `${grown.toFixed(1)} MiB`);
  });
});
