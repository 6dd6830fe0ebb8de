'use strict';
// cli-words: `textgauge words` and `textgauge ngrams`: one table of the words of all files.
const fs = require('node:fs');
const { fileAnalyzer, takeWords } = require('./analyzer.js');
const { analyzerOptions } = require('./options.js');
const { csvRow, CSV_HEAD } = require('./words.js');
const { ARGUMENTS, TEXT_USAGE, END_USAGE, UsageError, flag, text, oneOf, formatOf, numberOf, textOptionsOf, inItsWords } = require('./cli-arguments.js');
const { measureLarge, isLarge, readSmall, readStandardInput, takeEach } = require('./cli-read.js');
const { write, whole, wantsColour, harmless, DIM } = require('./cli-print.js');
const { DISPOSE } = require('./dispose.js');

const EXIT_FAILED = 1;
const SHOWN = 10; // in a table for people
const CHUNK = 1 << 16; // code units that are written at a time

const WORD_ARGUMENTS = {
  ...ARGUMENTS, 'stop-words': flag, 'stop-list': text, 'min-length': text, case: text, numbers: text, 'max-words': text,
};

const usage = (begin, more) => `${begin}
Without a file, or with -, reads standard input; several files are counted together.

Output:
      --top N               how many, or all (default ${SHOWN}, for machines all)
      --json                one object
      --ndjson              one object a line, for each word
      --csv                 one row a word

Words:
${more}      --stop-words          leave out the stop words of the language
      --stop-list FILE      leave out the words of a file, one a line
      --min-length N        leave out words of fewer characters
      --case WHAT           fold (default): The is the; keep: words as they are written
      --numbers WHAT        keep (default), drop, or mask: each is counted as #
      --max-words N         memory for so many: the most common ones, with the error of each count

${TEXT_USAGE}
${END_USAGE}`;

const WORDS_USAGE = usage(
  `Usage: textgauge words [options] [file ...]

Counts the distinct words of texts: the most common first.`,
  '',
);

const NGRAMS_USAGE = usage(
  `Usage: textgauge ngrams [-n N] [options] [file ...]

Counts the runs of words of texts, within sentences: the most common first.`,
  `  -n, --ngram N             runs of 1 to 5 words (default 2)
      --across-sentences    over the ends of sentences too
`,
);

// ── Arguments ──

function stopList(file) {
  try {
    return fs.readFileSync(file, 'utf8').split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
  } catch (error) {
    throw new UsageError(`--stop-list: ${error.message}`);
  }
}

function tableOptionsOf(values, ngram) {
  const options = { ngram: values.ngram === undefined ? ngram : numberOf('ngram', values.ngram) };
  const stops = oneOf({ 'stop-words': values['stop-words'], 'stop-list': values['stop-list'] !== undefined });
  if (stops) options.stopWords = stops === 'stop-words' || stopList(values['stop-list']);
  if (values['across-sentences']) options.acrossSentences = true;
  if (values['min-length'] !== undefined) options.minLength = numberOf('min-length', values['min-length']);
  if (values['max-words'] !== undefined) options.maxWords = numberOf('max-words', values['max-words']);
  for (const name of ['case', 'numbers']) if (values[name] !== undefined) options[name] = values[name];
  return options;
}

function topOf(value, format) {
  if (value === undefined) return format === 'table' ? SHOWN : Infinity;
  return value === 'all' ? Infinity : numberOf('top', value);
}

// ── Reading ──

/** One table of file after file. */
class Run {
  #text;
  #compiled;
  #bounded;
  #total; // of the files before, if there is one

  constructor(text, words) {
    this.#text = text;
    this.#compiled = inItsWords(() => analyzerOptions({ ...text, counts: [], metrics: [], top: 0, words }));
    this.#bounded = words.maxWords !== undefined;
    const first = this.#analyzer(); // what is wrong of the options is told before anything is read
    if (this.#bounded) this.#total = first;
    else first[DISPOSE]();
  }

  #analyzer() {
    try {
      return inItsWords(() => fileAnalyzer(this.#compiled, this.#text.encoding));
    } catch (error) {
      if (error.code !== 'ERR_TG_UNSUPPORTED') throw error;
      throw new UsageError(`--stop-words: there are none of the language '${this.#text.language}'`);
    }
  }

  async #read(name, analyzer) {
    if (name === '-') await readStandardInput(analyzer);
    else readSmall(name, analyzer);
    return analyzer.endDocument();
  }

  async #measure(name) {
    if (name === '-' || !isLarge(name)) return await this.#read(name, this.#analyzer());
    return (await measureLarge(name, this.#compiled, this.#text.encoding, true)).analyzer;
  }

  /** In bounded memory what is kept hangs on the order: one analyzer reads all. */
  async #goOn(name) {
    if (name !== '-' && !isLarge(name) && this.#text.invalid !== 'error') { /* fails before anything is counted, if at all */
      this.#total.write(fs.readFileSync(name)).endDocument();
      return;
    }
    const before = this.#total.clone();
    try {
      await this.#read(name, this.#total);
      before[DISPOSE]();
    } catch (error) {
      this.#total[DISPOSE]();
      this.#total = before;
      throw error;
    }
  }

  async add(name) {
    if (this.#bounded) return await this.#goOn(name);
    const analyzer = await this.#measure(name);
    if (!this.#total) return void (this.#total = analyzer);
    this.#total.merge(analyzer);
    analyzer[DISPOSE]();
  }

  table() {
    return takeWords(this.#total);
  }
}

// ── Printing ──

/** Lines as they come, a chunk at a time. */
async function print(lines) {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK) continue;
    await write(chunk);
    chunk = '';
  }
  await write(chunk);
}

/** The first words of a table as objects, with errors if there may be any. */
function* wordsOf(table, bounded, top) {
  const errors = bounded ? table.errors : undefined;
  let i = 0;
  for (const [word, count] of table) {
    if (i >= top) return;
    yield errors ? { word, count, error: errors[i] } : { word, count };
    i++;
  }
}

const LINES = {
  *json(words, { size, total, exact, distinct }, bounded) {
    const head = JSON.stringify({ size, total, ...(bounded && { exact, distinct }) });
    let before = '\n';
    yield `${head.slice(0, -1)},"words":[`;
    for (const word of words) {
      yield `${before}${JSON.stringify(word)}`;
      before = ',\n';
    }
    yield '\n]}\n';
  },

  *ndjson(words) {
    for (const word of words) yield `${JSON.stringify(word)}\n`;
  },

  *csv(words, _table, bounded) {
    yield `${CSV_HEAD}${bounded ? ',error' : ''}\n`;
    for (const word of words) yield `${csvRow(word)}\n`;
  },

  *table(words, { size, total, exact, distinct }) {
    const [on, off] = wantsColour() ? DIM : ['', ''];
    const rows = [...words];
    const width = rows.length ? whole(rows[0].count).length : 0;
    const about = exact ? whole(size) : `about ${whole(distinct)}`;
    yield `${on}${about} distinct of ${whole(total)}${exact ? '' : '; a count may be too high by what is behind it'}${off}\n`;
    for (const { word, count, error } of rows) yield `${whole(count).padStart(width)}  ${harmless(word)}${error ? `  ${on}-${whole(error)}${off}` : ''}\n`;
  },
};

// ── The run ──

async function run({ values, names }, ngram) {
  const format = formatOf(values);
  const top = topOf(values.top, format);
  const options = tableOptionsOf(values, ngram);
  const work = new Run(textOptionsOf(values), options);
  const failed = await takeEach(names, (name) => work.add(name));
  if (failed < names.length) {
    const table = work.table();
    const bounded = options.maxWords !== undefined;
    await print(LINES[format](wordsOf(table, bounded, top), table, bounded));
  }
  return failed ? EXIT_FAILED : 0;
}

const COMMANDS = {
  words: { USAGE: WORDS_USAGE, ARGUMENTS: WORD_ARGUMENTS, run: (command) => run(command, 1) },
  ngrams: {
    USAGE: NGRAMS_USAGE,
    ARGUMENTS: { ...WORD_ARGUMENTS, ngram: { type: 'string', short: 'n' }, 'across-sentences': flag },
    run: (command) => run(command, 2),
  },
};

module.exports = { COMMANDS };
