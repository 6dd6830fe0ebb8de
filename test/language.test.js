'use strict';
// languages: what is known of them, their syllables by lists of words, and which of them a text is in.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const fc = require('fast-check');
const {
  analyze, analyzeFile, analyzeFileSync, analyzeSync, Analyzer, boundaries, boundariesSync, countSegments, countSegmentsSync, countSyllables, detectLanguage, detectLanguageSync, languages,
  segment, wordFrequencies, wordFrequenciesFile,
  wordFrequenciesSync, TextGaugeError,
} = require('..');

const LISTS = path.join(__dirname, 'data', 'syllables');
const GERMAN = 'Die Kinder gingen nach Hause, als es zu regnen begann, und niemand wusste, wo der Hund geblieben war.';

describe('languages()', function () {
  it('has them by tag, with what is known of each', function () {
    const all = languages();
    assert.deepEqual(all.map(({ tag }) => tag), 'cs da de en es fi fr hu it nb nl pl pt ro ru sv tr uk'.split(' '));
    assert.deepEqual(all[3], { tag: 'en', name: 'English', syllables: true, sentences: true, stopWords: true, metrics: true, detection: true });
    assert.equal(all[16].sentences, false);
    assert.equal(all[9].name, 'Norwegian Bokmål');
    assert.notEqual(languages(), all);
  });
});

describe('countSyllables()', function () {
  // Words with a hyphen between syllables: there are as many as parts.
  for (const file of readdirSync(LISTS).sort())
    it(`of the words of ${file}`, function () {
      const language = path.basename(file, '.txt');
      const words = readFileSync(path.join(LISTS, file), 'utf8').split(/\s+/).filter(Boolean);
      assert.ok(words.length >= 60);
      const wrong = words.filter((word) => countSyllables(word.replaceAll('-', ''), { language }) !== word.split('-').length);
      assert.deepEqual(wrong, []);
    });

  for (const [word, options, count] of [
    ['beautiful', undefined, 3],
    ['', {}, 1],
    ['42', {}, 1],
    ['Étrange', { language: 'fr-CA' }, 2],
    ['A\u0308pfel', { language: 'de' }, 2],
    ['co-operate', {}, 4],
    ['table', { profile: 'classic', language: 'tlh' }, 2],
    ['\ud800', { language: 'de' }, 1],
    ['ba'.repeat(5000), { language: 'es' }, 5000],
  ])
    it(`of ${JSON.stringify(word.slice(0, 20))} with ${JSON.stringify(options)}`, function () {
      assert.equal(countSyllables(word, options), count);
    });

  it('is what a report counts', function () {
    for (const { tag } of languages()) assert.equal(analyzeSync('Melodia', { language: tag }).counts.syllables, countSyllables('Melodia', { language: tag }));
  });

  it('refuses what is no word, option or language', function () {
    assert.throws(() => countSyllables(Buffer.from('a')), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /^The "word" argument must be of type string\./ });
    assert.throws(() => countSyllables('a', { top: 1 }), { code: 'ERR_INVALID_ARG_VALUE' });
    assert.throws(() => countSyllables('a', { language: 5 }), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => countSyllables('a', { language: 'no tag' }), { code: 'ERR_INVALID_ARG_VALUE' });
    assert.throws(() => countSyllables('a', { language: 'auto' }), { code: 'ERR_INVALID_ARG_VALUE', message: /whole text/ });
    for (const language of ['und', 'tlh']) assert.throws(() => countSyllables('a', { language }), (e) => e instanceof TextGaugeError && e.code === 'ERR_TG_UNSUPPORTED');
  });
});

describe('spokenNumbers', function () {
  const SMALL = ('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen').split(' ');
  const TENS = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  const ORDINALS = { one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' };
  const read = (text) => countSyllables(text, { spokenNumbers: true });
  const sum = (words) => words.reduce((total, word) => total + countSyllables(word), 0);

  const belowHundred = (n) => (n < 20 ? [SMALL[n]] : [TENS[Math.floor(n / 10)], ...(n % 10 ? [SMALL[n % 10]] : [])]);
  const belowThousand = (n) => [...(n >= 100 ? [SMALL[Math.floor(n / 100)], 'hundred'] : []), ...(n % 100 || n === 0 ? belowHundred(n % 100) : [])];
  function cardinal(n) {
    if (n < 1000) return belowThousand(n);
    const scale = ['thousand', 'million', 'billion', 'trillion'].findLastIndex((_, i) => n >= 1000 ** (i + 1));
    const unit = 1000 ** (scale + 1);
    const rest = n % unit;
    return [...belowThousand(Math.floor(n / unit)), ['thousand', 'million', 'billion', 'trillion'][scale], ...(rest ? cardinal(rest) : [])];
  }
  function ordinal(n) {
    const words = cardinal(n);
    const last = words.pop();
    return [...words, ORDINALS[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)];
  }
  const digits = (text) => [...text].map((digit) => SMALL[digit]);
  const isYear = (n) => (n >= 1100 && n < 2000) || (n >= 2010 && n < 2100);
  const year = (n) => [...belowHundred(Math.floor(n / 100)), ...(n % 100 === 0 ? ['hundred'] : n % 100 < 10 ? ['oh', SMALL[n % 100]] : belowHundred(n % 100))];

  it('of each number below 10,000 are those of its words', function () {
    const wrong = [];
    for (let n = 0; n < 10000; n++) {
      const words = isYear(n) ? year(n) : cardinal(n);
      if (read(`${n}`) !== sum(words)) wrong.push([n, words.join(' ')]);
      if (read(`${n}th`) !== sum(ordinal(n))) wrong.push([`${n}th`, ordinal(n).join(' ')]);
    }
    assert.deepEqual(wrong, []);
  });

  it('of any number, with commas and decimals', function () {
    fc.assert(
      fc.property(fc.integer({ min: 10000, max: 999999999999999 }), fc.integer({ min: 1, max: 14 }), fc.stringMatching(/^\d{1,9}$/), (whole, size, decimals) => {
        const n = Number(`${whole}`.slice(0, size)) || 1;
        const words = sum(cardinal(n));
        assert.equal(read(n.toLocaleString('en-US')), n < 1000 && isYear(n) ? sum(year(n)) : words);
        assert.equal(read(`${n}.${decimals}`), words + sum(['point', ...digits(decimals)]));
        assert.equal(read(`0${n}`), sum(digits(`0${n}`)));
        if (!isYear(n)) assert.equal(read(`${n}`), words);
      }),
      { numRuns: 300 },
    );
  });

  it('are those of reports, of saved ones too, and mismatch is refused', function () {
    const text = 'In 1984, 22 of 1,000';
    assert.equal(analyzeSync(text).counts.syllables, 5);
    assert.equal(analyzeSync(text, { spokenNumbers: true }).counts.syllables, 13);
    assert.equal(analyzeSync(text).counts.syllables, 5);
    assert.equal(analyzeSync(text, { spokenNumbers: true, language: 'de' }).counts.syllables, analyzeSync(text, { language: 'de' }).counts.syllables);
    const analyzer = new Analyzer({ spokenNumbers: true }).write(text).endDocument();
    assert.equal(Analyzer.load(analyzer.save()).report().counts.syllables, 13);
    assert.throws(() => new Analyzer().merge(analyzer), TextGaugeError);
    assert.throws(() => analyzeSync('a', { spokenNumbers: 1 }), { code: 'ERR_INVALID_ARG_TYPE', message: /^The property 'options.spokenNumbers' must be of type boolean/ });
    assert.throws(() => wordFrequenciesSync('a', { spokenNumbers: true }), { code: 'ERR_INVALID_ARG_VALUE' });
  });

  it('are the same of a job', async function () {
    assert.deepEqual(await analyze('In 1984', { spokenNumbers: true }), analyzeSync('In 1984', { spokenNumbers: true }));
    assert.equal(analyzeSync('In 1984', { spokenNumbers: true }).counts.syllables, 6);
  });
});

describe('detectLanguage()', function () {
  it('of a sentence, in any input and encoding', async function () {
    const expected = detectLanguageSync(GERMAN);
    assert.equal(expected.language, 'de');
    assert.ok(expected.confidence > 0.9 && expected.confidence <= 1);
    const utf16 = Buffer.from(GERMAN, 'utf16le');
    assert.deepEqual(detectLanguageSync(Buffer.from(GERMAN)), expected);
    assert.deepEqual(detectLanguageSync(Buffer.from(GERMAN, 'latin1'), { encoding: 'latin1' }), expected);
    assert.deepEqual(detectLanguageSync(utf16, { encoding: 'utf16le' }), expected);
    assert.deepEqual(await detectLanguage(new Uint16Array(utf16.buffer.slice(utf16.byteOffset, utf16.byteOffset + utf16.length))), expected);
  });

  it('of what is no language', function () {
    for (const text of ['', '3.14159 26535', 'Τα παιδιά πήγαν σπίτι', '子供たちは家に帰った', 'if (x != y[i++]) { return f(a, b)->c; }', '\u{1f600}'.repeat(9)])
      assert.deepEqual(detectLanguageSync(text), { language: 'und', confidence: 0 }, text);
  });

  it('looks at the beginning alone, the same of every input', function () {
    const text = GERMAN.repeat(60);
    const expected = detectLanguageSync(text.slice(0, 4096));
    for (const long of [text, text + 'x'.repeat(1e6)]) {
      assert.deepEqual(detectLanguageSync(long), expected);
      assert.deepEqual(detectLanguageSync(Buffer.from(long)), expected);
      assert.deepEqual(detectLanguageSync(Buffer.from(long, 'utf16le'), { encoding: 'utf16le' }), expected);
    }
  });

  it('refuses what is no input or option', async function () {
    assert.throws(() => detectLanguageSync(5), { code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => detectLanguageSync('a', { language: 'de' }), { code: 'ERR_INVALID_ARG_VALUE' });
    await assert.rejects(detectLanguage(5), { code: 'ERR_INVALID_ARG_TYPE' });
  });
});

describe(`language: 'auto'`, function () {
  let folder, file;

  before(function () {
    folder = mkdtempSync(path.join(os.tmpdir(), 'textgauge-language-'));
    file = path.join(folder, 'text');
  });

  after(function () {
    rmSync(folder, { recursive: true });
  });

  it('is the language that is detected', async function () {
    const { confidence } = detectLanguageSync(GERMAN);
    const { languageConfidence, ...report } = analyzeSync(GERMAN, { language: 'auto' });
    assert.equal(languageConfidence, confidence);
    assert.deepEqual(report, analyzeSync(GERMAN, { language: 'de' }));
    const whole = { languageConfidence, ...report };
    assert.deepEqual(await analyze(GERMAN, { language: 'auto' }), whole);
    assert.deepEqual(await analyze(Buffer.from(GERMAN), { language: 'auto' }), whole);
    assert.deepEqual(await analyze(new Uint8Array(Buffer.from(GERMAN)), { language: 'auto', transfer: true }), whole);
    writeFileSync(file, GERMAN);
    assert.deepEqual(await analyzeFile(file, { language: 'auto' }), whole);
    assert.deepEqual(analyzeFileSync(file, { language: 'auto' }), whole);
    writeFileSync(file, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(GERMAN, 'utf16le')]));
    assert.equal((await analyzeFile(file, { language: 'auto' })).languageConfidence, confidence);
    assert.equal(analyzeFileSync(file, { language: 'auto' }).languageConfidence, confidence);
    writeFileSync(file, `The cat is here. ${GERMAN}`);
    assert.deepEqual([analyzeFileSync(file, { language: 'auto', start: 17 }), await analyzeFile(file, { language: 'auto', start: 17 })], [whole, whole]);
  });

  it('of a long string, which is counted in slices', function () {
    const text = GERMAN.repeat(2000);
    assert.equal(analyzeSync(text, { language: 'auto' }).counts.syllables, analyzeSync(text, { language: 'de' }).counts.syllables);
  });

  it('says which, and does not say it for the next call', function () {
    const french = 'Les enfants sont rentrés quand il a commencé à pleuvoir.';
    assert.deepEqual([GERMAN, french, '42'].map((text) => analyzeSync(text, { language: 'auto' }).language), ['de', 'fr', 'und']);
    assert.equal('languageConfidence' in analyzeSync(french, { language: 'fr' }), false);
    assert.equal(analyzeSync('42', { language: 'auto' }).languageConfidence, 0);
  });

  it('has the stop words of the language', async function () {
    const options = { language: 'auto', stopWords: true };
    const expected = [...wordFrequenciesSync(GERMAN, { language: 'de', stopWords: true })];
    assert.deepEqual([...wordFrequenciesSync(GERMAN, options)], expected);
    assert.deepEqual([...(await wordFrequencies(GERMAN, options))], expected);
    writeFileSync(file, GERMAN);
    assert.deepEqual([...(await wordFrequenciesFile(file, options))], expected);
    assert.throws(() => wordFrequenciesSync('42', options), { code: 'ERR_TG_UNSUPPORTED' });
  });

  it('tells sentences apart', async function () {
    const text = `${GERMAN} Am 3. Mai kam er, z. B. mit Dr. Maier, usw. zurück.`;
    const options = (language) => ({ granularity: 'sentence', language });
    const expected = boundariesSync(text, options('de'));
    assert.notDeepEqual(expected, boundariesSync(text, options('und')));
    assert.deepEqual(boundariesSync(text, options('auto')), expected);
    assert.deepEqual(await boundaries(text, options('auto')), expected);
    assert.deepEqual([...segment(text, options('auto'))], [...segment(text, options('de'))]);
    assert.deepEqual([...segment(Buffer.from(text), options('auto'))].map((s) => s.index), [...segment(Buffer.from(text), options('de'))].map((s) => s.index));
    assert.equal(countSegmentsSync(text, options('auto')), expected.length);
    assert.equal(await countSegments(text, options('auto')), expected.length);
    const into = new Uint32Array(expected.length);
    boundariesSync(text, { ...options('auto'), into });
    assert.deepEqual([...into], [...expected]);
    assert.deepEqual(boundariesSync('a b', { granularity: 'word', language: 'auto' }), boundariesSync('a b', { granularity: 'word' }));
  });

  it('is that of a pipe, by its beginning', async function () {
    if (process.platform === 'win32') return this.skip();
    const french = 'Les enfants sont rentrés quand il a commencé à pleuvoir. ';
    for (const text of [GERMAN, '', GERMAN.repeat(170) + french.repeat(3000), french.repeat(400)]) {
      writeFileSync(file, text);
      const expected = analyzeFileSync(file, { language: 'auto' });
      for (const call of ['r.analyzeFileSync("/dev/stdin", o)', 'await r.analyzeFile("/dev/stdin", o)', '[...await r.wordFrequenciesFile("/dev/stdin", o)]']) {
        const script = `const r = require(${JSON.stringify(path.join(__dirname, '..'))}); const o = { language: 'auto' }; (async () => console.log(JSON.stringify(${call})))()`;
        const found = JSON.parse(execFileSync('sh', ['-c', 'cat "$1" | "$2" -e "$3"', 'sh', file, process.execPath, script]));
        assert.deepEqual(found, call.startsWith('[') ? [...wordFrequenciesSync(text, { language: 'auto' })] : JSON.parse(JSON.stringify(expected)));
      }
    }
  });

  it('is refused where the text is not there yet', function () {
    const expected = { code: 'ERR_INVALID_ARG_VALUE', message: /'auto' is for calls that have the whole text/ };
    assert.throws(() => new Analyzer({ language: 'auto' }), expected);
  });
});
