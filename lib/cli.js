'use strict';
// cli: the command `textgauge`. Reads in pieces, in bounded memory, one file after another, a large one by several threads;
// lib/cli-print.js words what it found.
const fs = require('node:fs');
const os = require('node:os');
const { getSystemErrorMap, parseArgs } = require('node:util');
const { fileAnalyzer } = require('./analyzer.js');
const { analysisOptions } = require('./options.js');
const { measureFile } = require('./file.js');
const { configure } = require('./job.js');
const { native } = require('./native.js');
const { TextGaugeError } = require('./errors.js');
const { makePrinter, harmless } = require('./cli-print.js');

const PIECE = 1 << 20; // bytes read at a time; of a file that has no more, at once
const PATIENCE = 1000; // milliseconds without a progress bar
const SIGNALS = ['SIGINT', 'SIGTERM'];
const DISPOSE = Symbol.dispose ?? Symbol.for('nodejs.dispose');

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const USAGE = `Usage: textgauge [options] [file ...]

Measures text: counts, readability, lexical diversity, the most common words.
Without a file, or with -, reads standard input.

Output:
      --json                one object; for several files an array, when all are done
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
A signal ends it at once, as such: after Ctrl-C, a shell has the status 130.
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
    return fileAnalyzer(analysisOptions(options), options.encoding);
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

function reasonOf(error) {
  if (error instanceof TextGaugeError) return error.message[0].toLowerCase() + error.message.slice(1);
  if (error.code === 'EISDIR') return 'is a directory';
  return getSystemErrorMap().get(error.errno)?.[1] ?? error.message;
}

/**
 * Shows how far a long reading is: only on a terminal, only after a while. Signals have their default action, which ends
 * the command at once, whatever it does; while the bar is there they clear it first.
 */
class Progress {
  #begin = Date.now();
  #bar;
  #name;

  constructor(name) {
    this.#name = name;
  }

  show({ done, total }) {
    if (!total || Date.now() - this.#begin < PATIENCE || this.#bar?.complete) return;
    this.#bar ??= this.#make(done, total);
    this.#bar.tick(done - this.#bar.curr);
  }

  #make(curr, total) {
    const ProgressBar = require('progress');
    for (const signal of SIGNALS) process.on(signal, this.#interrupted);
    const bar = new ProgressBar(`${harmless(this.#name)} [:bar] :percent :etas`, { curr, total, width: 40, clear: true, stream: process.stderr });
    bar.start = this.#begin; // what the time left is reckoned from
    return bar;
  }

  #interrupted = (signal) => {
    this.end();
    process.kill(process.pid, signal);
  };

  end() {
    if (!this.#bar) return;
    if (!this.#bar.complete) this.#bar.terminate();
    for (const signal of SIGNALS) process.off(signal, this.#interrupted);
  }
}

async function measureLarge(name, options, keep) {
  const progress = new Progress(name);
  const onProgress = process.stderr.isTTY ? (state) => progress.show(state) : undefined;
  try {
    return await measureFile(name, { compiled: analysisOptions(options), encoding: options.encoding, onProgress, keep });
  } finally {
    progress.end();
  }
}

/** Whether several threads are worth while. */
function isLarge(name) {
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size > PIECE;
}

function readSmall(name, analyzer, piece) {
  const fd = fs.openSync(name, 'r');
  try {
    for (let n; (n = fs.readSync(fd, piece, 0, piece.length, null)) > 0; ) analyzer.write(piece.subarray(0, n));
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

/** Measures file after file; of those before it keeps their sum alone. */
class Run {
  #options;
  #own; // analyzer of all that is no large file
  #total;
  #piece = Buffer.allocUnsafe(PIECE);

  constructor(options, several) {
    this.#options = options;
    this.#own = makeAnalyzer(options);
    if (several) this.#total = makeAnalyzer(options);
  }

  async file(name) {
    if (name !== '-' && isLarge(name)) {
      const { report, analyzer } = await measureLarge(name, this.#options, this.#total !== undefined);
      this.#total?.merge(analyzer);
      analyzer?.[DISPOSE]();
      return report;
    }
    const analyzer = this.#own.reset();
    if (name === '-') await readStandardInput(analyzer);
    else readSmall(name, analyzer, this.#piece);
    const report = analyzer.endDocument().report();
    this.#total?.merge(analyzer);
    return report;
  }

  total() {
    return this.#total?.report();
  }
}

async function measure(names, work, printer) {
  let failed = 0;
  for (const name of names) {
    let report;
    try {
      report = await work.file(name);
    } catch (error) {
      if (typeof error.code !== 'string') throw error; // a fault of ours, not of the file
      complain(`${harmless(name)}: ${reasonOf(error)}`);
      failed++;
      continue;
    }
    await printer.file(name, report);
  }
  const total = work.total();
  if (total) await printer.total(names.length - failed, total);
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
  const several = names.length > 1;
  const work = new Run(options, several);
  if (!process.env.TEXTGAUGE_THREADS) configure({ threads: Math.min(os.availableParallelism(), 256) }); // this one only waits
  return measure(names, work, makePrinter(format, { several, options }));
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
