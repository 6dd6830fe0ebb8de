'use strict';
// pin: ArrayBuffers that nobody can take from under a thread. Whether the runtime can promise that is tried, once, on
// buffers of our own: version numbers do not tell.
const { isResizable } = require('./input.js');

const { markAsUntransferable } = loadWorkerThreads();
const transfer = ArrayBuffer.prototype.transfer && Function.prototype.call.bind(ArrayBuffer.prototype.transfer);
const pinned = new WeakSet();

let holds; // does a mark hold? undefined: not tried yet

function loadWorkerThreads() {
  try {
    return require('node:worker_threads');
  } catch {
    return {};
  }
}

function attempt(action) {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * Could the buffer be transferred now? The memory of a WebAssembly instance cannot, and dies with its instance whatever
 * is held. To ask for more than can be had fails before anything is moved; it fails otherwise where nothing could be.
 */
const isTransferable = (buffer) => attempt(() => transfer(buffer, Number.MAX_SAFE_INTEGER)) instanceof RangeError;

function probe() {
  if (!markAsUntransferable || !transfer || typeof structuredClone !== 'function') return false;
  const buffer = new ArrayBuffer(8);
  if (!isTransferable(buffer) || buffer.byteLength !== 8) return false;
  if (typeof WebAssembly === 'object' && isTransferable(new WebAssembly.Memory({ initial: 1 }).buffer)) return false;
  markAsUntransferable(buffer);
  attempt(() => structuredClone(buffer, { transfer: [buffer] }));
  attempt(() => transfer(buffer));
  attempt(() => new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(new Uint8Array(buffer)) }));
  return buffer.byteLength === 8;
}

/** Mark an ArrayBuffer for good as not to be moved. @returns {boolean} whether that holds; if not, nothing has changed */
function pin(buffer) {
  if (!(holds ??= probe()) || isResizable(buffer)) return false;
  if (pinned.has(buffer)) return true;
  if (!isTransferable(buffer)) return false;
  markAsUntransferable(buffer);
  pinned.add(buffer);
  return true;
}

module.exports = { pin };
