'use strict';
// file: analyzeFile() and analyzeFileSync(): what kinds of files there are, and what may happen to one meanwhile. What
// is expected of each is told in lib/index.d.ts.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { analyzeFile, analyzeFileSync, analyzeSync, poolStats } = require('..');
const { leaveOut } = require('./helpers/leave-out.js');
const { fileMiB } = require('./tiers.js');

const WINDOWS = process.platform === 'win32';
const MIB = 1 << 20;
const TEXT = Buffer.from('It was héavy and 😀 odd. Why?\n\n'.repeat(1000));

describe('files', function () {
  this.timeout(60000);

  let folder, small, large;
  const make = (name, bytes) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, bytes);
    return file;
  };

  before(function () {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-file-'));
    small = make('small.txt', TEXT);
    large = make('large.txt', Buffer.alloc(6 * MIB, TEXT));
  });

  after(function () {
    fs.rmSync(folder, { recursive: true });
  });

  async function both(file, options, expected) {
    assert.deepEqual(await analyzeFile(file, options), expected);
    assert.deepEqual(analyzeFileSync(file, options), expected);
  }

  it('by path, Buffer and URL', async function () {
    for (const file of [small, Buffer.from(small), pathToFileURL(small)]) await both(file, undefined, analyzeSync(TEXT));
  });

  it('empty, and of several parts', async function () {
    await both(make('empty', ''), {}, analyzeSync(''));
    await both(large, { top: 3 }, analyzeSync(fs.readFileSync(large), { top: 3 }));
  });

  it('in the encoding of the byte order mark, or of the option', async function () {
    const text = 'Ça va? Oui.';
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const [{ counts: a }, { counts: b }] = [await analyzeFile(make('utf16', utf16)), analyzeSync(utf16, { encoding: 'utf16le' })];
    assert.deepEqual(a, b);
    const latin1 = Buffer.from(text, 'latin1');
    await both(make('latin1', latin1), { encoding: 'latin1' }, analyzeSync(latin1, { encoding: 'latin1' }));
  });

  it('start and end', async function () {
    for (const [start, end] of [[0, 0], [5, 100], [100, undefined], [undefined, 77], [TEXT.length, undefined], [1e9, undefined], [3, 1e12], [10, Infinity]])
      await both(small, { start, end }, analyzeSync(TEXT.subarray(start, end === undefined || end > 1e9 ? undefined : end)));
    for (const options of [{ start: -1 }, { start: 0.5 }, { end: NaN }, { start: 5, end: 4 }, { start: Infinity }]) {
      await assert.rejects(analyzeFile(small, options), { code: 'ERR_INVALID_ARG_VALUE' });
      assert.throws(() => analyzeFileSync(small, options), { code: 'ERR_INVALID_ARG_VALUE' });
    }
    await assert.rejects(analyzeFile(small, { start: '1' }), { code: 'ERR_INVALID_ARG_TYPE' });
  });

  describe('a FileHandle', function () {
    let handle;

    beforeEach(async function () {
      handle = await fs.promises.open(large);
      await handle.read(Buffer.alloc(3), 0, 3, null);
    });

    afterEach(async function () {
      await handle.close();
    });

    async function isWhereItWas() {
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, null);
      assert.deepEqual(buffer, TEXT.subarray(3, 7));
    }

    it('is neither moved nor closed by a result', async function () {
      const expected = analyzeSync(fs.readFileSync(large));
      await both(handle, undefined, expected);
      assert.deepEqual(await Promise.all([analyzeFile(handle), analyzeFile(handle)]), [expected, expected]);
      await both(handle, { start: 10, end: 2 * MIB + 1 }, analyzeSync(fs.readFileSync(large).subarray(10, 2 * MIB + 1)));
      await isWhereItWas();
    });

    it('is neither moved nor closed by an error', async function () {
      const options = { invalid: 'error', encoding: 'utf16le', start: 1, end: 6 * MIB };
      await assert.rejects(analyzeFile(handle, options), { code: 'ERR_TG_INVALID' });
      assert.throws(() => analyzeFileSync(handle, options), { code: 'ERR_TG_INVALID' });
      await isWhereItWas();
    });

    it('is neither moved nor closed by an abort', async function () {
      for (const wait of [() => undefined, () => handle.stat(), () => new Promise((done) => setTimeout(done, 5))]) {
        const controller = new AbortController();
        const promise = analyzeFile(handle, { signal: controller.signal });
        await wait();
        controller.abort();
        await assert.rejects(promise, { code: 'ABORT_ERR' });
      }
      await isWhereItWas();
      for (let i = 0; poolStats().jobs; i++) {
        assert.ok(i < 1000);
        await new Promise((done) => setTimeout(done, 5));
      }
    });

    it('may be closed meanwhile', async function () {
      const promise = analyzeFile(handle, { onProgress() {} });
      await handle.stat();
      await handle.stat();
      await handle.close();
      const [{ value, reason }] = await Promise.allSettled([promise]);
      if (reason) assert.equal(reason.code, 'EBADF');
      else assert.deepEqual(value, analyzeSync(fs.readFileSync(large)));
    });

    it('that is closed is refused', async function () {
      await handle.close();
      await assert.rejects(analyzeFile(handle), { code: 'EBADF' });
      assert.throws(() => analyzeFileSync(handle), (e) => e.code === 'EBADF' || e.code === 'ERR_OUT_OF_RANGE');
    });
  });

  it('Node’s own errors', async function () {
    const none = path.join(folder, 'none');
    await assert.rejects(analyzeFile(none), { code: 'ENOENT', syscall: 'open', path: none });
    assert.throws(() => analyzeFileSync(none), { code: 'ENOENT', syscall: 'open', path: none });
    await assert.rejects(analyzeFile(folder), { code: 'EISDIR', syscall: 'read' });
    assert.throws(() => analyzeFileSync(folder), { code: 'EISDIR', syscall: 'read' });
    await assert.rejects(analyzeFile(path.join(small, 'below')), { code: 'ENOTDIR', syscall: 'open' });
    for (const file of [undefined, null, 3, {}, [], { fd: 0 }, { fd: 0, stat() {} }]) {
      await assert.rejects(analyzeFile(file), { code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => analyzeFileSync(file), { code: 'ERR_INVALID_ARG_TYPE' });
    }
  });

  it('have the stack of who awaits', async function () {
    async function theCaller() {
      await analyzeFile(folder);
    }
    await assert.rejects(theCaller(), (e) => /at async theCaller .*file\.test\.js/.test(e.stack));
  });

  // Root may read everything, so it is another user for a moment.
  if (WINDOWS) leaveOut('an unreadable file', 'Windows has no such mode');
  else
    it('that may not be read', async function () {
      const secret = make('secret', TEXT);
      fs.chmodSync(secret, 0);
      fs.chmodSync(folder, 0o755);
      const root = process.geteuid() === 0;
      try {
        if (root) process.seteuid(65534);
        await assert.rejects(analyzeFile(secret), { code: 'EACCES', syscall: 'open', path: secret });
        assert.throws(() => analyzeFileSync(secret), { code: 'EACCES', syscall: 'open', path: secret });
      } finally {
        if (root) process.seteuid(0);
      }
    });

  if (WINDOWS) leaveOut('no descriptor left', 'Windows has no ulimit');
  else
    it('when there is no descriptor left', function () {
      const code = `
        const fs = require('node:fs');
        const { analyze, analyzeFile } = require(${JSON.stringify(path.join(__dirname, '..'))});
        (async () => {
          const handle = await fs.promises.open(${JSON.stringify(small)});
          await analyze('a text, so that all that is needed is open');
          const [all, codes] = [[], []];
          try { for (;;) all.push(fs.openSync('/dev/null')); } catch {}
          for (const file of [handle, ${JSON.stringify(small)}]) await analyzeFile(file).catch((e) => codes.push(e.code));
          all.forEach((fd) => fs.closeSync(fd));
          console.log(codes.join(), (await analyzeFile(handle)).counts.bytes);
        })();`;
      const out = execFileSync('sh', ['-c', 'ulimit -n 200; exec "$0" -e "$1"', process.execPath, code], { encoding: 'utf8' });
      assert.equal(out, `EMFILE,EMFILE ${TEXT.length}\n`);
    });

  if (process.platform !== 'linux') leaveOut('files of /proc', 'only Linux has them');
  else
    for (const file of ['/proc/version', '/proc/cpuinfo', '/proc/kallsyms'].filter((name) => fs.existsSync(name)))
      it(`${file}, whose size is told as 0`, async function () {
        assert.equal(fs.statSync(file).size, 0);
        const counts = ['words', 'letters', 'lines', 'bytes'];
        const content = fs.readFileSync(file, 'latin1').replace(/^cpu MHz.*/gm, '');
        const told = [];
        const report = await analyzeFile(file, { counts, metrics: [], onProgress: (p) => told.push(p) });
        assert.ok(report.counts.bytes >= content.length && report.counts.lines === content.split('\n').length - 1);
        assert.equal(analyzeFileSync(file, { counts, metrics: [] }).counts.lines, report.counts.lines);
        const { done, total } = told.pop();
        assert.deepEqual([done, total], [report.counts.bytes, report.counts.bytes]);
        for (const p of told) assert.equal(p.total, null);
      });

  if (WINDOWS) leaveOut('pipes and devices', 'Windows has none with a name');
  else
    describe('a pipe', function () {
      let fifo, pipes = 0;

      // Always a new one: whoever opens one finds nobody who has yet to close it.
      const newPipe = () => execFileSync('mkfifo', [(fifo = path.join(folder, `fifo-${++pipes}`))]);
      beforeEach(newPipe);

      it('by name', async function () {
        const write = fs.promises.writeFile(fifo, TEXT);
        assert.deepEqual(await analyzeFile(fifo), analyzeSync(TEXT));
        await write;
      });

      it('has start and end, too', async function () {
        for (const [start, end] of [[7, 30000], [0, 0], [65536, 65537], [TEXT.length + 1, undefined]]) {
          newPipe();
          const write = fs.promises.writeFile(fifo, TEXT).catch((e) => assert.equal(e.code, 'EPIPE'));
          assert.deepEqual(await analyzeFile(fifo, { start, end }), analyzeSync(TEXT.subarray(start, end)));
          await write;
        }
      });

      it('tells how far it is, without a total but at its end', async function () {
        const told = [];
        const write = fs.promises.writeFile(fifo, Buffer.alloc(3 * MIB, TEXT));
        await analyzeFile(fifo, { onProgress: (p) => told.push(p) });
        await write;
        assert.deepEqual(told.pop(), { done: 3 * MIB, total: 3 * MIB });
        assert.ok(told.length > 0 && told.every((p) => p.total === null && p.done <= 3 * MIB));
      });

      it('of a FileHandle: what is behind the end stays in it', async function () {
        const [handle] = await Promise.all([fs.promises.open(fifo), fs.promises.writeFile(fifo, TEXT)]);
        try {
          assert.deepEqual(await analyzeFile(handle, { start: 5, end: 20 }), analyzeSync(TEXT.subarray(5, 20)));
          assert.deepEqual(analyzeFileSync(handle, { end: 30 }), analyzeSync(TEXT.subarray(20, 50)));
          assert.deepEqual(await analyzeFile(handle), analyzeSync(TEXT.subarray(50)));
        } finally {
          await handle.close();
        }
      });

      it('that nobody writes to: an abort waits for nothing', async function () {
        for (const opened of [false, true]) {
          newPipe();
          const controller = new AbortController();
          const writer = opened ? fs.promises.open(fifo, 'w') : undefined;
          const promise = analyzeFile(fifo, { signal: controller.signal });
          await writer;
          setTimeout(() => controller.abort('why'), 20);
          const begin = performance.now();
          await assert.rejects(promise, (e) => e.code === 'ABORT_ERR' && e.cause === 'why');
          assert.ok(performance.now() - begin < 1000);
          await (await (writer ?? fs.promises.open(fifo, 'w'))).close(); // lets Node's own thread go
        }
      });

      it('what onProgress throws', async function () {
        const write = fs.promises.writeFile(fifo, TEXT).catch((e) => assert.equal(e.code, 'EPIPE'));
        await assert.rejects(analyzeFile(fifo, { onProgress() { throw new Error('mine'); } }), { message: 'mine' });
        await write;
      });

      it('devices', async function () {
        await both('/dev/null', undefined, analyzeSync(''));
        await both('/dev/zero', { end: 100000 }, analyzeSync(Buffer.alloc(100000)));
      });
    });

  it('an abort, before and during', async function () {
    await assert.rejects(analyzeFile(path.join(folder, 'none'), { signal: AbortSignal.abort() }), { name: 'AbortError', code: 'ABORT_ERR' });
    for (const ms of [0, 1, 10]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort('why'), ms);
      await assert.rejects(analyzeFile(large, { signal: controller.signal }), (e) => e.code === 'ABORT_ERR' && e.cause === 'why');
    }
  });

  it('tells how far it is', async function () {
    const told = [];
    await analyzeFile(large, { onProgress: (p) => told.push(p) });
    assert.deepEqual(told.at(-1), { done: 6 * MIB, total: 6 * MIB });
    for (let i = 1; i < told.length; i++) assert.ok(told[i].done > told[i - 1].done);
  });

  // Between the look at its size and the first read, so that what is read is certain.
  describe('changed meanwhile', function () {
    const before_ = Buffer.alloc(3 * MIB, TEXT);

    for (const [name, change, after_] of [
      ['grown', (file) => fs.appendFileSync(file, 'and more'), Buffer.concat([before_, Buffer.from('and more')])],
      ['shrunk', (file) => fs.truncateSync(file, MIB + 1), before_.subarray(0, MIB + 1)],
      ['emptied', (file) => fs.truncateSync(file, 0), Buffer.alloc(0)],
      ['removed', (file) => fs.unlinkSync(file), before_],
      ['replaced', (file) => fs.renameSync(make('other', 'other'), file), before_],
    ]) {
      if (WINDOWS && /re/.test(name)) {
        leaveOut(name, 'Windows keeps the names of open files');
        continue;
      }
      it(name, async function () {
        const file = make(name, before_);
        const handle = await fs.promises.open(file);
        const { stat } = handle;
        handle.stat = async function () {
          const stats = await stat.call(this);
          change(file);
          return stats;
        };
        const told = [];
        try {
          assert.deepEqual(await analyzeFile(handle, { onProgress: (p) => told.push(p) }), analyzeSync(after_));
        } finally {
          await handle.close();
        }
        assert.deepEqual(told.at(-1), { done: after_.length, total: after_.length });
      });
    }
  });

  for (const [name, change] of [
    ['grows', (file) => fs.appendFileSync(file, TEXT)],
    ['shrinks', (file) => fs.truncateSync(file, MIB)],
    ['vanishes', (file) => fs.unlinkSync(file)],
  ])
    it(`a file that ${name} at any moment`, async function () {
      for (const ms of [0, 2, 10, 40]) {
        const file = make(name, Buffer.alloc(8 * MIB, TEXT));
        const promise = analyzeFile(file);
        setTimeout(change, ms, file);
        const { counts } = await promise.catch((e) => assert.deepEqual([name, e.code], ['vanishes', 'ENOENT']) ?? {});
        assert.ok(!counts || (counts.bytes >= MIB && counts.bytes <= 8 * MIB + TEXT.length));
      }
    });

  it('leave no descriptor open', async function () {
    if (process.platform !== 'linux') this.skip();
    const count = () => fs.readdirSync('/proc/self/fd').length;
    const round = async () => {
      const controller = new AbortController();
      const all = [small, large, folder, path.join(folder, 'none')].map((file) => analyzeFile(file));
      all.push(analyzeFile(large, { signal: controller.signal }), analyzeFile(large, { invalid: 'error', encoding: 'utf16le', start: 1 }));
      setTimeout(() => controller.abort(), 3);
      await Promise.allSettled(all);
      while (poolStats().jobs) await new Promise((done) => setTimeout(done, 5));
      await new Promise((done) => setTimeout(done, 20));
    };
    await round();
    const before_ = count();
    for (let i = 0; i < 2; i++) await round();
    assert.equal(count(), before_);
  });
});

describe(`a file of ${fileMiB} MiB`, function () {
  this.timeout(600000);

  const ROOM_MIB = 24; // for parts, their analyzers and threads

  let folder, file;

  before(function () {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-file-'));
    file = path.join(folder, 'text');
    const fd = fs.openSync(file, 'w');
    for (let i = 0; i < fileMiB; i++) fs.writeSync(fd, Buffer.alloc(MIB, `${TEXT} Part ${i} ends here.\n`));
    fs.closeSync(fd);
  });

  after(function () {
    fs.rmSync(folder, { recursive: true });
  });

  /** What a process of its own finds, and the most memory it had, in MiB, above what it had before. */
  function measured(threads, end, work = `analyzeFile(file, { end: ${end} })`) {
    const code = `
      const { analyzeFile } = require(${JSON.stringify(path.join(__dirname, '..'))});
      const file = ${JSON.stringify(file)};
      const { peak } = require(${JSON.stringify(require.resolve('./helpers/peak.js'))});
      (async () => {
        await analyzeFile(file, { end: 100 });
        const before = peak();
        const report = await ${work};
        console.log(JSON.stringify({ report, grown: peak() - before }));
      })();`;
    const out = execFileSync(process.execPath, ['-e', code], { encoding: 'utf8', env: { ...process.env, TEXTGAUGE_THREADS: String(threads) } });
    return JSON.parse(out);
  }

  if (process.platform !== 'linux') leaveOut('in flat memory, with one report', 'only Linux tells the most memory that a process had');
  else {
    it('in flat memory, with the same report on one thread and on two', function () {
      const [eighth, one, two] = [measured(1, (fileMiB * MIB) / 8), measured(1), measured(2)];
      assert.equal(one.report.counts.bytes, fileMiB * MIB);
      assert.deepEqual(one.report, two.report);
      for (const { grown } of [eighth, one, two]) assert.ok(grown < ROOM_MIB, `${grown.toFixed(1)} MiB`);
      assert.ok(one.grown - eighth.grown < 8, `${eighth.grown.toFixed(1)} MiB for an eighth, ${one.grown.toFixed(1)} for all`);
    });

    it('a growth is seen where there is one', function () {
      assert.ok(measured(1, 0, 'fs.readFileSync(file).length').grown > fileMiB / 2);
    });
  }
});
