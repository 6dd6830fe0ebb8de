'use strict';
// browser: textgauge/wasm in headless Chromium, on the main thread and in a worker: the vectors, a book, what the condition
// `browser` has, what a page may forbid.
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { analyzeSync, boundariesSync, countSegmentsSync } = require('../..');
const { launch, openPage, serveFiles } = require('../helpers/browser.js');
const { readBook } = require('../helpers/book.js');
const { tier } = require('../tiers.js');
const { vectorCases, callApi } = require('../helpers/vectors.js');

const ROOT = path.join(__dirname, '..', '..');

const read = (name) => readFileSync(path.join(ROOT, name));
const PAGE = ['text/html', '<!doctype html><html lang="en"><meta charset="utf-8"><title>test</title><link rel="icon" href="data:,"></html>'];

// Answers { source, calls } with the outcomes, of a build that it fetches, or of the one that it has.
const WORKER = `
import * as api from './wasm/dist/textgauge.mjs';
${callApi}
addEventListener('message', async ({ data: { source, calls } }) => {
  if (source) await api.init(source);
  postMessage(calls.map((call) => callApi(api, call)));
});`;

describe('in Chromium', function () {
  this.timeout(120000);

  const book = readBook('a book in a browser');
  let browser, server;

  before(async function () {
    browser = await launch();
    const script = (body) => ['text/javascript', body];
    server = await serveFiles({
      '/': PAGE,
      '/strict': [...PAGE, { 'content-security-policy': "default-src 'self' data:" }],
      '/isolated': [...PAGE, { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }],
      '/worker.mjs': script(WORKER),
      '/lib/browser.mjs': script(read('lib/browser.mjs')),
      '/wasm/dist/textgauge.mjs': script(read('wasm/dist/textgauge.mjs')),
      '/wasm/dist/textgauge.wasm': ['application/wasm', read('wasm/dist/textgauge.wasm')],
      '/wasm/dist/textgauge-scalar.wasm': ['application/wasm', read('wasm/dist/textgauge-scalar.wasm')],
      ...(book && { '/book': ['application/octet-stream', book] }),
    });
  });

  after(async function () {
    await browser?.close();
    server?.close();
  });

  for (const source of [undefined, '/wasm/dist/textgauge-scalar.wasm', ...(tier === 'test' ? [] : ['/wasm/dist/textgauge.wasm'])]) {
    const calls = vectorCases().flatMap((c) => c.calls);

    it(`the vectors, on the main thread (${source ?? 'the build in the bundle'})`, async function () {
      const { page, close } = await openPage(browser, `${server.base}/`);
      const outcomes = await page.evaluate(
        async ([from, list, callSource]) => {
          const api = await import('/wasm/dist/textgauge.mjs');
          if (from) await api.init(from);
          const call = new Function(`return ${callSource}`)();
          return list.map((one) => call(api, one));
        },
        [source, calls, String(callApi)],
      );
      for (const { calls: own, verify } of vectorCases()) verify(outcomes.splice(0, own.length));
      await close();
    });

    it(`the vectors, in a worker (${source ?? 'the build in the bundle'})`, async function () {
      const { page, close } = await openPage(browser, `${server.base}/`);
      const outcomes = await page.evaluate(
        (message) =>
          new Promise((resolve, reject) => {
            const worker = new Worker('/worker.mjs', { type: 'module' });
            worker.onmessage = ({ data }) => resolve(data);
            worker.onerror = (event) => reject(new Error(event.message));
            worker.postMessage(message);
          }),
        { source, calls },
      );
      for (const { calls: own, verify } of vectorCases()) verify(outcomes.splice(0, own.length));
      await close();
    });
  }

  if (book)
    it('a book: the numbers of the addon, by all calls', async function () {
      const { page, close } = await openPage(browser, `${server.base}/`);
      const found = await page.evaluate(async () => {
        const t = await import('/wasm/dist/textgauge.mjs');
        const bytes = new Uint8Array(await (await fetch('/book')).arrayBuffer());
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        const told = [];
        const promised = await t.analyze(text, { onProgress: (p) => told.push(p) });
        const words = t.boundariesSync(bytes, { granularity: 'word' });
        let tokens = 0;
        t.forEachToken(text, () => void tokens++);
        return {
          reports: [t.analyzeSync(bytes), t.analyzeSync(text), promised, new t.Analyzer().write(bytes).endDocument().report()],
          words: [words.length, words.reduce((sum, end) => (sum + end) % 1e9, 0)],
          sentences: await t.countSegments(bytes, { granularity: 'sentence' }),
          tokens,
          told: told.at(-1),
          state: Array.from(new t.Analyzer().write(bytes).endDocument().save().subarray(0, 4)),
        };
      });
      const expected = analyzeSync(book);
      for (const report of found.reports) assert.deepEqual(report, expected);
      const words = boundariesSync(book, { granularity: 'word' });
      assert.deepEqual(found.words, [words.length, words.reduce((sum, end) => (sum + end) % 1e9, 0)]);
      assert.equal(found.sentences, countSegmentsSync(book, { granularity: 'sentence' }));
      assert.equal(found.tokens, expected.counts.words);
      assert.deepEqual(found.told, { done: book.length, total: book.length });
      assert.equal(found.state.length, 4);
      await close();
    });

  it('every name of the package, and what needs Node.js says so', async function () {
    const { page, close } = await openPage(browser, `${server.base}/`);
    const { names, codes, same } = await page.evaluate(async () => {
      const t = await import('/lib/browser.mjs');
      const codeOf = async (call) => {
        try {
          return typeof (await call());
        } catch (error) {
          return error instanceof t.TextGaugeError && error.code;
        }
      };
      const codes = [];
      const ofNode = ['analyzeFile', 'analyzeFileSync', 'wordFrequenciesFile', 'wordFrequenciesFileSync', 'configure', 'poolStats'];
      for (const name of ofNode) codes.push(await codeOf(() => t[name]('a')));
      const wasm = await import('/wasm/dist/textgauge.mjs');
      return { names: Object.keys(t), codes, same: wasm.analyzeSync === t.analyzeSync && t.default.segment === t.segment };
    });
    for (const name of Object.keys(require('../..'))) assert.ok(names.includes(name), name);
    assert.deepEqual(codes, Array(6).fill('ERR_TG_UNSUPPORTED'));
    assert.ok(same);
    await close();
  });

  it('misuse has the words that it has in Node.js', async function () {
    const { page, close } = await openPage(browser, `${server.base}/`);
    const messages = await page.evaluate(async () => {
      const { analyzeSync } = await import('/wasm/dist/textgauge.mjs');
      const messageOf = (...args) => {
        try {
          return analyzeSync(...args);
        } catch (error) {
          return [error.name, error.code, error.message];
        }
      };
      return [messageOf(42), messageOf({}), messageOf('a', { top: '3' }), messageOf('a', { profile: 'it’s' }), messageOf('a', { laguage: 'en' })];
    });
    const own = [[42], [{}], ['a', { top: '3' }], ['a', { profile: 'it’s' }], ['a', { laguage: 'en' }]].map((args) => {
      try {
        return analyzeSync(...args);
      } catch (error) {
        return [error.name, error.code, error.message];
      }
    });
    assert.deepEqual(messages, own);
    await close();
  });

  it('shared memory, in a page that has it', async function () {
    const { page, close } = await openPage(browser, `${server.base}/isolated`);
    const words = await page.evaluate(async () => {
      const t = await import('/wasm/dist/textgauge.mjs');
      const bytes = new Uint8Array(new SharedArrayBuffer(9));
      bytes.set(new TextEncoder().encode('two words'));
      return [t.analyzeSync(bytes).counts.words, (await t.analyze(bytes.buffer)).counts.words];
    });
    assert.deepEqual(words, [2, 2]);
    await close();
  });

  it('a page that forbids WebAssembly: ERR_TG_STATE, and the reason', async function () {
    const { page, close } = await openPage(browser, `${server.base}/strict`);
    const [code, message, cause] = await page.evaluate(async () => {
      const { analyzeSync } = await import('/wasm/dist/textgauge.mjs');
      try {
        return [String(analyzeSync('a'))];
      } catch (error) {
        return [error.code, error.message, String(error.cause)];
      }
    });
    assert.equal(code, 'ERR_TG_STATE');
    assert.match(message, /await init\(\) first/);
    assert.match(cause, /Content Security Policy/);
    await close();
  });

  it('an analysis does not hold up the page', async function () {
    const { page, close } = await openPage(browser, `${server.base}/`);
    const { longest, code } = await page.evaluate(async () => {
      const { init, analyze } = await import('/wasm/dist/textgauge.mjs');
      await init();
      const bytes = new Uint8Array(32 << 20).fill(97).map((b, i) => (i % 6 ? b : 32));
      let [longest, last, on] = [0, performance.now(), true];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        if (on) port2.postMessage(0);
      };
      port2.postMessage(0);
      await analyze(bytes);
      on = false;
      const controller = new AbortController();
      const code = analyze(bytes, { signal: controller.signal }).catch((error) => error.code);
      setTimeout(() => controller.abort(), 20);
      return { longest, code: await code };
    });
    assert.ok(longest < 1000, `${longest} ms`); // some 15 on a machine that does nothing else
    assert.equal(code, 'ABORT_ERR');
    await close();
  });
});
