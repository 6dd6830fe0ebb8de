'use strict';
// cli-read: how the commands read: in pieces, in bounded memory, one file after another, a large one by several threads.
const fs = require('node:fs');
const { getSystemErrorMap } = require('node:util');
const { measureFile } = require('./file.js');
const { TextGaugeError } = require('./errors.js');
const { harmless } = require('./cli-print.js');

const PIECE = 1 << 20; // bytes read at a time; of a file that has no more, at once
const PATIENCE = 1000; // milliseconds without a progress bar
const SIGNALS = ['SIGINT', 'SIGTERM'];

function reasonOf(error) {
  if (error instanceof TextGaugeError) return error.message[0].toLowerCase() + error.message.slice(1);
  if (error.code === 'EISDIR') return 'is a directory';
  return getSystemErrorMap().get(error.errno)?.[1] ?? error.message;
}

/**
 * Shows how far a long reading is: only on a terminal, only after a while. Signals have their default action, which ends
 * the command at once, whatever it does; while the bar is there they clear it first.
 */
class Progress {
  #begin = Date.now();
  #bar;
  #name;

  constructor(name) {
    this.#name = name;
  }

  show({ done, total }) {
    if (!total || Date.now() - this.#begin < PATIENCE || this.#bar?.complete) return;
    this.#bar ??= this.#make(done, total);
    this.#bar.tick(done - this.#bar.curr);
  }

  #make(curr, total) {
    const ProgressBar = require('progress');
    for (const signal of SIGNALS) process.on(signal, this.#interrupted);
    const bar = new ProgressBar(`${harmless(this.#name)} [:bar] :percent :etas`, { curr, total, width: 40, clear: true, stream: process.stderr });
    bar.start = this.#begin; // what the time left is reckoned from
    return bar;
  }

  #interrupted = (signal) => {
    this.end();
    process.kill(process.pid, signal);
  };

  end() {
    if (!this.#bar) return;
    if (!this.#bar.complete) this.#bar.terminate();
    for (const signal of SIGNALS) process.off(signal, this.#interrupted);
  }
}

/** What `work` makes of a file, with its progress. @param {(onProgress: Function | undefined) => Promise} work */
async function withProgress(name, work) {
  const progress = new Progress(name);
  try {
    return await work(process.stderr.isTTY ? (state) => progress.show(state) : undefined);
  } finally {
    progress.end();
  }
}

/** The report and, if it is to be kept, the analyzer of a large file. @param {object} compiled options */
const measureLarge = (name, compiled, encoding, keep) =>
  withProgress(name, (onProgress) => measureFile(name, { compiled, encoding, onProgress, keep }));

/** Whether several threads are worth while. */
function isLarge(name) {
  const stat = fs.statSync(name, { throwIfNoEntry: false });
  return stat !== undefined && stat.isFile() && stat.size > PIECE;
}

let piece;

/** On this thread. */
function readSmall(name, analyzer) {
  piece ??= Buffer.allocUnsafe(PIECE);
  const fd = fs.openSync(name, 'r');
  try {
    for (let n; (n = fs.readSync(fd, piece, 0, piece.length, null)) > 0; ) analyzer.write(piece.subarray(0, n));
  } finally {
    fs.closeSync(fd);
  }
}

/** @param {{ write(piece: Uint8Array): void }} analyzer */
async function readStandardInput(analyzer) {
  for await (const chunk of process.stdin) analyzer.write(chunk);
}

function complain(message) {
  process.stderr.write(`textgauge: ${message}\n`);
}

/**
 * Takes file after file; one that fails is named, and the others are done.
 * @param {(name: string) => Promise<T>} take
 * @param {(name: string, result: T) => Promise<void>} [done]
 * @returns {Promise<number>} how many failed
 * @template T
 */
async function takeEach(names, take, done) {
  let failed = 0;
  for (const name of names) {
    let result;
    try {
      result = await take(name);
    } catch (error) {
      if (typeof error.code !== 'string') throw error; // a fault of ours, not of the file
      complain(`${harmless(name)}: ${reasonOf(error)}`);
      failed++;
      continue;
    }
    await done?.(name, result);
  }
  return failed;
}

module.exports = { measureLarge, isLarge, readSmall, readStandardInput, takeEach, complain };
