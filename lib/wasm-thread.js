'use strict';
// wasm-thread: lib/native.js where the addon cannot be loaded: WebAssembly, and jobs on a thread of their own, but for word
// tables, which the instance of this thread has to have: they are counted here, a piece in a turn of the event loop. Files
// are read here, in JavaScript.
const fs = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { native, results } = require('./wasm-native.js');
const { makeJobs } = require('./wasm-jobs.js');
const turns = require('./wasm-turns.js');

const WORDS = 3; // of lib/job.js
const PIECE = 1 << 20;

/** The thread starts with the first job that is its own, and keeps the process alive only while there is any. */
function connect(tell, fail) {
  const here = new Set(); // jobs of this thread
  const shop = turns.connect((message) => {
    if (message.result !== undefined) here.delete(message.id);
    tell(message);
  });
  let held = false;
  let worker;

  function start() {
    worker = new Worker(path.join(__dirname, 'wasm-worker.js'), { execArgv: [] });
    worker.on('message', tell);
    worker.on('error', (error) => {
      if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
    });
    worker.on('exit', () => {
      worker = undefined; // the next job has another one
      fail((id) => !here.has(id));
    });
    if (!held) worker.unref();
  }

  return {
    post(message, transfer) {
      if (message.begin?.kind === WORDS) here.add(message.id);
      if (here.has(message.id)) return shop.post(message);
      if (!worker) start();
      worker.postMessage(message, transfer);
    },
    hold(busy) {
      held = busy;
      if (busy) worker?.ref();
      else worker?.unref();
    },
    running: () => (worker ? 1 : 0),
  };
}

/**
 * Another descriptor of the same file, where the system lets one open it anew: the caller may close his.
 * @returns {number | undefined} undefined where it does not; throws where there is no such descriptor, or none is left
 */
function duplicate(fd) {
  try {
    return fs.openSync(`/dev/fd/${fd}`, 'r');
  } catch (error) {
    if (error.code === 'EMFILE' || error.code === 'ENFILE') throw error;
    fs.fstatSync(fd);
    return undefined;
  }
}

function readerOfFile(fd, from, to) {
  const own = duplicate(fd);
  let at = from;
  return {
    read: (room) =>
      new Promise((resolve, reject) => {
        const size = Math.min(PIECE, to - at);
        const piece = room(size);
        fs.read(own ?? fd, piece, 0, size, at, (error, length) => {
          if (error) return reject(error);
          at += length;
          resolve({ piece: piece.subarray(0, length), last: length === 0 || at >= to });
        });
      }),
    close: () => own !== undefined && fs.closeSync(own),
  };
}

module.exports = { native: { ...native, ...makeJobs(connect, readerOfFile) }, results };
