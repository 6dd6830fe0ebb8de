'use strict';
// wasm-patch: bytes told by what they have in common with others. The two builds share their tables, which are most of them.
//
// A patch is the length of what it makes, and in turn: how many bytes follow, those bytes; how many to copy, and from where.
// Numbers are LEB128. wasm/difference.mjs makes it.

/**
 * @param {Uint8Array} from
 * @param {Uint8Array} patch  of wasm/difference.mjs
 * @returns {Uint8Array}
 */
function patch(from, patch) {
  let at = 0;
  const number = () => {
    let [value, unit] = [0, 1];
    for (; patch[at] > 127; unit *= 128) value += (patch[at++] & 127) * unit;
    return value + patch[at++] * unit;
  };
  const out = new Uint8Array(number());
  for (let done = 0; ; ) {
    const own = number();
    out.set(patch.subarray(at, at + own), done);
    at += own;
    done += own;
    if (done === out.length) return out;
    const [length, place] = [number(), number()];
    out.set(from.subarray(place, place + length), done);
    done += length;
  }
}

module.exports = { patch };
