'use strict';
// status: what native code answers with, as an error.
const { native } = require('./native.js');
const { TextGaugeError } = require('./errors.js');

const TG_E_INVALID = 5;

/**
 * The error for a negative number from native code.
 * @param {number} failure -tg_status
 * @param {number} [offset] of the first ill-formed part, in the units of the input, where that is known
 */
function fromStatus(failure, offset) {
  const [code, message] = native.statusText(-failure);
  const text = message[0].toUpperCase() + message.slice(1);
  if (-failure !== TG_E_INVALID || offset === undefined) return new TextGaugeError(code, text);
  return new TextGaugeError(code, `${text} at offset ${offset}`, { offset });
}

module.exports = { fromStatus };
