'use strict';
// segment: words, sentences and graphemes with offsets, and counts, ours beside those of others.
//
//   npm run bench -- segment [--texts=english,thai] [--mb=43] [--other-mb=8] [--rounds=5] [--callgrind] [--alone] [--no-js]
//
// Everything native runs in one process (bench/segment.c), in one run, with what others there are: ICU4C (libicu-dev), StringZilla
// (sources by pip), Rust's unicode-segmentation (by cargo). Then GNU wc, and, in Node.js itself and in Node 24 (by npm),
// Intl.Segmenter beside the addon (bench/segment-js.js). Others are fetched into build/bench once; who cannot be had is named. `--alone` does without
// all of them.
const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync } = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { TEXTS, textFile, FOLDER, ROOT } = require('./texts.js');

const STRINGZILLA = '5.3.2';
const NODE = '24';

const { values: args } = parseArgs({
  options: {
    texts: { type: 'string' },
    mb: { type: 'string', default: '43' },
    'other-mb': { type: 'string', default: '8' },
    rounds: { type: 'string', default: '5' },
    callgrind: { type: 'boolean' },
    alone: { type: 'boolean' },
    'no-js': { type: 'boolean' },
  },
});
const names = args.texts?.split(',') ?? TEXTS;
const missing = [];

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** @returns {boolean} whether it went well; if not, why is among what is missing */
function tried(what, action) {
  try {
    action();
    return true;
  } catch (error) {
    missing.push(`${what}: ${String(error.stderr || error.message).trim().split('\n')[0]}`);
    return false;
  }
}

const quietly = (program, list, options = {}) => execFileSync(program, list, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });

// ── Others ──

function stringzilla() {
  const folder = path.join(FOLDER, `stringzilla-${STRINGZILLA}`);
  if (existsSync(folder)) return folder;
  quietly('pip', ['download', '--quiet', '--no-deps', '--no-binary', 'stringzilla', '--dest', FOLDER, `stringzilla==${STRINGZILLA}`]);
  quietly('tar', ['xzf', `${folder}.tar.gz`, '-C', FOLDER]);
  return folder;
}

function unicodeSegmentation() {
  const source = path.join(ROOT, 'bench', 'peers', 'unicode_segmentation');
  const target = path.join(FOLDER, 'cargo');
  quietly('cargo', ['build', '--quiet', '--release', '--manifest-path', path.join(source, 'Cargo.toml'), '--target-dir', target]);
  return path.join(target, 'release', 'libbench_unicode_segmentation.a');
}

/** The program with everybody who is there. */
function build() {
  const CC = process.env.CC ?? 'cc';
  const flags = ['-O3', '-std=c11', '-Iinclude', '-Ibench'];
  const program = path.join(FOLDER, 'segment');
  const objects = [];
  const [defines, links] = [[], []];
  const compile = (source, more = []) => {
    const object = path.join(FOLDER, `${path.basename(source, '.c')}.o`);
    quietly(CC, [...flags, ...more, '-c', '-o', object, source], { cwd: ROOT });
    objects.push(object);
  };

  quietly('make', ['-s', 'OPT=-O3', `BUILD=${path.join(FOLDER, 'lib')}`, path.join(FOLDER, 'lib', 'libtextgauge.a')], { cwd: ROOT });
  if (!args.alone) others(compile, defines, links);
  compile('bench/segment.c', defines);
  quietly(CC, ['-o', program, ...objects, path.join(FOLDER, 'lib', 'libtextgauge.a'), ...links, '-lpthread', '-lm']);
  return program;
}

function others(compile, defines, links) {
  if (tried('ICU4C (libicu-dev)', () => compile('bench/peers/icu.c'))) {
    defines.push('-DWITH_ICU');
    links.push('-licuuc', '-licudata');
  }
  if (tried(`StringZilla ${STRINGZILLA} (pip)`, () => compile('bench/peers/stringzilla.c', ['-march=native', `-I${path.join(stringzilla(), 'include')}`])))
    defines.push('-DWITH_STRINGZILLA');
  if (
    tried('unicode-segmentation (cargo)', () => {
      const library = unicodeSegmentation();
      compile('bench/peers/unicode_segmentation.c');
      links.unshift(library);
    })
  ) {
    defines.push('-DWITH_UNICODE_SEGMENTATION');
    links.push('-ldl');
  }
}

// ── Tables ──

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function table(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  for (const row of rows) console.log(row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd());
  console.log();
}

/** Which of our rows another one is compared with: that of the same instruction set, where it says which that is. */
function oursFor(rows, { job, who }) {
  const kernel = who.endsWith(' AVX2') ? ', AVX2' : who.endsWith(' serial') ? ', scalar' : '';
  const find = (name) => rows.find((row) => row.job === job && row.who === name);
  return find(`textgauge${kernel}`) ?? find('textgauge');
}

/** Those of one job together, ours first, and how many times as fast we are as each. */
function printText(name, rows) {
  const reads = rows.filter(({ job }) => job === 'plain read');
  const fastest = Math.max(...reads.map(({ speed }) => speed));
  console.log(`${name}, ${(rows[0].bytes / 1e6).toFixed(1)} MB${rows.some(({ who }) => who.startsWith('unicode-seg')) ? '' : ' (ill-formed, or without others)'}`);
  const out = [['job', 'who', 'MB/s', 'ns a segment', 'of a read', 'textgauge is', 'answer']];
  for (const { job, who, speed, seconds, answer } of rows) {
    const each = job === 'plain read' || !answer ? '' : number((seconds * 1e9) / answer);
    const ours = !who.startsWith('textgauge') && oursFor(rows, { job, who });
    const ratio = ours ? `${number(ours.speed / speed)}x` : '';
    out.push([job, who, number(speed), each, `${((100 * speed) / fastest).toFixed(1)}%`, ratio, job === 'plain read' ? '' : String(answer)]);
  }
  table(out);
}

function parse(output) {
  return output
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([text, bytes, job, who, seconds, answer]) => ({ text, bytes: +bytes, job, who, seconds: +seconds, speed: bytes / seconds / 1e6, answer: +answer }));
}

const JOBS = ['plain read', 'words, offsets', 'words, counted', 'sentences, offsets', 'sentences, counted', 'graphemes, offsets', 'graphemes, counted'];
const order = ({ job }) => (JOBS.indexOf(job) + JOBS.length) % JOBS.length + (JOBS.includes(job) ? 0 : JOBS.length);

async function native() {
  const program = build();
  const files = [];
  for (const name of names) files.push(await textFile(name, (name === 'english' ? args.mb : args['other-mb']) * 1e6));
  const rows = parse(execFileSync(program, [args.rounds, ...files], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] }));
  for (const name of names) printText(name, rows.filter(({ text }) => text === name).sort((a, b) => order(a) - order(b)));
  wc(files[0]);
  if (args.callgrind) await callgrind(program);
}

/** GNU wc, which reads the file too, many times; starting it is taken off. */
function wc(file) {
  if (!has('wc')) return void missing.push('wc: not installed');
  const bytes = readFileSync(file).length;
  const times = Math.ceil(200e6 / bytes);
  const median = (list) =>
    Array.from({ length: +args.rounds }, () => {
      const begin = process.hrtime.bigint();
      quietly('wc', list, { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      return Number(process.hrtime.bigint() - begin) / 1e9;
    }).sort((a, b) => a - b)[args.rounds >> 1];
  const speed = (option) => (times * bytes) / 1e6 / (median([option, ...Array(times).fill(file)]) - median([option, '/dev/null']));
  console.log(`${quietly('wc', ['--version']).split('\n')[0]}, a process of its own, C.UTF-8, on ${path.basename(file)}`);
  table([['', 'option', 'MB/s'], ...['-l', '-w', '-m', '-lwmc'].map((option) => ['', option, number(speed(option))])]);
}

/** Instructions a byte, ours: valgrind has AVX2 at most. */
async function callgrind(program) {
  if (!has('valgrind')) return void missing.push('instructions: valgrind not installed');
  const out = [['instructions a byte', 'text', 'words', 'sentences', 'graphemes', 'few counts', 'all counts', 'report']];
  const jobs = ['words, offsets', 'sentences, offsets', 'graphemes, offsets', 'bytes, characters, lines, space words', 'all counts without the word table', 'whole report'];
  for (const name of names) {
    const file = await textFile(name, 1e6);
    const bytes = readFileSync(file).length;
    const cells = jobs.map((job) => {
      const collected = path.join(FOLDER, 'callgrind.out');
      quietly('valgrind', ['--tool=callgrind', '--toggle-collect=run_once', `--callgrind-out-file=${collected}`, program, 'once', job, 'textgauge', file]);
      return (+/^(?:summary|totals): (\d+)/m.exec(readFileSync(collected, 'utf8'))[1] / bytes).toFixed(2);
    });
    out.push(['', name, ...cells]);
  }
  table(out);
}

// ── JavaScript ──

function newerNode() {
  const prefix = path.join(FOLDER, `node-${NODE}`);
  const binary = path.join(prefix, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(prefix, { recursive: true });
  quietly('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', prefix, `node@${NODE}`], { cwd: prefix });
  return binary;
}

async function javaScript() {
  const binaries = [process.execPath];
  if (+process.versions.node.split('.')[0] < +NODE) tried(`Node ${NODE} (npm)`, () => binaries.push(newerNode()));
  const files = [];
  for (const name of names.filter((name) => name !== 'random')) files.push(await textFile(name, 4e6));
  for (const binary of binaries) {
    const { status, stdout } = spawnSync(binary, [path.join(__dirname, 'segment-js.js'), args.rounds, ...files], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    if (status !== 0) missing.push(`${binary}: ended with ${status}`);
    process.stdout.write(stdout);
  }
}

// ── The run ──

async function main() {
  const unknown = names.filter((name) => !TEXTS.includes(name));
  if (unknown.length) throw new Error(`no text ${unknown.join(', ')}: there are ${TEXTS.join(', ')}`);
  mkdirSync(FOLDER, { recursive: true });
  const cpu = os.cpus()[0]?.model.trim();
  const { version } = require('..');
  console.log(`${cpu}, ${os.cpus().length} cores, ${os.type()} ${os.release()}; textgauge ${version}; medians of ${args.rounds} rounds\n`);
  await native();
  if (!args['no-js']) await javaScript();
  for (const what of missing) console.log(`missing: ${what}`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
