// How one module differs from another: a patch for lib/wasm-patch.js, which tells the format.
const SHORTEST = 16; // bytes worth a copy
const STEP = 4; // every so many bytes of `from` are looked for

function writeNumber(out, n) {
  for (; n > 127; n = Math.floor(n / 128)) out.push((n % 128) | 128);
  out.push(n);
}

/** A patch that makes `to` of `from`. */
export function difference(from, to) {
  const [a, b] = [from, to].map((bytes) => Buffer.from(bytes).toString('latin1'));
  const places = new Map();
  for (let at = a.length - (a.length % STEP) - SHORTEST * STEP; at >= 0; at -= STEP) places.set(a.slice(at, at + SHORTEST), at);
  const out = [];
  writeNumber(out, to.length);
  let done = 0;
  for (let at = 0; at < b.length; ) {
    const place = places.get(b.slice(at, at + SHORTEST));
    if (place === undefined) {
      at++;
      continue;
    }
    let [before, behind] = [0, SHORTEST];
    while (at - before > done && place - before > 0 && b[at - before - 1] === a[place - before - 1]) before++;
    while (at + behind < b.length && place + behind < a.length && b[at + behind] === a[place + behind]) behind++;
    writeNumber(out, at - before - done);
    for (const byte of to.subarray(done, at - before)) out.push(byte);
    writeNumber(out, before + behind);
    writeNumber(out, place - before);
    done = at += behind;
  }
  writeNumber(out, to.length - done);
  for (const byte of to.subarray(done)) out.push(byte);
  return Uint8Array.from(out);
}
