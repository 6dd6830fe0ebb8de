// Runs test files on other versions of Node, from npm, and the basics on Bun and Deno: a line for each.
//
//   node tools/matrix.mjs [--runtimes=node@20,node@22,…] [name ...]
//
// Names are those of test/*.test.js. The addon is the one that is built: it is the same for all. Exit status 1 if one failed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const RUNTIMES = ['node@20', 'node@22', 'node@24', 'node@26', 'bun', 'deno'];
const FILES = ['async', 'zero-copy', 'lifetime', 'segment', 'analyze'];
const MINUTES = 10;

const flag = process.argv.find((arg) => arg.startsWith('--runtimes='));
const runtimes = flag ? flag.slice('--runtimes='.length).split(',') : RUNTIMES;
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const files = (named.length ? named : FILES).map((name) => path.join('test', `${name}.test.js`));

// What every runtime has to do; mocha's files use what only Node has.
const BASICS = `
const assert = require('node:assert');
const t = require(${JSON.stringify(ROOT)});
const bytes = new Uint8Array(3 << 20).fill(97).map((b, i) => (i % 6 ? b : 32));
const expected = t.analyzeSync(bytes);
(async () => {
  for (const options of [{}, { pin: true }]) assert.deepEqual(await t.analyze(bytes, options), expected);
  assert.equal(await t.countSegments('x y ' .repeat(300000), { granularity: 'word' }), t.countSegmentsSync('x y '.repeat(300000), { granularity: 'word' }));
  assert.deepEqual(await t.boundaries(bytes, { granularity: 'word' }), t.boundariesSync(bytes, { granularity: 'word' }));
  const shared = new Uint8Array(new SharedArrayBuffer(1 << 20)).fill(97);
  assert.deepEqual(await t.analyze(shared), t.analyzeSync(shared));
  const controller = new AbortController();
  const promise = t.analyze(bytes, { signal: controller.signal });
  controller.abort();
  await assert.rejects(promise, { code: 'ABORT_ERR' });
  assert.deepEqual(await t.analyzeFile(${JSON.stringify(path.join(ROOT, 'README.md'))}), t.analyzeFileSync(${JSON.stringify(path.join(ROOT, 'README.md'))}));
  const own = bytes.slice();
  assert.deepEqual(await t.analyze(own, { transfer: true }), expected);
  assert.equal(own.length, 0);
  console.log('7 passing');
})();`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'textgauge-matrix-'));

function run(program, args, env = {}) {
  const options = { cwd: ROOT, encoding: 'utf8', timeout: MINUTES * 60e3, killSignal: 'SIGKILL', env: { ...process.env, ...env } };
  const { status, signal, error, stdout = '', stderr = '' } = spawnSync(program, args, options);
  return { ok: status === 0, output: `${stdout}${stderr}`, how: error?.message ?? signal ?? `exit status ${status}` };
}

/** The program of a runtime, installed from npm. */
function install(runtime) {
  const home = path.join(folder, runtime.replace(/\W/g, '-'));
  mkdirSync(home);
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
  const { ok, output } = run('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', runtime]);
  const program = path.join(home, 'node_modules', '.bin', runtime.split('@')[0]);
  return ok && existsSync(program) ? { program } : { why: output.trim().split('\n').at(-1) };
}

function test(runtime) {
  const { program, why } = install(runtime);
  if (!program) return { ok: false, line: `not installed: ${why}` };
  const version = run(program, ['--version']).output.trim().split('\n')[0];
  const onNode = runtime.startsWith('node');
  const basics = path.join(folder, 'basics.cjs');
  writeFileSync(basics, BASICS);
  // Tests run programs of their own by process.execPath, which is this runtime then.
  const args = onNode ? [path.join('node_modules', 'mocha', 'bin', 'mocha.js'), ...files] : [...(runtime.startsWith('deno') ? ['run', '-A'] : []), basics];
  const { ok, output, how } = run(program, args);
  const passing = /(\d+) passing/.exec(output)?.[1] ?? 0;
  const failing = /(\d+) failing/.exec(output)?.[1] ?? 0;
  if (!ok) console.log(output.slice(-6000));
  return { ok, line: `${version}: ${passing} passed, ${failing} failed${ok ? '' : ` (${how})`}` };
}

let failed = 0;
for (const runtime of runtimes) {
  const begin = Date.now();
  const { ok, line } = test(runtime);
  if (!ok) failed++;
  console.log(`${runtime.padEnd(8)} ${line} (${((Date.now() - begin) / 1000).toFixed(0)} s)`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
