'use strict';
// memory: bytes are borrowed, files are read in pieces: neither is ever in memory a second time.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const { memoryMiB } = require('./tiers.js');

const ROOM_MIB = 32;

/** The most memory that a process had, in MiB, above what it had before `work`. `size` is in MiB. */
function growth(work) {
  const code = `
    const textgauge = require(${JSON.stringify(path.join(__dirname, '..'))});
    const { peak } = require(${JSON.stringify(require.resolve('./helpers/peak.js'))});
    const words = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(1 << 14));
    textgauge.analyzeSync(words);
    const input = Buffer.alloc(${memoryMiB} << 20, 'Some words of a text, again and again. ');
    const before = peak();
    ${work};
    console.log(peak() - before);
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return Number(stdout);
}

describe(`memory beyond ${memoryMiB} MiB`, function () {
  this.timeout(300000);

  for (const [name, work] of [
    ['analyzeSync(Buffer)', 'textgauge.analyzeSync(input)'],
    ['countSegmentsSync(Buffer)', "textgauge.countSegmentsSync(input, { granularity: 'word' })"],
    ['segment(Buffer)', "let n = 0; for (const s of textgauge.segment(input.subarray(0, 64 << 20), { granularity: 'sentence' })) n += s.segment.length"],
    ['a text in pieces', 'const a = new textgauge.Analyzer(); for (let at = 0; at < input.length; at += 1 << 20) a.write(input.subarray(at, at + (1 << 20))); a.report()'],
  ])
    it(`${name} takes less than ${ROOM_MIB} MiB`, function () {
      const grown = growth(work);
      assert.ok(grown < ROOM_MIB, `${grown.toFixed(1)} MiB`);
    });

  it('a growth is seen where there is one', function () {
    assert.ok(growth('global.copy = Buffer.from(input)') > memoryMiB / 2);
  });
});

describe('memory of many calls', function () {
  this.timeout(120000);

  // Everything that fails, and everything that does not, over and over: what is left after the first rounds stays.
  it('is given back', function () {
    const code = `
      const t = require(${JSON.stringify(path.join(__dirname, '..'))});
      const fails = (work) => { try { work(); } catch { return; } throw new Error('no error'); };
      const long = 'a word and another '.repeat(10000);
      const bad = Buffer.concat([Buffer.from(long), Buffer.from([0xff])]);
      const gone = new ArrayBuffer(8);
      structuredClone(gone, { transfer: [gone] });
      function round() {
        t.analyzeSync(long);
        t.boundariesSync(long, { granularity: 'word' });
        for (const s of t.segment(long, { granularity: 'sentence' })) if (!s) throw s;
        fails(() => t.analyzeSync(bad, { invalid: 'error' }));
        fails(() => t.analyzeSync(gone));
        fails(() => t.analyzeSync(7));
        fails(() => t.analyzeSync('', { top: -1 }));
        const a = new t.Analyzer({ invalid: 'error' });
        fails(() => a.write(bad));
        fails(() => a.write(bad));
        for (let i = 0; i < 20; i++) t.analyzeSync('a few words', { top: 500 });
      }
      const turn = () => new Promise(setImmediate); // finalizers run between turns of the event loop
      const rounds = async (n) => {
        for (let i = 0; i < n; i++) { round(); if (i % 10 === 0) gc(); await turn(); }
        return process.memoryUsage().rss / 1048576;
      };
      rounds(100).then(async (before) => console.log((await rounds(400)) - before));
    `;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', code], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.ok(Number(stdout) < 16, `${Number(stdout).toFixed(1)} MiB more after 400 rounds of 0.6 MB`);
  });
});
