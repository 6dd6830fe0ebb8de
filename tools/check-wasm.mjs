// Runs the tests of the C core as WebAssembly with SIMD, under WASI of Node.js: all suites, or those named. What needs threads,
// longjmp or pages of its own is left to other machines. Ends with `N passed, N failed, N skipped`.
//
//   node tools/check-wasm.mjs [suite ...]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { WASI } from 'node:wasi';
import { BUILDS, CLANG, FLAGS, cFiles } from '../wasm/build.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const OUT = path.join(ROOT, 'build', 'wasm');
const ELSEWHERE = /^(pool|job|visit|guard)/; // files of test/c, and their suites

function build() {
  mkdirSync(OUT, { recursive: true });
  execFileSync(process.execPath, ['tools/vectors-to-c.mjs', 'test/data/vectors.json', path.join(OUT, 'vectors.inc')], { cwd: ROOT });
  const tests = readdirSync(path.join(ROOT, 'test', 'c')).filter((name) => name.endsWith('.c') && !ELSEWHERE.test(name)).map((name) => `test/c/${name}`);
  const flags = FLAGS.filter((flag) => flag !== '-ffreestanding');
  execFileSync(
    CLANG,
    [
      ...flags, ...BUILDS['textgauge.wasm'], '-D_DEFAULT_SOURCE', '-Isrc/core', `-I${OUT}`, '-Wl,-z,stack-size=1048576', '-Wl,--allow-undefined',
      '-o', path.join(OUT, 'test.wasm'), ...tests, ...cFiles('src/core'), ...cFiles('src/compat'), 'src/host/host.c',
    ],
    { cwd: ROOT, stdio: 'inherit' },
  );
}

/** The suites that are not linked, which do nothing when they are called. */
function absent(module) {
  const names = WebAssembly.Module.imports(module).filter((i) => i.module === 'env').map((i) => i.name);
  for (const name of names) if (!ELSEWHERE.test(name)) throw new Error(`${name} is nowhere`);
  return Object.fromEntries(names.map((name) => [name, () => {}]));
}

// In Node.js 20 fd_write can collect garbage where V8 does not expect it, and the process crashes.
setFlagsFromString('--no-turbo-fast-api-calls');
build();
const module = new WebAssembly.Module(readFileSync(path.join(OUT, 'test.wasm')));
const env = { TEXTGAUGE_UNICODE_TESTS: path.join(ROOT, '..', 'shared', 'unicode'), ...process.env };
const wasi = new WASI({ version: 'preview1', args: ['test', ...process.argv.slice(2)], env, preopens: { '/': '/' } });
process.exitCode = wasi.start(new WebAssembly.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport, env: absent(module) }));
