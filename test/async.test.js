'use strict';
// async: the calls that return promises: the results of their twins, for every way that a text can come in.
const assert = require('node:assert/strict');
const { AsyncLocalStorage, createHook } = require('node:async_hooks');
const diagnostics = require('node:diagnostics_channel');
const textgauge = require('..');
const { analyze, analyzeSync, boundaries, boundariesSync, countSegments, countSegmentsSync, configure, poolStats, TextGaugeError } = textgauge;
const { asyncJobs } = require('./tiers.js');

const KIB64 = 1 << 16;
const WASM = process.env.TEXTGAUGE_BACKEND === 'wasm'; // has one thread
const MIB = 1 << 20;

/** A text of so many code units, with characters of every length in it. */
function textOf(units) {
  const piece = 'It was héavy, “naïve” and 😀 odd. Why?\n\n';
  const text = piece.repeat(Math.ceil(units / piece.length)).slice(0, units);
  return /[\ud800-\udbff]$/.test(text) ? `${text.slice(0, -1)}.` : text;
}

const shared = (bytes) => {
  const out = new Uint8Array(new SharedArrayBuffer(bytes.length));
  out.set(bytes);
  return out;
};
const own = (bytes) => new Uint8Array(bytes);

async function sameAsTwins(input, options) {
  const { encoding } = options ?? {};
  assert.deepEqual(await analyze(input, options), analyzeSync(input, encoding && { encoding }));
  for (const granularity of ['grapheme', 'word', 'sentence']) {
    const o = encoding ? { granularity, encoding } : { granularity };
    assert.deepEqual(await boundaries(input, { ...o, ...options }), boundariesSync(input, o));
    assert.equal(await countSegments(input, { ...o, ...options }), countSegmentsSync(input, o));
  }
}

describe('the asynchronous calls', function () {
  this.timeout(120000);

  for (const size of [0, 1, 100, KIB64 - 1, KIB64, KIB64 + 1, MIB - 1, MIB, MIB + 1]) {
    const bytes = Buffer.from(textOf(size)).subarray(0, size);
    describe(`of ${size} bytes give what their twins give`, function () {
      it('from a Buffer, also pinned', async function () {
        await sameAsTwins(bytes);
        await sameAsTwins(own(bytes), { pin: true });
      });

      it('from shared memory, a DataView, an ArrayBuffer', async function () {
        await sameAsTwins(shared(bytes));
        const { buffer } = own(bytes);
        assert.deepEqual(await analyze(new DataView(buffer)), analyzeSync(bytes));
        assert.deepEqual(await analyze(buffer), analyzeSync(bytes));
        assert.deepEqual(await analyze(shared(bytes).buffer), analyzeSync(bytes));
      });

      it('from a transferred one', async function () {
        const expected = analyzeSync(bytes);
        const mine = own(bytes);
        const promise = analyze(mine, { transfer: true });
        assert.equal(mine.length, 0);
        assert.deepEqual(await promise, expected);
      });

      it('from a string and a Uint16Array', async function () {
        const text = textOf(size);
        await sameAsTwins(text);
        await sameAsTwins(Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
      });
    });
  }

  it('give what their twins give of several slices, with a surrogate pair at every edge', async function () {
    for (const shift of [0, 1]) await sameAsTwins(`${'x'.repeat(shift)}${'😀'.repeat(MIB)} the end`);
    for (const shift of [0, 1, 2, 3]) {
      const bytes = Buffer.from(`${'x'.repeat(shift)}${'😀 '.repeat(MIB / 2)}`);
      assert.deepEqual(await analyze(bytes), analyzeSync(bytes));
    }
    const odd = Buffer.alloc(2 * MIB + 1, 'a\0');
    assert.deepEqual(await analyze(odd, { encoding: 'utf16le' }), analyzeSync(odd, { encoding: 'utf16le' }));
  });

  it('keep to themselves, many at once', async function () {
    const texts = Array.from({ length: asyncJobs }, (_, i) => `${'word '.repeat(i % 97)}${i}`);
    const reports = await Promise.all(texts.map((text) => analyze(text)));
    reports.forEach((report, i) => assert.equal(report.counts.words, (i % 97) + 1));
    assert.equal(poolStats().jobs, 0);
  });

  it('do not let a large one hold up a small one for long', async function () {
    const order = [];
    const large = analyze(Buffer.alloc(8 * MIB, 'word '), {}).then(() => order.push('large'));
    await analyze('small').then(() => order.push('small'));
    await large;
    assert.deepEqual(order, ['small', 'large']);
  });

  it('give the same on any number of threads', async function () {
    const bytes = Buffer.from(textOf(5 * MIB));
    const expected = analyzeSync(bytes);
    for (const threads of [1, 2, 3, 8]) {
      configure({ threads });
      assert.equal(poolStats().threads, WASM ? 1 : threads);
      assert.deepEqual(await analyze(bytes), expected);
      assert.deepEqual(await analyze(shared(bytes)), expected);
    }
    configure({ threads: 1 });
  });
});

describe('errors of the asynchronous calls', function () {
  const misuse = (code, message) => ({ name: 'TypeError', code, message });

  for (const fn of [analyze, boundaries, countSegments]) {
    it(`${fn.name}() rejects misuse, and never throws it`, async function () {
      await assert.rejects(fn(42), misuse('ERR_INVALID_ARG_TYPE', /The "input" argument must be of type string/));
      await assert.rejects(fn('a', { signa: 1 }), misuse('ERR_INVALID_ARG_VALUE', /Unknown option 'signa'.*'signal', 'transfer', 'pin', 'onProgress'/));
      await assert.rejects(fn('a', { encoding: 'utf8' }), misuse('ERR_INVALID_ARG_VALUE', /left out/));
      await assert.rejects(fn('a', null), misuse('ERR_INVALID_ARG_TYPE', /options/));
      for (const signal of [null, 1, 'abort', {}])
        await assert.rejects(fn('a', { signal }), misuse('ERR_INVALID_ARG_TYPE', /options\.signal' must be an instance of AbortSignal/));
      for (const name of ['transfer', 'pin'])
        await assert.rejects(fn('a', { [name]: 1 }), misuse('ERR_INVALID_ARG_TYPE', new RegExp(`options\\.${name}' must be of type boolean`)));
      await assert.rejects(fn('a', { onProgress: {} }), misuse('ERR_INVALID_ARG_TYPE', /options\.onProgress' must be of type function/));
    });
  }

  it('the twins refuse what is theirs alone', function () {
    for (const fn of [analyzeSync, boundariesSync, countSegmentsSync])
      for (const name of ['signal', 'transfer', 'pin', 'onProgress'])
        assert.throws(() => fn('a', { [name]: undefined }), misuse('ERR_INVALID_ARG_VALUE', new RegExp(`^Unknown option '${name}'`)));
  });

  for (const size of [10, KIB64 + 9, 3 * MIB]) {
    it(`ill-formed input has its offset: ${size}`, async function () {
      const bytes = Buffer.alloc(size, 'a b ').fill(0xff, size - 3, size - 2);
      for (const input of [bytes, shared(bytes)])
        await assert.rejects(analyze(input, { invalid: 'error' }), (e) => e instanceof TextGaugeError && e.code === 'ERR_TG_INVALID' && e.offset === size - 3);
      const text = `${'a'.repeat(size)}\ud800 b`;
      await assert.rejects(analyze(text, { invalid: 'error' }), { code: 'ERR_TG_INVALID', offset: size });
    });
  }

  it('have the stack of who awaits', async function () {
    async function theCaller() {
      await analyze(Buffer.alloc(MIB * 2, 0xff), { invalid: 'error' });
    }
    await assert.rejects(theCaller(), (e) => /at async theCaller .*async\.test\.js/.test(e.stack));
  });

  it('more jobs than maxQueue', async function () {
    const { maxQueue } = poolStats();
    configure({ maxQueue: 2 });
    try {
      const two = [analyze('a'), analyze('b')];
      await assert.rejects(analyze('c'), { name: 'TextGaugeError', code: 'ERR_TG_LIMIT' });
      await Promise.all(two);
      await analyze('c');
    } finally {
      configure({ maxQueue });
    }
  });

  it('configure() refuses what is none', function () {
    assert.throws(() => configure(), misuse('ERR_INVALID_ARG_TYPE', /settings/));
    assert.throws(() => configure({ thread: 1 }), misuse('ERR_INVALID_ARG_VALUE', /Unknown option 'thread'/));
    assert.throws(() => configure({ threads: '1' }), misuse('ERR_INVALID_ARG_TYPE', /threads/));
    for (const threads of [0, -1, 1.5, 257, NaN]) assert.throws(() => configure({ threads }), misuse('ERR_INVALID_ARG_VALUE', /threads/));
    assert.throws(() => configure({ maxQueue: 0 }), misuse('ERR_INVALID_ARG_VALUE', /maxQueue/));
  });
});

describe('signal', function () {
  const isAbort = (reason) => (e) => e.name === 'AbortError' && e.code === 'ABORT_ERR' && e.cause === reason;

  it('before: nothing is started, nothing is taken', async function () {
    const bytes = new Uint8Array(100);
    await assert.rejects(analyze(bytes, { signal: AbortSignal.abort('why'), transfer: true }), isAbort('why'));
    assert.equal(bytes.length, 100);
  });

  it('during: at once, and the listener is gone', async function () {
    for (const input of [Buffer.alloc(8 * MIB, 'word '), shared(Buffer.alloc(8 * MIB, 'word ')), 'word '.repeat(MIB)]) {
      const controller = new AbortController();
      const { signal } = controller;
      let listeners = 0;
      const { addEventListener: add, removeEventListener: remove } = signal;
      signal.addEventListener = (...args) => (listeners++, add.apply(signal, args));
      signal.removeEventListener = (...args) => (listeners--, remove.apply(signal, args));
      const promise = analyze(input, { signal });
      const aborted = assert.rejects(promise, isAbort('enough'));
      await new Promise((done) => setTimeout(done, 2));
      const begin = performance.now();
      controller.abort('enough');
      await aborted;
      assert.ok(performance.now() - begin < 100);
      assert.equal(listeners, 0);
    }
  });

  it('after: nothing', async function () {
    const controller = new AbortController();
    assert.equal((await analyze('two words', { signal: controller.signal })).counts.words, 2);
    controller.abort();
  });
});

describe('onProgress', function () {
  this.timeout(60000);

  it('goes up to all of it, in the units of the input', async function () {
    for (const [input, total] of [[Buffer.alloc(6 * MIB, 'word '), 6 * MIB], ['word '.repeat(MIB), 5 * MIB], ['', 0]]) {
      const told = [];
      await analyze(input, { onProgress: (p) => told.push({ ...p, at: performance.now() }) });
      assert.deepEqual({ done: told.at(-1).done, total: told.at(-1).total }, { done: total, total });
      for (let i = 1; i < told.length; i++) {
        assert.ok(told[i].done > told[i - 1].done && told[i].done <= total);
        if (i < told.length - 1) assert.ok(told[i].at - told[i - 1].at > 30);
      }
    }
  });

  it('rejects with what it throws', async function () {
    const mine = new Error('mine');
    await assert.rejects(analyze(Buffer.alloc(6 * MIB, 'word '), { onProgress: () => { throw mine; } }), mine);
    await assert.rejects(analyze('short', { onProgress: () => { throw mine; } }), mine);
  });

  it('keeps the AsyncLocalStorage of the call', async function () {
    const storage = new AsyncLocalStorage();
    const seen = new Set();
    await storage.run('mine', () => analyze(Buffer.alloc(6 * MIB, 'word '), { onProgress: () => seen.add(storage.getStore()) }));
    assert.deepEqual([...seen], ['mine']);
  });
});

describe('who watches', function () {
  it('sees resources by name', async function () {
    const made = [];
    const hook = createHook({ init: (_, type) => void (type.startsWith('textgauge:') && made.push(type)) }).enable();
    await Promise.all([analyze('a'), boundaries('a'), countSegments('a')]);
    hook.disable();
    assert.deepEqual(made, ['textgauge:analyze', 'textgauge:boundaries', 'textgauge:countSegments']);
  });

  it('hears of analyses on the channel', async function () {
    const heard = [];
    const listen = (message) => heard.push(message);
    diagnostics.subscribe('textgauge:analyze', listen);
    await analyze('two words');
    await analyze(Buffer.of(0xff), { invalid: 'error' }).catch(() => {});
    diagnostics.unsubscribe('textgauge:analyze', listen);
    await analyze('unheard');
    assert.deepEqual(heard.map(({ event, length }) => [event, length]), [['start', 9], ['end', 9], ['start', 1], ['error', 1]]);
    assert.ok(heard[1].duration >= 0);
    assert.equal(heard[3].error.code, 'ERR_TG_INVALID');
  });
});
