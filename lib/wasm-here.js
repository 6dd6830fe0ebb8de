'use strict';
// wasm-here: lib/native.js for the bundles of wasm/build.mjs: WebAssembly, and jobs on this very thread.
const { native, results } = require('./wasm-native.js');
const { makeJobs } = require('./wasm-jobs.js');
const { connect } = require('./wasm-turns.js');

module.exports = { native: { ...native, ...makeJobs(connect) }, results };
