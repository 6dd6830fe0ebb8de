'use strict';
// wasm-work: the jobs of a thread over WebAssembly, piece by piece, as messages ask for them: from another thread, or from
// this one.
const { native, results, sizeOf, encodingIn, Boundaries, Count } = require('./wasm-native.js');

const TG_E_CANCELLED = 9;
const [ANALYZE, COUNT, WORDS] = [0, 1, 3]; // of lib/job.js

class Analysis {
  #handle;
  #encoding;
  #keep;

  constructor(options, keep) {
    this.#handle = native.analyzerNew(...options);
    this.#encoding = encodingIn(options[0]);
    this.#keep = keep;
  }

  feed(piece) {
    return typeof this.#handle === 'number' ? this.#handle : native.analyzerWrite(this.#handle, piece, this.#encoding);
  }

  offset() {
    return typeof this.#handle === 'number' ? 0 : native.analyzerErrorOffset(this.#handle);
  }

  result() {
    const report = native.analyzerFinish(this.#handle);
    return typeof report === 'string' ? [report, results.slice()] : report;
  }

  words() {
    return native.analyzerWords(this.#handle, true);
  }

  /** The state to be kept, or the failure to make one. */
  kept() {
    return this.#keep ? native.analyzerSave(this.#handle) : undefined;
  }

  free() {
    if (typeof this.#handle !== 'number') native.analyzerFree(this.#handle);
  }
}

/** A word table, which stays in the instance of this thread. */
class Words extends Analysis {
  result() {
    return this.words();
  }
}

function workOf({ kind, unit, total, keep, options }) {
  if (kind === ANALYZE) return new Analysis(options, keep);
  if (kind === WORDS) return new Words(options, false);
  return kind === COUNT ? new Count(...options) : new Boundaries(...options, unit, total);
}

/**
 * Takes `{ id, begin }`, `{ id, piece, last }` and `{ id, cancel }`; tells `{ id, done, spare }` of every piece, whose memory it gives back, and of a job's
 * one end `{ id, result, offset, kept }`, where a negative result is -tg_status.
 */
class Workshop {
  #works = new Map();
  #tell;

  constructor(tell) {
    this.#tell = tell;
  }

  take({ id, begin, piece, last, cancel }) {
    if (begin) return void this.#works.set(id, workOf(begin));
    const work = this.#works.get(id);
    if (!work) return; // it has ended meanwhile
    if (cancel) return this.#end(id, work, -TG_E_CANCELLED);
    const status = work.feed(piece, last);
    this.#tell({ id, done: sizeOf(piece), spare: piece.buffer });
    if (status !== 0 || last) this.#end(id, work, status === 0 ? work.result() : status);
  }

  #end(id, work, result) {
    const failed = typeof result === 'number' && result < 0;
    this.#tell({ id, result, offset: failed ? (work.offset?.() ?? 0) : 0, kept: failed ? undefined : work.kept?.() });
    work.free?.();
    this.#works.delete(id);
  }
}

module.exports = { Workshop };
