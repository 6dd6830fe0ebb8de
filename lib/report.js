'use strict';
// report: the plain object that callers get, from the numbers and the string of src/node/crossing.h.
const { native, results } = require('./native.js');

const { countNames, metricNames, metricGroups } = native;

const notes = new Map(); // [code, reason], or [language, ''], by number, as they come up

function noteText(number) {
  let text = notes.get(number);
  if (text === undefined) notes.set(number, (text = native.noteText(number)));
  return text;
}

const orNull = (number) => (number === number ? number : null);

/**
 * The objects of numbers in a report by the rules `o`: which names of it take which of the numbers. An object of many properties is quickly made
 * only as a copy of one that has them; JSON.parse makes one whose properties are not in a dictionary.
 */
function makeParts({ counts, metrics }) {
  const parts = [];
  const add = (key, names, at) => {
    if (names.length > 0) parts.push({ key, names, at, empty: JSON.parse(JSON.stringify(Object.fromEntries(names.map((n) => [n, null])))) });
  };
  const metricAt = (n) => countNames.length + metrics.indexOf(n); // numbers have those alone that were asked for, ascending
  add('counts', counts.map((n) => countNames[n]), counts);
  for (const group of new Set(metrics.map((n) => metricGroups[n]))) {
    const members = metrics.filter((n) => metricGroups[n] === group);
    add(group, group === 'readingTime' ? ['seconds'] : members.map((n) => metricNames[n]), members.map(metricAt));
  }
  return parts;
}

function readPart({ names, at, empty }, values) {
  const part = { ...empty };
  for (let i = 0; i < names.length; i++) part[names[i]] = orNull(values[at[i]]);
  return part;
}

function readWords(strings, values, at, count) {
  const words = [];
  let start = 0;
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
function makeReport(result, options) {
  const [strings, values] = typeof result === 'string' ? [result, results] : result;
  let at = countNames.length + options.metrics.length;
  const language = noteText(values[at])[0];
  const wordCount = values[at + 1];
  const noteCount = values[at + 2];
  at += 3;

  options.parts ??= makeParts(options);
  const report = { profile: options.profile, language };
  if (options.confidence !== undefined) report.languageConfidence = options.confidence;
  for (const part of options.parts) report[part.key] = readPart(part, values);
  report.topWords = readWords(strings, values, at, wordCount);
  report.notes = readNotes(values, at + 2 * wordCount, noteCount);
  return report;
}

module.exports = { makeReport };
