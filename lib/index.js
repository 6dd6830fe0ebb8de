'use strict';
// index: the API. index.d.ts tells it all; index.mjs names the same for modules.
const { native } = require('./native.js');
const { TextGaugeError } = require('./errors.js');
const { analyzeSync } = require('./analyze.js');
const { Analyzer } = require('./analyzer.js');
const { segment, boundariesSync, countSegmentsSync } = require('./segment.js');

module.exports = {
  analyzeSync,
  Analyzer,
  segment,
  boundariesSync,
  countSegmentsSync,
  version: native.version,
  unicodeVersion: native.unicodeVersion,
  TextGaugeError,
};
