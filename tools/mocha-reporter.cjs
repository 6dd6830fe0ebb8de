'use strict';
// The reporter of tools/test.js: a line for each top suite, failures in full, and the totals as JSON in the file that
// TEXTGAUGE_MOCHA_TOTALS names.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    let seen = 0;

    runner.on('test end', () => seen++);
    runner.on('pending', (test) => skipped.push(test.fullTitle()));
    runner.on('suite end', (suite) => {
      if (suite.parent?.root) console.log(`    ${suite.title} (${seen} so far)`);
    });
    runner.once('end', () => {
      if (this.failures.length) reporters.Base.list(this.failures);
      const { passes: passed, failures: failed } = this.stats;
      writeFileSync(process.env.TEXTGAUGE_MOCHA_TOTALS, JSON.stringify({ passed, failed, skipped }));
    });
  }
};
