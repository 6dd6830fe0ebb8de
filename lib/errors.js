'use strict';
// errors: every error of the library is made here, in JavaScript, so that its class and its stack are JavaScript's.
const { inspect } = require('node:util');
const { native } = require('./native.js');

/** What went wrong in the work itself. Misuse is a TypeError with `ERR_INVALID_ARG_TYPE` or `ERR_INVALID_ARG_VALUE`. */
class TextGaugeError extends Error {
  /**
   * @param {string} code `ERR_TG_…`
   * @param {string} message
   * @param {{ offset?: number, cause?: unknown }} [details]
   */
  constructor(code, message, { offset, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    if (offset !== undefined) this.offset = offset;
  }
}
Object.defineProperty(TextGaugeError.prototype, 'name', { value: 'TextGaugeError', configurable: true, writable: true });

// As Node's own errors: the code shows in the stack, `name` is plain again afterwards.
function coded(error, code) {
  error.code = code;
  return error;
}

function shown(value) {
  const text = inspect(value, { depth: 0, breakLength: Infinity });
  return text.length > 128 ? `${text.slice(0, 128)}...` : text;
}

function received(value) {
  if (value == null) return `Received ${value}`;
  if (typeof value === 'function') return `Received function ${value.name}`;
  if (typeof value === 'object') {
    const name = value.constructor?.name;
    return name ? `Received an instance of ${name}` : `Received ${shown(value)}`;
  }
  return `Received type ${typeof value} (${shown(value)})`;
}

/** @param {string} what such as `The "input" argument` @param {string} expected such as `of type string` */
function invalidType(what, expected, value) {
  return coded(new TypeError(`${what} must be ${expected}. ${received(value)}`), 'ERR_INVALID_ARG_TYPE');
}

/** @param {string} what such as `The property 'options.top'` @param {string} expected such as `one of 'a', 'b'` */
function invalidValue(what, expected, value) {
  return coded(new TypeError(`${what} must be ${expected}. Received ${shown(value)}`), 'ERR_INVALID_ARG_VALUE');
}

function unknownOption(name, known) {
  return coded(
    new TypeError(`Unknown option '${name}'. The known options are ${known.map((k) => `'${k}'`).join(', ')}`),
    'ERR_INVALID_ARG_VALUE',
  );
}

function detached() {
  return new TextGaugeError('ERR_TG_DETACHED', 'The input is detached, or shrank, and its bytes are gone');
}

/** As Node's own: what a signal's abort rejects with. */
class AbortError extends Error {
  constructor(cause) {
    super('The operation was aborted', { cause });
    this.code = 'ABORT_ERR';
  }
}
Object.defineProperty(AbortError.prototype, 'name', { value: 'AbortError', configurable: true, writable: true });

const TG_E_INVALID = 5;

/**
 * The error for a negative number from native code.
 * @param {number} failure -tg_status
 * @param {number} [offset] of the first ill-formed part, in the units of the input
 */
function fromStatus(failure, offset) {
  const [code, message] = native.statusText(-failure);
  const text = message[0].toUpperCase() + message.slice(1);
  if (-failure !== TG_E_INVALID) return new TextGaugeError(code, text);
  return new TextGaugeError(code, `${text} at offset ${offset}`, { offset });
}

module.exports = { TextGaugeError, AbortError, invalidType, invalidValue, unknownOption, detached, fromStatus };
