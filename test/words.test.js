'use strict';
// words: word tables: what each option does, by literals; all of them against a slow counter; how a table is looked at; and
// that every way to a table gives the same one.
const assert = require('node:assert/strict');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const {
  wordFrequencies, wordFrequenciesSync, wordFrequenciesFile, wordFrequenciesFileSync, WordTable, Analyzer, analyzeSync, configure, TextGaugeError,
} = require('..');
const { readBook, BOOK: BOOK_FILE } = require('./helpers/book.js');
const { good } = require('./helpers/child.js');
const { leaveOut } = require('./helpers/leave-out.js');
const { random, below, pick, escaped } = require('./helpers/text.js');
const { sameUnicode, otherUnicode } = require('./helpers/fold.js');
const { slowCounter } = require('./helpers/slow-words.js');
const { tableTexts, tableBook } = require('./tiers.js');

const DISPOSE = Symbol.dispose ?? Symbol.for('nodejs.dispose');
const pairs = (text, options) => [...wordFrequenciesSync(text, options)];
const code = (name) => ({ name: 'TypeError', code: name });

describe('wordFrequenciesSync()', function () {
  for (const [what, text, options, expected] of [
    ['counts folded words', 'The cat, THE dog; the end.', undefined, [['the', 3], ['cat', 1], ['dog', 1], ['end', 1]]],
    ['counts nothing in nothing', '', {}, []],
    ['case: keep', 'The the The e\u0301', { case: 'keep' }, [['The', 2], ['the', 1], ['\u00e9', 1]]],
    ['numbers: keep', '1 2 x 3.14 1', { numbers: 'keep' }, [['1', 2], ['2', 1], ['3.14', 1], ['x', 1]]],
    ['numbers: drop', '1 2 x 3.14 1 a1', { numbers: 'drop' }, [['a1', 1], ['x', 1]]],
    ['numbers: mask', '1 2 x 3.14 1', { numbers: 'mask' }, [['#', 4], ['x', 1]]],
    ['minLength, of the folded word', 'a bb Ma\u00dfe ccc \u{10400}\u{10401}', { minLength: 3 }, [['ccc', 1], ['ma\u00dfe', 1]]],
    ['stopWords: a list, whatever its case', 'The cat and THE dog', { stopWords: ['THE', 'And', ''] }, [['cat', 1], ['dog', 1]]],
    ['stopWords: false, []', 'the cat', { stopWords: false }, [['cat', 1], ['the', 1]]],
    ['stopWords: true, of English', 'The cat isn\u2019t on the mat', { stopWords: true }, [['cat', 1], ['mat', 1]]],
    ['stopWords: true, of German', 'Der Hund und die Katze the', { stopWords: true, language: 'de' }, [['hund', 1], ['katze', 1], ['the', 1]]],
    ['ngram: 2', 'A b a b. A b', { ngram: 2 }, [['a b', 3], ['b a', 1]]],
    ['ngram: 2, acrossSentences', 'A b a b. A b', { ngram: 2, acrossSentences: true }, [['a b', 3], ['b a', 2]]],
    ['ngram: 3 over no gap', 'sat on the mat by the sea', { ngram: 2, stopWords: ['the'] }, [['mat by', 1], ['sat on', 1]]],
    ['ngram: 5', 'a b c d e f', { ngram: 5 }, [['a b c d e', 1], ['b c d e f', 1]]],
    ['lineBreaks', 'a b\nc d', { ngram: 2, lineBreaks: 'break' }, [['a b', 1], ['c d', 1]]],
    ['sentences', 'a b\nc d', { ngram: 2, sentences: 'uax29' }, [['a b', 1], ['c d', 1]]],
    ['hyphens', 'well-known, well', { hyphens: 'join' }, [['well', 1], ['well-known', 1]]],
    ['profile', "it's O'Neil-ish", { profile: 'classic', numbers: 'mask' }, [["it's", 1], ["o'neil-ish", 1]]],
    ['maxWords that are enough', 'a b a', { maxWords: 2 }, [['a', 2], ['b', 1]]],
  ])
    it(`${what}: ${escaped(text)}`, function () {
      assert.deepEqual(pairs(text, options), expected);
      assert.deepEqual(pairs(Buffer.from(text), options), expected);
    });

  it('takes every kind of input', function () {
    const text = 'Straße 😀 strasse';
    const expected = [['strasse', 2]];
    const utf16 = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const bytes = new Uint8Array(Buffer.from(text));
    for (const input of [text, Buffer.from(text), bytes, bytes.buffer, new DataView(bytes.buffer), utf16]) assert.deepEqual(pairs(input), expected);
    assert.deepEqual(pairs(Buffer.from(text, 'utf16le'), { encoding: 'utf16le' }), expected);
    assert.deepEqual(pairs(Buffer.from('Ma\u00dfe', 'latin1'), { encoding: 'latin1' }), [['ma\u00dfe', 1]]);
  });

  it('refuses misuse', function () {
    for (const input of [undefined, null, 42, {}]) assert.throws(() => wordFrequenciesSync(input), code('ERR_INVALID_ARG_TYPE'));
    for (const options of [null, 1, 'ngram', []]) assert.throws(() => wordFrequenciesSync('', options), code('ERR_INVALID_ARG_TYPE'));
    for (const options of [{ ngrams: 2 }, { top: 3 }, { counts: 'all' }, { signal: undefined }]) assert.throws(() => wordFrequenciesSync('', options), code('ERR_INVALID_ARG_VALUE'));
    for (const name of ['ngram', 'minLength', 'maxWords']) {
      assert.throws(() => wordFrequenciesSync('', { [name]: '2' }), { ...code('ERR_INVALID_ARG_TYPE'), message: `The property 'options.${name}' must be of type number. Received type string ('2')` });
      for (const value of [-1, 1.5, NaN, Infinity, 2 ** 32]) assert.throws(() => wordFrequenciesSync('', { [name]: value }), code('ERR_INVALID_ARG_VALUE'));
    }
    for (const ngram of [0, 6]) assert.throws(() => wordFrequenciesSync('', { ngram }), /'options\.ngram' must be an integer from 1 to 5/);
    assert.throws(() => wordFrequenciesSync('', { maxWords: 0 }), code('ERR_INVALID_ARG_VALUE'));
    assert.throws(() => wordFrequenciesSync('', { case: 'lower' }), /'options\.case' must be one of 'fold', 'keep'\. Received 'lower'/);
    assert.throws(() => wordFrequenciesSync('', { numbers: true }), code('ERR_INVALID_ARG_TYPE'));
    assert.throws(() => wordFrequenciesSync('', { acrossSentences: 1 }), code('ERR_INVALID_ARG_TYPE'));
    for (const stopWords of ['the', null, 1, {}, new Set(['a'])]) assert.throws(() => wordFrequenciesSync('', { stopWords }), code('ERR_INVALID_ARG_TYPE'));
    assert.throws(() => wordFrequenciesSync('', { stopWords: ['a', 1] }), /Every item of 'options\.stopWords' must be of type string/);
    assert.throws(() => wordFrequenciesSync('', { stopWords: Array(65537).fill('a') }), code('ERR_INVALID_ARG_VALUE'));
    assert.throws(() => wordFrequenciesSync('', { stopWords: ['é'.repeat(2 ** 19), 'b'] }), code('ERR_INVALID_ARG_VALUE'));
    assert.throws(() => wordFrequenciesSync('', { encoding: 'utf8' }), code('ERR_INVALID_ARG_VALUE'));
  });

  it('takes as many stop words as there may be', function () {
    const words = Array.from({ length: 65536 }, (_, i) => `w${i}`);
    assert.deepEqual(pairs('w0 w65535 w65536', { stopWords: words }), [['w65536', 1]]);
    assert.deepEqual(pairs('a b', { stopWords: ['b', 'x'.repeat(2 ** 20 - 1)] }), [['a', 1]]);
    assert.deepEqual(pairs('a \ufffd b', { stopWords: ['\ud800', 'b'] }), [['a', 1]]);
  });

  it('fails as the analysis does', function () {
    const bytes = Buffer.from('ok \xff', 'latin1');
    assert.throws(() => wordFrequenciesSync(bytes, { invalid: 'error' }), { name: 'TextGaugeError', code: 'ERR_TG_INVALID', offset: 3 });
    assert.throws(() => wordFrequenciesSync('ok \ud800', { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: 3 });
    assert.deepEqual(pairs(bytes), [['ok', 1]]);
    for (const language of ['und', 'tlh']) assert.throws(() => wordFrequenciesSync('a', { stopWords: true, language }), { name: 'TextGaugeError', code: 'ERR_TG_UNSUPPORTED' });
  });
});

describe('a WordTable', function () {
  const TEXT = 'Straße "x" STRASSE 1,000 x\u05d0"\u05d1 x';
  const table = wordFrequenciesSync(TEXT);
  const WORDS = [['strasse', 2], ['x', 2], ['1,000', 1], ['x\u05d0"\u05d1', 1]];

  it('has a size, a total, and looks words up', function () {
    assert.ok(table instanceof WordTable);
    assert.equal(String(table), '[object WordTable]');
    assert.deepEqual({ ...table }, { size: 4, total: 6, exact: true, distinct: 4 });
    for (const [i, [word, count]] of WORDS.entries())
      for (const form of [word, word.toUpperCase(), word.normalize('NFD')]) {
        assert.equal(table.get(form), count, form);
        assert.equal(table.has(form), true, form);
        assert.equal(table.indexOf(form), i, form);
      }
    assert.equal(table.get('straße'), 2);
    for (const word of ['', 'y', ' x', '\ud800', 'x'.repeat(100000), '#']) {
      assert.equal(table.get(word), 0);
      assert.equal(table.has(word), false);
      assert.equal(table.indexOf(word), -1);
    }
    for (const method of ['get', 'has', 'indexOf']) for (const word of [undefined, 1, null, Buffer.from('x')]) assert.throws(() => table[method](word), code('ERR_INVALID_ARG_TYPE'));
  });

  it('lists words in order', function () {
    assert.deepEqual([...table], WORDS);
    assert.deepEqual([...table], WORDS, 'again');
    assert.deepEqual(new Map(table).get('x'), 2);
    const objects = WORDS.map(([word, count]) => ({ word, count }));
    assert.deepEqual(table.top(), objects);
    for (const n of [0, 1, 3, 4, 5, 1e9]) assert.deepEqual(table.top(n), objects.slice(0, n));
    for (const n of [-1, 0.5, NaN, Infinity]) assert.throws(() => table.top(n), code('ERR_INVALID_ARG_VALUE'));
    for (const n of ['1', null]) assert.throws(() => table.top(n), code('ERR_INVALID_ARG_TYPE'));
  });

  it('has the layout of Arrow', function () {
    const text = Buffer.from(table.words);
    assert.deepEqual([table.offsets.constructor, table.counts.constructor, table.errors.constructor], [Int32Array, Float64Array, Float64Array]);
    assert.equal(table.offsets.length, 5);
    assert.deepEqual(WORDS.map((_, i) => [text.subarray(table.offsets[i], table.offsets[i + 1]).toString(), table.counts[i]]), WORDS);
    assert.deepEqual([...table.errors], [0, 0, 0, 0]);
    assert.equal(table.words, table.words, 'made once');
    const own = wordFrequenciesSync('a b');
    own.words.fill(0);
    own.counts.fill(0);
    own.offsets.fill(9);
    assert.deepEqual([...own], [['a', 1], ['b', 1]], 'the caller may write to the arrays');
  });

  it('of nothing has arrays too', function () {
    const empty = wordFrequenciesSync('');
    assert.deepEqual([empty.words.length, [...empty.offsets], empty.counts.length, empty.errors.length], [0, [0], 0, 0]);
    assert.deepEqual([empty.size, empty.total, empty.top(), [...empty], empty.get('a'), empty.indexOf('')], [0, 0, [], [], 0, -1]);
    assert.equal(empty.toCSV(), 'word,count\n');
    assert.equal(JSON.stringify(empty), '{"size":0,"total":0,"words":[]}');
  });

  it('becomes JSON and CSV', function () {
    assert.deepEqual(JSON.parse(JSON.stringify(table)), { size: 4, total: 6, words: WORDS.map(([word, count]) => ({ word, count })) });
    assert.equal(table.toCSV(), 'word,count\nstrasse,2\nx,2\n"1,000",1\n"x\u05d0""\u05d1",1\n');
  });

  it('crosses in batches, words of every length', function () {
    const words = Array.from({ length: 1537 }, (_, i) => `${'é𐐨x'[i % 3] === 'x' ? 'x' : 'é'}${'a'.repeat(i % 7)}${i}`);
    const many = wordFrequenciesSync(words.join(' '));
    const sorted = [...words].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.deepEqual([...many].map(([word]) => word), sorted);
    assert.deepEqual(many.top(1025).map(({ word }) => word), sorted.slice(0, 1025));
    const long = wordFrequenciesSync(`${'𐐨'.repeat(20000)} z`);
    assert.deepEqual(long.top(), [{ word: 'z', count: 1 }, { word: '𐐨'.repeat(16384), count: 1 }]);
  });

  it('cannot be made by callers, nor changed', function () {
    for (const args of [[], [{}], [table]]) assert.throws(() => new WordTable(...args), TypeError);
    assert.throws(() => (table.size = 1), TypeError);
    assert.throws(() => table.get.call({}, 'x'), TypeError);
  });

  it('can be disposed of', function () {
    const own = wordFrequenciesSync('a b');
    const { counts } = own;
    const walk = own[Symbol.iterator]();
    own[DISPOSE]();
    own[DISPOSE]();
    assert.deepEqual([own.size, own.total, own.counts === counts], [2, 2, true]);
    for (const use of [() => own.get('a'), () => own.words, () => own.top(), () => own.toCSV(), () => JSON.stringify(own), () => [...own], () => walk.next()])
      assert.throws(use, { code: 'ERR_TG_STATE', message: 'The word table has been disposed of' });
  });
});

describe('maxWords', function () {
  const words = Array.from({ length: 3000 }, (_, i) => `w${i % 1000 < 900 ? i % 30 : i}`);

  it('keeps the most common, with errors that hold', function () {
    const text = words.join(' ');
    const exact = new Map(wordFrequenciesSync(text));
    const table = wordFrequenciesSync(text, { maxWords: 50 });
    assert.deepEqual([table.size, table.total, table.exact], [50, 3000, false]);
    assert.ok(table.distinct > 50 && Math.abs(table.distinct / exact.size - 1) < 0.1, `${table.distinct} of ${exact.size}`);
    const top = table.top(50);
    assert.deepEqual(Object.keys(top[0]), ['word', 'count', 'error']);
    assert.equal(top.reduce((sum, { count }) => sum + count, 0), 3000);
    assert.deepEqual([...table.errors], top.map(({ error }) => error));
    assert.ok(top.some(({ error }) => error > 0));
    for (const { word, count, error } of top) {
      assert.ok(exact.get(word) <= count && exact.get(word) >= count - error, word);
      assert.equal(table.errors[table.indexOf(word)], error);
    }
    for (const [word, count] of exact) if (count > 3000 / 50) assert.ok(table.has(word), word);
    assert.deepEqual(Object.keys(table.toJSON()), ['size', 'total', 'exact', 'distinct', 'words']);
    assert.match(table.toCSV(), /^word,count,error\nw\d+,\d+,0\n/);
  });

  it('is exact while they are enough', function () {
    const table = wordFrequenciesSync('a b a', { maxWords: 2 });
    assert.deepEqual([table.exact, table.distinct, table.top()], [true, 2, [{ word: 'a', count: 2, error: 0 }, { word: 'b', count: 1, error: 0 }]]);
  });

  it('gives the same in every way, and merges with nothing', async function () {
    const text = words.join(' ').repeat(40);
    const options = { maxWords: 40, ngram: 2 };
    const expected = wordFrequenciesSync(text, options).top(40);
    assert.deepEqual((await wordFrequencies(text, options)).top(40), expected);
    assert.deepEqual((await wordFrequencies(Buffer.from(text), options)).top(40), expected);
    const analyzer = new Analyzer({ words: options });
    for (let at = 0; at < text.length; at += 997) analyzer.write(text.slice(at, at + 997));
    assert.deepEqual(analyzer.words().top(40), expected);
    const [one, two] = [0, 1].map(() => new Analyzer({ words: { maxWords: 3 } }).write('a').endDocument());
    assert.throws(() => one.merge(two), { code: 'ERR_TG_BOUNDED' });
    assert.throws(() => one.save(), { code: 'ERR_TG_BOUNDED' });
  });
});

describe('words of an Analyzer', function () {
  it('are those of all documents, and change nothing in the report', function () {
    const analyzer = new Analyzer({ words: true, top: 1 });
    const plain = new Analyzer({ top: 1 });
    for (const a of [analyzer, plain]) a.write('The ca').write('t. the').endDocument().write(Buffer.from(' dog the'));
    assert.deepEqual([...analyzer.words()], [['the', 3], ['cat', 1], ['dog', 1]]);
    assert.deepEqual(analyzer.report(), plain.report());
    assert.deepEqual([...analyzer.write('s').words()], [['the', 2], ['cat', 1], ['dog', 1], ['thes', 1]]);
    assert.deepEqual([...analyzer.clone().words()], [...analyzer.words()]);
    assert.deepEqual([...analyzer.reset().words()], []);
  });

  it('merge', function () {
    const of = (text, words = { ngram: 2 }) => new Analyzer({ words }).write(text).endDocument();
    assert.deepEqual([...of('A b. A b').merge(of('a b c')).words()], [['a b', 3], ['b c', 1]]);
    for (const words of [true, { ngram: 3 }, { ngram: 2, stopWords: ['a'] }, { ngram: 2, case: 'keep' }]) assert.throws(() => of('a').merge(of('b', words)), { code: 'ERR_TG_ARG' });
  });

  it('are saved, and go on where they are loaded', function () {
    for (const words of [true, { ngram: 2, stopWords: ['of'], case: 'keep', numbers: 'mask' }, { stopWords: true, minLength: 3 }]) {
      const saved = new Analyzer({ words }).write('The end of 1 cat. The cat of cats').endDocument();
      const loaded = Analyzer.load(saved.save());
      assert.deepEqual([...loaded.words()], [...saved.words()]);
      assert.ok(loaded.words().size > 0);
      for (const a of [saved, loaded]) a.write('The cat').endDocument();
      assert.deepEqual([...loaded.words()], [...saved.words()]);
      assert.deepEqual([...loaded.merge(saved).words()].map(([, n]) => n), [...saved.words()].map(([, n]) => 2 * n));
    }
    assert.throws(() => Analyzer.load(new Analyzer().write('a').endDocument().save()).words(), { code: 'ERR_TG_STATE' });
  });

  it('beside a report of other words', function () {
    const analyzer = new Analyzer({ words: { stopWords: true, minLength: 3 } }).write('The cat sat on a mat, the cat.');
    assert.deepEqual([...analyzer.words()], [['cat', 2], ['mat', 1], ['sat', 1]]);
    assert.deepEqual(analyzer.report(), analyzeSync('The cat sat on a mat, the cat.'));
  });

  it('have to be asked for', function () {
    for (const options of [undefined, {}, { words: false }, { words: undefined }]) assert.throws(() => new Analyzer(options).words(), { code: 'ERR_TG_STATE' });
    for (const words of [null, 1, 'true', []]) assert.throws(() => new Analyzer({ words }), code('ERR_INVALID_ARG_TYPE'));
    assert.throws(() => new Analyzer({ words: { ngrams: 2 } }), /Unknown option 'words\.ngrams'\. The known options are 'words\.ngram', /);
    assert.throws(() => new Analyzer({ words: { ngram: 9 } }), /'options\.words\.ngram' must be an integer from 1 to 5/);
    assert.throws(() => analyzeSync('a', { words: true }), code('ERR_INVALID_ARG_VALUE'));
    const gone = new Analyzer({ words: true });
    gone[DISPOSE]();
    assert.throws(() => gone.words(), { code: 'ERR_TG_STATE' });
  });

  it('fail where the text would end ill-formed', function () {
    const analyzer = new Analyzer({ words: true, invalid: 'error' }).write(Buffer.from([0x61, 0xc3]));
    assert.throws(() => analyzer.words(), { code: 'ERR_TG_INVALID' });
    assert.deepEqual([...analyzer.write(Buffer.from([0xa9])).words()], [['a\u00e9', 1]]);
  });
});

describe('wordFrequencies()', function () {
  it('obeys its signal, tells how far it is, takes and pins bytes', async function () {
    const bytes = new Uint8Array(Buffer.alloc(3 << 20, 'one two, three. '));
    const expected = [...wordFrequenciesSync(bytes)];
    const told = [];
    assert.deepEqual([...(await wordFrequencies(bytes, { onProgress: (p) => told.push(p) }))], expected);
    assert.deepEqual(told.at(-1), { done: bytes.length, total: bytes.length });
    assert.deepEqual([...(await wordFrequencies(bytes, { signal: new AbortController().signal }))], expected);
    const aborted = new AbortController();
    const promise = wordFrequencies(bytes, { signal: aborted.signal });
    aborted.abort('enough');
    await assert.rejects(promise, { name: 'AbortError', code: 'ABORT_ERR', cause: 'enough' });
    assert.deepEqual([...(await wordFrequencies(bytes.slice(), { pin: true }))], expected);
    assert.deepEqual([...(await wordFrequencies(bytes, { transfer: true }))], expected);
    assert.equal(bytes.length, 0);
  });

  it('rejects, and never throws', async function () {
    await assert.rejects(wordFrequencies(42), code('ERR_INVALID_ARG_TYPE'));
    await assert.rejects(wordFrequencies('', { ngram: 0 }), code('ERR_INVALID_ARG_VALUE'));
    await assert.rejects(wordFrequencies('', { start: 0 }), code('ERR_INVALID_ARG_VALUE'));
    await assert.rejects(wordFrequencies(Buffer.from('a\xff', 'latin1'), { invalid: 'error' }), { name: 'TextGaugeError', code: 'ERR_TG_INVALID', offset: 1 });
    await assert.rejects(wordFrequencies('a', { stopWords: true, language: 'und' }), { code: 'ERR_TG_UNSUPPORTED' });
    assert.ok(await wordFrequencies('a', { stopWords: true }) instanceof WordTable);
  });
});

describe('wordFrequenciesFile()', function () {
  let folder;
  before(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-words-'))));
  after(() => fs.rmSync(folder, { recursive: true }));

  async function both(file, options, expected) {
    assert.deepEqual([...wordFrequenciesFileSync(file, options)], expected);
    assert.deepEqual([...(await wordFrequenciesFile(file, options))], expected);
  }

  it('counts files small and large, UTF-16 by their mark, and parts of files', async function () {
    const text = 'Some words, some of them twice: naïve 😀 Straße. And again!\n\n';
    const file = path.join(folder, 'text');
    for (const size of [0, 1, 1000, 40000]) {
      fs.writeFileSync(file, text.repeat(size));
      await both(file, undefined, pairs(text.repeat(size)));
      await both(file, { ngram: 3, stopWords: ['of'] }, pairs(text.repeat(size), { ngram: 3, stopWords: ['of'] }));
    }
    await both(file, { start: 10, end: 30 }, pairs(Buffer.from(text).subarray(10, 30)));
    const handle = await fs.promises.open(file);
    await both(handle, { end: 100 }, pairs(Buffer.from(text.repeat(2)).subarray(0, 100)));
    await handle.close();
    fs.writeFileSync(file, `\ufeff${text.repeat(3)}`, 'utf16le');
    await both(file, {}, pairs(text.repeat(3)));
    fs.writeFileSync(file, 'Ma\u00dfe', 'latin1');
    await both(file, { encoding: 'latin1' }, [['ma\u00dfe', 1]]);
  });

  it('fails as analyzeFile does', async function () {
    const none = path.join(folder, 'none');
    assert.throws(() => wordFrequenciesFileSync(none), { code: 'ENOENT' });
    await assert.rejects(wordFrequenciesFile(none), { code: 'ENOENT' });
    assert.throws(() => wordFrequenciesFileSync(42), code('ERR_INVALID_ARG_TYPE'));
    for (const options of [{ top: 1 }, { ngram: 7 }, { start: 2, end: 1 }]) {
      assert.throws(() => wordFrequenciesFileSync(none, options), code('ERR_INVALID_ARG_VALUE'));
      await assert.rejects(wordFrequenciesFile(none, options), code('ERR_INVALID_ARG_VALUE'));
    }
    const bad = path.join(folder, 'bad');
    fs.writeFileSync(bad, 'abc \xff', 'latin1');
    assert.throws(() => wordFrequenciesFileSync(bad, { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: 4 });
    await assert.rejects(wordFrequenciesFile(bad, { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: 4 });
  });
});

describe('word tables and a slow counter', function () {
  this.timeout(600000);
  if (!sameUnicode) return leaveOut('all of it', otherUnicode);

  const PIECES = [
    'The', 'the', 'THE', 'cat', 'Cat', 'ca\u0301t', 'c\u00e1t', 'straße', 'STRASSE', 'ΟΔΟΣ', 'οδος', '1', '3.14', '1,000', '٣٫١٤', 'No.', 'e.g.', 'a1', "don't", 'don’t',
    '你好', 'ひらがな', 'カタカナ', '한국어', 'ไทย', '😀', '-', '—', '"', '(', ')', '. ', '! ', '? ', '.', ', ', '\n', '\n\n', '\n- ', '\n1. ', '\n  a) ', '\r\n', '\u2029', '\t',
    '\u00ad', '\u200d', '_', 'x_y', 'é', 'i\u0307', '\u0130', '\ufb01n', '\u{10400}',
  ];
  let slow;
  before(async function () {
    slow = await slowCounter();
  });

  const textOf = (next) => Array.from({ length: below(next, 120) }, () => pick(next, PIECES) + (below(next, 3) ? ' ' : '')).join('');
  function optionsOf(next) {
    const all = {
      ngram: pick(next, [1, 2, 3, 4, 5]), acrossSentences: pick(next, [true, false]), stopWords: pick(next, [['the', 'CÁT'], ['strasse', '1', '你'], []]),
      minLength: below(next, 5), case: pick(next, ['fold', 'keep']), numbers: pick(next, ['keep', 'drop', 'mask']),
      sentences: pick(next, ['language', 'uax29']), lineBreaks: pick(next, ['wrap', 'break']),
    };
    return Object.fromEntries(Object.entries(all).filter(() => below(next, 2)));
  }

  function splitAtRandom(next, bytes, options) {
    const { sentences, lineBreaks, ...words } = options;
    const analyzer = new Analyzer({ sentences, lineBreaks, words, counts: [], metrics: [], top: 0 });
    for (let at = 0; at < bytes.length; ) analyzer.write(bytes.subarray(at, (at += 1 + below(next, 40))));
    return analyzer.words();
  }

  it('agree on generated texts, by every option, whole and in pieces', function () {
    for (let seed = 1; seed <= tableTexts; seed++) {
      const next = random(seed);
      const text = textOf(next);
      const options = optionsOf(next);
      const expected = slow(text, options);
      const what = `seed ${seed}: ${JSON.stringify(options)} ${escaped(text)}`;
      const table = wordFrequenciesSync(text, options);
      assert.deepEqual([...table], expected, what);
      assert.equal(table.total, expected.reduce((sum, [, count]) => sum + count, 0), what);
      const bytes = Buffer.from(text);
      assert.deepEqual([...wordFrequenciesSync(bytes, options)], expected, what);
      assert.deepEqual([...wordFrequenciesSync(Buffer.from(text, 'utf16le'), { ...options, encoding: 'utf16le' })], expected, what);
      assert.deepEqual([...splitAtRandom(next, bytes, options)], expected, what);
      for (const [word, count] of expected.slice(0, 20)) assert.equal(table.get(word), count, what);
    }
  });

  const BOOK = readBook('a book');
  const arraysOf = ({ words, offsets, counts, total }) => [words, Buffer.from(offsets.buffer), Buffer.from(counts.buffer)].map((bytes) => createHash('sha256').update(bytes).digest('hex')).concat(total);
  if (BOOK) it('agree on a book, on one to eight threads', async function () {
    const bytes = BOOK.subarray(0, tableBook);
    const book = bytes.toString('latin1'); // it is ASCII
    for (const options of [{}, { ngram: 2 }, { ngram: 3, stopWords: ['and', 'the', 'of'], case: 'keep' }, { ngram: 5, acrossSentences: true, numbers: 'mask', minLength: 2 }]) {
      const expected = slow(book, options);
      assert.deepEqual([...wordFrequenciesSync(bytes, options)], expected);
      const long = BOOK.subarray(0, 10 * tableBook); // several parts of a job
      const whole = arraysOf(wordFrequenciesSync(long, options));
      for (const threads of options.ngram ? [2, 8] : [1, 2, 3, 4, 5, 6, 7, 8]) {
        configure({ threads });
        assert.deepEqual(arraysOf(await wordFrequencies(long, options)), whole, `${threads} threads`);
      }
      assert.deepEqual(arraysOf(await wordFrequencies(long.toString('latin1'), options)), whole);
      assert.deepEqual(arraysOf(await wordFrequenciesFile(BOOK_FILE, { ...options, end: long.length })), whole);
      configure({ threads: 1 });
    }
  });
});

describe('the memory of word tables', function () {
  this.timeout(120000);

  it('is given back when they are collected, and when they are disposed of', async function () {
    const run = (use) => good(`
      const { wordFrequenciesSync } = textgauge;
      const words = Array.from({ length: 50000 }, (_, i) => 'word' + i).join(' ');
      const rss = () => process.memoryUsage().rss / MIB;
      for (let i = 0; i < 5; i++) { ${use} }
      await collect();
      const before = rss();
      for (let i = 0; i < 32; i++) { ${use} if (i % 8 === 7) await turn(); }
      await collect();
      console.log(rss() - before < 80 ? 'bounded' : rss() - before);`);
    assert.equal(await run('wordFrequenciesSync(words);'), 'bounded');
    assert.equal(await run('wordFrequenciesSync(words)[Symbol.dispose ?? Symbol.for("nodejs.dispose")]();'), 'bounded');
  });

  it('errors are of the classes of the library', function () {
    assert.throws(() => wordFrequenciesSync('a', { stopWords: true, language: 'und' }), TextGaugeError);
  });
});

describe('a word table of an analyzer', function () {
  it('does not change what an inherited option says', function () {
    const options = Object.assign(Object.create({ language: 'und', counts: ['words'] }), { words: true });
    const report = new Analyzer(options).write('Ein Wort').report();
    assert.deepEqual([report.language, report.counts], ['und', { words: 2 }]);
  });

  it('is told where there is none, and of a text that is ill-formed so far', function () {
    assert.throws(() => new Analyzer().words(), { code: 'ERR_TG_STATE', message: /without 'words'/ });
    const analyzer = new Analyzer({ words: true, invalid: 'error' }).write(Buffer.from([0x61, 0xe4]));
    assert.throws(() => analyzer.words(), { code: 'ERR_TG_INVALID', message: 'The input is ill-formed' });
  });
});

describe('a word table that was disposed of', function () {
  it('has nothing, not even no words', function () {
    for (const text of ['', 'a b']) {
      const table = wordFrequenciesSync(text);
      table[Symbol.dispose ?? Symbol.for('nodejs.dispose')]();
      for (const use of [() => table.top(0), () => table.toCSV(), () => [...table], () => table.get('a'), () => table.words])
        assert.throws(use, { code: 'ERR_TG_STATE' });
    }
  });
});
