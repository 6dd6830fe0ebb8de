'use strict';
// native: loads native code, once an environment, and gives it the array that small results go to. That is the addon; where
// it cannot be loaded, WebAssembly, which has the same functions (lib/wasm-native.js, lib/wasm-jobs.js).
//
// TEXTGAUGE_BACKEND=native takes nothing but the addon, TEXTGAUGE_BACKEND=wasm nothing but WebAssembly.
const { existsSync } = require('node:fs');
const path = require('node:path');

const ROOT = path.join(__dirname, '..');

function addon() {
  const native = require('node-gyp-build')(ROOT);
  // Counts, metrics and notes take some 70 numbers; what is left is room for some 90 of the most common words.
  const results = new Float64Array(256);
  if (!native.setResults(results)) throw new Error('textgauge: the addon refuses its results array');
  return { native, results };
}

const webAssembly = () => require('./wasm-thread.js');

function load() {
  const wanted = process.env.TEXTGAUGE_BACKEND;
  if (wanted === 'wasm') return webAssembly();
  try {
    return addon();
  } catch (error) {
    if (wanted === 'native' || !existsSync(path.join(ROOT, 'wasm', 'dist', 'names.js'))) throw error;
    const out = webAssembly();
    process.emitWarning(`textgauge works by WebAssembly, which is slower: the addon cannot be loaded (${error.message.split('\n')[0]})`, {
      code: 'TEXTGAUGE_WASM',
    });
    return out;
  }
}

module.exports = load();
