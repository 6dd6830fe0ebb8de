'use strict';
// lifetime: the environment ends at any moment of a job's life, and nothing crashes, hangs or stays.
const assert = require('node:assert/strict');
const { child, good } = require('./helpers/child.js');
const { terminations } = require('./tiers.js');

const WORK = 'const large = fill(new Uint8Array(new SharedArrayBuffer(64 * MIB)));';
// One job by every way to the threads.
const ALL = `[analyze(large), analyze(large.slice()), analyze(large.slice(), { transfer: true }), analyze(large.slice(0, MIB), { pin: true }), boundaries(large.slice(0, 4 * MIB)), countSegments('word '.repeat(MIB))]`;

describe('the end of an environment', function () {
  this.timeout(300000);

  it('an idle pool holds nothing open', async function () {
    const begin = performance.now();
    await good("await analyze('two words'); setTimeout(() => { console.log('held'); }, 30000).unref();");
    assert.ok(performance.now() - begin < 10000);
  });

  it('work under way holds the process open', async function () {
    assert.equal(await good("analyze(fill(new Uint8Array(2 * MIB))).then((r) => console.log(r.counts.bytes));"), String(2 << 20));
  });

  it('process.exit with work in flight', async function () {
    for (const ms of [0, 1, 20]) {
      const begin = performance.now();
      const { code, signal, err } = await child(`${WORK} const all = ${ALL}; await later(${ms}); process.exit(7);`);
      assert.deepEqual({ code, signal, err }, { code: 7, signal: null, err: '' });
      assert.ok(performance.now() - begin < 20000);
    }
  });

  it('an uncaught exception with work in flight', async function () {
    const { code, signal, err } = await child(`${WORK} ${ALL}; setTimeout(() => { throw new Error('mine'); }, 5); await later(10000);`);
    assert.deepEqual([code, signal], [1, null]);
    assert.match(err, /Error: mine/);
  });

  it(`worker.terminate at random moments, ${terminations} times`, async function () {
    const out = await good(
      `${WORK}
      const code = \`const { analyze, boundaries, countSegments } = require(\${JSON.stringify(ROOT)}); const MIB = 1 << 20; const large = require('worker_threads').workerData;
        const again = () => Promise.allSettled(${ALL}).then(again); again(); require('worker_threads').parentPort.postMessage('begun');\`;
      let slowest = 0;
      for (let i = 0; i < ${terminations}; i++) {
        const worker = new Worker(code, { eval: true, workerData: large });
        if (i % 4) await new Promise((done) => worker.once('message', done));
        await later(Math.random() * 60);
        const begin = performance.now();
        await worker.terminate();
        slowest = Math.max(slowest, performance.now() - begin);
      }
      assert.equal((await analyze('two words')).counts.words, 2);
      assert.equal(textgauge.poolStats().environments, 1);
      console.log(Math.round(slowest));`,
      { timeout: 280000 },
    );
    assert.ok(Number(out) < 2000, `the slowest took ${out} ms`);
  });

  it('an addon that only a worker loaded, which ends', async function () {
    for (const ending of ['', 'process.exit();', 'setTimeout(() => process.exit(), 5);'])
      await good(`
        const { spawnSync } = require('node:child_process');
        const { status, signal, stderr } = spawnSync(process.execPath, ['-e', \`
          const { Worker } = require('node:worker_threads');
          const code = "const t = require(" + JSON.stringify(\${JSON.stringify(ROOT)}) + "); t.analyze(Buffer.alloc(3e6, 'word ')); t.analyze('a'); ${ending}";
          const go = (n) => n && new Worker(code, { eval: true }).on('exit', () => setTimeout(go, 20, n - 1));
          go(3);
        \`], { encoding: 'utf8' });
        assert.deepEqual({ status, signal, stderr }, { status: 0, signal: null, stderr: '' });`);
  });

  it('workers leave others’ work alone', async function () {
    await good(`
      const bytes = fill(new Uint8Array(4 * MIB));
      const expected = analyzeSync(bytes);
      const mine = Array.from({ length: 4 }, () => analyze(bytes));
      const worker = new Worker(\`require(\${JSON.stringify(ROOT)}).analyze(Buffer.alloc(5e7, 'word '))\`, { eval: true });
      await later(50);
      await worker.terminate();
      for (const one of await Promise.all(mine)) assert.deepEqual(one, expected);`);
  });

  it('aborts at every moment, with forced collections', async function () {
    await good(`
      const bytes = fill(new Uint8Array(MIB));
      for (let i = 0; i < 150; i++) {
        const controller = new AbortController();
        const promise = analyze(i % 2 ? bytes.slice() : bytes, { signal: controller.signal, transfer: i % 2 === 1 }).catch((e) => assert.equal(e.code, 'ABORT_ERR'));
        if (i % 3) await later((i % 10) / 2);
        if (i % 7 === 0) await collect();
        controller.abort();
        controller.abort();
        await promise;
      }
      for (let i = 0; textgauge.poolStats().jobs; i++) { assert.ok(i < 1000); await later(5); }`);
  });

  it('leaks neither bytes nor jobs', async function () {
    const grown = await good(`
      const round = async (n) => {
        for (let i = 0; i < n; i++) {
          const controller = new AbortController();
          const jobs = [analyze(fill(new Uint8Array(MIB)), { transfer: true }), analyze(fill(new Uint8Array(MIB / 2))), analyze('word '.repeat(50000), { signal: controller.signal }).catch(() => {})];
          controller.abort();
          await Promise.all(jobs);
        }
        await collect();
        await later(50);
        await collect();
        return process.memoryUsage().rss / MIB;
      };
      const before = await round(20);
      console.log(Math.round((await round(80)) - before));`);
    assert.ok(Number(grown) < 48, `${grown} MiB more`);
  });
});
