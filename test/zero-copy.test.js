'use strict';
// zero-copy: bytes that JavaScript owns while a thread, or the next step of a synchronous walk, is still to read them.
// Whatever happens to them: the right result, any mixture where others write, or a clear error; never a crash. Each case
// is a process of its own, where a crash is only a failure.
const assert = require('node:assert/strict');
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { good, ROOT } = require('./helpers/child.js');

const MAJOR = Number(process.versions.node.split('.')[0]);
const HAS_RESIZE = 'resize' in ArrayBuffer.prototype; // Node.js 20 on, and growable shared memory with it
const HAS_TRANSFER = 'transfer' in ArrayBuffer.prototype; // Node.js 22 on
const PIN_HOLDS = MAJOR >= 24; // a marked ArrayBuffer stays, whatever is tried

const COMMON = `
  const { isDeepStrictEqual } = require('node:util');
  const { boundariesSync, countSegmentsSync, segment, forEachToken, Analyzer } = textgauge;
  const SIZE = 3 * MIB; // three slices, of which one is copied at once
  const words = { granularity: 'word' };
  const plain = (size) => fill(new Uint8Array(size));
  const resizable = (size, value = fill(new Uint8Array(new ArrayBuffer(size, { maxByteLength: 2 * size })))) => value;
  const growable = (size) => fill(new Uint8Array(new SharedArrayBuffer(size, { maxByteLength: 4 * size })));
  const shared = (size) => fill(new Uint8Array(new SharedArrayBuffer(size)));
  const memory = (size, options) => fill(new Uint8Array(new WebAssembly.Memory({ initial: size >> 16, maximum: 2000, ...options }).buffer));
  const isGone = (bytes) => bytes.byteLength === 0;
  const outcome = (result, expected) => (isDeepStrictEqual(result, expected) ? 'right' : 'other');
  const unique = (list) => [...new Set(list)].join();
`;

// Starts every call over \`bytes\`, acts at once, has what is freed collected and used again, and prints what became of
// the bytes (gone or there) and of the calls.
const during = (make, act, options = '{}') => `${COMMON}
  let bytes = ${make};
  const expected = [analyzeSync(bytes), boundariesSync(bytes, words), countSegmentsSync(bytes, words)];
  const calls = [analyze(bytes, ${options}), boundaries(bytes, { ...words, ...${options} }), countSegments(bytes, { ...words, ...${options} })];
  const outcomes = Promise.all(calls.map((call, i) => call.then((result) => outcome(result, expected[i]), (e) => e.code ?? e.name)));
  await (async () => { ${act} })();
  const bytesAre = bytes && isGone(bytes) ? 'gone' : 'there';
  bytes = undefined;
  await collect();
  for (let i = 0; i < 8; i++) new Uint8Array(SIZE).fill(0xff);
  await collect();
  console.log(bytesAre, unique(await outcomes));
`;

// Acts in the middle of every synchronous walk over \`bytes\`, and prints what became of segment(), its containing(),
// forEachToken() and an Analyzer that has had them all before and is given them again.
const between = (make, act) => `${COMMON}
  const attempt = (walk) => { const bytes = ${make}; try { return walk(bytes, () => { ${act} }) ?? 'right'; } catch (e) { return e.code ?? e.name; } };
  const first = analyzeSync(${make});
  console.log([
    attempt((bytes, act) => { let at = 0; for (const _ of segment(bytes, words)) if (at++ === 10) act(); }),
    attempt((bytes, act) => { const all = segment(bytes, words); all.containing(9); act(); all.containing(9); }),
    attempt((bytes, act) => { let at = 0; forEachToken(bytes, () => { if (at++ === 10) act(); }); }),
    attempt((bytes, act) => {
      const analyzer = new Analyzer().write(bytes);
      act();
      for (let i = 0; i < 8; i++) new Uint8Array(SIZE).fill(0xff);
      globalThis.gc();
      if (outcome(analyzer.clone().endDocument().report(), first) !== 'right') return 'other';
      analyzer.write(bytes);
    }),
  ].join());
`;

const DETACHED = 'ERR_TG_DETACHED';
const ALL_DETACHED = [DETACHED, DETACHED, DETACHED, DETACHED].join();
const ALL_RIGHT = 'right,right,right,right';

/** What becomes of an act that takes bytes away: by default, and where they are pinned, and what of the walks. */
function taking(title, make, act, { pinnable = false, walks = ALL_DETACHED } = {}) {
  it(`${title}: an error, as the bytes are gone`, async function () {
    assert.equal(await good(during(make, act)), `gone ${DETACHED}`);
  });

  it(`${title}, pinned: ${pinnable && PIN_HOLDS ? 'nothing is taken' : 'as if not pinned'}`, async function () {
    const tried = pinnable ? `try { ${act} } catch {}` : act;
    assert.equal(await good(during(make, tried, '{ pin: true }')), pinnable && PIN_HOLDS ? 'there right' : `gone ${DETACHED}`);
  });

  it(`${title}, in the middle of a synchronous walk: an error`, async function () {
    assert.equal(await good(between(make, act)), walks);
  });
}

describe('bytes that JavaScript owns, and garbage collection', function () {
  this.timeout(180000);

  for (const [name, make, options] of [
    ['bytes', 'plain(2 * SIZE)', '{}'],
    ['pinned bytes', 'plain(2 * SIZE)', '{ pin: true }'],
    ['shared memory', 'shared(2 * SIZE)', '{}'],
  ]) {
    it(`${name} with no reference left but ours`, async function () {
      assert.equal(await good(during(make, 'bytes = undefined;', options)), 'there right');
    });

    it(`${name} with the caller’s reference held`, async function () {
      assert.equal(await good(`globalThis.held = undefined;${during(make, 'globalThis.held = bytes; await collect();', options)}`), 'there right');
    });
  }

  it('bytes that were transferred to us, which nobody else refers to', async function () {
    assert.equal(
      await good(`${COMMON}
        const expected = analyzeSync(plain(SIZE));
        const calls = Array.from({ length: 8 }, () => analyze(plain(SIZE), { transfer: true }));
        await collect();
        for (let i = 0; i < 8; i++) new Uint8Array(SIZE).fill(0xff);
        console.log(unique((await Promise.all(calls)).map((report) => outcome(report, expected))));`),
      'right',
    );
  });
});

describe('bytes that are not copied', function () {
  this.timeout(180000);

  // What is borrowed is measured while the event loop stands still; of what is copied it gets a slice each turn.
  for (const [name, make, options, borrowed] of [
    ['transferred bytes', 'plain(3 * SIZE)', '{ transfer: true }', true],
    ['shared memory', 'shared(3 * SIZE)', '{}', true],
    ['pinned bytes', 'plain(3 * SIZE)', '{ pin: true }', PIN_HOLDS],
    ['any others', 'plain(3 * SIZE)', '{}', false],
  ])
    it(`${name}: ${borrowed ? 'the threads read them where they are' : 'a slice each turn of the event loop'}`, async function () {
      const turns = await good(`${COMMON}
        let over = false;
        const isIdle = ({ queued, busy }) => queued + busy === 0;
        analyze(${make}, ${options}).then(() => (over = true));
        while (!isIdle(textgauge.poolStats())) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        let turns = 0;
        for (; !over; turns++) await turn();
        console.log(turns);`);
      if (borrowed) assert.ok(Number(turns) <= 3, `${turns} turns`);
      else assert.ok(Number(turns) >= 5, `${turns} turns`);
    });
});

describe('bytes that JavaScript owns, and are taken away', function () {
  this.timeout(180000);

  taking('structuredClone with a transfer list', 'plain(SIZE)', 'structuredClone(bytes, { transfer: [bytes.buffer] });', { pinnable: true });
  const post = "const { port1, port2 } = new MessageChannel(); try { port1.postMessage(bytes, [bytes.buffer]); } finally { port1.close(); port2.close(); }";
  taking('postMessage with a transfer list', 'plain(SIZE)', post, { pinnable: true });
  taking('a byte stream that is given them', 'plain(SIZE)', "new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(bytes) });", { pinnable: true });
  if (HAS_TRANSFER) {
    taking('ArrayBuffer.prototype.transfer', 'plain(SIZE)', 'bytes.buffer.transfer(1);', { pinnable: true });
    taking('ArrayBuffer.prototype.transferToFixedLength', 'plain(SIZE)', 'bytes.buffer.transferToFixedLength();', { pinnable: true });
  }
  if (HAS_RESIZE) {
    // A view that follows the length is empty then, and a text as any other.
    const EMPTY = [DETACHED, DETACHED, DETACHED, 'right'].join();
    taking('a resizable ArrayBuffer, resize(0)', 'resizable(SIZE)', 'bytes.buffer.resize(0);', { walks: EMPTY });
    taking('a part of a resizable ArrayBuffer, resize(0)', 'new Uint8Array(resizable(SIZE).buffer, 0, SIZE)', 'bytes.buffer.resize(0);');
    const faked = "Object.defineProperty(bytes.buffer, 'resizable', { value: false }); Object.defineProperty(bytes.buffer, 'maxByteLength', { value: SIZE }); bytes.buffer.resize(0);";
    taking('a resizable ArrayBuffer that says it is none, resize(0)', 'resizable(SIZE)', faked, { walks: EMPTY });
    it('a resizable ArrayBuffer that lied before the call: an error', async function () {
      const make = "Object.defineProperty(resizable(SIZE), 'byteLength', { value: 1e9, configurable: true })";
      const before = "Object.defineProperties(bytes.buffer, { resizable: { value: false }, byteLength: { value: 1e9 } }); Object.setPrototypeOf(bytes.buffer, null);";
      const act = "Object.getPrototypeOf(new ArrayBuffer(1)).resize.call(bytes.buffer, 0); delete bytes.byteLength;";
      for (const options of ['{}', '{ pin: true }'])
        assert.equal(await good(during(`((bytes) => { ${before} return bytes; })(${make})`, act, options)), `gone ${DETACHED}`);
    });
  }
  taking('WebAssembly.Memory.grow', '(globalThis.wasm = new WebAssembly.Memory({ initial: 48, maximum: 2000 }), fill(new Uint8Array(globalThis.wasm.buffer)))', 'globalThis.wasm.grow(1);');

  it('bytes that are gone already: an error of every call', async function () {
    await good(`${COMMON}
      const bytes = plain(100);
      structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      for (const call of [analyze, boundaries, countSegments])
        for (const options of [{}, { pin: true }, { transfer: true }]) await assert.rejects(call(bytes, options), { code: 'ERR_TG_DETACHED' });
      for (const call of [analyzeSync, boundariesSync, countSegmentsSync, segment, (b) => forEachToken(b, () => {}), (b) => new Analyzer().write(b)])
        assert.throws(() => call(bytes), { code: 'ERR_TG_DETACHED' });`);
  });
});

describe('bytes that JavaScript owns, and grow', function () {
  this.timeout(180000);

  for (const options of ['{}', '{ pin: true }']) {
    it(`a shared WebAssembly memory, ${options}: what there was`, async function () {
      const make = '(globalThis.wasm = new WebAssembly.Memory({ initial: 48, maximum: 2000, shared: true }), fill(new Uint8Array(globalThis.wasm.buffer)))';
      assert.equal(await good(during(make, 'globalThis.wasm.grow(1000); delete globalThis.wasm;', options)), 'there right');
    });

    if (!HAS_RESIZE) continue;
    it(`a growable SharedArrayBuffer, ${options}: what there was`, async function () {
      assert.equal(await good(during('growable(SIZE)', 'bytes.buffer.grow(4 * SIZE);', options)), 'there right');
    });

    it(`a resizable ArrayBuffer, ${options}: what there was`, async function () {
      assert.equal(await good(during('resizable(SIZE)', 'bytes.buffer.resize(2 * SIZE);', options)), 'there right');
    });
  }

  if (HAS_RESIZE)
    it('in the middle of a synchronous walk: what there was', async function () {
      assert.equal(await good(between('new Uint8Array(growable(SIZE).buffer, 0, 40000)', 'bytes.buffer.grow(4 * SIZE);')), ALL_RIGHT);
      assert.equal(await good(between('new Uint8Array(resizable(SIZE).buffer, 0, 40000)', 'bytes.buffer.resize(2 * SIZE);')), ALL_RIGHT);
    });
});

describe('bytes that JavaScript owns, and others write', function () {
  this.timeout(180000);

  it('plain mutation between the slices: some result', async function () {
    for (const options of ['{}', '{ pin: true }']) {
      const act = 'for (let i = 0; i < 20; i++) { bytes.fill(i * 7, i * 100000); await turn(); }';
      assert.match(await good(during('plain(SIZE)', act, options)), /^there (right|other)(,(right|other))?$/);
    }
  });

  it('plain mutation in the middle of a synchronous walk: some result', async function () {
    assert.equal(await good(between('plain(40000)', 'bytes.fill(0xff);')), ALL_RIGHT);
  });

  it('shared memory that another thread writes: some result, of every call', async function () {
    await good(`${COMMON}
      const bytes = shared(MIB / 2);
      const code = "const { workerData: b } = require('node:worker_threads'); for (let i = 1; ; i++) b[(i * 7919) % b.length] = i % 5 ? i : 32;";
      const worker = new Worker(code, { eval: true, workerData: bytes });
      await new Promise((done) => worker.once('online', done));
      const before = bytes.slice();
      while (isDeepStrictEqual(before, bytes.slice())) await turn();
      for (let i = 0; i < 3; i++) {
        assert.equal(analyzeSync(bytes).counts.bytes, bytes.length);
        const { counts } = await analyze(bytes);
        assert.equal(counts.bytes, bytes.length);
        for (const ends of [boundariesSync(bytes, words), await boundaries(bytes, words)]) {
          assert.equal(ends.at(-1), bytes.length);
          assert.ok(ends.every((end, at) => end > (at ? ends[at - 1] : 0)));
        }
        for (const count of [countSegmentsSync(bytes, words), await countSegments(bytes, words)]) assert.ok(count > 0 && count <= bytes.length);
        assert.equal(new Analyzer().write(bytes).endDocument().report().counts.bytes, bytes.length);
        let end = 0;
        for (const { segment: part, index } of segment(bytes.subarray(0, 50000), words)) {
          assert.equal(index, end);
          end += part.length;
        }
        assert.equal(end, 50000);
        forEachToken(bytes.subarray(0, 50000), (token, index) => assert.ok(index + token.length <= 50000));
      }
      await worker.terminate();`);
  });
});

describe('bytes that JavaScript owns, of every shape', function () {
  this.timeout(180000);

  it('one result, of every call', async function () {
    await good(`${COMMON}
      const size = 2 * 65536;
      const marked = (bytes) => (require('node:worker_threads').markAsUntransferable(bytes.buffer), bytes);
      const lies = { length: { value: 1e9 }, byteLength: { value: 1e9 }, byteOffset: { value: 9 }, buffer: { value: new ArrayBuffer(9) }, resizable: { value: false } };
      const endsOf = (shape) => Uint32Array.from(segment(shape, words), ({ segment: part, index }) => index + part.length);
      const bytes = plain(size);
      const expected = [analyzeSync(bytes), boundariesSync(bytes, words), countSegmentsSync(bytes, words)];
      const shapes = {
        'a bare ArrayBuffer': plain(size).buffer,
        'a bare SharedArrayBuffer': shared(size).buffer,
        'a view over a SharedArrayBuffer': shared(size),
        'a growable SharedArrayBuffer': growable(size),
        'a bare growable SharedArrayBuffer': growable(size).buffer,
        'a resizable ArrayBuffer': resizable(size),
        'a bare resizable ArrayBuffer': resizable(size).buffer,
        'a WebAssembly memory': memory(size),
        'a shared WebAssembly memory': memory(size, { shared: true }),
        'a bare shared WebAssembly memory': memory(size, { shared: true }).buffer,
        'a marked one': marked(plain(size)),
        'a part of a larger one': fill(new Uint8Array(3 * size).subarray(77, 77 + size)),
        'a DataView': new DataView(plain(size).buffer),
        'a Buffer': Buffer.from(bytes),
        'an Int8Array': new Int8Array(plain(size).buffer),
        'a BigInt64Array': new BigInt64Array(plain(size).buffer),
        'a Uint8Array that lies': Object.defineProperties(plain(size), lies),
        'a DataView that lies': Object.defineProperties(new DataView(plain(size).buffer), lies),
        'an ArrayBuffer that lies': Object.defineProperties(plain(size).buffer, lies),
        'a SharedArrayBuffer that lies': Object.defineProperties(shared(size).buffer, lies),
      };
      for (const [name, shape] of Object.entries(shapes)) {
        const results = [
          [analyzeSync(shape), boundariesSync(shape, words), countSegmentsSync(shape, words)],
          [new Analyzer().write(shape).endDocument().report(), endsOf(shape), expected[2]],
        ];
        for (const options of [{}, { pin: true }])
          results.push(await Promise.all([analyze(shape, options), boundaries(shape, { ...words, ...options }), countSegments(shape, { ...words, ...options })]));
        for (const result of results) assert.deepEqual(result, expected, name);
      }`);
  });

  it('small typed arrays, whose bytes move when .buffer is asked for', async function () {
    await good(`${COMMON}
      for (let i = 0; i < 1500; i++) {
        const small = () => new Uint8Array([0x61, 0x20, 0x62]);
        const [r, n, ends] = await Promise.all([analyze(small(), { transfer: i % 3 === 1, pin: i % 3 === 2 }), countSegments(small(), words), boundaries(new Uint8Array([0x61, 0x20]), words)]);
        assert.equal(r.counts.words, 2);
        assert.equal(n, 3);
        assert.deepEqual([...ends], [1, 2]);
        const bytes = small();
        assert.equal(analyzeSync(bytes).counts.words, 2);
        const walk = segment(bytes, words)[Symbol.iterator]();
        walk.next();
        assert.equal(bytes.buffer.byteLength, 3);
        if (i % 100 === 0) globalThis.gc();
        assert.equal(walk.next().value.segment[0], 0x20);
        assert.equal(countSegmentsSync(new Uint16Array([0x61, 0x20]), words), 2);
        if (i % 500 === 0) await collect();
      }`);
  });

  it('empty buffers: length 0, of every call', async function () {
    await good(`${COMMON}
      const empty = [new Uint8Array(0), new ArrayBuffer(0), Buffer.alloc(0), new DataView(new ArrayBuffer(0)), new Uint8Array(9).subarray(9), new WebAssembly.Memory({ initial: 0 }).buffer];
      const none = [new SharedArrayBuffer(0), new Uint8Array(new SharedArrayBuffer(0)), ''];
      for (const input of [...empty, ...none]) {
        assert.equal(analyzeSync(input).counts.bytes, 0);
        assert.equal(boundariesSync(input, words).length, 0);
        assert.equal(countSegmentsSync(input, words), 0);
        assert.deepEqual([...segment(input, words)], []);
        assert.equal(segment(input, words).containing(0), undefined);
        assert.equal(forEachToken(input, assert.fail), true);
        assert.equal(new Analyzer().write(input).endDocument().report().counts.bytes, 0);
        for (const options of [{}, { pin: true }]) {
          assert.equal((await analyze(input, options)).counts.bytes, 0);
          assert.equal((await boundaries(input, { ...words, ...options })).length, 0);
          assert.equal(await countSegments(input, { ...words, ...options }), 0);
        }
      }
      for (const input of empty.slice(0, 4)) assert.equal((await analyze(input, { transfer: true })).counts.bytes, 0);`);
  });
});

describe('pin', function () {
  this.timeout(180000);

  // The facts that it stands on. Where one of them is new, lib/pin.js finds out by itself, and the documentation is to follow.
  it('a mark stops what it is known to stop', async function () {
    const routes = await good(`
      const routes = {
        structuredClone: (b) => structuredClone(b, { transfer: [b.buffer] }),
        postMessage: (b) => { const { port1, port2 } = new MessageChannel(); try { port1.postMessage(b, [b.buffer]); } finally { port1.close(); port2.close(); } },
        transfer: (b) => b.buffer.transfer?.(),
        enqueue: (b) => new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(b) }),
      };
      const taken = [];
      for (const [name, route] of Object.entries(routes)) {
        const bytes = new Uint8Array(8);
        require('node:worker_threads').markAsUntransferable(bytes.buffer);
        try { route(bytes); } catch {}
        if (bytes.length === 0) taken.push(name);
      }
      console.log(taken.join());`);
    assert.equal(routes, PIN_HOLDS ? '' : MAJOR === 22 ? 'transfer,enqueue' : 'enqueue');
  });

  it(`${PIN_HOLDS ? 'marks the ArrayBuffer for good' : 'leaves the ArrayBuffer as it was'}`, async function () {
    const left = await good(`
      const bytes = fill(new Uint8Array(MIB));
      await analyze(bytes, { pin: true });
      try { structuredClone(bytes, { transfer: [bytes.buffer] }); } catch (e) { console.log(e.name); }
      console.log(bytes.length);`);
    assert.equal(left, PIN_HOLDS ? `DataCloneError\n${1 << 20}` : '0');
  });

  it('not given: leaves the ArrayBuffer as it was', async function () {
    const left = await good(`
      const bytes = fill(new Uint8Array(MIB));
      await analyze(bytes);
      structuredClone(bytes, { transfer: [bytes.buffer] });
      console.log(bytes.length);`);
    assert.equal(left, '0');
  });

  it('can be asked for again, and in a worker', async function () {
    await good(`
      const bytes = fill(new Uint8Array(4 * MIB));
      const [a, b] = await Promise.all([analyze(bytes, { pin: true }), analyze(bytes, { pin: true })]);
      assert.deepEqual(a, b);
      assert.deepEqual(await analyze(bytes, { pin: true }), analyzeSync(bytes));
      assert.equal(bytes.length, 4 * MIB);
      const code = "const t = require(" + JSON.stringify(ROOT) + "); const bytes = new Uint8Array(1 << 20).fill(97); t.analyze(bytes, { pin: true }).then((r) => { if (r.counts.bytes !== 1 << 20) throw r; });";
      await new Promise((done, failed) => new Worker(code, { eval: true }).once('error', failed).once('exit', done));`);
  });

  // napi_detach_arraybuffer ends the process when it is given a marked ArrayBuffer: nothing may ever call it.
  it('the addon does not know napi_detach_arraybuffer', function () {
    const addon = readFileSync(require('node-gyp-build').path(ROOT), 'latin1');
    assert.ok(addon.includes('napi_create_reference'), 'imported names can be read');
    assert.ok(!addon.includes('napi_detach_arraybuffer'));
    const folder = path.join(ROOT, 'src', 'node');
    const sources = readdirSync(folder).filter((name) => /\.(cc|h)$/.test(name));
    assert.ok(sources.length > 5);
    for (const name of sources) assert.doesNotMatch(readFileSync(path.join(folder, name), 'utf8'), /detach_arraybuffer|\.Detach\(/, name);
  });

  it('a marked ArrayBuffer is analysed, and refused where it is to be taken', async function () {
    await good(`${COMMON}
      const bytes = plain(SIZE);
      require('node:worker_threads').markAsUntransferable(bytes.buffer);
      const expected = analyzeSync(bytes);
      for (const options of [{}, { pin: true }]) assert.deepEqual(await analyze(bytes, options), expected);
      await assert.rejects(analyze(bytes, { transfer: true }), { code: 'ERR_INVALID_ARG_VALUE', message: /cannot be transferred/ });
      assert.deepEqual(analyzeSync(bytes), expected);`);
  });
});

describe('transfer', function () {
  this.timeout(180000);

  it('the caller’s ArrayBuffer is detached at once, by every call', async function () {
    await good(`${COMMON}
      for (const call of [analyze, boundaries, countSegments]) {
        const expected = await call(plain(SIZE));
        const bytes = plain(SIZE);
        const done = call(bytes, { transfer: true });
        assert.equal(bytes.length, 0);
        await collect();
        assert.deepEqual(await done, expected);
      }`);
  });

  it('the bytes stay where they are, and are freed afterwards', async function () {
    const [peak, left] = JSON.parse(
      await good(`
        await analyze(fill(new Uint8Array(4 * MIB)), { transfer: true });
        let bytes = fill(new Uint8Array(40 * MIB));
        await collect();
        const before = process.memoryUsage().rss;
        const promise = analyze(bytes, { transfer: true });
        await promise;
        const peak = require(ROOT + '/test/helpers/peak.js').peak() - before / MIB;
        bytes = undefined;
        await collect();
        console.log(JSON.stringify([peak, process.memoryUsage().arrayBuffers / MIB]));`),
    );
    assert.ok(peak < 24, `${peak.toFixed(1)} MiB more at the peak than 40 MiB of text`);
    assert.ok(left < 8, `${left.toFixed(1)} MiB of ArrayBuffers are left`);
  });

  it('is refused of pools, parts, shared memory and strings, which stay as they were', async function () {
    assert.equal(
      await good(`
        const whole = fill(new Uint8Array(2 * MIB));
        const pooled = Buffer.from('a pooled buffer');
        assert.ok(pooled.buffer.byteLength > pooled.length);
        for (const call of [analyze, boundaries, countSegments])
          for (const input of [pooled, whole.subarray(1), whole.subarray(0, MIB), new DataView(whole.buffer, 8), new Uint8Array(new SharedArrayBuffer(9)), new SharedArrayBuffer(9), 'text', new WebAssembly.Memory({ initial: 1 }).buffer])
            await assert.rejects(call(input, { transfer: true }), { code: 'ERR_INVALID_ARG_VALUE', message: /options\\.transfer/ });
        assert.equal(String(pooled), 'a pooled buffer');
        assert.equal(Buffer.from('the pool lives').toString(), 'the pool lives');
        console.log(whole.length);`),
      String(2 << 20),
    );
  });

  it('of a pooled Buffer without it: a copy, and the pool lives', async function () {
    await good(`
      const pooled = Buffer.from('a pooled buffer of six words');
      for (const options of [{}, { pin: true }]) assert.equal((await analyze(pooled, options)).counts.words, 6);
      assert.equal(Buffer.from('the pool lives').toString(), 'the pool lives');`);
  });
});
