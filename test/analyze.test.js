'use strict';
// analyze: what a report has, and how every kind of input and option gets there. What is counted how is in the vectors.
const assert = require('node:assert/strict');
const textgauge = require('..');
const { analyzeSync } = textgauge;

const SAMPLE = "This is a sample text. It contains several sentences! How many? Let's count them.";
const COUNTS = [
  'bytes', 'characters', 'charactersNoSpaces', 'letters', 'digits', 'punctuation', 'symbols', 'whitespace', 'graphemes', 'words',
  'spaceWords', 'uniqueWords', 'hapaxLegomena', 'wordLetters', 'wordDigits', 'longWords', 'sentences', 'paragraphs', 'lines', 'newlines',
  'syllables', 'monosyllables', 'polysyllables', 'invalidSequences',
];
const READABILITY = [
  'fleschReadingEase', 'fleschKincaidGrade', 'gunningFog', 'smog', 'colemanLiau', 'automatedReadability', 'lix', 'rix',
];

describe('the API', function () {
  it('has these names', function () {
    assert.deepEqual(Object.keys(textgauge), [
      'analyze', 'analyzeSync', 'analyzeFile', 'analyzeFileSync', 'Analyzer', 'wordFrequencies', 'wordFrequenciesSync',
      'wordFrequenciesFile', 'wordFrequenciesFileSync', 'WordTable', 'segment', 'forEachToken', 'boundaries', 'boundariesSync',
      'countSegments', 'countSegmentsSync', 'languages', 'metrics', 'countSyllables', 'detectLanguage', 'detectLanguageSync', 'configure', 'poolStats', 'version', 'unicodeVersion', 'TextGaugeError',
    ]);
  });

  it('has the same names as a module, and they are the same', async function () {
    const { default: whole, ...names } = await import('../lib/index.mjs');
    assert.equal(whole, textgauge);
    assert.deepEqual({ ...names }, { ...textgauge });
  });

  it('tells its versions', function () {
    assert.equal(textgauge.version, require('../package.json').version);
    assert.equal(textgauge.unicodeVersion, '17.0.0');
  });
});

describe('analyzeSync()', function () {
  it('reports all of it', function () {
    const report = analyzeSync('The cat sat. The dog ran!\n');
    assert.deepEqual(Object.keys(report), ['profile', 'language', 'counts', 'readability', 'diversity', 'readingTime', 'topWords', 'notes']);
    assert.equal(report.profile, 'unicode');
    assert.equal(report.language, 'en');
    assert.deepEqual(Object.keys(report.counts), COUNTS);
    assert.deepEqual(Object.keys(report.readability), READABILITY);
    assert.deepEqual(Object.keys(report.diversity), ['typeTokenRatio']);
    assert.deepEqual(Object.keys(report.readingTime), ['seconds']);
    assert.deepEqual(report.counts, {
      bytes: 26, characters: 26, charactersNoSpaces: 20, letters: 18, digits: 0, punctuation: 2, symbols: 0, whitespace: 6, graphemes: 26,
      words: 6, spaceWords: 6, uniqueWords: 5, hapaxLegomena: 4, wordLetters: 18, wordDigits: 0, longWords: 0, sentences: 2, paragraphs: 1,
      lines: 1, newlines: 1, syllables: 6, monosyllables: 6, polysyllables: 0, invalidSequences: 0,
    });
    assert.equal(report.readability.lix, 3);
    assert.equal(report.diversity.typeTokenRatio, 5 / 6);
    assert.equal(report.readingTime.seconds, (6 / 238) * 60);
    assert.deepEqual(report.topWords, [
      { word: 'the', count: 2 },
      { word: 'cat', count: 1 },
      { word: 'dog', count: 1 },
      { word: 'ran', count: 1 },
      { word: 'sat', count: 1 },
    ]);
  });

  it('gives the classic numbers', function () {
    const { counts, readability } = analyzeSync(SAMPLE, { profile: 'classic' });
    assert.equal(counts.words, 14);
    assert.equal(counts.sentences, 4);
    assert.equal(counts.syllables, 21);
    assert.equal(readability.fleschReadingEase.toFixed(4), '76.3825');
  });

  it('says null and why for what is not defined', function () {
    const report = analyzeSync('');
    assert.equal(report.counts.words, 0);
    assert.equal(report.readability.fleschReadingEase, null);
    assert.equal(report.diversity.typeTokenRatio, null);
    assert.deepEqual(report.topWords, []);
    assert.deepEqual(
      report.notes.find((n) => n.metric === 'lix'),
      { metric: 'lix', code: 'no-words', reason: 'The text has no words.' },
    );
  });

  it('says of the whole report what is not of one metric', function () {
    const report = analyzeSync('Слова без слогов', { language: 'und' });
    assert.equal(report.language, 'und');
    assert.equal(report.counts.syllables, null);
    assert.ok(report.notes.some((n) => n.metric === null && n.code === 'language'));
  });

  describe('leaves out what is not asked for', function () {
    it('counts', function () {
      assert.deepEqual(analyzeSync('a b', { counts: ['words', 'bytes', 'words'] }).counts, { bytes: 3, words: 2 });
      assert.equal('counts' in analyzeSync('a b', { counts: [] }), false);
    });

    it('metrics', function () {
      const report = analyzeSync('a b', { metrics: ['lix', 'readingTime'], wordsPerMinute: 60 });
      assert.deepEqual(report.readability, { lix: 2 });
      assert.deepEqual(report.readingTime, { seconds: 2 });
      assert.equal('diversity' in report, false);
    });

    it('everything', function () {
      assert.deepEqual(analyzeSync('a b', { counts: [], metrics: [], top: 0 }), {
        profile: 'unicode', language: 'en', topWords: [], notes: [],
      });
    });
  });

  describe('top', function () {
    it('is 10 by default', function () {
      assert.equal(analyzeSync('a b c d e f g h i j k l').topWords.length, 10);
    });

    it('can be less', function () {
      assert.deepEqual(analyzeSync('b a b', { top: 1 }).topWords, [{ word: 'b', count: 2 }]);
    });

    it('can be all of many, of any length', function () {
      const words = Array.from({ length: 5000 }, (_, i) => `w${String(i).padStart(4, '0')}`);
      words[17] = '𐐷'.repeat(300);
      const { topWords } = analyzeSync(words.join(' '), { top: 4294967295 });
      assert.deepEqual(topWords, [...words.filter((_, i) => i !== 17), words[17]].map((word) => ({ word, count: 1 })));
    });
  });

  describe('takes', function () {
    const expected = analyzeSync('Grüße, wörld 😀');
    const utf8 = Buffer.from('Grüße, wörld 😀');
    const units = Uint16Array.from({ length: 15 }, (_, i) => 'Grüße, wörld 😀'.charCodeAt(i));
    const odd = new Uint8Array(utf8.length + 1);
    odd.set(utf8, 1);
    const ofBuffer = (Buffer_) => {
      const memory = new Buffer_(utf8.length);
      new Uint8Array(memory).set(utf8);
      return memory;
    };

    for (const [name, input] of [
      ['a Buffer', utf8],
      ['a Uint8Array', new Uint8Array(utf8)],
      ['a Uint8ClampedArray', new Uint8ClampedArray(utf8)],
      ['an Int8Array', new Int8Array(new Uint8Array(utf8).buffer)],
      ['a view at an odd address', odd.subarray(1)],
      ['a DataView', new DataView(odd.buffer, 1)],
      ['an ArrayBuffer', ofBuffer(ArrayBuffer)],
      ['a SharedArrayBuffer', ofBuffer(SharedArrayBuffer)],
      ['a view over a SharedArrayBuffer', new Uint8Array(ofBuffer(SharedArrayBuffer))],
      ['a DataView over a SharedArrayBuffer', new DataView(ofBuffer(SharedArrayBuffer))],
      ['a Uint16Array as code units', units],
    ])
      it(name, function () {
        assert.deepEqual(analyzeSync(input), expected);
      });

    it('the bytes of wider elements', function () {
      assert.equal(analyzeSync(new Float64Array(3)).counts.bytes, 24);
      assert.equal(analyzeSync(new Uint16Array(3), { encoding: 'utf8' }).counts.bytes, 6);
    });

    it('empty inputs', function () {
      for (const input of ['', Buffer.alloc(0), new ArrayBuffer(0), new SharedArrayBuffer(0), new DataView(new ArrayBuffer(0)), new Uint16Array(0)])
        assert.equal(analyzeSync(input).counts.bytes, 0);
    });

    it('UTF-16 and Latin-1 bytes', function () {
      assert.deepEqual(analyzeSync(Buffer.from('Grüße, wörld 😀', 'utf16le'), { encoding: 'utf16le' }), expected);
      assert.deepEqual(analyzeSync(Buffer.from('Grüße', 'latin1'), { encoding: 'latin1' }), analyzeSync('Grüße'));
    });

    it('strings of every length about the sizes of its own memory', function () {
      for (const length of [0, 1, 510, 511, 512, 513, 4095, 4096, 65535, 65536, 65537, 1 << 20])
        assert.equal(analyzeSync('a'.repeat(length)).counts.characters, length);
    });

    it('ropes and slices of strings', function () {
      let rope = '';
      for (let i = 0; i < 1000; i++) rope += `word${i} `;
      assert.equal(analyzeSync(rope).counts.words, 1000);
      assert.equal(analyzeSync(rope.slice(5, 4000)).counts.bytes, 3995);
    });

    it('a lone surrogate as one ill-formed part', function () {
      const { counts } = analyzeSync('a\ud800b');
      assert.equal(counts.invalidSequences, 1);
      assert.equal(counts.characters, 3);
    });
  });

  it('does not change its input or its options', function () {
    const bytes = Buffer.from('Some text.');
    const options = Object.freeze({ counts: Object.freeze(['words', 'bytes']), metrics: Object.freeze(['smog', 'lix']) });
    analyzeSync(bytes, options);
    assert.equal(bytes.toString(), 'Some text.');
    assert.deepEqual(options, { counts: ['words', 'bytes'], metrics: ['smog', 'lix'] });
  });

  it('takes undefined for every option', function () {
    const names = [
      'profile', 'language', 'encoding', 'top', 'counts', 'metrics', 'sentences', 'lineBreaks', 'hyphens', 'invalid', 'wordsPerMinute', 'spokenNumbers',
    ];
    assert.deepEqual(analyzeSync(SAMPLE, Object.fromEntries(names.map((n) => [n, undefined]))), analyzeSync(SAMPLE));
  });
});

describe('environments', function () {
  it('worker threads have their own, at the same time', async function () {
    const { Worker } = require('node:worker_threads');
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      const { analyzeSync } = require(workerData);
      for (let i = 0; i < 200; i++) var report = analyzeSync('a text of six words here ' + i);
      parentPort.postMessage(report.counts.words);
    `;
    const workers = Array.from({ length: 4 }, () => new Worker(code, { eval: true, workerData: require.resolve('..') }));
    const answers = await Promise.all(workers.map((w) => new Promise((resolve, reject) => w.once('message', resolve).once('error', reject))));
    await Promise.all(workers.map((w) => w.terminate()));
    assert.deepEqual(answers, [7, 7, 7, 7]);
  });
});

describe('analyzeSync() of long strings', function () {
  this.timeout(60000);

  const SLICE = 32768; // of lib/analyze.js
  const words = 'Some words, of more than one sentence. And “another” é. ';
  const filler = words.repeat(Math.ceil((3 * SLICE) / words.length));

  for (const around of [SLICE, 2 * SLICE, 3 * SLICE])
    for (let at = around - 2; at <= around + 1; at++)
      it(`what stands at ${at} is cut nowhere`, function () {
        for (const what of ['\u{1F600}', '\u0301', '\r\n', "n't", '. A']) {
          const text = filler.slice(0, at) + what + filler;
          assert.deepEqual(analyzeSync(text), analyzeSync(Buffer.from(text)));
        }
        const halves = `${filler.slice(0, at)}\ud83dx\ude00${filler}`;
        assert.equal(analyzeSync(halves).counts.invalidSequences, 2);
        assert.throws(() => analyzeSync(halves, { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: at });
        analyzeSync('something else');
        assert.throws(() => analyzeSync(`${(filler + filler).slice(0, at + SLICE)}\ud83d`, { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: at + SLICE });
      });
});

describe('options of the call before', function () {
  it('are not taken for those of a call whose getters call for others', function () {
    analyzeSync('x', { top: 2 });
    const sly = { top: 2, get wordsPerMinute() { return void analyzeSync('x', { top: 0, counts: ['bytes'] }); } };
    assert.deepEqual(analyzeSync('x', sly), analyzeSync('x'));
  });

  it('are not those of a list that has changed since', function () {
    const counts = ['words'];
    analyzeSync('a b', { counts });
    counts[0] = 'bytes';
    assert.deepEqual(analyzeSync('a b', { counts }).counts, { bytes: 3 });
  });
});
