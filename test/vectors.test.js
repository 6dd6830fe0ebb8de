'use strict';
// vectors: every case of test/data/vectors.json from JavaScript. The same file is run in C by test/c/vectors_test.c, and in a
// browser by test/wasm/browser.test.js.
const assert = require('node:assert/strict');
const textgauge = require('..');
const { vectorCases, callApi } = require('./helpers/vectors.js');

describe('vectors', function () {
  const cases = vectorCases();

  for (const { title, calls, verify } of cases)
    it(title, function () {
      verify(calls.map((call) => callApi(textgauge, call)));
    });

  it('are many', function () {
    assert.ok(cases.length > 450, `${cases.length}`);
  });
});
