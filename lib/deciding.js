'use strict';
// deciding: an analyzer of text in pieces whose language is detected: the first bytes are kept until they decide.
const { fileAnalyzer, encodingOf, BY_MARK } = require('./analyzer.js');
const { resolved, WINDOW } = require('./language.js');
const { DISPOSE } = require('./dispose.js');

/** Takes the bytes of one file. Where the language is named there is an analyzer at once. */
class Deciding {
  #compiled;
  #encoding;
  #kept; // bytes that have not decided yet
  #count = 0;
  #analyzer;

  /** @param {object} compiled options; @param {string} [encoding] the file's, if it is said */
  constructor(compiled, encoding) {
    this.#compiled = compiled;
    this.#encoding = encoding;
    if (encoding !== undefined) encodingOf(encoding); // refused before anything is read
    if (compiled.language === 'auto') this.#kept = new Uint8Array(WINDOW);
    else this.#analyzer = fileAnalyzer(compiled, encoding);
  }

  #decide() {
    const start = this.#kept.subarray(0, this.#count);
    const number = this.#encoding === undefined ? BY_MARK : encodingOf(this.#encoding);
    this.#analyzer = fileAnalyzer(resolved(this.#compiled, start, number), this.#encoding);
    this.#analyzer.write(start);
  }

  /** @param {Uint8Array} piece */
  write(piece) {
    let rest = piece;
    if (!this.#analyzer) {
      const taken = piece.subarray(0, WINDOW - this.#count);
      this.#kept.set(taken, this.#count);
      this.#count += taken.length;
      if (this.#count < WINDOW) return;
      this.#decide();
      rest = piece.subarray(taken.length);
    }
    this.#analyzer.write(rest);
  }

  /** The analyzer of all that was written. */
  end() {
    if (!this.#analyzer) this.#decide();
    return this.#analyzer;
  }

  [DISPOSE]() {
    this.#analyzer?.[DISPOSE]();
  }
}

module.exports = { Deciding };
