'use strict';
// adversarial: texts that attack. Whatever it is made of, and however long it has no boundary, a text takes constant
// memory and time in proportion to its length. Each in a process of its own, which makes the pieces as it goes.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { adversarialMiB, tier } = require('./tiers.js');

const ROOM_MIB = 24;
const SLOWER = 20; // than English prose, which goes by blocks, at most
const PIECE = Math.min(1 << 20, (adversarialMiB << 20) / 16);

const hex = (digits) => Buffer.from(digits, 'hex');

// What is repeated, the options that it is for, and what stands before it. Few distinct words in all of them.
const ATTACKS = [
  ['one letter', 'a'],
  ['one letter beyond ASCII', '\u00e9'],
  ['a letter that may compose', '\u1100'],
  ['combining marks of one class', '\u0301'],
  ['combining marks of two classes', '\u0301\u0323'],
  ['letters with many marks', 'e' + '\u0301\u0323\u0327'.repeat(100)],
  ['sigmas', '\u03a3'],
  ['sigmas between what case ignores', "\u03a3'"],
  ['letters that fold to three', '\u0390'],
  ['full stops', '.'],
  ['a.a.a.', 'a.'],
  ['A.A.A.', 'A.'],
  ['full stops and spaces', '. '],
  ['full stops and closing quotes', '."'],
  ['apostrophes', "a'a'"],
  ['Hebrew letters and double quotes', '\u05d0"'],
  ['hyphens that join', 'a-', { hyphens: 'join' }],
  ['hyphens that join nothing', '--a', { hyphens: 'join' }],
  ['underscores', '_'],
  ['digits', '7'],
  ['digits and what stands between them', '1,1.'],
  ['full stops and digits', '.1', { sentences: 'uax29' }],
  ['a full stop, and nothing that decides', 'a.,', { sentences: 'uax29' }],
  ['a full stop and digits for ever', '1', {}, 'a. '],
  ['regional indicators', '\u{1f1eb}'],
  ['ill-formed bytes', hex('ff')],
  ['truncated sequences', hex('f09f98')],
  ['continuation bytes', hex('80')],
  ['lone surrogates', hex('3dd8'), { encoding: 'utf16le' }],
  ['line feeds', '\n'],
  ['carriage returns', '\r'],
  ['CRLF', '\r\n'],
  ['paragraph separators', '\u2029'],
  ['spaces', ' '],
  ['lines of spaces', '  \n'],
  ['list markers', '\n- '],
  ['list markers and nothing', '\n1. \n2) \nb) '],
  ['NUL', '\0'],
  ['jamo', '\u1112\u1161\u11ab'],
  ['vowels of jamo', '\u1161'],
  ['emoji joined', '\u{1f469}\u200d'],
  ['joiners', '\u200d'],
  ['emoji and variation selectors', '\u2764\ufe0f'],
  ['Devanagari linked', '\u0915\u094d'],
  ['format characters in a word', 'a\u00ad'],
  ['byte order marks', '\ufeff'],
  ['Han', '\u6f22'],
  ['Thai', '\u0e01\u0e34'],
];

/** Runs in the child. Prints, for each set of options, how slow it is beside English; and how many MiB the memory grew. */
function attack({ module, peakModule, unit, start, sets, size, total }) {
  const { Analyzer } = require(module);
  const { peak } = require(peakModule);
  const fill = (bytes, to) => Buffer.alloc(to - (to % bytes.length), bytes);
  const prose = Buffer.from('The quick brown fox, as they say, jumps over the lazy dog\u2019s back. Didn\u2019t it? \u201cYes!\u201d\n');
  const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
  const pieces = Math.ceil(total / size);

  const time = (analyzer, piece) => {
    const begin = process.hrtime.bigint();
    analyzer.write(piece);
    return Number(process.hrtime.bigint() - begin) / piece.length;
  };

  const english = fill(prose, size);
  const bytes = fill(Buffer.from(unit, 'hex'), size);
  new Analyzer().write(english).endDocument().report();
  const before = peak();
  const ratios = sets.map((options) => {
    const reference = new Analyzer({ ...options, encoding: 'utf8' });
    const analyzer = new Analyzer(options).write(Buffer.from(start));
    const times = [[], []];
    for (let i = 0; i < pieces; i++) {
      if (i < 5) times[0].push(time(reference, english));
      times[1].push(time(analyzer, bytes));
    }
    const begin = process.hrtime.bigint();
    analyzer.endDocument();
    const end = Number(process.hrtime.bigint() - begin) / size;
    analyzer.report();
    return (median(times[1]) + end / pieces) / median(times[0]);
  });
  console.log(JSON.stringify({ ratios, grown: peak() - before }));
}

describe(`${adversarialMiB} MiB`, function () {
  this.timeout(tier === 'full' ? 0 : 60000);

  for (const [name, unit, options = {}, start = ''] of ATTACKS)
    it(`of ${name}`, function () {
      const sets = [options, { ...options, profile: 'classic' }];
      const job = { module: require.resolve('..'), peakModule: require.resolve('./helpers/peak.js'), unit: Buffer.from(unit).toString('hex'), start, sets, size: PIECE, total: adversarialMiB << 20 };
      const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', `(${attack})(${JSON.stringify(job)})`], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      const { ratios, grown } = JSON.parse(stdout);
      assert.ok(grown < ROOM_MIB, `${grown.toFixed(1)} MiB more`);
      for (const [i, ratio] of ratios.entries())
        assert.ok(ratio < SLOWER, `${ratio.toFixed(1)} times as slow as English, ${['unicode', 'classic'][i]}`);
    });
});
