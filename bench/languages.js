'use strict';
// languages: which language a passage of 200 characters is in, of translated manual pages and of the messages of programs, which the detector has
// not learned from; and what code is taken for. Beside npm packages. Microseconds a passage. bench/language-texts.js has the texts.
//
//   npm run bench -- languages [--wrong]    --wrong lists the passages that we get wrong
const { detectLanguageSync } = require('..');
const { pages, messages, code, LENGTH } = require('./language-texts.js');

const FRANC = {
  ces: 'cs', dan: 'da', deu: 'de', eng: 'en', spa: 'es', fin: 'fi', fra: 'fr', hun: 'hu', ita: 'it', nob: 'nb', nld: 'nl', pol: 'pl', por: 'pt', ron: 'ro', rus: 'ru', swe: 'sv', tur: 'tr',
  ukr: 'uk', und: 'und',
};

async function detectors() {
  const { franc } = await import('franc-min');
  const tinyld = require('tinyld');
  return {
    textgauge: (text) => detectLanguageSync(text).language,
    'franc-min': (text) => FRANC[franc(text)] ?? 'other',
    tinyld: (text) => ({ no: 'nb', '': 'und' })[tinyld.detect(text)] ?? tinyld.detect(text),
  };
}

const percent = (count, all) => ((100 * count) / all).toFixed(2).padStart(11);

/** A table of so many passages a row, by what they are. @param {(row: string) => string} expected */
function measure(title, texts, all, expected, showWrong) {
  const names = Object.keys(all);
  const right = names.map(() => 0);
  let total = 0;
  console.log(`\n${title.padEnd(11)}${'passages'.padStart(9)}${names.map((name) => name.padStart(11)).join('')}`);
  for (const [row, passages] of Object.entries(texts)) {
    const counts = names.map((name) => passages.filter((text) => all[name](text) === expected(row)).length);
    counts.forEach((count, i) => (right[i] += count));
    total += passages.length;
    console.log(`${row.padEnd(11)}${String(passages.length).padStart(9)}${counts.map((count) => percent(count, passages.length)).join('')}`);
    if (showWrong) for (const text of passages) if (all.textgauge(text) !== expected(row)) console.log(`  ${all.textgauge(text)}: ${text}`);
  }
  console.log(`${'all'.padEnd(11)}${String(total).padStart(9)}${right.map((count) => percent(count, total)).join('')}`);
}

async function main() {
  const all = await detectors();
  const showWrong = process.argv.includes('--wrong');
  const texts = { pages: pages(), messages: messages(), code: code() };
  console.log(`Passages of ${LENGTH} characters that are told right, in per cent; code is to be und`);
  for (const [title, rows] of Object.entries(texts)) measure(title, rows, all, (row) => (title === 'code' ? 'und' : row), showWrong);
  const few = Object.values(texts).flatMap((rows) => Object.values(rows).flat()).filter((_, i) => i % 20 === 0);
  const times = Object.values(all).map((detect) => {
    const begin = performance.now();
    for (const text of few) detect(text);
    return ((performance.now() - begin) * 1000) / few.length;
  });
  console.log(`\n${'µs each'.padEnd(20)}${times.map((t) => t.toFixed(1).padStart(11)).join('')}`);
}

main().catch((error) => {
  console.error(error.code === 'ENOENT' ? `languages: ${error.path} is needed` : error);
  process.exitCode = 1;
});
