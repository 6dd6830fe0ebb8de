'use strict';
// job: work on the pool's threads, from its start to its one end, as JavaScript sees it: slices, signals, progress.
const { AsyncResource, getSystemErrorMap, soon } = require('./platform.js');
const { native, results } = require('./native.js');
const { TextGaugeError, AbortError, invalidType, invalidValue, unknownOption, detached } = require('./errors.js');
const { fromStatus } = require('./status.js');
const { hasShrunk } = require('./input.js');

const SLICE = 1 << 20; // bytes
const SLICE_UNITS = SLICE / 2; // of a string
const TG_E_ARG = 1;
const TG_E_LIMIT = 3;
const TG_E_STATE = 4;
const PROGRESS_MS = 50;
const DEFAULT_QUEUE = 65536;

const ANALYZE = 0;
const COUNT = 1;
const BOUNDARIES = 2;
const WORDS = 3;

const jobs = new Map(); // by number: those that native code works on
let lastId = 0;
let opened = false;
let maxQueue = DEFAULT_QUEUE;

// The environment's one function for events: without a result it is that there is room for a slice.
function onEvent(id, result, offset, errno) {
  const job = jobs.get(id);
  if (result === undefined) return job.resource.runInAsyncScope(job.feed, job);
  jobs.delete(id);
  job.resource.runInAsyncScope(job.finish, job, result, offset, errno);
}

function open() {
  if (!opened && !native.jobOpen(onEvent)) throw new TextGaugeError('ERR_TG_NOMEM', 'No threads are to be had');
  opened = true;
}

/** @returns {{ signal?: AbortSignal, onProgress?: Function }} */
function takeControls({ signal, onProgress }) {
  if (signal !== undefined && (signal === null || typeof signal !== 'object' || !('aborted' in signal)))
    throw invalidType(`The property 'options.signal'`, 'an instance of AbortSignal', signal);
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw invalidType(`The property 'options.onProgress'`, 'of type function', onProgress);
  if (signal?.aborted) throw new AbortError(signal.reason);
  return { signal, onProgress };
}

/**
 * @typedef {object} Source one of `borrow` (bytes that stay), `fd` (with `from` and `to`), `text` (copied in slices, with
 *   its `length`); `total` units of it; `keep`: the analyzer, as native code's handle or its failure, in `job.analyzer`
 */

class Job {
  /**
   * @param {string} name of the resource
   * @param {number} kind ANALYZE, COUNT, BOUNDARIES or WORDS
   * @param {number} unit bytes of one unit of an offset
   * @param {Function} read what makes the result of what native code gives
   */
  constructor(name, kind, unit, read) {
    this.resource = new AsyncResource(name, { requireManualDestroy: true });
    this.kind = kind;
    this.unit = unit;
    this.read = read;
    this.over = false;
    this.outcome = new Promise((resolve) => (this.resolve = resolve));
  }

  /** Exactly once: with `value`, or a function that makes the error where the caller's stack is known. */
  #settle(fail, value) {
    if (this.over) return;
    this.over = true;
    clearInterval(this.timer);
    this.signal?.removeEventListener('abort', this.onAbort);
    this.text = this.onProgress = undefined;
    this.resolve({ fail, value });
  }

  fail(make) {
    this.#settle(make);
    if (this.handle !== undefined) native.jobCancel(this.handle);
  }

  start({ borrow, fd, from = 0, to = 0, text, length = 0, total, keep = false }, args, { signal, onProgress }) {
    open();
    if (jobs.size >= maxQueue) throw new TextGaugeError('ERR_TG_LIMIT', `More than ${maxQueue} jobs wait or run (configure({ maxQueue }))`);
    this.id = ++lastId;
    this.text = text;
    this.length = length;
    this.at = 0;
    this.ofFile = fd !== undefined;
    this.keep = keep;
    const source = borrow ?? fd;
    const handle = native.jobStart(this.id, this.kind, this.unit === 2, source, from, fd === undefined ? (total ?? 0) : to, keep, ...args);
    if (typeof handle === 'number') throw this.ofFile && handle === -TG_E_ARG ? systemError(results[0], this.path) : fromStatus(handle);
    this.handle = handle;
    jobs.set(this.id, this);
    this.total = total;
    this.#follow(signal);
    this.#report(onProgress);
    if (text !== undefined) this.feed();
  }

  #follow(signal) {
    if (!signal) return;
    this.signal = signal;
    this.onAbort = () => this.fail(() => new AbortError(signal.reason));
    signal.addEventListener('abort', this.onAbort, { once: true });
  }

  #report(onProgress) {
    if (!onProgress) return;
    this.onProgress = onProgress;
    this.timer = setInterval(() => this.resource.runInAsyncScope(this.tick, this), PROGRESS_MS);
    this.timer.unref?.();
  }

  tick(done = native.jobDone(this.handle) / this.unit) {
    if (this.over || !this.onProgress || done < 0 || done === this.told) return;
    this.told = done;
    if (done > this.total) this.total = null; // a file that grows
    try {
      this.onProgress({ done, total: this.total });
    } catch (error) {
      this.fail(() => error);
    }
  }

  /** The next slice; the one after it in another turn of the event loop. */
  feed() {
    this.waiting = false;
    if (this.over || this.fed || this.text === undefined) return;
    const status = typeof this.text === 'string' ? this.#feedString() : this.#feedBytes();
    if (status === -TG_E_LIMIT || status === -TG_E_STATE || this.over) return; // `drained`, or the end, comes
    if (status !== 0) return this.fail(() => fromStatus(status));
    if (!this.fed) this.#feedSoon();
  }

  #feedSoon() {
    if (this.waiting) return;
    this.waiting = true;
    soon(() => this.resource.runInAsyncScope(this.feed, this));
  }

  #feedString() {
    const size = this.length <= 2 * SLICE_UNITS ? this.length : SLICE_UNITS;
    const end = Math.min(this.at + size, this.length);
    const last = end === this.length;
    const status = native.jobFeed(this.handle, this.text.slice(this.at, end), 0, 0, last);
    if (status === 0) this.#fedTo(end, last);
    return status;
  }

  #feedBytes() {
    if (hasShrunk(this.text, this.length)) {
      this.fail(detached);
      return 0;
    }
    const end = Math.min(this.at + SLICE, this.length);
    const last = end === this.length;
    const status = native.jobFeed(this.handle, this.text, this.at, end - this.at, last);
    if (status === 0) this.#fedTo(end, last);
    return status;
  }

  #fedTo(end, last) {
    this.at = end;
    this.fed = last;
    if (last) this.text = undefined;
  }

  finish(result, offset, errno) {
    const { handle } = this;
    this.resource.emitDestroy();
    this.handle = undefined;
    if (this.over) return;
    if (errno) return this.fail(() => systemError(errno, this.path));
    if (typeof result === 'number' && result < 0) return this.fail(() => fromStatus(result, offset / this.unit));
    const value = this.read(result);
    if (this.keep) this.analyzer = native.jobAnalyzer(handle);
    const done = this.ofFile ? native.jobDone(handle) : this.total; // it may have grown, or shrunk
    if (done !== this.total) this.told = undefined;
    this.total = done;
    this.tick(done);
    this.#settle(undefined, value);
  }
}

/** An error as those of node:fs, of a read. */
function systemError(errno, path) {
  const [code, message] = getSystemErrorMap().get(-errno) ?? ['EIO', 'i/o error'];
  const error = new Error(`${code}: ${message}, read${path === undefined ? '' : ` '${path}'`}`);
  return Object.assign(error, { errno: -errno, code, syscall: 'read' }, path !== undefined && { path });
}

/** Set what counts for the process (threads) and for this environment (maxQueue). See index.d.ts. */
function configure(settings) {
  if (settings === null || typeof settings !== 'object') throw invalidType('The "settings" argument', 'of type object', settings);
  for (const name in settings) if (name !== 'threads' && name !== 'maxQueue') throw unknownOption(name, ['threads', 'maxQueue']);
  const { threads, maxQueue: most } = settings;
  checkCount('threads', threads, 256);
  checkCount('maxQueue', most, 2 ** 32 - 1);
  if (threads !== undefined) native.poolThreads(threads);
  if (most !== undefined) maxQueue = most;
}

function checkCount(name, value, most) {
  if (value === undefined) return;
  if (typeof value !== 'number') throw invalidType(`The property 'settings.${name}'`, 'of type number', value);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw invalidValue(`The property 'settings.${name}'`, `an integer from 1 to ${most}`, value);
}

/** See index.d.ts. */
function poolStats() {
  open();
  native.poolStats();
  const [threads, running, busy, queued, environments] = results;
  return { threads, running, busy, queued, environments, jobs: jobs.size, maxQueue };
}

module.exports = { Job, takeControls, configure, poolStats, ANALYZE, COUNT, BOUNDARIES, WORDS };
