'use strict';
// cli-print: reports as a table for people, as JSON, NDJSON or CSV.
const { once } = require('node:events');
const { native } = require('./native.js');
const { analysisOptions } = require('./options.js');
const { csvField } = require('./words.js');

const { countNames, metricNames } = native;

const BOLD = ['\x1b[1m', '\x1b[22m'];
const DIM = ['\x1b[2m', '\x1b[22m'];

/** To standard output; waits where a pipe is full. */
async function write(text) {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const wantsColour = () => Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';

// What would move the cursor or turn the writing of a terminal is shown as an escape.
const harmless = (text) =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

/** The metrics of a report by name, in the order of the library. */
function metricsOf({ readability, diversity, readingTime }) {
  const all = { ...readability, ...diversity, ...(readingTime && { readingTime: readingTime.seconds }) };
  return Object.fromEntries(metricNames.filter((name) => name in all).map((name) => [name, all[name]]));
}

// ── For machines ──

const fileOf = (name, report) => ({ file: name, ...report });
const totalOf = (files, report) => ({ total: files, ...report });

function jsonPrinter({ several }) {
  const reports = [];
  return {
    file: async (name, report) => void reports.push(fileOf(name, report)),
    total: async (files, report) => void reports.push(totalOf(files, report)),
    end: async () => {
      if (several || reports.length) await write(`${JSON.stringify(several ? reports : reports[0], null, 2)}\n`);
    },
  };
}

function ndjsonPrinter() {
  return {
    file: (name, report) => write(`${JSON.stringify(fileOf(name, report))}\n`),
    total: (files, report) => write(`${JSON.stringify(totalOf(files, report))}\n`),
    end: async () => {},
  };
}

// RFC 4180, but for the line end.
const field = (value) => csvField(value === null ? '' : String(value));

function csvPrinter({ options }) {
  const { counts, metrics } = analysisOptions(options);
  const names = [...counts.map((n) => countNames[n]), ...metrics.map((n) => metricNames[n])];
  let begun = false;

  const line = (values) => `${values.map(field).join(',')}\n`;
  const row = async (name, report) => {
    const values = { ...report.counts, ...metricsOf(report) };
    await write((begun ? '' : line(['file', ...names])) + line([name, ...names.map((n) => values[n])]));
    begun = true;
  };
  return { file: row, total: (_, report) => row('total', report), end: async () => {} };
}

// ── For people ──

const whole = (n) => (n === null ? '-' : n.toLocaleString('en-US'));
const decimal = (n) => (n === null ? '-' : n.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }));

function duration(seconds) {
  if (seconds === null) return '-';
  const s = Math.round(seconds);
  const [hours, minutes] = [Math.floor(s / 3600), Math.floor(s / 60) % 60];
  return [hours && `${hours} h`, (hours || minutes) && `${minutes} min`, `${s % 60} s`].filter(Boolean).join(' ');
}

const readable = (name, value) => (name === 'readingTime' ? duration(value) : decimal(value));

/** One report as sections of lines `name value`, the values aligned to the right. */
function describe(name, report, paint) {
  const counts = Object.entries(report.counts ?? {}).map(([k, v]) => [k, whole(v)]);
  const metrics = Object.entries(metricsOf(report)).map(([k, v]) => [k, readable(k, v)]);
  const rows = [...counts, ...metrics];
  const [left, right] = [0, 1].map((i) => Math.max(0, ...rows.map((row) => row[i].length)));
  const sections = [];
  const section = (title, lines) => lines.length && sections.push([paint(title, BOLD), ...lines.map((line) => `  ${line}`)].join('\n'));
  const aligned = ([k, v]) => `${k.padEnd(left)}  ${v.padStart(right)}`;

  section('Counts', counts.map(aligned));
  section('Metrics', metrics.map(aligned));
  section('Most common words', commonWords(report.topWords));
  section('Notes', report.notes.map((n) => paint(`${n.metric ? `${n.metric}: ` : ''}${n.reason}`, DIM)));
  const title = [name === '-' ? [] : harmless(name), `profile ${report.profile}, language ${report.language}`].flat().join(': ');
  return `${paint(title, DIM)}\n\n${sections.join('\n\n')}\n`;
}

function commonWords(words) {
  const counts = words.map(({ count }) => whole(count));
  const width = Math.max(0, ...counts.map((c) => c.length));
  return words.map(({ word }, i) => `${counts[i].padStart(width)}  ${harmless(word)}`);
}

// Columns of a row for each of several files; all that was asked for is in --json and --csv.
const OVERVIEW = ['words', 'sentences', 'uniqueWords', 'fleschReadingEase', 'fleschKincaidGrade', 'readingTime'];

function columnsOf({ counts, metrics }) {
  const { counts: c, metrics: m } = analysisOptions({ counts, metrics });
  const has = new Set([...c.map((n) => countNames[n]), ...m.map((n) => metricNames[n])]);
  if (counts !== undefined) return [...counts, ...m.map((n) => metricNames[n])];
  const shown = Array.isArray(metrics) ? ['words', 'sentences', ...m.map((n) => metricNames[n])] : OVERVIEW;
  return shown.filter((name) => has.has(name));
}

/** A table with the names last, as they are of any width. */
function tabulate(columns, rows, paint) {
  const cells = rows.map(({ values }) =>
    columns.map((k) => (countNames.includes(k) ? whole(values[k]) : readable(k, values[k]))),
  );
  const widths = columns.map((k, i) => Math.max(k.length, ...cells.map((row) => row[i].length)));
  const line = (row) => row.map((cell, i) => cell.padStart(widths[i])).join('  ');
  const lines = cells.map((row, i) => `${line(row)}  ${rows[i].total ? paint('total', BOLD) : harmless(rows[i].name)}`.trimEnd());
  return `${paint(line(columns), BOLD)}\n${lines.join('\n')}\n`;
}

function tablePrinter({ several, options }) {
  const coloured = wantsColour();
  const paint = (text, [on, off]) => (coloured ? on + text + off : text);
  const rows = [];
  const valuesOf = (report) => ({ ...report.counts, ...metricsOf(report) });
  // Counts alone, as wc gives them, are a row for one file too.
  if (!several && options.counts === undefined)
    return { file: (name, report) => write(describe(name, report, paint)), end: async () => {} };
  return {
    file: async (name, report) => void rows.push({ name: name === '-' && !several ? '' : name, values: valuesOf(report) }),
    total: async (_, report) => void rows.push({ total: true, values: valuesOf(report) }),
    end: async () => {
      if (rows.length) await write(tabulate(columnsOf(options), rows, paint));
    },
  };
}

const PRINTERS = { table: tablePrinter, json: jsonPrinter, ndjson: ndjsonPrinter, csv: csvPrinter };

/**
 * @param {'table' | 'json' | 'ndjson' | 'csv'} format
 * @param {{ several: boolean, options: object }} run whether there is more than one input, and the options of the analysis
 */
function makePrinter(format, run) {
  return PRINTERS[format](run);
}

module.exports = { makePrinter, write, whole, wantsColour, harmless, DIM };
