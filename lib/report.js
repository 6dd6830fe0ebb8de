'use strict';
// report: the plain object that callers get, from the numbers and the string of src/node/crossing.h.
const { native, results } = require('./native.js');

const { countNames, metricNames, metricGroups } = native;

const notes = new Map(); // [code, reason] by number, as they come up

function noteText(number) {
  if (!notes.has(number)) notes.set(number, native.noteText(number));
  return notes.get(number);
}

const orNull = (number) => (number === number ? number : null);

function readCounts(report, values, asked) {
  if (asked.length === 0) return;
  const counts = (report.counts = {});
  for (const n of asked) counts[countNames[n]] = orNull(values[n]);
}

function readMetrics(report, values, asked) {
  for (const n of asked) {
    const name = metricNames[n];
    const group = metricGroups[n];
    const value = orNull(values[countNames.length + n]);
    if (group === 'readingTime') report.readingTime = { seconds: value };
    else (report[group] ??= {})[name] = value;
  }
}

function readWords(strings, start, values, at, count) {
  const words = [];
  for (let i = 0; i < count; i++) {
    const end = start + values[at + 2 * i];
    words.push({ word: strings.slice(start, end), count: values[at + 2 * i + 1] });
    start = end;
  }
  return words;
}

function readNotes(values, at, count) {
  const list = [];
  for (let i = 0; i < count; i++) {
    const metric = values[at + 2 * i];
    const [code, reason] = noteText(values[at + 2 * i + 1]);
    list.push({ metric: metric < 0 ? null : metricNames[metric], code, reason });
  }
  return list;
}

/**
 * @param {string | [string, Float64Array]} result of native code; a string alone has its numbers in `results`
 * @param {import('./options.js').AnalysisOptions} options
 */
function makeReport(result, { profile, counts, metrics }) {
  const [strings, values] = typeof result === 'string' ? [result, results] : result;
  let at = countNames.length + metricNames.length;
  const languageLength = values[at];
  const wordCount = values[at + 1];
  const noteCount = values[at + 2];
  at += 3;

  const report = { profile, language: strings.slice(0, languageLength) };
  readCounts(report, values, counts);
  readMetrics(report, values, metrics);
  report.topWords = readWords(strings, languageLength, values, at, wordCount);
  report.notes = readNotes(values, at + 2 * wordCount, noteCount);
  return report;
}

module.exports = { makeReport };
