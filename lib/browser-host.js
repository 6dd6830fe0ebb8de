'use strict';
// browser-host: what lib/wasm-instance.js asks of its surroundings, where there is no Node.js. The bundle of
// wasm/build.mjs has the bytes in it, in hexadecimal, which compresses better than base64: those of the build
// with SIMD, and how the other one differs.
const { patch } = require('./wasm-patch.js');
const SIMD = require('../wasm/dist/textgauge.wasm');
const TO_SCALAR = require('../wasm/dist/textgauge-scalar.patch');

const digitOf = (code) => (code < 0x40 ? code - 0x30 : code - 0x57); // of 0 to 9, a to f

function decode(hex) {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = (digitOf(hex.charCodeAt(2 * i)) << 4) | digitOf(hex.charCodeAt(2 * i + 1));
  return bytes;
}

const wasmBytes = (simd) => (simd ? decode(SIMD) : patch(decode(SIMD), decode(TO_SCALAR)));

const wantsScalar = () => false;

const fillRandom = (words) => globalThis.crypto.getRandomValues(words);

module.exports = { wasmBytes, wantsScalar, fillRandom };
