'use strict';
// Runs code in a process of its own, where a crash is only a failure.
const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');

const PROLOGUE = `
'use strict';
const ROOT = ${JSON.stringify(ROOT)};
const textgauge = require(ROOT);
const { analyze, analyzeSync, boundaries, countSegments } = textgauge;
const assert = require('node:assert/strict');
const { Worker } = require('node:worker_threads');
const turn = () => new Promise((done) => setImmediate(done));
const later = (ms) => new Promise((done) => setTimeout(done, ms));
const collect = async () => { for (let i = 0; i < 3; i++) { globalThis.gc?.(); await turn(); } };
const MIB = 1 << 20;
const WORDS = Buffer.from('Every word is here, again. '.repeat(1000));
function fill(bytes) { for (let at = 0; at < bytes.length; at += WORDS.length) bytes.set(WORDS.subarray(0, Math.min(WORDS.length, bytes.length - at)), at); return bytes; }
`;

/** @returns {Promise<{code: number | null, signal: string | null, out: string, err: string}>} */
function child(code, { flags = ['--expose-gc'], timeout = 60000, env = {} } = {}) {
  return new Promise((resolve) => {
    const source = `${PROLOGUE}(async () => {${code}\n})();`;
    const process_ = spawn(process.execPath, [...flags, '-e', source], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => process_.kill('SIGKILL'), timeout);
    let [out, err] = ['', ''];
    process_.stdout.setEncoding('utf8').on('data', (chunk) => (out += chunk));
    process_.stderr.setEncoding('utf8').on('data', (chunk) => (err += chunk));
    process_.on('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ code: status, signal, out, err });
    });
  });
}

/** What code prints that has to end well. */
async function good(code, options) {
  const { code: status, signal, out, err } = await child(code, options);
  assert.deepEqual({ status, signal, err }, { status: 0, signal: null, err: '' });
  return out.trim();
}

module.exports = { child, good, ROOT };
