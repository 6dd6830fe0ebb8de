'use strict';
// zero-copy: bytes that JavaScript owns while a thread reads them. Whatever JavaScript does to them: the right result, any
// mixture where others write, or a clear error; never a crash. Each case is a process of its own.
const assert = require('node:assert/strict');
const { good } = require('./helpers/child.js');

// Starts a job over 12 MiB, acts at once and while it runs, and prints the words or the code of the error.
const during = (act, { options = '{}', make = 'fill(new Uint8Array(12 * MIB))' } = {}) => `
  let bytes = ${make};
  const expected = analyzeSync(bytes).counts.words;
  const done = analyze(bytes, ${options}).then((r) => (r.counts.words === expected ? 'right' : 'other'), (e) => e.code ?? e.name);
  const act = async () => { ${act} };
  await act();
  await collect();
  for (let i = 0; i < 8; i++) fill(new Uint8Array(8 * MIB)).reverse();
  await collect();
  console.log(await done);
`;

const ENDS = ['right', 'other', 'ERR_TG_DETACHED'];

describe('bytes that JavaScript owns, while a thread reads them', function () {
  this.timeout(180000);

  for (const options of ['{}', '{ pin: true }'])
    describe(`with ${options}`, function () {
      it('garbage collection with no reference of the caller’s left', async function () {
        assert.equal(await good(during('bytes = undefined;', { options })), 'right');
      });

      it('garbage collection with the reference held', async function () {
        assert.equal(await good(during('await collect();', { options })), 'right');
      });

      for (const [name, act] of [
        ['structuredClone with a transfer list', 'try { structuredClone(bytes, { transfer: [bytes.buffer] }); } catch {} bytes = undefined;'],
        ['postMessage with a transfer list', "const w = new Worker('', { eval: true }); try { w.postMessage(bytes, [bytes.buffer]); } catch {} bytes = undefined; await w.terminate();"],
        ['ArrayBuffer.prototype.transfer', 'try { bytes.buffer.transfer?.(1); } catch {} bytes = undefined;'],
        ['a byte stream', "try { new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(bytes) }); } catch {} bytes = undefined;"],
      ])
        it(`${name}, the receiver collected`, async function () {
          assert.ok(['right', 'ERR_TG_DETACHED'].includes(await good(during(act, { options }))));
        });

      it('a resizable ArrayBuffer, resize(0)', async function () {
        const make = 'fill(new Uint8Array(new ArrayBuffer(12 * MIB, { maxByteLength: 64 * MIB })))';
        assert.equal(await good(during('bytes.buffer.resize(0);', { options, make })), 'ERR_TG_DETACHED');
      });

      it('a resizable ArrayBuffer that says it is none', async function () {
        const make = "fill(new Uint8Array(new ArrayBuffer(12 * MIB, { maxByteLength: 64 * MIB })))";
        const act = "Object.defineProperty(bytes.buffer, 'resizable', { value: false }); bytes.buffer.resize(0);";
        assert.equal(await good(during(act, { options, make: `Object.defineProperty(${make}, 'nothing', { value: 0 })` })), 'ERR_TG_DETACHED');
      });

      it('a WebAssembly memory that grows', async function () {
        const make = 'fill(new Uint8Array((globalThis.memory = new WebAssembly.Memory({ initial: 192, maximum: 2000 })).buffer))';
        assert.ok(['right', 'ERR_TG_DETACHED'].includes(await good(during('memory.grow(1); delete globalThis.memory; bytes = undefined;', { options, make }))));
      });

      it('plain mutation', async function () {
        assert.ok(ENDS.includes(await good(during('for (let i = 0; i < 50; i++) { bytes.fill(i * 7, i * 1000); await turn(); }', { options }))));
      });
    });

  it('a growable SharedArrayBuffer that grows', async function () {
    const make = 'fill(new Uint8Array(new SharedArrayBuffer(12 * MIB, { maxByteLength: 64 * MIB })))';
    assert.equal(await good(during('bytes.buffer.grow(64 * MIB); bytes = undefined;', { make })), 'right');
  });

  it('shared memory that another thread writes', async function () {
    const make = 'fill(new Uint8Array(new SharedArrayBuffer(12 * MIB)))';
    const act = `
      const w = new Worker("const { workerData: b } = require('worker_threads'); for (let i = 0; ; i++) b[(i * 7919) % b.length] = i;", { eval: true, workerData: bytes });
      setTimeout(() => w.terminate(), 500);`;
    assert.ok(ENDS.includes(await good(during(act, { make }))));
  });

  it('shared WebAssembly memory that grows', async function () {
    const make = 'fill(new Uint8Array((globalThis.memory = new WebAssembly.Memory({ initial: 192, maximum: 2000, shared: true })).buffer))';
    assert.equal(await good(during('memory.grow(1); delete globalThis.memory; bytes = undefined;', { make })), 'right');
  });

  it('a bare SharedArrayBuffer', async function () {
    assert.equal(await good(during('bytes = undefined;', { make: 'fill(new Uint8Array(new SharedArrayBuffer(12 * MIB))).buffer' })), 'right');
  });

  it('a buffer that is marked already is not detached by us, and is analysed', async function () {
    const act = '';
    const make = "(() => { const b = fill(new Uint8Array(12 * MIB)); require('node:worker_threads').markAsUntransferable(b.buffer); return b; })()";
    for (const options of ['{}', '{ pin: true }']) assert.equal(await good(during(act, { make, options })), 'right');
    assert.equal(await good(`${during(act, { make, options: '{ transfer: true }' })}`).catch(() => 'ERR_INVALID_ARG_VALUE'), 'ERR_INVALID_ARG_VALUE');
  });

  it('a pinned buffer can be pinned again, and is there afterwards', async function () {
    assert.equal(
      await good(`
        const bytes = fill(new Uint8Array(4 * MIB));
        const [a, b] = await Promise.all([analyze(bytes, { pin: true }), analyze(bytes, { pin: true })]);
        assert.deepEqual(a, b);
        assert.deepEqual(await analyze(bytes, { pin: true }), analyzeSync(bytes));
        console.log(bytes.length);`),
      String(4 << 20),
    );
  });

  it('a buffer is pinned in a worker too', async function () {
    await good(`
      const code = "const t = require(" + JSON.stringify(ROOT) + "); const bytes = new Uint8Array(1 << 20).fill(97); t.analyze(bytes, { pin: true }).then((r) => { if (r.counts.bytes !== 1 << 20) throw r; });";
      await new Promise((done, failed) => new Worker(code, { eval: true }).once('error', failed).once('exit', done));`);
  });

  it('ownership: the caller’s buffer is detached at once, without a copy', async function () {
    assert.equal(
      await good(`
        const bytes = fill(new Uint8Array(12 * MIB));
        const expected = analyzeSync(bytes);
        const done = analyze(bytes, { transfer: true });
        console.log(bytes.length);
        await collect();
        assert.deepEqual(await done, expected);`),
      '0',
    );
  });

  it('ownership is refused of pools, parts, shared memory and strings', async function () {
    assert.equal(
      await good(`
        const whole = fill(new Uint8Array(2 * MIB));
        const pooled = Buffer.from('a pooled buffer');
        for (const input of [pooled, whole.subarray(1), whole.subarray(0, MIB), new Uint8Array(new SharedArrayBuffer(9)), 'text', new WebAssembly.Memory({ initial: 1 }).buffer])
          await assert.rejects(analyze(input, { transfer: true }), { code: 'ERR_INVALID_ARG_VALUE', message: /options\\.transfer/ });
        assert.equal(String(pooled), 'a pooled buffer');
        assert.equal(Buffer.from('the pool lives').toString(), 'the pool lives');
        console.log(whole.length);`),
      String(2 << 20),
    );
  });

  it('small typed arrays, whose bytes move when .buffer is asked for', async function () {
    await good(`
      for (let i = 0; i < 3000; i++) {
        const small = new Uint8Array([0x61, 0x20, 0x62]);
        const [r, n] = await Promise.all([analyze(small, { transfer: i % 3 === 1, pin: i % 3 === 2 }), countSegments(new Uint8Array([0x61, 0x62]))]);
        assert.equal(r.counts.words, 2);
        assert.equal(n, 2);
        if (i % 500 === 0) await collect();
      }`);
  });

  it('empty buffers', async function () {
    await good(`
      for (const options of [{}, { pin: true }, { transfer: true }])
        for (const input of [new Uint8Array(0), new ArrayBuffer(0), Buffer.alloc(0), new DataView(new ArrayBuffer(0))])
          assert.equal((await analyze(input, options)).counts.bytes, 0);
      assert.equal((await analyze(new SharedArrayBuffer(0))).counts.bytes, 0);
      assert.equal((await boundaries('')).length, 0);`);
  });

  it('bytes that are gone already', async function () {
    await good(`
      const bytes = new Uint8Array(100);
      structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      for (const options of [{}, { pin: true }, { transfer: true }]) await assert.rejects(analyze(bytes, options), { code: 'ERR_TG_DETACHED' });`);
  });
});
