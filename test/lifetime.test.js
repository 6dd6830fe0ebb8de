'use strict';
// lifetime: the environment ends at any moment of a job's life, work is aborted at any moment, and nothing crashes, hangs
// or stays.
const assert = require('node:assert/strict');
const { child, good } = require('./helpers/child.js');
const { terminations } = require('./tiers.js');

const SEED = 20240229; // of the moments
const WORK = 'const large = fill(new Uint8Array(new SharedArrayBuffer(64 * MIB)));';
// One job by every way to the threads.
const ALL = `[analyze(large), analyze(large.slice()), analyze(large.slice(), { transfer: true }), analyze(large.slice(0, MIB), { pin: true }), boundaries(large.slice(0, 4 * MIB)), countSegments('word '.repeat(MIB)), textgauge.analyzeFile(process.execPath, { end: 8 * MIB }), textgauge.wordFrequencies(large, { ngram: 3, stopWords: ['the'] }), textgauge.wordFrequenciesFile(process.execPath, { end: 8 * MIB, stopWords: true })]`;
const IDLE = `
  const idle = async () => { for (let i = 0; ; i++) { const { jobs, busy, queued } = textgauge.poolStats(); if (jobs + busy + queued === 0) return; assert.ok(i < 2000, 'the pool is busy'); await later(5); } };`;
const CODE = `"'use strict'; const textgauge = require(" + JSON.stringify(ROOT) + "); const { analyze, boundaries, countSegments } = textgauge; const { parentPort, workerData: large } = require('node:worker_threads'); const MIB = 1 << 20;"`;

describe('the end of an environment', function () {
  this.timeout(300000);

  it('an idle pool holds nothing open', async function () {
    await good("await analyze('two words'); setTimeout(() => { throw new Error('held'); }, 30000).unref();");
  });

  it('work under way holds the process open', async function () {
    assert.equal(await good("analyze(fill(new Uint8Array(new SharedArrayBuffer(2 * MIB)))).then((r) => console.log(r.counts.bytes));"), String(2 << 20));
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

  it('a rejection that nobody handles, with other work in flight', async function () {
    const { code, signal, err } = await child(`${WORK} ${ALL}; analyze('a', { signal: AbortSignal.abort() }); await later(10000);`);
    assert.deepEqual([code, signal], [1, null]);
    assert.match(err, /AbortError/);
  });

  it('a worker ends by an exception, by process.exit, by itself, with work in flight', async function () {
    await good(`${WORK} ${IDLE}
      for (const [ending, code, errors] of [['throw new Error("mine")', 1, 1], ['process.exit(3)', 3, 0], ['parentPort.close()', 0, 0]]) {
        const worker = new Worker(${CODE} + \`${ALL}; setTimeout(() => { \${ending}; }, 5);\`, { eval: true, workerData: large.subarray(0, 2 * MIB) });
        let seen = 0;
        worker.on('error', (error) => { assert.equal(error.message, 'mine'); seen++; });
        assert.equal(await new Promise((done) => worker.once('exit', done)), code);
        assert.equal(seen, errors);
        await idle();
        assert.equal(textgauge.poolStats().environments, 1);
      }`);
  });

  it(`worker.terminate at random moments, ${terminations} times`, async function () {
    const out = await good(
      `${WORK} ${IDLE}
      const next = require(ROOT + '/test/helpers/text.js').random(${SEED});
      const code = ${CODE} + \`const again = () => Promise.allSettled(${ALL}).then(again); again(); parentPort.postMessage('begun');\`;
      let slowest = 0;
      for (let i = 0; i < ${terminations}; i++) {
        const worker = new Worker(code, { eval: true, workerData: large });
        if (i % 4) await new Promise((done) => worker.once('message', done));
        await later(next() * 60);
        const begin = performance.now();
        await worker.terminate();
        slowest = Math.max(slowest, performance.now() - begin);
      }
      await idle();
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
});

describe('the end of a job', function () {
  this.timeout(300000);

  it('aborts before, during and after, of every call and source, with collections all the time', async function () {
    await good(`${IDLE}
      const { analyzeFile } = textgauge;
      const next = require(ROOT + '/test/helpers/text.js').random(${SEED});
      const bytes = fill(new Uint8Array(2 * MIB));
      const shared = fill(new Uint8Array(new SharedArrayBuffer(2 * MIB)));
      const text = 'word '.repeat(MIB / 4);
      const ways = [
        (o) => analyze(bytes, o), (o) => analyze(shared, o), (o) => analyze(text, o), (o) => analyze('short', o),
        (o) => analyze(bytes.slice(), { ...o, transfer: true }), (o) => analyze(bytes.slice(), { ...o, pin: true }),
        (o) => boundaries(bytes, o), (o) => boundaries(shared, o), (o) => countSegments(text, o), (o) => countSegments(shared, o),
        (o) => textgauge.wordFrequencies(bytes, { ngram: 2, ...o }), (o) => textgauge.wordFrequencies(shared, { stopWords: ['here'], ...o }),
        (o) => analyzeFile(process.execPath, { ...o, end: 2 * MIB }),
      ];
      const moments = [
        async (abort) => abort(), // at once
        async (abort) => { await turn(); abort(); },
        async (abort) => { for (let n = next() * 10; n > 0; n--) await turn(); abort(); },
        async (abort) => { await later(next() * 15); abort(); abort(); },
        async (abort, promise) => { await promise; abort(); },
      ];
      let aborted = 0;
      for (const [i, moment] of [...moments, ...moments].entries())
        for (const way of ways) {
          const controller = new AbortController();
          const promise = way({ signal: controller.signal }).then(() => 0, (e) => { assert.equal(e.code, 'ABORT_ERR'); aborted++; });
          globalThis.gc();
          await moment(() => controller.abort(), promise);
          await promise;
          if (i < moments.length) await collect();
        }
      for (const way of ways) await assert.rejects(way({ signal: AbortSignal.abort() }), { code: 'ABORT_ERR' });
      assert.ok(aborted >= 4 * ways.length, String(aborted)); // those at once, and those one turn later
      assert.ok(aborted <= 8 * ways.length, String(aborted));
      await idle();`);
  });

  it('signals keep no job, and jobs no signal’s listeners', async function () {
    await good(`
      const { getEventListeners } = require('node:events');
      const { signal } = new AbortController();
      const refs = [];
      for (let i = 0; i < 20; i++) {
        const bytes = fill(new Uint8Array(MIB));
        refs.push(new WeakRef(bytes));
        await analyze(bytes, { signal });
      }
      await analyze('a', { signal, invalid: 'error', onProgress: () => { throw new Error('mine'); } }).catch(() => {});
      assert.equal(getEventListeners(signal, 'abort').length, 0);
      await later(10);
      await collect();
      assert.ok(refs.filter((ref) => ref.deref()).length <= 1);`);
  });

  it('promises that nobody keeps, with a collection at every turn', async function () {
    await good(`${IDLE}
      const shared = fill(new Uint8Array(new SharedArrayBuffer(2 * MIB)));
      let ends = 0;
      for (let i = 0; i < 40; i++) {
        const bytes = fill(new Uint8Array(300000));
        for (const call of [() => analyze(bytes), () => analyze(bytes.slice(), { transfer: true }), () => analyze(shared), () => countSegments(shared.subarray(i)), () => boundaries(bytes, { pin: true }), () => textgauge.analyzeFile(ROOT + '/README.md'), () => textgauge.wordFrequencies(bytes, { ngram: 2, stopWords: true })])
          call().then(() => ends++, () => ends++);
        globalThis.gc();
        await turn();
        globalThis.gc();
      }
      await idle();
      await later(20);
      assert.equal(ends, 280);`, { timeout: 120000 });
  });

  // What leaks leaks in every round; what the system took back meanwhile, or gave, shows in one of them.
  const leastGrowth = (rounds) => Math.min(...rounds.slice(1).map((after, i) => after - rounds[i]));

  it('leaks neither bytes nor jobs', async function () {
    const rounds = JSON.parse(
      await good(`${IDLE}
        const shared = fill(new Uint8Array(new SharedArrayBuffer(MIB)));
        const once = async () => {
          const controller = new AbortController();
          const { signal } = controller;
          const jobs = [
            analyze(fill(new Uint8Array(MIB)), { transfer: true }), analyze(fill(new Uint8Array(MIB / 2))), analyze(fill(new Uint8Array(MIB / 2)), { pin: true }),
            analyze('word '.repeat(50000), { signal }), analyze(shared, { signal }), boundaries(fill(new Uint8Array(MIB / 2))), boundaries(shared, { signal }),
            countSegments(shared), textgauge.wordFrequencies(shared, { ngram: 2, signal }), textgauge.analyzeFile(ROOT + '/package.json'), textgauge.analyzeFile(process.execPath, { signal, end: 1e6 }),
          ];
          await turn();
          controller.abort();
          await Promise.allSettled(jobs);
        };
        const rounds = [];
        for (let i = 1; i <= 100; i++) {
          await once();
          if (i % 20) continue;
          await idle();
          await collect();
          await later(50);
          await collect();
          rounds.push(Math.round(process.memoryUsage().rss / MIB));
        }
        console.log(JSON.stringify(rounds));`),
    );
    assert.ok(leastGrowth(rounds) < 8, `MiB after each round: ${rounds}`);
  });

  it('leaks neither environments, nor threads, nor descriptors', async function () {
    const rounds = JSON.parse(
      await good(`
        const { existsSync, readdirSync, openSync } = require('node:fs');
        const count = (folder) => (existsSync(folder) ? readdirSync(folder).length : 0);
        // The worker opens no file: Node.js itself may leave one open that was being opened when the worker ended.
        const handle = "const handle = { fd: " + openSync(process.execPath) + ", stat: async () => require('node:fs').fstatSync(handle.fd), read() {} };";
        const code = ${CODE} + handle + "analyze('a b'.repeat(100000)).then(() => parentPort.postMessage(0)); textgauge.analyzeFile(handle, { end: 1e6 }); textgauge.analyzeFile(handle);";
        const rounds = [];
        for (let i = 1; i <= 40; i++) {
          const worker = new Worker(code, { eval: true });
          await new Promise((done) => worker.once('message', done));
          await worker.terminate();
          if (i % 10) continue;
          await collect();
          await later(50);
          rounds.push({ memory: Math.round(process.memoryUsage().rss / MIB), threads: count('/proc/self/task'), files: count('/proc/self/fd') });
        }
        console.log(JSON.stringify(rounds));`),
    );
    for (const [name, most] of [['memory', 8], ['threads', 0], ['files', 0]]) {
      const list = rounds.map((round) => round[name]);
      assert.ok(leastGrowth(list) <= most, `${name} after each round: ${list}`);
    }
  });
});
