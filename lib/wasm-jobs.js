'use strict';
// wasm-jobs: the functions of native code for jobs (lib/job.js), over a thread that has a Workshop, be it this one. What is
// not fed is brought from here in pieces.
const { native, results } = require('./wasm-native.js');
const { soon } = require('./platform.js');
const { typedBuffer, typedOffset, typedLength } = require('./input.js');

const PIECE = 1 << 20; // bytes
const MOST = 4; // pieces of a job that are under way
const TG_E_ARG = 1;
const TG_E_NOMEM = 2;
const TG_E_LIMIT = 3;
const TG_E_STATE = 4;

/** Copies a range of bytes to where another thread may have them. */
function copied(bytes, at, length, room) {
  const out = room(length);
  out.set(new Uint8Array(typedBuffer(bytes), typedOffset(bytes) + at, length));
  return out;
}

/** Bytes that stay, a piece in a turn of the event loop. */
function readerOf(bytes) {
  const total = typedLength(bytes);
  let at = 0;
  return {
    async read(room) {
      await new Promise(soon);
      const piece = copied(bytes, at, Math.min(PIECE, total - at), room);
      at += piece.length;
      return { piece, last: at === total };
    },
    close() {},
  };
}

class Handle {
  done = 0; // bytes that have been measured
  out = 0; // pieces under way
  starved = false; // lib/job.js waits to feed
  over = false; // cancelled, or failed here
  ended = false;
  spare = []; // memory of pieces that have been measured: collectors are slow to see how much of it there is

  constructor(id, flags) {
    this.id = id;
    this.flags = flags;
  }

  /** Room for a piece. */
  room = (length) => {
    const buffer = this.spare.pop();
    return buffer && buffer.byteLength >= length ? new Uint8Array(buffer, 0, length) : new Uint8Array(length);
  };
}

/**
 * @param {(tell: (message: object) => void, fail: (isLost: (id: number) => boolean) => void) => { post(message: object, transfer: ArrayBuffer[]): void,
 *   hold(busy: boolean): void }} connect to a Workshop; `fail` is for a thread that has ended, with its jobs
 * @param {(fd: number, from: number, to: number) => { read(room: (length: number) => Uint8Array): Promise<{ piece: Uint8Array, last: boolean }>, close(): void }} [readerOfFile]
 *   may throw an error of the system
 */
function makeJobs(connect, readerOfFile) {
  const handles = new Map();
  let port, onEvent;

  function tell({ id, done, spare, result, offset, kept }) {
    const handle = handles.get(id);
    if (!handle) return;
    if (result !== undefined) return end(handle, result, offset, undefined, kept);
    handle.out--;
    handle.done += done;
    if (spare) handle.spare.push(spare);
    handle.wake?.();
    if (handle.starved) {
      handle.starved = false;
      onEvent(id);
    }
  }

  function end(handle, result, offset = 0, errno = undefined, kept = undefined) {
    handles.delete(handle.id);
    if (handles.size === 0) port.hold(false);
    handle.over = true;
    handle.wake?.();
    handle.kept = kept;
    onEvent(handle.id, result, offset, errno);
    handle.ended = true;
  }

  const fail = (isLost) => [...handles.values()].filter(({ id }) => isLost(id)).forEach((handle) => end(handle, -TG_E_NOMEM));

  function send(handle, piece, last) {
    handle.out++;
    port.post({ id: handle.id, piece, last }, typeof piece === 'string' ? [] : [piece.buffer]);
  }

  /** Brings what a reader has, as long as it is wanted. */
  async function bring(handle, reader) {
    try {
      for (let last = false; !last && !handle.over; ) {
        if (handle.out >= MOST) await new Promise((resolve) => (handle.wake = resolve));
        const next = await reader.read(handle.room);
        if (handle.over) return;
        send(handle, next.piece, (last = next.last));
      }
    } catch (error) {
      if (typeof error.errno !== 'number') throw error;
      if (handle.over) return;
      port.post({ id: handle.id, cancel: true }, []);
      end(handle, -TG_E_ARG, 0, -error.errno);
    } finally {
      reader.close();
    }
  }

  return {
    jobOpen(listener) {
      onEvent = listener;
      port = connect(tell, fail);
      return true;
    },

    jobStart(id, kind, units, source, from, to, keep, ...options) {
      const isFile = typeof source === 'number';
      let reader = source;
      try {
        if (source !== undefined) reader = isFile ? readerOfFile(source, from, to) : readerOf(source);
      } catch (error) {
        if (typeof error.errno !== 'number') throw error;
        results[0] = -error.errno;
        return -TG_E_ARG;
      }
      const handle = new Handle(id, options[0]);
      if (handles.size === 0) port.hold(true);
      handles.set(id, handle);
      port.post({ id, begin: { kind, unit: units ? 2 : 1, total: isFile ? 0 : to, keep, options } }, []);
      if (reader) bring(handle, reader);
      return handle;
    },

    jobFeed(handle, text, at, length, last) {
      if (handle.over) return -TG_E_STATE;
      if (handle.out >= MOST) {
        handle.starved = true;
        return -TG_E_LIMIT;
      }
      if (typeof text !== 'string') send(handle, copied(text, at, length, handle.room), last);
      else for (let i = 0; i === 0 || i < text.length; i += PIECE / 2) send(handle, text.slice(i, i + PIECE / 2), last && i + PIECE / 2 >= text.length);
      return 0;
    },

    jobCancel(handle) {
      if (handle.over) return;
      handle.over = true;
      port.post({ id: handle.id, cancel: true }, []);
    },

    jobDone: ({ ended, done }) => (ended ? -1 : done),

    jobAnalyzer: ({ kept, flags }) => (typeof kept === 'number' ? kept : native.analyzerLoad(kept, flags)),

    poolThreads() {}, // there is one thread

    poolStats() {
      const out = [...handles.values()].reduce((sum, handle) => sum + handle.out, 0);
      results.set([1, port.running(), Math.min(handles.size, 1), out, 1]);
    },
  };
}

module.exports = { makeJobs };
