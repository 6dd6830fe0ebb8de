'use strict';
// cli: the command `textgauge`. Reads in pieces, in bounded memory; lib/cli-print.js words what it found.
const fs = require('node:fs');
const { parseArgs } = require('node:util');
const { fileAnalyzer } = require('./analyzer.js');
const { native } = require('./native.js');
const { TextGaugeError } = require('./errors.js');
const { makePrinter } = require('./cli-print.js');

const PIECE = 1 << 20; // bytes read at a time
const PATIENCE = 1000; // milliseconds without a progress bar

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const USAGE = `Usage: textgauge [options] [file ...]

Measures text: counts, readability, lexical diversity, the most common words.
Without a file, or with -, reads standard input.

Output:
      --json                one object; for several files an array
      --ndjson              one object a line, as soon as each file is done
      --csv                 one row a file
      --counts              lines, words, graphemes, characters and bytes alone: a Unicode-true wc
      --top N               how many of the most common words (default 10)
      --metrics LIST        standard, all, or names such as smog,lix

Text:
      --profile NAME        unicode (default) or classic
      --language TAG        BCP 47, such as en (default) or und
      --encoding NAME       utf8, utf16le or latin1 (default utf8, or UTF-16 by its byte order mark)
      --sentences RULES     language (default) or uax29
      --line-breaks WHAT    wrap (default): a line break is white space; break: it ends a sentence
      --hyphens WHAT        split (default) or join
      --invalid WHAT        replace (default), or error: ill-formed input fails

      --version             print the version
  -h, --help                print this

Exit status: 0; 1 if a file failed (the others are done); 2 for wrong usage.
`;

const COUNTS_OF_WC = ['lines', 'words', 'graphemes', 'characters', 'bytes'];

const text = { type: 'string' };
const flag = { type: 'boolean' };
const ARGUMENTS = {
  json: flag, ndjson: flag, csv: flag, counts: flag, top: text, metrics: text,
  profile: text, language: text, encoding: text, sentences: text, 'line-breaks': text, hyphens: text, invalid: text,
  version: flag, help: { type: 'boolean', short: 'h' },
};

class UsageError extends Error {}

// ── Arguments ──

function parse(argv) {
  try {
    return parseArgs({ args: argv, options: ARGUMENTS, allowPositionals: true });
  } catch (error) {
    if (typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message.split('\n')[0]);
    throw error;
  }
}

function formatOf({ json, ndjson, csv }) {
  const asked = Object.entries({ json, ndjson, csv }).filter(([, on]) => on).map(([name]) => name);
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} exclude each other`);
  return asked[0] ?? 'table';
}

function numberOf(name, value) {
  if (!/^\d{1,10}$/.test(value)) throw new UsageError(`--${name} takes a whole number, not '${value}'`);
  return Number(value);
}

function listOf(value) {
  return value === 'standard' || value === 'all' ? value : value.split(',').filter((name) => name !== '');
}

function analysisOptionsOf(values) {
  const options = {};
  for (const name of ['profile', 'language', 'encoding', 'sentences', 'hyphens', 'invalid'])
    if (values[name] !== undefined) options[name] = values[name];
  if (values['line-breaks'] !== undefined) options.lineBreaks = values['line-breaks'];
  if (values.counts) Object.assign(options, { counts: COUNTS_OF_WC, metrics: [], top: 0 });
  if (values.metrics !== undefined) options.metrics = listOf(values.metrics);
  if (values.top !== undefined) options.top = numberOf('top', values.top);
  return options;
}

/** An analyzer of the options; what they have wrong is told in the words of the command line. */
function makeAnalyzer(options) {
  try {
    return fileAnalyzer(options);
  } catch (error) {
    if (!/^ERR_INVALID_ARG/.test(error.code)) throw error;
    throw new UsageError(
      error.message
        .replace(/^(?:The property|Every item of) 'options\.(\w+)'/, (_, name) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`)
        .replace(/\. Received /, ', not '),
    );
  }
}

// ── Reading ──

const WHY = { ENOENT: 'no such file or directory', EISDIR: 'is a directory', EACCES: 'permission denied' };

function reasonOf(error) {
  if (error instanceof TextGaugeError) return error.message[0].toLowerCase() + error.message.slice(1);
  return WHY[error.code] ?? error.message.replace(/^[A-Z]+: /, '');
}

/** Shows how far a long reading is: only on a terminal, only of a known size, only after a while. */
class Progress {
  #begin = Date.now();
  #bar;
  #total;
  #name;

  constructor(name, total) {
    this.#name = name;
    this.#total = process.stderr.isTTY ? total : 0;
  }

  advance(bytes, done) {
    if (!this.#total || Date.now() - this.#begin < PATIENCE) return;
    if (this.#bar) return void this.#bar.tick(bytes);
    const ProgressBar = require('progress');
    this.#bar = new ProgressBar(`${this.#name} [:bar] :percent :etas`, { total: this.#total, width: 40, clear: true, stream: process.stderr });
    this.#bar.tick(done);
    this.#bar.start = new Date(this.#begin); // or the time left is reckoned from now
  }

  end() {
    if (this.#bar && !this.#bar.complete) this.#bar.terminate();
  }
}

function readFile(name, analyzer, piece) {
  const fd = fs.openSync(name, 'r');
  try {
    const stat = fs.fstatSync(fd);
    const progress = new Progress(name, stat.isFile() ? stat.size : 0);
    let done = 0;
    for (let n; (n = fs.readSync(fd, piece, 0, piece.length, null)) > 0; ) {
      analyzer.write(piece.subarray(0, n));
      progress.advance(n, (done += n));
    }
    progress.end();
  } finally {
    fs.closeSync(fd);
  }
}

async function readStandardInput(analyzer) {
  for await (const chunk of process.stdin) analyzer.write(chunk);
}

// ── The run ──

function complain(message) {
  process.stderr.write(`textgauge: ${message}\n`);
}

async function measure(names, analyzer, total, printer) {
  const piece = Buffer.allocUnsafe(PIECE);
  let failed = 0;
  let done = 0;
  for (const name of names) {
    try {
      if (name === '-') await readStandardInput(analyzer);
      else readFile(name, analyzer, piece);
      analyzer.endDocument();
    } catch (error) {
      if (typeof error.code !== 'string') throw error; // a fault of ours, not of the file
      complain(`${name}: ${reasonOf(error)}`);
      failed++;
      analyzer.reset();
      continue;
    }
    await printer.file(name, analyzer.report());
    total?.merge(analyzer);
    analyzer.reset();
    done++;
  }
  if (total) await printer.total(done, total.report());
  await printer.end();
  return failed ? EXIT_FAILED : 0;
}

async function run(argv) {
  const { values, positionals } = parse(argv);
  const names = positionals.length ? positionals : ['-'];

  if (values.help || values.version) {
    process.stdout.write(values.help ? USAGE : `textgauge ${native.version} (Unicode ${native.unicodeVersion})\n`);
    return 0;
  }
  const format = formatOf(values);
  const options = analysisOptionsOf(values);
  const analyzer = makeAnalyzer(options);
  const total = names.length > 1 ? makeAnalyzer(options) : undefined;
  const printer = makePrinter(format, { several: names.length > 1, options });
  return measure(names, analyzer, total, printer);
}

// A reader that has read enough, such as head, is no error.
function quietWhenClosed(stream) {
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

/** @param {string[]} argv without node and the script */
async function main(argv) {
  quietWhenClosed(process.stdout);
  quietWhenClosed(process.stderr);
  try {
    process.exitCode = await run(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(`${error.message}\nTry 'textgauge --help'.`);
    process.exitCode = EXIT_USAGE;
  }
}

module.exports = { main };
