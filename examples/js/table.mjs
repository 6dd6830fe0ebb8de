// The table of examples/README.md, of a file: node examples/js/table.mjs file
import process from 'node:process';
import { analyzeFileSync } from 'textgauge';

const SCORES = [
  'fleschReadingEase', 'fleschKincaidGrade', 'gunningFog', 'smog', 'colemanLiau', 'automatedReadability', 'lix', 'rix',
  'typeTokenRatio', 'readingTime',
];

/** Six decimals as C prints them. toFixed is exact, but gives a half to the larger number, where C gives it to the even one. */
function decimals(score) {
  const [down, up] = [score.toFixed(7).slice(0, -1), score.toFixed(6)];
  const isHalf = Math.abs(score * 128) % 2 === 1; // what has a 5 at the seventh place and nothing behind it
  return isHalf && '02468'.includes(down.at(-1)) ? down : up;
}

const row = (value, name) => `${value.padStart(16)}  ${name}\n`;

function table(report) {
  const all = { ...report.readability, ...report.diversity, readingTime: report.readingTime.seconds };
  return [
    'counts\n',
    ...Object.entries(report.counts).map(([name, count]) => row(count === null ? '-' : String(count), name)),
    'scores\n',
    ...SCORES.map((name) => row(all[name] === null ? '-' : decimals(all[name]), name)),
    'top words\n',
    ...report.topWords.map(({ word, count }) => row(String(count), word)),
  ].join('');
}

if (process.argv.length !== 3) {
  process.stderr.write('usage: table FILE\n');
  process.exitCode = 1;
} else {
  try {
    process.stdout.write(table(analyzeFileSync(process.argv[2])));
  } catch (error) {
    process.stderr.write(`table: ${error.message}\n`);
    process.exitCode = 1;
  }
}
