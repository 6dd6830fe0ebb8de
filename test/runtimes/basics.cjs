'use strict';
// basics: what every runtime has to do that loads the addon, without a test runner, as some run none. Ends with
// `N passing`, or with what failed. tools/matrix.mjs runs it.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');

const ROOT = path.join(__dirname, '..', '..');
const t = require(ROOT);

const FILE = path.join(ROOT, 'README.md');
const FILE_TEXT = readFileSync(FILE, 'utf8');
const MIB = 1 << 20;
const words = { granularity: 'word' };
const collect = globalThis.Bun ? () => globalThis.Bun.gc(true) : (globalThis.gc ?? (() => {}));
const turn = () => new Promise((done) => setTimeout(done, 1));
const pattern = (bytes) => bytes.map((_, i) => (i % 6 ? 97 : 32));
const plain = (size) => pattern(new Uint8Array(size));
const shared = (size) => {
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  bytes.set(plain(size));
  return bytes;
};
const resizable = (size) => {
  const bytes = new Uint8Array(new ArrayBuffer(size, { maxByteLength: 2 * size }));
  bytes.set(plain(size));
  return bytes;
};

/** Every asynchronous call over bytes. @returns {Promise<string[]>} `right`, `other`, or the code of the error */
function outcomes(bytes, options) {
  const expected = [t.analyzeSync(bytes), t.boundariesSync(bytes, words), t.countSegmentsSync(bytes, words)];
  const calls = [t.analyze(bytes, options), t.boundaries(bytes, { ...words, ...options }), t.countSegments(bytes, { ...words, ...options })];
  const told = (expected) => (result) => {
    try {
      assert.deepEqual(result, expected);
      return 'right';
    } catch {
      return 'other';
    }
  };
  return Promise.all(calls.map((call, i) => call.then(told(expected[i]), (error) => error.code ?? error.message)));
}

const tests = {
  'counts, segments, documents'() {
    assert.equal(t.analyzeSync('Two words. Three more words.').counts.words, 5);
    assert.deepEqual([...t.segment('a b', words)].map(({ segment }) => segment), ['a', ' ', 'b']);
    assert.deepEqual([...t.boundariesSync('a b', words)], [1, 2, 3]);
    assert.equal(t.countSegmentsSync('👩‍👩‍👧'), 1);
    const tokens = [];
    t.forEachToken('a b', (token) => void tokens.push(token));
    assert.deepEqual(tokens, ['a', 'b']);
    const analyzer = new t.Analyzer().write('one, ').write('two').endDocument().write('three').endDocument();
    assert.equal(analyzer.report().counts.words, 3);
    assert.deepEqual(t.Analyzer.load(analyzer.save()).report(), analyzer.report());
  },

  async 'word tables'() {
    const options = { ngram: 2, stopWords: ['of'], maxWords: 100 };
    const table = t.wordFrequenciesSync(FILE_TEXT, options);
    const same = (other) => assert.deepEqual([[...other.words], [...other.offsets], [...other.counts]], [[...table.words], [...table.offsets], [...table.counts]]);
    same(await t.wordFrequencies(FILE_TEXT, options));
    same(await t.wordFrequencies(Buffer.from(FILE_TEXT), options));
    same(await t.wordFrequenciesFile(FILE, options));
    same(t.wordFrequenciesFileSync(FILE, options));
    same(new t.Analyzer({ words: options }).write(FILE_TEXT).words());
    assert.equal(table.get(table.top(1)[0].word), table.counts[0]);
    assert.equal([...table].length, table.size);
    for (let i = 0; i < 200; i++) t.wordFrequenciesSync(FILE_TEXT).has('the');
    collect();
    await turn();
  },

  'errors'() {
    assert.throws(() => t.analyzeSync(42), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => t.analyzeSync(Uint8Array.of(0xff), { invalid: 'error' }), (error) => error instanceof t.TextGaugeError && error.code === 'ERR_TG_INVALID');
  },

  async 'the asynchronous calls give what their twins give'() {
    for (const size of [0, 10, 1 << 16, 3 * MIB])
      for (const make of [plain, shared, resizable, (n) => 'word '.repeat(n / 5)])
        for (const options of [{}, { pin: true }]) assert.deepEqual(await outcomes(make(size), options), ['right', 'right', 'right']);
  },

  async 'files'() {
    assert.deepEqual(await t.analyzeFile(FILE), t.analyzeFileSync(FILE));
    await assert.rejects(t.analyzeFile(`${FILE}.not`), { code: 'ENOENT' });
  },

  async 'transfer: the bytes are ours at once'() {
    const bytes = plain(3 * MIB);
    const expected = t.analyzeSync(bytes);
    const promise = t.analyze(bytes, { transfer: true });
    assert.equal(bytes.length, 0);
    collect();
    plain(3 * MIB).fill(0);
    assert.deepEqual(await promise, expected);
    await assert.rejects(t.analyze(plain(9).subarray(1), { transfer: true }), { code: 'ERR_INVALID_ARG_VALUE' });
  },

  async 'bytes that are collected meanwhile'() {
    for (const make of [plain, shared])
      for (const options of [{}, { pin: true }]) {
        const promise = outcomes(make(3 * MIB), options);
        for (let i = 0; i < 4; i++) {
          collect();
          plain(3 * MIB).fill(0);
          await turn();
        }
        assert.deepEqual(await promise, ['right', 'right', 'right']);
      }
  },

  async 'bytes that are taken away meanwhile'() {
    for (const [make, act] of [
      [plain, (bytes) => structuredClone(bytes, { transfer: [bytes.buffer] })],
      [plain, (bytes) => bytes.buffer.transfer?.(1)],
      [resizable, (bytes) => bytes.buffer.resize?.(0)],
    ])
      for (const options of [{}, { pin: true }]) {
        const bytes = make(3 * MIB);
        const promise = outcomes(bytes, options);
        try {
          act(bytes);
        } catch (error) {
          assert.ok(options.pin, error); // it may refuse what is pinned
        }
        const expected = bytes.length === 0 ? 'ERR_TG_DETACHED' : 'right';
        collect();
        plain(3 * MIB).fill(0);
        assert.deepEqual(await promise, [expected, expected, expected]);
      }
  },

  async 'bytes that others write meanwhile'() {
    const bytes = shared(3 * MIB);
    const promise = t.analyze(bytes);
    for (let i = 0; i < 10; i++) {
      bytes.fill(i * 7, i * 1000);
      await turn();
    }
    assert.equal((await promise).counts.bytes, 3 * MIB);
  },

  async 'signals'() {
    const controller = new AbortController();
    const promise = t.analyze(plain(3 * MIB), { signal: controller.signal });
    controller.abort();
    await assert.rejects(promise, { name: 'AbortError', code: 'ABORT_ERR' });
    await assert.rejects(t.analyze('a', { signal: AbortSignal.abort() }), { code: 'ABORT_ERR' });
  },

  async 'workers, and their end with work in flight'() {
    const code = `
      const t = require(${JSON.stringify(ROOT)});
      const { parentPort } = require('node:worker_threads');
      t.analyze('one two').then((report) => parentPort.postMessage(report.counts.words));
      t.analyze(new Uint8Array(1 << 25).fill(97));`;
    for (let i = 0; i < 3; i++) {
      const worker = new Worker(code, { eval: true });
      const said = await new Promise((done, failed) => worker.once('message', done).once('error', failed));
      assert.equal(said, 2);
      await worker.terminate();
    }
    assert.equal((await t.analyze('one two')).counts.words, 2);
  },
};

(async () => {
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
    } catch (error) {
      error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
  console.log(`${Object.keys(tests).length} passing`);
})();
