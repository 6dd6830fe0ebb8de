'use strict';
// native: loads the addon, once an environment, and gives it the array that small results go to.
const path = require('node:path');

const native = require('node-gyp-build')(path.join(__dirname, '..'));

// Counts, metrics and notes take some 70 numbers; what is left is room for some 90 of the most common words.
const results = new Float64Array(256);
if (!native.setResults(results)) throw new Error('textgauge: the addon refuses its results array');

module.exports = { native, results };
