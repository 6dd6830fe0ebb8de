'use strict';
// errors: every error of the library is made here, in JavaScript, so that its class and its stack are JavaScript's.
// Nothing of Node.js is used, nor of native code: that of a status is in status.js.

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

const ESCAPES = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r' };
const MOST = 126; // code units of a string that are shown

const escaped = (c) => ESCAPES[c] ?? (c === '\\' ? '\\\\' : hex(c.charCodeAt(0)));
const hex = (unit) => (unit < 0x100 ? `\\x${unit.toString(16).toUpperCase().padStart(2, '0')}` : `\\u${unit.toString(16)}`);

/** A string as it stands in a program, in the first quotes that are not in it. */
function quoted(text) {
  const quote = ["'", '"', '`'].find((q) => !text.includes(q)) ?? "'";
  const body = text.slice(0, MOST).replace(/[\p{Cc}\p{Cs}\\]/gu, escaped);
  const inner = quote === "'" ? body.replaceAll("'", "\\'") : body;
  return text.length > MOST ? `${quote}${inner}...` : quote + inner + quote;
}

/** A primitive value as node:util's inspect shows it. */
function shown(value) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

function receivedObject(value) {
  if (typeof value === 'function') return `Received function ${value.name}`;
  const name = value.constructor?.name;
  return `Received ${name ? `an instance of ${name}` : '[Object: null prototype] {}'}`;
}

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

function received(value) {
  if (value == null) return `Received ${value}`;
  return isObject(value) ? receivedObject(value) : `Received type ${typeof value} (${shown(value)})`;
}

/** @param {string} what such as `The "input" argument` @param {string} expected such as `of type string` */
function invalidType(what, expected, value) {
  return coded(new TypeError(`${what} must be ${expected}. ${received(value)}`), 'ERR_INVALID_ARG_TYPE');
}

/** @param {string} what such as `The property 'options.top'` @param {string} expected such as `one of 'a', 'b'` */
function invalidValue(what, expected, value) {
  const got = isObject(value) ? receivedObject(value) : `Received ${shown(value)}`;
  return coded(new TypeError(`${what} must be ${expected}. ${got}`), 'ERR_INVALID_ARG_VALUE');
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

module.exports = { TextGaugeError, AbortError, invalidType, invalidValue, unknownOption, detached };
