'use strict';
// cli-arguments: what the commands have in common of their arguments.
const { parseArgs } = require('node:util');

const TEXT_OPTIONS = ['profile', 'language', 'encoding', 'sentences', 'line-breaks', 'hyphens', 'invalid'];

const text = { type: 'string' };
const flag = { type: 'boolean' };

/** Of every command. */
const ARGUMENTS = {
  json: flag, ndjson: flag, csv: flag, top: text, ...Object.fromEntries(TEXT_OPTIONS.map((name) => [name, text])),
  version: flag, help: { type: 'boolean', short: 'h' },
};

const TEXT_USAGE = `Text:
      --profile NAME        unicode (default) or classic
      --language TAG        BCP 47, such as en (default) or und; auto: that of each file
      --encoding NAME       utf8, utf16le or latin1 (default utf8, or UTF-16 by its byte order mark)
      --sentences RULES     language (default) or uax29
      --line-breaks WHAT    wrap (default): a line break is white space; break: it ends a sentence
      --hyphens WHAT        split (default) or join
      --invalid WHAT        replace (default), or error: ill-formed input fails
`;

const END_USAGE = `      --version             print the version
  -h, --help                print this

Exit status: 0; 1 if a file failed (the others are done); 2 for wrong usage.
A signal ends it at once, as such: after Ctrl-C, a shell has the status 130.
`;

class UsageError extends Error {}

function parse(argv, options) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true });
  } catch (error) {
    if (typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')) throw new UsageError(error.message.split('\n')[0]);
    throw error;
  }
}

/** At most one of these. @returns {string | undefined} its name */
function oneOf(flags) {
  const asked = Object.entries(flags).filter(([, on]) => on).map(([name]) => name);
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} exclude each other`);
  return asked[0];
}

const formatOf = ({ json, ndjson, csv }) => oneOf({ json, ndjson, csv }) ?? 'table';

function numberOf(name, value) {
  if (!/^\d{1,10}$/.test(value)) throw new UsageError(`--${name} takes a whole number, not '${value}'`);
  return Number(value);
}

const dashed = (name) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const camelled = (name) => name.replace(/-(\w)/g, (_, c) => c.toUpperCase());

/** The options of texts, as the API has them. */
const textOptionsOf = (values) =>
  Object.fromEntries(TEXT_OPTIONS.filter((name) => values[name] !== undefined).map((name) => [camelled(name), values[name]]));

/** What `make` makes of options; what they have wrong is told in the words of the command line. */
function inItsWords(make) {
  try {
    return make();
  } catch (error) {
    if (!/^ERR_INVALID_ARG/.test(error.code)) throw error;
    throw new UsageError(
      error.message
        .replace(/^(?:The property|Every item of) 'options\.(?:words\.)?(\w+)'/, (_, name) => `--${dashed(name)}`)
        .replace(/\. Received /, ', not '),
    );
  }
}

module.exports = { ARGUMENTS, TEXT_USAGE, END_USAGE, UsageError, text, flag, parse, oneOf, formatOf, numberOf, textOptionsOf, inItsWords };
