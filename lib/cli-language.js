'use strict';
// cli-language: the commands `textgauge detect`, `textgauge languages` and `textgauge metrics`.
const fs = require('node:fs');
const { detect, languages, WINDOW } = require('./language.js');
const { metrics } = require('./metrics.js');
const { BY_MARK, encodingOf } = require('./analyzer.js');
const { END_USAGE, UsageError, text, inItsWords } = require('./cli-arguments.js');
const { harmless } = require('./cli-print.js');
const { takeEach } = require('./cli-read.js');

const flag = { type: 'boolean' };
const COMMON = { json: flag, version: flag, help: { type: 'boolean', short: 'h' } };

const DETECT_USAGE = `Usage: textgauge detect [options] file ...

Names the language of each file by its beginning, and how sure that is; und: none that is known, or not to be told.

      --json                an array of objects
      --encoding NAME       utf8, utf16le or latin1 (default utf8, or UTF-16 by its byte order mark)
${END_USAGE}`;

const LANGUAGES_USAGE = `Usage: textgauge languages [options]

Lists the languages that there are, and what is known of each.

      --json                an array of objects
${END_USAGE}`;

const METRICS_USAGE = `Usage: textgauge metrics [options] [NAME...]

Says of each metric, or of those named, what it is: its title, formula, source, and for which language it was made.

      --json                an array of objects
${END_USAGE}`;

/** As much of a file as decides. */
function beginningOf(name) {
  const fd = fs.openSync(name, 'r');
  try {
    const bytes = new Uint8Array(WINDOW);
    let at = 0;
    for (let n; at < WINDOW && (n = fs.readSync(fd, bytes, at, WINDOW - at, null)) > 0; ) at += n;
    return bytes.subarray(0, at);
  } finally {
    fs.closeSync(fd);
  }
}

async function runDetect({ values, names }) {
  if (names[0] === '-' && names.length === 1) throw new UsageError('detect takes names of files');
  const encoding = values.encoding === undefined ? BY_MARK : inItsWords(() => encodingOf(values.encoding));
  const found = [];
  const failed = await takeEach(
    names,
    async (name) => ({ file: name, ...detect(beginningOf(name), encoding) }),
    (name, row) => {
      if (values.json) found.push(row);
      else process.stdout.write(`${harmless(name)}: ${row.language}${row.language === 'und' ? '' : ` ${row.confidence.toFixed(3)}`}\n`);
    },
  );
  if (values.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  return failed ? 1 : 0;
}

function runLanguages({ values, names }) {
  if (names[0] !== '-' || names.length > 1) throw new UsageError('languages takes no files');
  if (values.json) {
    process.stdout.write(`${JSON.stringify(languages(), null, 2)}\n`);
    return 0;
  }
  for (const { tag, name, ...known } of languages()) {
    const what = Object.keys(known).filter((key) => known[key]).map((key) => key.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`));
    process.stdout.write(`${tag}  ${name.padEnd(18)} ${what.join(', ')}\n`);
  }
  return 0;
}

function runMetrics({ values, names }) {
  const all = names.length === 1 && names[0] === '-';
  const unknown = all ? undefined : names.find((name) => !metrics.some((metric) => metric.name === name));
  if (unknown !== undefined) throw new UsageError(`there is no metric '${unknown}'`);
  const chosen = all ? metrics : metrics.filter(({ name }) => names.includes(name));
  if (values.json) {
    process.stdout.write(`${JSON.stringify(chosen, null, 2)}\n`);
    return 0;
  }
  for (const { name, title, language, formula, source } of chosen)
    process.stdout.write(`${name}: ${title}${language === null ? '' : ` (${language})`}\n    ${formula}\n    ${source}\n`);
  return 0;
}

module.exports = {
  COMMANDS: {
    detect: { USAGE: DETECT_USAGE, ARGUMENTS: { ...COMMON, encoding: text }, run: runDetect },
    languages: { USAGE: LANGUAGES_USAGE, ARGUMENTS: COMMON, run: runLanguages },
    metrics: { USAGE: METRICS_USAGE, ARGUMENTS: COMMON, run: runMetrics },
  },
};
