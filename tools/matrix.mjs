// Runs the tests of the addon on other versions of Node.js, and the basics on Bun and Deno, all from npm: a line for each,
// and at the end `N passed, N failed`.
//
//   node tools/matrix.mjs [runtime ...] [--files=name,...]
//
// Without a runtime, all that RUNTIMES names; files are those of test/*.test.js. The addon is the one that is built: one
// for all. What npm installs is in a folder of its own that does not stay; npm's cache keeps the downloads.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const RUNTIMES = {
  'node-18': ['node@18.20.8', 'mocha@11.8.0'], // that of package.json needs Node.js 20
  'node-20': ['node@20.20.2'],
  'node-22': ['node@22.23.3'],
  'node-24': ['node@24.21.0'],
  'node-26': ['node@26.10.0'],
  bun: ['bun@1.4.5'],
  deno: ['deno@2.9.6'],
};
const FILES = ['zero-copy', 'lifetime', 'async', 'analyze', 'analyzer', 'segment', 'token', 'file', 'errors', 'cli'];
const BASICS = path.join('test', 'runtimes', 'basics.cjs');
const MINUTES = 8; // of one runtime
const AT_ONCE = Math.min(2, os.availableParallelism?.() ?? os.cpus().length);

const [named, flags] = [[], []];
for (const arg of process.argv.slice(2)) (arg.startsWith('--') ? flags : named).push(arg);
const wrong = [...named.filter((name) => !Object.hasOwn(RUNTIMES, name)), ...flags.filter((flag) => !flag.startsWith('--files='))];
if (wrong.length) {
  console.error(`tools/matrix.mjs: ${wrong[0]}: not one of ${Object.keys(RUNTIMES).join(', ')} or --files=name,...`);
  process.exit(2);
}
const runtimes = named.length ? named : Object.keys(RUNTIMES);
const files = (flags.at(-1)?.slice('--files='.length).split(',') ?? FILES).map((name) => path.join('test', `${name}.test.js`));

const folder = mkdtempSync(path.join(os.tmpdir(), 'textgauge-matrix-'));
chmodSync(folder, 0o755); // a test runs its runtime as another user
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const env = { ...process.env, TEXTGAUGE_BACKEND: 'native' };

/** @returns {Promise<{ ok: boolean, output: string }>} */
function run(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, timeout: MINUTES * 60e3, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ ok: false, output: `${output}${error}` }));
    child.on('close', (code, signal) => resolve({ ok: code === 0, output: signal ? `${output}\nended by ${signal}\n` : output }));
  });
}

/** @returns {Promise<{ version: string, passed: number, failed: number, output: string }>} */
async function test(runtime) {
  const home = path.join(folder, runtime);
  const packages = RUNTIMES[runtime];
  mkdirSync(home);
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
  const installed = await run('npm', ['install', '--prefix', home, '--prefer-offline', '--no-audit', '--no-fund', ...packages]);
  if (!installed.ok) return { version: 'not installed', passed: 0, failed: 1, output: installed.output };

  const [name, version] = packages[0].split('@');
  const program = path.join(home, 'node_modules', '.bin', name);
  const said = await run(program, ['--version']);
  if (!said.output.includes(version)) return { version: `not ${version}`, passed: 0, failed: 1, output: said.output };

  const mocha = path.join(packages.length > 1 ? home : ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const args = {
    node: [mocha, '--reporter', 'dot', ...files], // tests run programs of their own by process.execPath, which is this one
    bun: [BASICS],
    deno: ['run', '--allow-all', '--v8-flags=--expose-gc', BASICS],
  };
  const { ok, output } = await run(program, args[name]);
  const count = (what) => Number(new RegExp(`(\\d+) ${what}`).exec(output)?.[1] ?? 0);
  const failed = count('failing');
  return { version: `${name} ${version}`, passed: count('passing'), failed: ok ? failed : Math.max(failed, 1), output };
}

const totals = { passed: 0, failed: 0 };
const waiting = [...runtimes];

async function next() {
  for (let runtime; (runtime = waiting.shift()); ) {
    const begin = Date.now();
    const { version, passed, failed, output } = await test(runtime);
    if (passed === 0 || failed) console.log(output.slice(-8000));
    console.log(`${runtime.padEnd(8)} ${version}: ${passed} passed, ${failed} failed (${((Date.now() - begin) / 1000).toFixed(0)} s)`);
    totals.passed += passed;
    totals.failed += failed || (passed === 0 ? 1 : 0);
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, next));
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed ? 1 : 0;
