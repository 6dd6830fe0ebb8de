'use strict';
// wasm-host: what lib/wasm-instance.js asks of Node.js. lib/browser-host.js has the same for everything else.
const { readFileSync } = require('node:fs');
const { webcrypto } = require('node:crypto');
const path = require('node:path');

const DIST = path.join(__dirname, '..', 'wasm', 'dist');

/** The module's bytes: of the build with SIMD, or of its twin without. */
const wasmBytes = (simd) => readFileSync(path.join(DIST, simd ? 'textgauge.wasm' : 'textgauge-scalar.wasm'));

/** As for the kernels of the addon. */
const wantsScalar = () => process.env.TEXTGAUGE_KERNEL === 'scalar';

const fillRandom = (words) => webcrypto.getRandomValues(words);

module.exports = { wasmBytes, wantsScalar, fillRandom };
