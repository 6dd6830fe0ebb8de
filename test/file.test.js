'use strict';
// file: analyzeFile() and analyzeFileSync(): what kinds of files there are, and what may happen to one meanwhile.
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const { analyzeFile, analyzeFileSync, analyzeSync } = require('..');

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

  it('a FileHandle: neither moved nor closed', async function () {
    const handle = await fs.promises.open(large);
    try {
      await handle.read(Buffer.alloc(3), 0, 3, null);
      const expected = analyzeSync(fs.readFileSync(large));
      await both(handle, undefined, expected);
      assert.deepEqual(await Promise.all([analyzeFile(handle), analyzeFile(handle)]), [expected, expected]);
      const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, null);
      assert.deepEqual(buffer, TEXT.subarray(3, 7));
    } finally {
      await handle.close();
    }
    await assert.rejects(analyzeFile(handle), { code: 'EBADF' });
  });

  it('a FileHandle that is closed meanwhile', async function () {
    const handle = await fs.promises.open(large);
    const promise = analyzeFile(handle, { onProgress() {} });
    await handle.stat();
    await handle.stat();
    await handle.close();
    const [{ status, reason }] = await Promise.allSettled([promise]);
    if (status === 'rejected') assert.equal(reason.code, 'EBADF');
  });

  it('Node’s own errors', async function () {
    const none = path.join(folder, 'none');
    await assert.rejects(analyzeFile(none), { code: 'ENOENT', syscall: 'open', path: none });
    assert.throws(() => analyzeFileSync(none), { code: 'ENOENT', syscall: 'open', path: none });
    await assert.rejects(analyzeFile(folder), { code: 'EISDIR', syscall: 'read' });
    assert.throws(() => analyzeFileSync(folder), { code: 'EISDIR', syscall: 'read' });
    for (const file of [undefined, null, 3, {}, []]) {
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

  it('a pipe', async function () {
    if (process.platform === 'win32') this.skip();
    const fifo = path.join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const write = fs.promises.writeFile(fifo, TEXT);
    assert.deepEqual(await analyzeFile(fifo, { start: 7, end: 30000 }), analyzeSync(TEXT.subarray(7, 30000)));
    await write.catch((e) => assert.equal(e.code, 'EPIPE'));
    const more = fs.promises.writeFile(fifo, TEXT);
    assert.deepEqual(await analyzeFile(fifo), analyzeSync(TEXT));
    await more;
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

  for (const [name, change] of [
    ['grows', (file) => fs.appendFileSync(file, TEXT)],
    ['shrinks', (file) => fs.truncateSync(file, MIB)],
    ['vanishes', (file) => fs.unlinkSync(file)],
  ])
    it(`a file that ${name} meanwhile`, async function () {
      const file = make(name, Buffer.alloc(8 * MIB, TEXT));
      const promise = analyzeFile(file);
      setTimeout(change, 10, file);
      const { counts } = await promise;
      assert.ok(counts.bytes >= MIB && counts.bytes <= 8 * MIB + TEXT.length);
    });
});
