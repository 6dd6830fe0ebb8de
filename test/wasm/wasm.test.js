'use strict';
// wasm: what is WebAssembly's own: its modules, how an instance comes about, its memory, and that it says what the addon says.
// The tests of the API run over it too: see the step `wasm` of tools/test.js.
const assert = require('node:assert/strict');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { gzipSync } = require('node:zlib');
const { analyzeSync, boundariesSync, countSegmentsSync } = require('../..');
const { child, good } = require('../helpers/child.js');
const { readBook } = require('../helpers/book.js');
const { patch } = require('../../lib/wasm-patch.js');
const { version } = require('../../package.json');

const ROOT = path.join(__dirname, '..', '..');
const DIST = path.join(ROOT, 'wasm', 'dist');
const ENTRY = path.join(DIST, 'textgauge.cjs');
const BUILDS = ['textgauge.wasm', 'textgauge-scalar.wasm'];
const MIB = 1 << 20;
const PAGE = 1 << 16;

const bytesOf = (name) => readFileSync(path.join(DIST, name));

/** textgauge/wasm without an instance yet. */
function fresh() {
  delete require.cache[ENTRY];
  return require(ENTRY);
}

/** The number at `at`, and where it ends: LEB128. */
function readNumber(bytes, at) {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    shift += 7;
    if (byte < 128) return [value, at];
  }
}

const writeNumber = (n) => (n < 128 ? [n] : [(n & 127) | 128, ...writeNumber(Math.floor(n / 128))]);

/** A module whose memory grows to `pages` and no further. */
function limited(bytes, pages) {
  for (let at = 8; at < bytes.length; ) {
    const id = bytes[at];
    const [size, begin] = readNumber(bytes, at + 1);
    if (id === 5) {
      const [initial] = readNumber(bytes, begin + 2);
      assert.deepEqual([...bytes.subarray(begin, begin + 2)], [1, 0], 'one memory without a limit');
      const section = [1, 1, ...writeNumber(initial), ...writeNumber(pages)];
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([5, ...writeNumber(section.length), ...section]), bytes.subarray(begin + size)]);
    }
    at = begin + size;
  }
  throw new Error('no memory');
}

/** So many different words. */
const wordsFrom = (first, count) => Array.from({ length: count }, (_, i) => `word${(first + i).toString(36)}`).join(' ');

describe('the modules', function () {
  for (const name of BUILDS)
    it(`${name} imports nothing, and is small`, function () {
      const module = new WebAssembly.Module(bytesOf(name));
      assert.deepEqual(WebAssembly.Module.imports(module), []);
      assert.ok(gzipSync(bytesOf(name)).length < 300e3);
    });

  it('have the same exports, and one of them has no SIMD', function () {
    const [simd, scalar] = BUILDS.map((name) => WebAssembly.Module.exports(new WebAssembly.Module(bytesOf(name))));
    assert.deepEqual(simd, scalar);
    assert.notDeepEqual(bytesOf(BUILDS[0]), bytesOf(BUILDS[1]));
  });

  it('are in one file, both of them, that is under 400 KB, compressed', function () {
    const file = bytesOf('textgauge.mjs');
    const size = gzipSync(file).length;
    assert.ok(size > gzipSync(bytesOf(BUILDS[0])).length);
    assert.ok(size < 400e3, `${size}`);
    const made = file.toString('latin1').match(/"[0-9a-f]{20000,}"/g).map((text) => Buffer.from(JSON.parse(text), 'hex'));
    assert.equal(made.length, 2);
    assert.deepEqual(made[0], bytesOf(BUILDS[0]));
    assert.deepEqual(Buffer.from(patch(...made)), bytesOf(BUILDS[1]));
  });

  it('are in a bundle that knows nothing of Node.js', function () {
    assert.doesNotMatch(bytesOf('textgauge.mjs').toString('latin1'), /\brequire\(|node:|\bprocess\./);
  });
});

describe('an instance', function () {
  for (const [name, source] of [
    ['nothing', () => undefined],
    ['a module', () => new WebAssembly.Module(bytesOf('textgauge.wasm'))],
    ['a Buffer', () => bytesOf('textgauge-scalar.wasm')],
    ['an ArrayBuffer', () => Uint8Array.from(bytesOf('textgauge.wasm')).buffer],
  ])
    it(`of ${name}`, async function () {
      const { init, analyzeSync } = fresh();
      assert.equal(await init(source()), undefined);
      assert.equal(analyzeSync('two words').counts.words, 2);
      assert.equal(await init(), undefined);
    });

  describe('of a URL', function () {
    let server, base;

    before(async function () {
      const routes = {
        '/typed': [200, { 'content-type': 'application/wasm' }, bytesOf('textgauge.wasm')],
        '/untyped': [200, { 'content-type': 'application/octet-stream' }, bytesOf('textgauge.wasm')],
        '/damaged': [200, { 'content-type': 'application/wasm' }, bytesOf('textgauge.wasm').subarray(0, 1000)],
      };
      server = http.createServer(({ url }, response) => {
        const [status, headers, body] = routes[url] ?? [404, {}, 'no'];
        response.writeHead(status, headers).end(body);
      });
      await new Promise((done) => server.listen(0, '127.0.0.1', done));
      base = `http://127.0.0.1:${server.address().port}`;
    });

    after(function () {
      server.closeAllConnections?.();
      server.close();
    });

    for (const [route, make] of [['/typed', (text) => text], ['/untyped', (text) => new URL(text)]])
      it(route, async function () {
        const { init, analyzeSync } = fresh();
        await init(make(base + route));
        assert.equal(analyzeSync('two words').counts.words, 2);
      });

    it('that is not there, or damaged; and another try', async function () {
      const { init, analyzeSync } = fresh();
      await assert.rejects(init(`${base}/none`), { code: 'ERR_TG_STATE', message: `The module cannot be had: 404 Not Found (${base}/none)` });
      await assert.rejects(init(`${base}/damaged`), WebAssembly.CompileError);
      await init(`${base}/typed`);
      assert.equal(analyzeSync('two words').counts.words, 2);
    });
  });

  it('of what is no module', async function () {
    const { init } = fresh();
    await assert.rejects(init(42), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', message: /^The "source" argument must be of type string or an instance of URL, .* Received type number \(42\)$/ });
    await assert.rejects(init(Buffer.from('none')), WebAssembly.CompileError);
  });

  it('of another module, or another version', async function () {
    const expected = { name: 'TextGaugeError', code: 'ERR_TG_VERSION', message: `The module is not the WebAssembly of textgauge ${version}` };
    const { init } = fresh();
    await assert.rejects(init(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)), expected);
    const other = Buffer.from(bytesOf('textgauge.wasm').toString('latin1').replace(`${version}\0`, `${version.replace(/^\d/, '9')}\0`), 'latin1');
    await assert.rejects(init(other), expected);
    await init();
  });

  it('is one, whoever asks', async function () {
    const { init, Analyzer } = fresh();
    const first = init();
    const analyzer = new Analyzer(); // cannot wait for it
    analyzer.write('a b');
    await Promise.all([first, init(), init(bytesOf('textgauge-scalar.wasm'))]);
    assert.equal(analyzer.write(' c').report().counts.words, 3);
  });

  it('that may not be compiled while JavaScript waits', async function () {
    const { Module } = WebAssembly;
    const { init, analyzeSync } = fresh();
    WebAssembly.Module = function () {
      throw new RangeError('not here');
    };
    try {
      assert.throws(() => analyzeSync('a'), (error) => {
        assert.equal(error.cause.message, 'not here');
        return error.code === 'ERR_TG_STATE' && /await init\(\) first/.test(error.message);
      });
    } finally {
      WebAssembly.Module = Module;
    }
    await init();
    assert.equal(analyzeSync('a').counts.words, 1);
  });

  it('where there is no WebAssembly', async function () {
    const out = await good(`
      delete globalThis.WebAssembly;
      const t = require(${JSON.stringify(ENTRY)});
      assert.throws(() => t.analyzeSync('a'), { code: 'ERR_TG_UNSUPPORTED' });
      await assert.rejects(t.init(), { code: 'ERR_TG_UNSUPPORTED' });
      console.log(t.version);`);
    assert.equal(out, version);
  });
});

describe('memory', function () {
  this.timeout(120000);

  for (const name of BUILDS)
    it(`bounded, whatever the length of the text (${name})`, async function () {
      const t = fresh();
      await t.init(limited(bytesOf(name), (4 * MIB) / PAGE));
      const sentence = 'It is a truth, universally acknowledged — or so they say — that words repeat. ';
      const text = sentence.repeat(Math.ceil((16 * MIB) / sentence.length));
      for (const input of [text, Buffer.from(text)]) {
        assert.equal(t.analyzeSync(input).counts.words, analyzeSync(sentence).counts.words * (text.length / sentence.length));
        assert.equal(t.countSegmentsSync(input, { granularity: 'sentence' }), text.length / sentence.length);
      }
      assert.equal(t.boundariesSync(text, { granularity: 'sentence' }).at(-1), text.length);
    });

  it('that runs out is told, and the instance goes on', async function () {
    const t = fresh();
    await t.init(limited(bytesOf('textgauge.wasm'), (4 * MIB) / PAGE));
    const expected = analyzeSync('A few words.');
    for (let round = 0; round < 20; round++) {
      const analyzer = new t.Analyzer();
      assert.throws(() => {
        for (let i = 0; i < 1e6; i += 1000) analyzer.write(`${wordsFrom(i, 1000)} `);
      }, { name: 'TextGaugeError', code: 'ERR_TG_NOMEM', message: /^[A-Z].*memory/i });
      assert.throws(() => analyzer.write('a'), { code: 'ERR_TG_STATE' });
      assert.deepEqual(analyzer.reset().write('A few words.').report(), expected);
      analyzer[Symbol.dispose ?? Symbol.for('nodejs.dispose')]();
      assert.deepEqual(t.analyzeSync('A few words.'), expected);
    }
    assert.throws(() => t.analyzeSync(wordsFrom(0, 200000)), { code: 'ERR_TG_NOMEM' });
    assert.throws(() => [...t.segment('a'.repeat(5 * MIB), { granularity: 'word' })], { code: 'ERR_TG_NOMEM' });
    assert.deepEqual(t.analyzeSync('A few words.'), expected);
  });

  it('that grows under an open analyzer is the same memory', async function () {
    const t = fresh();
    const analyzers = Array.from({ length: 8 }, () => new t.Analyzer({ top: 500 }));
    const text = wordsFrom(0, 30000);
    for (let at = 0; at < text.length; at += 9999) for (const analyzer of analyzers) analyzer.write(text.slice(at, at + 9999));
    const expected = analyzeSync(text, { top: 500 });
    for (const analyzer of analyzers) assert.deepEqual(analyzer.report(), expected);
    const states = analyzers.map((analyzer) => analyzer.endDocument().save());
    for (const state of states) assert.deepEqual(t.Analyzer.load(state).report().counts, expected.counts);
  });

  it('of analyzers that nobody holds any more comes back', async function () {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'textgauge-wasm-')), 'limited.wasm');
    writeFileSync(file, limited(bytesOf('textgauge.wasm'), (24 * MIB) / PAGE));
    const begin = `
      const { init, Analyzer } = require(${JSON.stringify(ENTRY)});
      const text = Array.from({ length: 3000 }, (_, i) => 'word' + i.toString(36)).join(' ');
      await init(require('node:fs').readFileSync(${JSON.stringify(file)}));`;
    try {
      await good(`${begin}
        for (let round = 0; round < 40; round++) {
          for (let i = 0; i < 10; i++) new Analyzer().write(text);
          await collect();
        }`);
      // Held, they do not fit: that there was room is not what is proved above.
      const { err } = await child(`${begin}
        const all = [];
        for (let i = 0; i < 400; i++) all.push(new Analyzer().write(text));`);
      assert.match(err, /ERR_TG_NOMEM/);
    } finally {
      rmSync(path.dirname(file), { recursive: true });
    }
  });
});

describe('the thread of jobs, where there is no addon', function () {
  it('that dies fails its jobs, and the next one has another', async function () {
    const out = await good(
      `let last;
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (...args) {
        last = this;
        return postMessage.apply(this, args);
      };
      const codes = [];
      const jobs = ['a', fill(Buffer.alloc(8 * MIB)), fill(Buffer.alloc(8 * MIB))].map((input) => analyze(input).catch((error) => codes.push(error.code)));
      const first = last;
      await turn();
      await first.terminate();
      await Promise.all(jobs);
      assert.deepEqual([textgauge.poolStats().jobs, textgauge.poolStats().running], [0, 0]);
      assert.deepEqual(await analyze('two words'), analyzeSync('two words'));
      assert.notEqual(last, first);
      console.log(codes.slice(-2).join());`,
      { env: { TEXTGAUGE_BACKEND: 'wasm' } },
    );
    assert.equal(out, 'ERR_TG_NOMEM,ERR_TG_NOMEM');
  });
});

describe('promises on this thread', function () {
  const text = 'Some words, and more of them. '.repeat(200000);

  it('let the event loop turn, and give the same', async function () {
    const { analyze, boundaries, countSegments } = fresh();
    let [turns, on] = [0, true];
    setImmediate(function turn() {
      turns++;
      if (on) setImmediate(turn);
    });
    for (const input of [text, Buffer.from(text)]) {
      turns = 0;
      const told = [];
      assert.deepEqual(await analyze(input, { onProgress: (p) => told.push(p) }), analyzeSync(input));
      assert.ok(turns >= 5, `${turns} turns`);
      assert.deepEqual(told.at(-1), { done: text.length, total: text.length });
      assert.deepEqual(await boundaries(input, { granularity: 'word' }), boundariesSync(input, { granularity: 'word' }));
      assert.equal(await countSegments(input), countSegmentsSync(input));
    }
    on = false;
  });

  it('take a signal, and what is given away', async function () {
    const { analyze } = fresh();
    const controller = new AbortController();
    setTimeout(() => controller.abort('why'), 5);
    await assert.rejects(analyze(text.repeat(20), { signal: controller.signal }), { name: 'AbortError', code: 'ABORT_ERR', cause: 'why' });
    const bytes = new Uint8Array(Buffer.from(text));
    const promise = analyze(bytes, { transfer: true });
    assert.equal(bytes.length, 0);
    assert.deepEqual(await promise, analyzeSync(text));
  });

  it('tell of errors', async function () {
    const { analyze, TextGaugeError } = fresh();
    await assert.rejects(analyze(Buffer.from('a\xff', 'latin1'), { invalid: 'error' }), (e) => e instanceof TextGaugeError && e.code === 'ERR_TG_INVALID' && e.offset === 1);
    await assert.rejects(analyze('a', { laguage: 'en' }), { code: 'ERR_INVALID_ARG_VALUE' });
  });
});

describe('the numbers of the addon', function () {
  this.timeout(120000);

  const book = readBook('a book over WebAssembly');
  if (!book) return;
  for (const name of BUILDS)
    it(`of a book, all of them (${name})`, async function () {
      const t = fresh();
      await t.init(bytesOf(name));
      for (const options of [{ top: 1e6, metrics: 'all' }, { profile: 'classic' }, { hyphens: 'join', language: 'und', lineBreaks: 'break' }])
        assert.deepEqual(t.analyzeSync(book, options), analyzeSync(book, options));
      for (const granularity of ['grapheme', 'word', 'sentence']) assert.deepEqual(t.boundariesSync(book, { granularity }), boundariesSync(book, { granularity }));
      assert.deepEqual(t.analyzeSync(book.toString()), analyzeSync(book.toString()));
      assert.deepEqual(new t.Analyzer().write(book).endDocument().save(), new (require('../..').Analyzer)().write(book).endDocument().save());
    });
});
