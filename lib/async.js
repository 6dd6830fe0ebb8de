'use strict';
// async: the calls that return promises. Where the bytes are meanwhile is told in docs/ASYNC.md.
const platform = require('./platform.js');
const { invalidType, invalidValue } = require('./errors.js');
const { takeInput, isShared, typedBuffer, arrayBufferLength, wholeBuffer } = require('./input.js');
const { analysisOptions, wordOptions, segmentOptions, withAnalysis, withSegment, withWords, flagsOf, analysisArgs } = require('./options.js');
const { Job, takeControls, ANALYZE, COUNT, BOUNDARIES, WORDS } = require('./job.js');
const { pin } = require('./pin.js');
const { makeReport } = require('./report.js');
const { resolved, resolvedSegments } = require('./language.js');
const { makeTable } = require('./words.js');

const AT_ONCE = 1 << 16; // bytes that are copied without more ado
const ASYNC_OPTIONS = ['signal', 'transfer', 'pin', 'onProgress'];
const ANALYSIS_OPTIONS = withAnalysis(ASYNC_OPTIONS);
const SEGMENT_OPTIONS = withSegment(ASYNC_OPTIONS);
const WORD_OPTIONS = withWords(ASYNC_OPTIONS);

const channel = platform.channel('textgauge:analyze');

function takeFlag(options, name) {
  const value = options?.[name];
  if (value !== undefined && typeof value !== 'boolean') throw invalidType(`The property 'options.${name}'`, 'of type boolean', value);
  return value === true;
}

/** The caller's ArrayBuffer becomes ours: the bytes over it. */
function take(bytes, input) {
  const buffer = typeof bytes === 'string' ? undefined : wholeBuffer(bytes);
  if (!buffer)
    throw invalidValue(`The property 'options.transfer'`, 'left out: the input is not a whole ArrayBuffer, but a string, a part of one (such as a pooled Buffer) or shared memory', input);
  let taken, cause;
  try {
    taken = new Uint8Array(structuredClone(buffer, { transfer: [buffer] }));
  } catch (error) {
    cause = error;
  }
  if (taken && (taken.length === 0 || arrayBufferLength(buffer) === 0)) return taken; // else it is a copy: some runtimes do not throw
  const error = invalidValue(`The property 'options.transfer'`, 'left out: the ArrayBuffer cannot be transferred', input);
  if (cause) error.cause = cause;
  throw error;
}

/** How the text gets to the threads. @returns {import('./job.js').Source} */
function sourceOf({ text, byteLength, unit }, input, { transfer, pinning }) {
  const total = typeof text === 'string' ? text.length : byteLength / unit;
  if (transfer) return { borrow: take(text, input), total };
  if (typeof text === 'string') return { text, length: text.length, total };
  if (byteLength > AT_ONCE && (isShared(text) || (pinning && pin(typedBuffer(text))))) return { borrow: text, total };
  return { text, length: byteLength, total };
}

/** Tells the channel of a job's start and end, if anyone listens. */
function tellOf(total) {
  if (!channel.hasSubscribers) return undefined;
  const begin = performance.now();
  const message = { length: total };
  channel.publish({ ...message, event: 'start' });
  return (error) =>
    channel.publish({ ...message, event: error ? 'error' : 'end', duration: performance.now() - begin, ...(error && { error }) });
}

/** The result of a job. Errors are made here, in an async function that the caller awaits: their stacks name him. */
async function outcomeOf(job, tell) {
  const { fail, value } = await job.outcome;
  if (!fail) {
    tell?.();
    return value;
  }
  const error = fail();
  tell?.(error);
  throw error;
}

/** Start a job over an input. */
function begin(name, kind, input, options, args, read) {
  const controls = takeControls(options ?? {});
  const transfer = takeFlag(options, 'transfer');
  const pinning = takeFlag(options, 'pin');
  const taken = takeInput(input, options?.encoding);
  const job = new Job(name, kind, taken.unit, read);
  const given = args(taken.encoding, taken.text); // while the text is here
  job.start(sourceOf(taken, input, { transfer, pinning }), given, controls);
  return job;
}

/** See index.d.ts. */
async function analyze(input, options) {
  let o = analysisOptions(options, ANALYSIS_OPTIONS);
  const args = (encoding, text) => analysisArgs((o = resolved(o, text, encoding)), encoding);
  const job = begin('textgauge:analyze', ANALYZE, input, options, args, (result) => makeReport(result, o));
  return await outcomeOf(job, tellOf(job.total));
}

/** See index.d.ts. */
async function wordFrequencies(input, options) {
  const o = wordOptions(options, WORD_OPTIONS);
  return await outcomeOf(begin('textgauge:wordFrequencies', WORDS, input, options, (encoding, text) => analysisArgs(resolved(o, text, encoding), encoding), makeTable));
}

const same = (result) => result;

function beginSegments(name, kind, input, options) {
  const asked = segmentOptions(options, SEGMENT_OPTIONS);
  const args = (encoding, text) => {
    const o = resolvedSegments(asked, text, encoding);
    return [o.granularity, flagsOf(o, encoding), o.language];
  };
  return begin(name, kind, input, options, args, same);
}

/** See index.d.ts. */
async function boundaries(input, options) {
  return await outcomeOf(beginSegments('textgauge:boundaries', BOUNDARIES, input, options));
}

/** See index.d.ts. */
async function countSegments(input, options) {
  return await outcomeOf(beginSegments('textgauge:countSegments', COUNT, input, options));
}

module.exports = { analyze, wordFrequencies, boundaries, countSegments, outcomeOf, tellOf };
