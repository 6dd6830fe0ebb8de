'use strict';
// wasm-turns: a Workshop on this very thread, for lib/wasm-jobs.js: a piece in a turn of the event loop.
const { Workshop } = require('./wasm-work.js');
const { soon } = require('./platform.js');

function connect(tell) {
  const shop = new Workshop(tell);
  const messages = [];

  function turn() {
    shop.take(messages.shift());
    if (messages.length) soon(turn);
  }

  return {
    post(message) {
      if (message.cancel) drop(messages, message.id);
      if (messages.push(message) === 1) soon(turn);
    },
    hold() {},
    running: () => 0,
  };
}

/** Takes the pieces of a job out of those that wait, but for the one that is being measured. */
function drop(messages, id) {
  for (let i = messages.length - 1; i > 0; i--) if (messages[i].id === id && messages[i].piece !== undefined) messages.splice(i, 1);
}

module.exports = { connect };
