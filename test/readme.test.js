'use strict';
// readme: what the README shows is what happens. Every fenced block of code is run, and the block behind it is its output.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');
const examplesOf = (page) => [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/^```(js|sh)\n(.*?)^```\n\n^```\n(.*?)^```$/gms)];
const EXAMPLES = examplesOf('README.md');

function run(kind, code) {
  if (kind === 'js') return spawnSync(process.execPath, ['-e', code.replace("'textgauge'", JSON.stringify(ROOT))], { cwd: ROOT, encoding: 'utf8' });
  const command = code.replace('npx textgauge', `${JSON.stringify(process.execPath)} bin/textgauge.js`);
  return spawnSync('sh', ['-c', command], { cwd: ROOT, encoding: 'utf8' });
}

describe('the README', function () {
  this.timeout(120000);

  it('has an example for Node, the command line and C', function () {
    assert.deepEqual(EXAMPLES.map(([, kind]) => kind), ['js', 'js', 'sh', 'sh', 'sh']);
  });

  for (const [, kind, code, output] of [...EXAMPLES, ...examplesOf('examples/README.md')]) {
    it(`tells the truth of: ${code.trim().split('\n').at(-1)}`, function () {
      const { stdout, stderr } = run(kind, code);
      assert.equal(stdout, output, stderr);
    });
  }
});
