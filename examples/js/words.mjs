// The most common words or n-grams of a file, as c/words.c prints them: node examples/js/words.mjs FILE [1 to 5]
// The file is read and counted beside the event loop, by as many threads as there are.
import process from 'node:process';
import { wordFrequenciesFile } from 'textgauge';

const [file, n = '1'] = process.argv.slice(2);

if (file === undefined || !/^[1-5]$/.test(n)) {
  process.stderr.write('usage: words FILE [1 to 5]\n');
  process.exitCode = 1;
} else {
  try {
    const table = await wordFrequenciesFile(file, { ngram: Number(n), numbers: 'mask', stopWords: n === '1' });
    const rows = table.top(10).map(({ word, count }) => `${String(count).padStart(8)}  ${word}\n`);
    process.stdout.write(`${table.total} of ${table.size}\n${rows.join('')}`);
  } catch (error) {
    process.stderr.write(`words: ${error.message}\n`);
    process.exitCode = 1;
  }
}
