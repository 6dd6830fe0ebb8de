'use strict';
// browser-platform: lib/platform.js where there is no Node.js: nobody watches, and buffers cannot be pinned.

class AsyncResource {
  runInAsyncScope(task, that, ...args) {
    return task.apply(that, args);
  }

  emitDestroy() {}
}

const channel = () => ({ hasSubscribers: false });

/** Errors of files, which nobody reads here. */
const getSystemErrorMap = () => new Map();

/** Runs a task in another turn of the event loop, without the delay of a timer in a timer. */
function soon(task) {
  if (globalThis.setImmediate) return void setImmediate(task);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(null);
}

module.exports = { AsyncResource, channel, getSystemErrorMap, markAsUntransferable: undefined, soon };
