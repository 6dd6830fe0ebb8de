// What the Unicode Character Database says, as maps and sets of code points. Nothing of our own is decided here.

export const UNICODE_VERSION = '17.0.0';
export const MAX = 0x10ffff;

const PACKAGE = `@unicode/unicode-${UNICODE_VERSION}`;

/** The default export of a module of the Unicode package: an array of code points, or a map. */
async function load(path) {
  return (await import(`${PACKAGE}/${path}/code-points.mjs`)).default;
}

/** A set of code points, such as set('Binary_Property/Cased'). */
export async function set(path) {
  return new Set(await load(path));
}

/**
 * One value for each code point, from an enumerated property.
 *
 * @param {string} property  such as 'Word_Break'.
 * @param {string[]} names   the values by number; names[0] is the one of unlisted code points, '' is not looked up.
 * @returns {Uint8Array}
 */
export async function enumerated(property, names) {
  const out = new Uint8Array(MAX + 1);
  for (let value = 1; value < names.length; value++) {
    if (!names[value]) continue;
    for (const cp of await load(`${property}/${names[value]}`)) out[cp] = value;
  }
  return out;
}

const MARK_LOWEST = '\u0334'; // Canonical_Combining_Class 1
const MARK_HIGHEST = '\u0345'; // 240

const reorders = (text) => text.normalize('NFD') !== text;

/**
 * Canonical_Combining_Class of each code point: 0, or its rank among the classes in use, from 1. Normalisation needs
 * nothing but this order.
 *
 * The package does not have this property, so it is asked of Node's own normalize(): two marks change places exactly
 * when the first has the greater class. The classes of assigned code points never change, so that every Node of this
 * Unicode version or a later one gives the same answer. Code points that decompose are left out: nothing asks for them.
 */
async function combiningRanks(mapping) {
  if (!(parseFloat(process.versions.unicode) >= parseFloat(UNICODE_VERSION))) {
    throw new Error(`this Node has Unicode ${process.versions.unicode}: take one with ${UNICODE_VERSION} or later`);
  }
  const compare = (a, b) => Number(reorders(a + b)) - Number(reorders(b + a));
  const marks = [...(await set('General_Category/Mark'))]
    .filter((cp) => !mapping.has(cp))
    .map((cp) => String.fromCodePoint(cp))
    .filter((mark) => reorders(MARK_HIGHEST + mark) || reorders(mark + MARK_LOWEST))
    .sort(compare);
  const out = new Uint8Array(MAX + 1);
  let rank = 1;
  marks.forEach((mark, i) => {
    if (i > 0 && compare(marks[i - 1], mark) !== 0) rank++;
    out[mark.codePointAt(0)] = rank;
  });
  return out;
}

/** Canonical normalisation of arrays of code points, from the data; `ccc` is as of combiningRanks. */
export async function normalization() {
  const mapping = await load('Decomposition_Mapping/Canonical');
  const excluded = await set('Binary_Property/Full_Composition_Exclusion');
  const ccc = await combiningRanks(mapping);
  const composites = new Map(); // first -> second -> composite

  for (const [cp, parts] of mapping) {
    if (parts.length !== 2 || excluded.has(cp)) continue;
    if (!composites.has(parts[0])) composites.set(parts[0], new Map());
    composites.get(parts[0]).set(parts[1], cp);
  }
  const seconds = new Set([...composites.values()].flatMap((m) => [...m.keys()]));

  const decompose = (cp) => (mapping.has(cp) ? mapping.get(cp).flatMap(decompose) : [cp]);

  /** NFD of an array of code points. */
  function nfd(cps) {
    const out = cps.flatMap(decompose);
    for (let i = 1; i < out.length; i++) {
      for (let j = i; j > 0 && ccc[out[j]] && ccc[out[j - 1]] > ccc[out[j]]; j--) {
        [out[j - 1], out[j]] = [out[j], out[j - 1]];
      }
    }
    return out;
  }

  /** NFC of an array of code points. */
  function nfc(cps) {
    const out = [];
    let starter = -1;
    for (const cp of nfd(cps)) {
      const adjacent = starter === out.length - 1;
      const blocked = !adjacent && ccc[out.at(-1)] >= ccc[cp];
      const composite = starter >= 0 && !blocked ? composites.get(out[starter])?.get(cp) : undefined;
      if (composite !== undefined) {
        out[starter] = composite;
        continue;
      }
      if (!ccc[cp]) starter = out.length;
      out.push(cp);
    }
    return out;
  }

  for (const cp of mapping.keys()) {
    const text = String.fromCodePoint(cp);
    const agree = (form, cps) => text.normalize(form) === String.fromCodePoint(...cps);
    if (!agree('NFD', nfd([cp])) || !agree('NFC', nfc([cp]))) throw new Error(`U+${cp.toString(16)}: Node disagrees`);
  }
  return { mapping, ccc, composites, seconds, nfd, nfc };
}

/** Full case folding and lower-casing: cp -> array of code points, without conditions or languages. */
export async function casing() {
  const common = await load('Case_Folding/C');
  const full = await load('Case_Folding/F');
  const simpleLower = await load('Simple_Case_Mapping/Lowercase');
  const specialLower = await load('Special_Casing/Lowercase');

  return {
    fold: (cp) => full.get(cp) ?? [common.get(cp) ?? cp],
    lower: (cp) => specialLower.get(cp) ?? [simpleLower.get(cp) ?? cp],
  };
}
