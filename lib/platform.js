'use strict';
// platform: what the promises of lib/ use of Node.js. lib/browser-platform.js stands in for it where there is none.
const { AsyncResource } = require('node:async_hooks');
const { channel } = require('node:diagnostics_channel');
const { getSystemErrorMap } = require('node:util');

/** Undefined where the runtime has no such thing. */
function untransferable() {
  try {
    return require('node:worker_threads').markAsUntransferable;
  } catch {
    return undefined;
  }
}

/** Runs a task in another turn of the event loop. */
const soon = setImmediate;

module.exports = { AsyncResource, channel, getSystemErrorMap, markAsUntransferable: untransferable(), soon };
