// Makes wasm/dist: the core and wasm/host.c as WebAssembly, with SIMD and without, by clang and wasi-libc; the names that
// they know, as names.js; and lib/ over them in one file, for Node.js (textgauge.cjs) and for everything else (textgauge.mjs).
//
//   npm run build:wasm         CLANG chooses the compiler
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import esbuild from 'esbuild';
import { difference } from './difference.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const DIST = path.join(ROOT, 'wasm', 'dist');
export const CLANG = process.env.CLANG ?? 'clang';

export const FLAGS = [
  '--target=wasm32-wasi', '-std=c11', '-O2', '-ffreestanding', '-fno-math-errno', '-ffp-contract=off', '-fvisibility=hidden', '-Iinclude',
  '-Wall', '-Wextra', '-Wpedantic', '-Wconversion', '-Wshadow', '-Wstrict-prototypes', '-Werror',
];
// The stack lies first, so that one that is too long traps before it overwrites anything. No function has a large frame.
const LINK = ['-nostartfiles', '-Wl,--no-entry', '-Wl,--stack-first', '-Wl,-z,stack-size=131072', '-Wl,--strip-all', '-Wl,--fatal-warnings'];
export const BUILDS = {
  'textgauge.wasm': ['-msimd128', '-mbulk-memory', '-msign-ext', '-mnontrapping-fptoint'], // what every engine with SIMD has
  'textgauge-scalar.wasm': [], // the first version of WebAssembly
};

export const cFiles = (folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true }).filter((name) => name.endsWith('.c')).map((name) => path.join(folder, name)).sort();

async function compile(name, flags, files) {
  await promisify(execFile)(CLANG, [...FLAGS, ...flags, ...LINK, '-o', path.join(DIST, name), 'wasm/host.c', ...files], { cwd: ROOT });
  const module = await WebAssembly.compile(await readFile(path.join(DIST, name)));
  const imports = WebAssembly.Module.imports(module);
  if (imports.length) throw new Error(`${name} imports ${imports.map((i) => `${i.module}.${i.name}`).join(', ')}: it has to do without`);
  return (await WebAssembly.instantiate(module)).exports;
}

/** What native code says of itself, by asking it now: lib/ needs it before there is an instance. */
function namesOf({ tgw_name, tgw_language_knows, tgw_metric_text, tgw_metric_number, memory }) {
  const stringAt = (address) => {
    const bytes = new Uint8Array(memory.buffer, address);
    return address === 0 ? undefined : new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
  };
  const string = (kind, index) => stringAt(tgw_name(kind, index));
  /** Texts and numbers, all but what JSON does not have: one that is there and is no number is -Infinity. */
  const metric = (index) => {
    const row = { texts: [], numbers: [] };
    for (let n; !Number.isNaN((n = tgw_metric_number(index, row.numbers.length))); ) row.numbers.push(n === -Infinity ? '-Infinity' : n);
    for (let i = 0; i < row.numbers.length + 1; i++) row.texts.push(stringAt(tgw_metric_text(index, i)) ?? null);
    return row;
  };
  const list = (kind, name, names = []) => {
    while ((name = string(kind, names.length)) !== undefined) names.push(name);
    return names;
  };
  const metricNames = list(3);
  return {
    version: string(0, 0), unicodeVersion: string(1, 0), countNames: list(2), metricNames, metricGroups: list(4), metrics: metricNames.map((_, i) => metric(i)),
    languages: list(7).map((tag, i) => [tag, string(8, i), tgw_language_knows(i)]),
  };
}

/** Requires of lib/ that are answered by another file of it. */
const instead = (files, external = []) => ({
  name: 'instead',
  setup(build) {
    build.onResolve({ filter: /^\.\/[\w-]+\.js$/ }, ({ path: file }) => {
      if (external.includes(file)) return { path: path.posix.join('../../lib', file), external: true };
      return files[file] && { path: path.join(ROOT, 'lib', files[file]) };
    });
  },
});

const hex = (bytes) => ({ contents: Buffer.from(bytes).toString('hex'), loader: 'text' });

/** The module in hexadecimal; the one without SIMD as what it has that the other has not. */
const modules = {
  name: 'modules',
  setup(build) {
    build.onLoad({ filter: /\.wasm$/ }, async ({ path: file }) => hex(await readFile(file)));
    build.onResolve({ filter: /\.patch$/ }, ({ path: file }) => ({ path: file, namespace: 'patches' }));
    build.onLoad({ filter: /./, namespace: 'patches' }, async () => {
      const [simd, scalar] = await Promise.all(Object.keys(BUILDS).map((name) => readFile(path.join(DIST, name))));
      return hex(difference(simd, scalar));
    });
  },
};

const bundle = (options) =>
  esbuild.build({
    absWorkingDir: ROOT,
    bundle: true,
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });

async function main() {
  await mkdir(DIST, { recursive: true });
  const files = cFiles('src/core');
  const [names, scalarNames] = (await Promise.all(Object.entries(BUILDS).map(([name, flags]) => compile(name, flags, files)))).map(namesOf);
  if (JSON.stringify(names) !== JSON.stringify(scalarNames)) throw new Error('the two builds know different names');
  await writeFile(path.join(DIST, 'names.js'), `// Made by wasm/build.mjs.\nmodule.exports = ${JSON.stringify(names, null, 2)};\n`);

  const here = { './native.js': 'wasm-here.js', './platform.js': 'browser-platform.js' };
  await bundle({
    entryPoints: ['lib/wasm-entry.js'],
    outfile: path.join(DIST, 'textgauge.cjs'),
    format: 'cjs',
    platform: 'node',
    plugins: [instead(here, ['./errors.js', './wasm-host.js'])],
  });
  await bundle({
    entryPoints: ['lib/wasm-entry.mjs'],
    outfile: path.join(DIST, 'textgauge.mjs'),
    format: 'esm',
    platform: 'neutral',
    plugins: [instead({ ...here, './wasm-host.js': 'browser-host.js' }), modules],
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  main().catch((error) => {
    console.error(`build:wasm: ${error.code === 'ENOENT' ? `${CLANG} is not installed (tools/setup does that)` : error.stderr || error.stack}`);
    process.exitCode = 1;
  });
