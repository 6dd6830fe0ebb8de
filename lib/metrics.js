'use strict';
// metrics: what each metric is.
const { native } = require('./native.js');

const { countNames, metricNames, metricGroups, metricText, metricNumber } = native;

// Those of crossing.h.
const [TITLE, FORMULA, SOURCE, LANGUAGE, VARIANT_OF, DIFFERS, LABELS] = [0, 1, 2, 3, 4, 5, 6];
const [USES, MIN_WORDS, MIN_SENTENCES, DIRECTION, KIND, FROM] = [0, 1, 2, 3, 4, 5];
const IS_GRADE = 1;
const IS_LENGTH_INVARIANT = 2;
const DIRECTIONS = { 1: 'harder', [-1]: 'easier', 0: null };

function bandsOf(metric) {
  const bands = [];
  for (let from; (from = metricNumber(metric, FROM + bands.length)) !== null; )
    bands.push(Object.freeze({ from, label: metricText(metric, LABELS + bands.length) }));
  return Object.freeze(bands);
}

/** See index.d.ts. */
const metrics = Object.freeze(
  metricNames.map((name, metric) => {
    const uses = metricNumber(metric, USES);
    const kind = metricNumber(metric, KIND);
    return Object.freeze({
      name,
      group: metricGroups[metric],
      title: metricText(metric, TITLE),
      formula: metricText(metric, FORMULA),
      source: metricText(metric, SOURCE),
      language: metricText(metric, LANGUAGE),
      variantOf: metricText(metric, VARIANT_OF),
      differs: metricText(metric, DIFFERS),
      counts: Object.freeze(countNames.filter((_, count) => Math.floor(uses / 2 ** count) % 2)),
      minWords: metricNumber(metric, MIN_WORDS),
      minSentences: metricNumber(metric, MIN_SENTENCES),
      direction: DIRECTIONS[metricNumber(metric, DIRECTION)],
      grade: (kind & IS_GRADE) !== 0,
      lengthInvariant: (kind & IS_LENGTH_INVARIANT) !== 0,
      bands: bandsOf(metric),
    });
  }),
);

module.exports = { metrics };
