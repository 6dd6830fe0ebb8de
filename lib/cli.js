'use strict';
// cli: the command `textgauge`, its reports; lib/cli-print.js words them. `textgauge words` and `ngrams` are lib/cli-words.js.
const os = require('node:os');
const { fileAnalyzer, encodingOf } = require('./analyzer.js');
const { Deciding } = require('./deciding.js');
const { analysisOptions } = require('./options.js');
const { analyzeFile } = require('./file.js');
const { configure } = require('./job.js');
const { native } = require('./native.js');
const { ARGUMENTS, TEXT_USAGE, END_USAGE, UsageError, flag, text, parse, formatOf, numberOf, textOptionsOf, inItsWords } = require('./cli-arguments.js');
const { measureLarge, isLarge, readSmall, readStandardInput, takeEach, complain } = require('./cli-read.js');
const { makePrinter } = require('./cli-print.js');
const words = require('./cli-words.js');
const language = require('./cli-language.js');
const { DISPOSE } = require('./dispose.js');

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;

const USAGE = `Usage: textgauge [options] [file ...]
       textgauge words|ngrams [options] [file ...]
       textgauge detect [options] file ...
       textgauge languages [options]
       textgauge metrics [options] [NAME...]

Measures text: counts, readability, lexical diversity, the most common words.
Without a file, or with -, reads standard input.

words and ngrams count these: see textgauge words --help. detect names the language of each file, languages
lists those that there are. Of files that are so named, say ./words.

Output:
      --json                one object; for several files an array, when all are done
      --ndjson              one object a line, as soon as each file is done
      --csv                 one row a file
      --counts              lines, words, graphemes, characters and bytes alone: a Unicode-true wc
      --top N               how many of the most common words (default 10)
      --metrics LIST        standard, all, or names such as smog,lix
      --spoken-numbers      syllables of English numbers as they are read aloud

${TEXT_USAGE}
${END_USAGE}`;

const COUNTS_OF_WC = ['lines', 'words', 'graphemes', 'characters', 'bytes'];

// ── Arguments ──

function listOf(value) {
  return value === 'standard' || value === 'all' ? value : value.split(',').filter((name) => name !== '');
}

function analysisOptionsOf(values) {
  const options = textOptionsOf(values);
  if (values.counts) Object.assign(options, { counts: COUNTS_OF_WC, metrics: [], top: 0 });
  if (values.metrics !== undefined) options.metrics = listOf(values.metrics);
  if (values['spoken-numbers']) options.spokenNumbers = true;
  if (values.top !== undefined) options.top = numberOf('top', values.top);
  return options;
}

// ── The run ──

/** Measures file after file; of those before it keeps their sum alone. */
class Run {
  #compiled;
  #encoding;
  #own; // analyzer of all that is no large file
  #total;

  constructor(options, several) {
    this.#compiled = inItsWords(() => analysisOptions(options));
    this.#encoding = options.encoding;
    this.#own = this.#analyzer();
    if (several) this.#total = this.#analyzer();
  }

  #analyzer() {
    return inItsWords(() => fileAnalyzer(this.#compiled, this.#encoding));
  }

  async file(name) {
    if (name !== '-' && isLarge(name)) {
      const { report, analyzer } = await measureLarge(name, this.#compiled, this.#encoding, this.#total !== undefined);
      this.#total?.merge(analyzer);
      analyzer?.[DISPOSE]();
      return report;
    }
    const analyzer = this.#own.reset();
    if (name === '-') await readStandardInput(analyzer);
    else readSmall(name, analyzer);
    const report = analyzer.endDocument().report();
    this.#total?.merge(analyzer);
    return report;
  }

  total() {
    return this.#total?.report();
  }
}

/** Of files whose language is detected there is no sum: each is counted by its own rules. */
class RunByLanguage {
  #options;
  #compiled;

  constructor(options) {
    this.#options = options;
    this.#compiled = inItsWords(() => analysisOptions(options));
    if (options.encoding !== undefined) inItsWords(() => encodingOf(options.encoding));
  }

  async file(name) {
    if (name !== '-') return await analyzeFile(name, this.#options);
    const deciding = new Deciding(this.#compiled, this.#options.encoding);
    try {
      await readStandardInput(deciding);
      return deciding.end().endDocument().report();
    } finally {
      deciding[DISPOSE]();
    }
  }

  total() {}
}

async function measure(names, work, printer) {
  const failed = await takeEach(names, (name) => work.file(name), (name, report) => printer.file(name, report));
  const total = work.total();
  if (total) await printer.total(names.length - failed, total);
  await printer.end();
  return failed ? EXIT_FAILED : 0;
}

/** Reports of files. */
function report({ values, names }) {
  const format = formatOf(values);
  const options = analysisOptionsOf(values);
  const several = names.length > 1;
  const work = options.language === 'auto' ? new RunByLanguage(options) : new Run(options, several);
  return measure(names, work, makePrinter(format, { several, options }));
}

const COMMANDS = { ...words.COMMANDS, ...language.COMMANDS };
const REPORT = { USAGE, ARGUMENTS: { ...ARGUMENTS, counts: flag, metrics: text, 'spoken-numbers': flag }, run: report };

async function run(argv) {
  const named = Object.hasOwn(COMMANDS, argv[0]);
  const command = named ? COMMANDS[argv[0]] : REPORT;
  const { values, positionals } = parse(named ? argv.slice(1) : argv, command.ARGUMENTS);
  const names = positionals.length ? positionals : ['-'];

  if (values.help || values.version) {
    process.stdout.write(values.help ? command.USAGE : `textgauge ${native.version} (Unicode ${native.unicodeVersion})\n`);
    return 0;
  }
  if (!process.env.TEXTGAUGE_THREADS) configure({ threads: Math.min(os.availableParallelism(), 256) }); // this one only waits
  return command.run({ values, names });
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
    complain(`${error.message}\nTry 'textgauge ${Object.hasOwn(words.COMMANDS, argv[0]) ? `${argv[0]} ` : ''}--help'.`);
    process.exitCode = EXIT_USAGE;
  }
}

module.exports = { main };
