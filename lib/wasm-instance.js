'use strict';
// wasm-instance: the one WebAssembly instance of an environment: made at first use, or by init() where that has to wait.
const { version } = require('../wasm/dist/names.js');
const { TextGaugeError, invalidType } = require('./errors.js');
const { isAnyArrayBuffer } = require('./input.js');
const { wasmBytes, wantsScalar, fillRandom } = require('./wasm-host.js');

// A function that makes a vector: () -> v128, i8x16.splat of 0.
const SIMD_PROBE = Uint8Array.of(
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 8, 1, 6, 0, 0x41, 0, 0xfd, 0x0f, 0x0b,
);

let exported; // what the instance exports, once there is one
let making; // the promise of the first init()

function checkEngine() {
  if (typeof WebAssembly === 'undefined') throw new TextGaugeError('ERR_TG_UNSUPPORTED', 'There is no WebAssembly here');
}

function bytesOfHere() {
  return wasmBytes(!wantsScalar() && WebAssembly.validate(SIMD_PROBE));
}

/** A string that ends in NUL. */
function stringAt({ memory }, address) {
  const bytes = new Uint8Array(memory.buffer, address);
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}

/** Takes an instance into use. */
function adopt({ exports }) {
  if (typeof exports.tgw_name !== 'function' || stringAt(exports, exports.tgw_name(0, 0)) !== version)
    throw new TextGaugeError('ERR_TG_VERSION', `The module is not the WebAssembly of textgauge ${version}`);
  exports.tgw_seed(...fillRandom(new Uint32Array(4)));
  exported = exports;
}

function makeNow() {
  checkEngine();
  const bytes = bytesOfHere();
  let instance;
  try {
    instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  } catch (cause) {
    throw new TextGaugeError('ERR_TG_STATE', 'WebAssembly cannot be compiled here while JavaScript waits: await init() first', { cause });
  }
  adopt(instance);
}

async function compileResponse(response) {
  if (!response.ok) throw new TextGaugeError('ERR_TG_STATE', `The module cannot be had: ${response.status} ${response.statusText} (${response.url})`);
  const streams = WebAssembly.compileStreaming && /^application\/wasm\b/i.test(response.headers.get('content-type') ?? '');
  return streams ? await WebAssembly.compileStreaming(response) : await WebAssembly.compile(await response.arrayBuffer());
}

async function compile(source) {
  if (source === undefined) return await WebAssembly.compile(bytesOfHere());
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === 'string' || source instanceof URL) return await compileResponse(await fetch(source));
  if (ArrayBuffer.isView(source) || isAnyArrayBuffer(source)) return await WebAssembly.compile(source);
  throw invalidType('The "source" argument', 'of type string or an instance of URL, WebAssembly.Module, ArrayBuffer or a view of one', source);
}

async function make(source) {
  checkEngine();
  const module = await compile(source);
  const instance = await WebAssembly.instantiate(module);
  if (!exported) adopt(instance); // else a call that could not wait has made one
}

/** See wasm.d.ts. */
async function init(source) {
  if (exported) return;
  try {
    await (making ??= make(source));
  } finally {
    if (!exported) making = undefined;
  }
}

/** The exports of wasm/host.c. */
function wasm() {
  if (!exported) makeNow();
  return exported;
}

module.exports = { init, wasm, stringAt };
