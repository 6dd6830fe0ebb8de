'use strict';
// property: one answer however a text arrives: split, encoded, cut into parts, in documents over analyzers, looked at on
// the way. Reports are equal to the bit of a double, saved states to the byte.
//
// A failure prints a command that has it again and the shrunk counterexample as JavaScript.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fc = require('fast-check');
const { analyzeSync, Analyzer, languages } = require('..');
const { native } = require('../lib/native.js');
const { makeReport } = require('../lib/report.js');
const { analysisOptions, analysisArgs, flagsOf } = require('../lib/options.js');
const { ENCODINGS } = require('../lib/input.js');
const { propertyCases, tier } = require('./tiers.js');

const DISPOSE = Symbol.dispose ?? Symbol.for('nodejs.dispose');
const CHUNK = 2000; // cases between turns of the event loop, in which native memory is given back
const AGAIN = process.env.TEXTGAUGE_AGAIN && JSON.parse(process.env.TEXTGAUGE_AGAIN);

// ── Texts ───────────────────────────────────────────────────────────────────

const LATIN = [
  'a', ' ', '. ', '\n', '\r\n', '\n\n', 'The', 'the', "can't", 'rock-and-roll', '3.14', '1,000', 'U.S.A.', 'Mr. ', '! ', '?', '"', "'",
  '- ', '* ', '1. ', 'b) ', '\t', '\u0085', '\u00a0', '\u00ad', '\u00ab', '\u00bb', '\u00b7', 'Stra\u00dfe', 'STRASSE', '\u00c5', '\u00e9',
  '\u00b5', '\u00bd', 'word '.repeat(9), 'x'.repeat(110), 'a.'.repeat(5), 'z. B. ', 'M. ', 'p. 12', 'etc. ', 'EE. UU. ',
];
const WIDE = [
  '\u2026', '\u201c', '\u201d', '\u2019', '\u2010', '\u2014 ', '\u2022 ', '\u2028', '\u2029', '\ufeff', '\u200b', '\u2060', '\u0301', '\u0323',
  'e\u0301', '\u1e69', 's\u0307\u0323', 'a' + '\u0316\u0301'.repeat(17), '\u03aa\u0301', '\u0390', '\u1fb3', '\u039f\u03a3', '\u03c3', '\u03a3', '\u03c2', '\u0433. ', '\u0442. \u0435. ', '\u0421. ',
  '\u0130', '\u0131', 'I\u0307', '\u1e9e', '\ufb01', '\u212b', '\u13a0', '\uab70', '\uac01', '\u1100', '\u1161', '\u11a8', '\uac00\u11a8',
  '\u05d0\u05f4\u05d1', '\u05d0"\u05d1', "\u05d0'", '\u0627\u0644\u0639', '\u0660', '\u0915\u094d\u0937\u093f', '\u0e01\u0e34', '\u6f22\u5b57', '\u3002',
  '\u30ab\u30fc', '\u3042', '\ud83d\udc69\u200d\ud83d\udc67', '\ud83d\ude00', '\ud83c\uddeb\ud83c\uddf7', '\ud83c\udde9', '\u2764\ufe0f', '1\ufe0f\u20e3',
  '\ud801\udc00', '\ud835\udd38', '\ufffd', '\u034f', '\ud83e\uddd1\ud83c\udfff',
];
const SURROGATES = ['\ud83d', '\ude00', '\ud800', '\udfff'];
const ILL_FORMED = ['ff', '80', 'c0af', 'e282', 'f09f98', 'eda080', 'f4908080', 'f8888080', 'c2', 'e0809f'].map((hex) => Buffer.from(hex, 'hex'));

const textOf = (pieces, maxLength = 30) => fc.array(fc.constantFrom(...pieces), { maxLength, size: 'max' }).map((list) => list.join(''));

const latin = textOf(LATIN);
const wellFormed = textOf([...LATIN, ...WIDE]);
const anyString = textOf([...LATIN, ...WIDE, ...SURROGATES]);
const anyBytes = fc
  .array(fc.constantFrom(...[...LATIN, ...WIDE].map((s) => Buffer.from(s)), ...ILL_FORMED), { maxLength: 30, size: 'max' })
  .map((list) => Buffer.concat(list));

/** What is written, and the encoding of it. */
const input = fc.oneof(
  fc.tuple(anyString, fc.constant(undefined)),
  fc.tuple(anyBytes, fc.constant('utf8')),
  fc.tuple(anyString.map((s) => Buffer.from(s, 'utf16le')), fc.constant('utf16le')),
  fc.tuple(anyBytes, fc.constant('utf16le')),
  fc.tuple(anyBytes, fc.constant('latin1')),
);

const numbers = (maxLength, max = 2 ** 31) => fc.array(fc.nat(max), { maxLength });
const names = (list) => fc.oneof(fc.constant(undefined), fc.subarray(list));
const options = fc.record(
  {
    profile: fc.constantFrom('unicode', 'classic'),
    sentences: fc.constantFrom('language', 'uax29'),
    lineBreaks: fc.constantFrom('wrap', 'break'),
    hyphens: fc.constantFrom('split', 'join'),
    language: fc.constantFrom('en', 'und', ...languages().map(({ tag }) => tag)),
    top: fc.nat(20),
    counts: names(native.countNames),
    metrics: names(native.metricNames),
  },
  { requiredKeys: [] },
);

// ── Measuring ───────────────────────────────────────────────────────────────

/** @typedef {{ report: object, state: Buffer }} Result */

/** Ends what is open. @returns {Result} */
function resultOf(analyzer) {
  analyzer.endDocument();
  const result = { report: analyzer.report(), state: analyzer.save() };
  analyzer[DISPOSE]();
  return result;
}

/** @param {Array<string | Uint8Array>} pieces of one document */
function measure(pieces, o, encoding) {
  const analyzer = new Analyzer({ ...o, encoding });
  for (const piece of pieces) analyzer.write(piece);
  return resultOf(analyzer);
}

function assertSame(actual, expected) {
  assert.deepEqual(actual.report, expected.report);
  assert.ok(actual.state.equals(expected.state), 'the reports are the same, the saved states are not');
}

const ascending = (places, length) => [...new Set(places.map((n) => n % (length + 1)))].sort((a, b) => a - b);

/** @param {number[]} cuts ascending */
function inPieces(text, cuts) {
  const slice = typeof text === 'string' ? (a, b) => text.slice(a, b) : (a, b) => text.subarray(a, b);
  return [...cuts, text.length].map((to, i) => slice(i === 0 ? 0 : cuts[i - 1], to));
}

/** The same bytes, at an odd address. */
function atOddAddress(bytes) {
  const room = new Uint8Array(bytes.length + 2);
  const odd = room.subarray(1, 1 + bytes.length);
  odd.set(bytes);
  assert.equal(odd.byteOffset % 2, 1);
  return odd;
}

const unitsOf = (text) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

// ── Checking ────────────────────────────────────────────────────────────────

/** A value as JavaScript that makes it again, in ASCII. */
function literal(value) {
  if (Buffer.isBuffer(value)) return `Buffer.from('${value.toString('hex')}', 'hex')`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{ ${Object.entries(value).map(([name, v]) => `${name}: ${literal(v)}`).join(', ')} }`;
  if (value === undefined) return 'undefined';
  return JSON.stringify(value).replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function failure(title, { seed, counterexamplePath, counterexample, errorInstance }) {
  const again = JSON.stringify({ seed, path: counterexamplePath });
  const args = counterexample.map((value, i) => `  const v${i} = ${literal(value)};`).join('\n');
  return new Error(
    `${errorInstance?.message}\n  TEXTGAUGE_AGAIN='${again}' npx mocha test/property.test.js -g '${title}'\n${args}`,
    { cause: errorInstance },
  );
}

/** A test of `cases` cases, in chunks. The last argument of `args` is the predicate. */
function holds(title, ...args) {
  const predicate = args.pop();
  it(title, async function () {
    const property = fc.property(...args, predicate);
    const first = Date.now() | 0;
    for (let done = 0; done < propertyCases; done += CHUNK) {
      const details = fc.check(property, AGAIN ?? { seed: first + done, numRuns: Math.min(CHUNK, propertyCases - done) });
      if (details.failed) throw failure(title, details);
      if (AGAIN) return;
      await new Promise(setImmediate);
    }
  });
}

const succeeds = (status) => assert.equal(status + 0, 0);

/** A part of a document, which only the native functions know. */
class Part {
  constructor(o, encoding) {
    this.encoding = ENCODINGS[encoding];
    this.options = analysisOptions(o);
    this.flags = flagsOf(this.options, this.encoding);
    this.handle = native.analyzerNew(...analysisArgs(this.options, this.encoding));
  }

  write(bytes) {
    succeeds(native.analyzerWrite(this.handle, bytes, this.encoding));
  }

  beginAfter(bytes) {
    succeeds(native.analyzerBeginPart(this.handle, bytes));
  }

  append(part) {
    succeeds(native.analyzerAppend(this.handle, part.handle));
    part[DISPOSE]();
  }

  endDocument() {
    succeeds(native.analyzerEndDocument(this.handle));
  }

  report() {
    return makeReport(native.analyzerReport(this.handle), this.options);
  }

  save() {
    return native.analyzerSave(this.handle);
  }

  [DISPOSE]() {
    native.analyzerFree(this.handle);
  }
}

describe('properties', function () {
  this.timeout(tier === 'full' ? 0 : 300000);

  describe('splits', function () {
    holds('any split is the whole', input, options, numbers(8), ([text, encoding], o, places) => {
      const whole = measure([text], o, encoding);
      assert.deepEqual(whole.report, analyzeSync(text, { ...o, encoding }));
      assertSame(measure(inPieces(text, ascending(places, text.length)), o, encoding), whole);
    });

    holds('one unit at a time is the whole', input, options, ([text, encoding], o) => {
      assertSame(measure(inPieces(text, [...Array(text.length).keys()]), o, encoding), measure([text], o, encoding));
    });
  });

  describe('encodings', function () {
    const utf16 = fc.oneof(anyBytes, anyString.map((s) => Buffer.from(s, 'utf16le')));

    holds('every encoding of a text is the text', fc.oneof(wellFormed, latin), options, (text, o) => {
      const expected = measure([text], o);
      const utf16 = Buffer.from(text, 'utf16le');
      assertSame(measure([Buffer.from(text)], o, 'utf8'), expected);
      assertSame(measure([atOddAddress(Buffer.from(text))], o, 'utf8'), expected);
      assertSame(measure([unitsOf(text)], o), expected);
      assertSame(measure([utf16], o, 'utf16le'), expected);
      assertSame(measure([atOddAddress(utf16)], o, 'utf16le'), expected);
      if (!/[^\0-\xff]/.test(text)) assertSame(measure([Buffer.from(text, 'latin1')], o, 'latin1'), expected);
    });

    holds('lone surrogates are the same in every UTF-16, and U+FFFD but for their count', anyString, options, (text, o) => {
      const expected = measure([text], o);
      assertSame(measure([unitsOf(text)], o), expected);
      assertSame(measure([atOddAddress(Buffer.from(text, 'utf16le'))], o, 'utf16le'), expected);
      const replaced = analyzeSync(Buffer.from(text), o);
      if (replaced.counts && 'invalidSequences' in replaced.counts) replaced.counts.invalidSequences = expected.report.counts.invalidSequences;
      assert.deepEqual(replaced, expected.report);
    });

    holds('pieces of any encodings make up one text', wellFormed, options, numbers(12, 4), (text, o, kinds) => {
      const analyzer = new Analyzer(o);
      const characters = [...text];
      const size = Math.ceil(characters.length / (kinds.length || 1)) || 1;
      for (let at = 0, i = 0; at < characters.length; at += size, i++) {
        const piece = characters.slice(at, at + size).join('');
        const kind = kinds[i] ?? 0;
        if (kind === 1) analyzer.write(Buffer.from(piece));
        else if (kind === 2) analyzer.write(unitsOf(piece));
        else if (kind === 3) analyzer.write(atOddAddress(Buffer.from(piece, 'utf16le')), { encoding: 'utf16le' });
        else if (kind === 4 && !/[^\0-\xff]/.test(piece)) analyzer.write(Buffer.from(piece, 'latin1'), { encoding: 'latin1' });
        else analyzer.write(piece);
      }
      if (text !== '') return assertSame(resultOf(analyzer), measure([text], o));
      analyzer[DISPOSE]();
    });

    holds('UTF-16 of any length is what the TextDecoder of the WHATWG makes of it', utf16, fc.boolean(), (bytes, odd) => {
      const whole = odd ? bytes.subarray(1) : bytes;
      const { counts: expected } = analyzeSync(new TextDecoder('utf-16le', { ignoreBOM: true }).decode(whole));
      const { counts } = analyzeSync(whole, { encoding: 'utf16le' });
      assert.deepEqual({ ...counts, invalidSequences: 0 }, expected);
    });
  });

  describe('parts', function () {
    const LOOK_BACK = 4096; // what tg_analyzer_begin_part needs at least
    const LONG = 1 << 16;
    const prose = fc.constantFrom(...LATIN, ...WIDE, ' a', 'b ', '\n\n', '\n \n', '\r\n\r\n', 'c d e ', 'one two three. ');
    const long = fc.array(prose, { maxLength: 60, size: 'max' }).map((list) => list.join(''));
    const encodings = fc.constantFrom('utf8', 'utf16le', 'latin1');

    /** `before`: another document comes first; `back`: parts are appended from the last on. */
    function appends(text, encoding, o, places, before, back) {
      const bytes = Buffer.from(text, encoding);
      const whole = new Part(o, encoding);
      const first = new Part(o, encoding);
      for (const part of before ? [whole, first] : []) {
        part.write(Buffer.from('A document\nbefore. ', encoding));
        part.endDocument();
      }
      whole.write(bytes);

      const cuts = ascending(places, bytes.length).map((from) => native.cut(bytes, from, first.flags));
      const pieces = inPieces(bytes, [...new Set(cuts)].sort((a, b) => a - b).filter((n) => n > 0 && n < bytes.length));
      let at = 0;
      const parts = pieces.map((piece, i) => {
        const part = i === 0 ? first : new Part(o, encoding);
        if (i > 0) part.beginAfter(bytes.subarray(text.length > LONG ? Math.max(0, at - LOOK_BACK) : 0, at));
        part.write(piece);
        at += piece.length;
        return part;
      });
      if (back) for (let i = parts.length - 1; i > 0; i--) parts[i - 1].append(parts[i]);
      else for (const part of parts.slice(1)) first.append(part);
      assertSame(resultOf(first), resultOf(whole));
    }

    holds('every cut and ordered append is the whole', long, encodings, options, numbers(5), fc.boolean(), fc.boolean(), appends);

    it('a byte order mark is in no column', function () {
      appends('\ufeffa a', 'utf8', {}, [0], false, false);
    });

    // Lines of every length, some longer than what is looked at; no blank lines, so that cuts are behind spaces.
    it('of a long text, 4 KiB before a part are enough', function () {
      const lines = Array.from({ length: 300 }, (_, i) => `${i % 3 ? '' : '- '}Word after ${'\u00e9t\u00e9 '.repeat((i * 7) % 97)}end.`);
      lines[100] = 'one line '.repeat(9000);
      const places = Array.from({ length: 40 }, (_, i) => i * 7919 + LOOK_BACK);
      for (const encoding of ['utf8', 'utf16le', 'latin1'])
        for (const o of [{}, { profile: 'classic' }, { sentences: 'uax29' }, { lineBreaks: 'break', hyphens: 'join' }])
          appends(lines.join('\n'), encoding, o, places, true, false);
    });
  });

  describe('documents', function () {
    const documents = fc.array(fc.oneof(anyString, anyBytes), { minLength: 1, maxLength: 6 });
    const steps = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.boolean()), { maxLength: 12 });

    const again = (analyzer) => {
      const loaded = Analyzer.load(analyzer.save());
      analyzer[DISPOSE]();
      return loaded;
    };

    holds('every partition, saved and merged in any order and tree, is one analyzer', documents, options, steps, (texts, o, how) => {
      const one = new Analyzer(o);
      for (const text of texts) one.write(text).endDocument();

      const step = (i) => how[i] ?? [0, 1, false];
      let analyzers = Array.from({ length: texts.length }, () => new Analyzer(o));
      texts.forEach((text, i) => analyzers[step(i)[0] % texts.length].write(text).endDocument());
      for (let i = 0; analyzers.length > 1; i++) {
        const [a, b, saved] = step(i);
        const into = analyzers[a % analyzers.length];
        const from = analyzers.filter((x) => x !== into)[b % (analyzers.length - 1)];
        into.merge(from);
        from[DISPOSE]();
        analyzers = analyzers.filter((x) => x !== from).map((x) => (saved && x === into ? again(x) : x));
      }
      assertSame(resultOf(analyzers[0]), resultOf(one));
    });
  });

  describe('snapshots', function () {
    holds('a report on the way is that of the text so far, and changes nothing', input, options, numbers(5), ([text, encoding], o, places) => {
      const analyzer = new Analyzer({ ...o, encoding });
      let length = 0;
      for (const piece of inPieces(text, ascending(places, text.length))) {
        analyzer.write(piece);
        length += piece.length;
        assert.deepEqual(analyzer.report(), analyzeSync(text.slice(0, length), { ...o, encoding }));
      }
      assertSame(resultOf(analyzer), measure([text], o, encoding));
    });

    holds('a clone goes its own way', input, anyString, options, fc.nat(), ([text, encoding], other, o, place) => {
      const analyzer = new Analyzer({ ...o, encoding });
      const [head, tail] = inPieces(text, [place % (text.length + 1)]);
      analyzer.write(head);
      const clone = analyzer.clone();
      const second = new Analyzer({ ...o, encoding }).write(head).write(other);
      clone.write(other);
      analyzer.write(tail);
      assertSame(resultOf(analyzer), measure([text], o, encoding));
      assertSame(resultOf(clone), resultOf(second));
    });
  });

  // Every environment draws a seed of its own: a thread and a process have others than this one.
  describe('seeds', function () {
    const CODE = `
      const { Analyzer } = require(${JSON.stringify(require.resolve('..'))});
      const states = (samples) => samples.map(([text, o]) => new Analyzer(o).write(text).endDocument().save().toString('hex'));
    `;
    const samples = fc.sample(fc.tuple(anyString.map((s) => s.repeat(3)), options), 300);
    const expected = samples.map(([text, o]) => measure([text], o).state.toString('hex'));

    it('of a process', function () {
      const read = `${CODE} process.stdout.write(JSON.stringify(states(JSON.parse(require('node:fs').readFileSync(0)))))`;
      const { stdout, stderr } = spawnSync(process.execPath, ['-e', read], { input: JSON.stringify(samples), encoding: 'utf8', maxBuffer: 1 << 28 });
      assert.equal(stderr, '');
      assert.deepEqual(JSON.parse(stdout), expected);
    });

    it('of a worker thread', async function () {
      const { Worker } = require('node:worker_threads');
      const work = `${CODE} const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(states(workerData))`;
      const worker = new Worker(work, { eval: true, workerData: samples });
      const states = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
      await worker.terminate();
      assert.deepEqual(states, expected);
    });
  });
});
