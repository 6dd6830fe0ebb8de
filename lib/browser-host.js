'use strict';
// browser-host: what lib/wasm-instance.js asks of its surroundings, where there is no Node.js. The bundle of
// wasm/build.mjs has the bytes in it, as base64: those of the build with SIMD, and how the other one differs.
const { patch } = require('./wasm-patch.js');
const SIMD = require('../wasm/dist/textgauge.wasm');
const TO_SCALAR = require('../wasm/dist/textgauge-scalar.patch');

function decode(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const wasmBytes = (simd) => (simd ? decode(SIMD) : patch(decode(SIMD), decode(TO_SCALAR)));

const wantsScalar = () => false;

const fillRandom = (words) => globalThis.crypto.getRandomValues(words);

module.exports = { wasmBytes, wantsScalar, fillRandom };
