'use strict';
// by-hand: the numbers of a report as a careful programmer counts them in JavaScript: one pass, of ASCII alone, no regular expression.

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const PUNCTUATION = 4;
const SYMBOL = 5;

const KIND = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c);
  if (/\s/.test(s)) KIND[c] = SPACE;
  else if (/\p{L}/u.test(s)) KIND[c] = LETTER;
  else if (/\d/.test(s)) KIND[c] = DIGIT;
  else if (/\p{P}/u.test(s)) KIND[c] = PUNCTUATION;
  else if (/\p{S}/u.test(s)) KIND[c] = SYMBOL;
}

const isVowel = (c) => c === 97 || c === 101 || c === 105 || c === 111 || c === 117 || c === 121;

/** Runs of vowels, without a silent e. */
function syllablesOf(word) {
  let count = 0;
  let inside = false;
  for (let i = 0; i < word.length; i++) {
    const vowel = isVowel(word.charCodeAt(i));
    if (vowel && !inside) count++;
    inside = vowel;
  }
  if (count > 1 && word.charCodeAt(word.length - 1) === 101 && !isVowel(word.charCodeAt(word.length - 2))) count--;
  return count || 1;
}

function metricsOf(c) {
  const perSentence = c.words / c.sentences;
  const perWord = c.syllables / c.words;
  return {
    fleschReadingEase: 206.835 - 1.015 * perSentence - 84.6 * perWord,
    fleschKincaidGrade: 0.39 * perSentence + 11.8 * perWord - 15.59,
    gunningFog: 0.4 * (perSentence + (100 * c.polysyllables) / c.words),
    smog: 1.043 * Math.sqrt((c.polysyllables * 30) / c.sentences) + 3.1291,
    colemanLiau: (5.88 * c.wordLetters) / c.words - (29.6 * c.sentences) / c.words - 15.8,
    automatedReadability: (4.71 * (c.wordLetters + c.wordDigits)) / c.words + 0.5 * perSentence - 21.43,
    lix: perSentence + (100 * c.longWords) / c.words,
    rix: c.longWords / c.sentences,
    typeTokenRatio: c.uniqueWords / c.words,
    readingTime: (c.words / 238) * 60,
  };
}

/** @param {string} text */
function reportByHand(text) {
  const kinds = [0, 0, 0, 0, 0, 0];
  const table = new Map();
  let [words, spaceWords, longWords, wordLetters, wordDigits, sentences, paragraphs, lines] = [0, 0, 0, 0, 0, 0, 0, 0];
  let [syllables, monosyllables, polysyllables] = [0, 0, 0];
  let start = -1;
  let [letters, digits] = [0, 0];
  let [inSpaceWord, sentenceOpen, lineHasText, paragraphOpen] = [false, false, false, false];

  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32;
    const kind = c < 128 ? KIND[c] : LETTER;
    if (i < text.length) kinds[kind]++;
    if (kind === LETTER || kind === DIGIT) {
      if (start < 0) start = i;
      letters += kind === LETTER;
      digits += kind === DIGIT;
      sentenceOpen = true;
    } else if (start >= 0 && !(c === 39 && i + 1 < text.length && KIND[text.charCodeAt(i + 1)] === LETTER)) {
      const word = text.slice(start, i).toLowerCase();
      const entry = table.get(word);
      if (entry) entry.count++;
      else table.set(word, { word, count: 1, syllables: syllablesOf(word) });
      words++;
      wordLetters += letters;
      wordDigits += digits;
      longWords += letters > 6;
      start = -1;
      letters = digits = 0;
    }
    if (kind === SPACE) inSpaceWord = false;
    else {
      if (!inSpaceWord) spaceWords++;
      inSpaceWord = lineHasText = true;
      if (!paragraphOpen) paragraphs++;
      paragraphOpen = true;
    }
    if ((c === 46 || c === 33 || c === 63) && sentenceOpen) {
      sentences++;
      sentenceOpen = false;
    }
    if (c === 10) {
      lines++;
      if (!lineHasText) paragraphOpen = false;
      lineHasText = false;
    }
  }
  sentences += sentenceOpen;
  lines += lineHasText;
  let hapaxLegomena = 0;
  for (const entry of table.values()) {
    hapaxLegomena += entry.count === 1;
    syllables += entry.count * entry.syllables;
    if (entry.syllables === 1) monosyllables += entry.count;
    if (entry.syllables > 2) polysyllables += entry.count;
  }
  const counts = {
    characters: text.length, letters: kinds[LETTER], digits: kinds[DIGIT], punctuation: kinds[PUNCTUATION], symbols: kinds[SYMBOL], whitespace: kinds[SPACE],
    words, spaceWords, uniqueWords: table.size, hapaxLegomena, wordLetters, wordDigits, longWords, sentences, paragraphs, lines,
    syllables, monosyllables, polysyllables,
  };
  const topWords = [...table.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).slice(0, 10);
  return { counts, metrics: metricsOf(counts), topWords };
}

module.exports = { reportByHand };
