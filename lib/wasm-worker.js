'use strict';
// wasm-worker: the thread of lib/wasm-thread.js.
const { parentPort } = require('node:worker_threads');
const { Workshop } = require('./wasm-work.js');

const shop = new Workshop((message) => parentPort.postMessage(message, [message.result?.buffer, message.spare].filter(Boolean)));
parentPort.on('message', (message) => shop.take(message));
