'use strict';
// browser-host: what lib/wasm-instance.js asks of its surroundings, where there is no Node.js. The bundle of
// wasm/build.mjs has the bytes in it, as base64.
const SIMD = require('../wasm/dist/textgauge.wasm');
const SCALAR = require('../wasm/dist/textgauge-scalar.wasm');

function wasmBytes(simd) {
  const text = atob(simd ? SIMD : SCALAR);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const wantsScalar = () => false;

const fillRandom = (words) => globalThis.crypto.getRandomValues(words);

module.exports = { wasmBytes, wantsScalar, fillRandom };
