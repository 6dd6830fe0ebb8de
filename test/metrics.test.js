'use strict';
// metrics: what each metric is, and that a report has what it says.
const assert = require('node:assert/strict');
const { execFileSync, spawnSync } = require('node:child_process');
const path = require('node:path');
const { analyzeSync, languages, metrics, Analyzer } = require('..');

const BIN = path.join(__dirname, '..', 'bin', 'textgauge.js');
const TEXT = 'The quick brown fox jumps over the lazy dog. It was not amused by the extraordinary circumstances of its rehabilitation.\n\n';

/** All metrics of a report, by name. */
const valuesOf = ({ readability, diversity, readingTime }) => ({ ...readability, ...diversity, readingTime: readingTime.seconds });

const all = (text, language) => analyzeSync(text, { metrics: 'all', language });

describe('metrics', function () {
  it('has a row for every metric of a report, in its order', function () {
    assert.deepEqual(Object.keys(valuesOf(all(TEXT))).sort(), metrics.map(({ name }) => name).sort());
    assert.ok(Object.isFrozen(metrics) && metrics.every((metric) => Object.isFrozen(metric) && Object.isFrozen(metric.bands)));
  });

  it('is what people know', function () {
    const [ease] = metrics;
    assert.deepEqual(
      { ...ease, source: undefined, differs: undefined },
      {
        name: 'fleschReadingEase', group: 'readability', title: 'Flesch Reading Ease',
        formula: '206.835 - 1.015 words/sentences - 84.6 syllables/words', source: undefined, language: 'en', variantOf: null,
        differs: undefined, counts: ['words', 'sentences', 'syllables'], minWords: 0, minSentences: 0, direction: 'easier', grade: false,
        lengthInvariant: true,
        bands: [
          { from: -Infinity, label: 'college graduate' }, { from: 30, label: 'college' }, { from: 50, label: 'grades 10 to 12' },
          { from: 60, label: 'grades 8 and 9' }, { from: 70, label: 'grade 7' }, { from: 80, label: 'grade 6' }, { from: 90, label: 'grade 5' },
        ],
      },
    );
    assert.match(ease.source, /^Flesch, R\. \(1948\)/);
    assert.deepEqual(metrics.find(({ name }) => name === 'smogC').variantOf, 'smog');
    assert.equal(metrics.find(({ name }) => name === 'smog').minSentences, 30);
  });

  for (const { tag } of languages())
    it(`of ${tag}: a number, or null with a note that says why`, function () {
      for (const text of ['', 'word', '...', '1 2 3.', TEXT, '漢字の文。', 'Слово и дело. '.repeat(40), 'a '.repeat(1e5)]) {
        const report = all(text, tag);
        for (const [name, value] of Object.entries(valuesOf(report))) {
          const note = report.notes.find(({ metric }) => metric === name);
          assert.ok(value === null ? note : Number.isFinite(value), `${name} of ${JSON.stringify(text.slice(0, 20))}`);
        }
      }
    });

  it('says for which language a metric is: it has a value in that one alone', function () {
    for (const { name, language } of metrics)
      for (const tag of ['en', 'de', 'es', 'fr', 'hu', 'it', 'nl', 'ru'])
        assert.equal(valuesOf(all(TEXT, tag))[name] !== null, language === null || language === tag, `${name} in ${tag}`);
  });

  it('is the same for a text repeated, where it says so', function () {
    const once = new Analyzer({ metrics: 'all', language: 'en' });
    once.write(TEXT).endDocument();
    const ten = valuesOf(all(TEXT.repeat(10)));
    const one = valuesOf(once.report());
    for (const { name, lengthInvariant } of metrics) if (lengthInvariant) assert.ok(Object.is(one[name], ten[name]), name);
    assert.ok(metrics.filter(({ lengthInvariant }) => !lengthInvariant).some(({ name }) => one[name] !== ten[name]));
  });

  it('says why there is no value', function () {
    const { notes } = analyzeSync('word', { metrics: ['danielsonBryan1', 'amstad', 'smogC'] });
    assert.deepEqual(notes.map(({ metric, code }) => [metric, code]), [['amstad', 'language'], ['smogC', 'small-sample'], ['danielsonBryan1', 'no-value']]);
  });
});

describe('textgauge metrics', function () {
  const run = (...args) => execFileSync(process.execPath, [BIN, 'metrics', ...args], { encoding: 'utf8' });

  it('lists them', function () {
    const lines = run().split('\n');
    assert.equal(lines.length, 3 * metrics.length + 1);
    assert.equal(lines[0], 'fleschReadingEase: Flesch Reading Ease (en)');
    assert.equal(lines[1], `    ${metrics[0].formula}`);
  });

  it('says of some what they are', function () {
    assert.deepEqual(JSON.parse(run('--json', 'lix', 'rix')).map(({ name }) => name), ['lix', 'rix']);
  });

  it('knows no other', function () {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'metrics', 'fog'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /^textgauge: there is no metric 'fog'\n/);
  });
});
