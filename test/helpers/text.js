'use strict';
// Texts for the tests that make theirs: a seeded generator, so that a failure can be had again.

/** mulberry32. @returns {() => number} from 0 up to 1 */
function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (next, n) => Math.floor(next() * n);
const pick = (next, list) => list[below(next, list.length)];

/** Code units as they are in a failure's message. */
const escaped = (text) => text.replace(/[^ -~]/gu, (c) => `\\u{${c.codePointAt(0).toString(16)}}`);

module.exports = { random, below, pick, escaped };
