'use strict';
// install: what npm runs once the package is unpacked. node-gyp-build takes a prebuilt addon, or builds one. Where neither
// can be, the package works all the same, by WebAssembly.
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const path = require('node:path');

const { status } = spawnSync('node-gyp-build', { stdio: 'inherit', shell: true });
const works = existsSync(path.join(__dirname, 'wasm', 'dist', 'textgauge.wasm'));

if (status !== 0 && works) console.warn('textgauge: the addon cannot be built here; the package works by WebAssembly, which is slower');
process.exitCode = status === 0 || works ? 0 : 1;
