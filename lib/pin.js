'use strict';
// pin: ArrayBuffers that nobody can take from under a thread. Whether the runtime can promise that is tried, once, on
// buffers of our own: version numbers do not tell.
const { markAsUntransferable } = require('./platform.js');
const { isResizable } = require('./input.js');

const transfer = ArrayBuffer.prototype.transfer && Function.prototype.call.bind(ArrayBuffer.prototype.transfer);
const clone = globalThis.structuredClone;
const pinned = new WeakSet();

let holds; // does a mark hold? undefined: not tried yet
let twice; // refusalOf() what could be transferred

function attempt(action) {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * What a transfer says that cannot be: of the same buffer twice. Nothing is moved or copied. What cannot be transferred
 * at all is told by other words: the memory of a WebAssembly instance, which dies with its instance whatever is held.
 */
const refusalOf = (buffer) => attempt(() => clone(null, { transfer: [buffer, buffer] }))?.message;

function probe() {
  if (!markAsUntransferable || !transfer || !clone) return false;
  const buffer = new ArrayBuffer(8);
  twice = refusalOf(buffer);
  if (twice === undefined || buffer.byteLength !== 8) return false;
  if (typeof WebAssembly === 'object' && refusalOf(new WebAssembly.Memory({ initial: 1 }).buffer) === twice) return false;
  markAsUntransferable(buffer);
  attempt(() => clone(buffer, { transfer: [buffer] }));
  attempt(() => transfer(buffer));
  attempt(() => new ReadableStream({ type: 'bytes', start: (c) => c.enqueue(new Uint8Array(buffer)) }));
  return buffer.byteLength === 8;
}

/** Mark an ArrayBuffer for good as not to be moved. @returns {boolean} whether that holds; if not, nothing has changed */
function pin(buffer) {
  if (!(holds ??= probe()) || isResizable(buffer)) return false;
  if (pinned.has(buffer)) return true;
  if (refusalOf(buffer) !== twice) return false;
  markAsUntransferable(buffer);
  pinned.add(buffer);
  return true;
}

module.exports = { pin };
