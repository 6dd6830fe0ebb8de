'use strict';
// languages: which language a passage of 200 characters is in, of translated manual pages (Debian manpages-*), which the detector has
// not learned from; and what code is taken for. Beside npm packages. Microseconds a passage. apt-get and dpkg-deb fetch the pages.
//
//   npm run bench -- languages
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { detectLanguageSync } = require('..');
const { ROOT } = require('./texts.js');

const FOLDER = path.join(ROOT, 'build', 'bench-languages');
const LENGTH = 200;
const MOST = 300; // passages a language
const PACKAGES = {
  cs: 'manpages-cs', da: 'manpages-da', de: 'manpages-de', en: 'manpages', es: 'manpages-es', fi: 'manpages-fi', fr: 'manpages-fr', hu: 'manpages-hu', it: 'manpages-it',
  nb: 'manpages-nb', nl: 'manpages-nl', pl: 'manpages-pl', pt: 'manpages-pt-br', ro: 'manpages-ro', ru: 'manpages-ru', sv: 'manpages-sv', tr: 'manpages-tr', uk: 'manpages-uk',
};
const FRANC = {
  ces: 'cs', dan: 'da', deu: 'de', eng: 'en', spa: 'es', fin: 'fi', fra: 'fr', hun: 'hu', ita: 'it', nob: 'nb', nld: 'nl', pol: 'pl', por: 'pt', ron: 'ro', rus: 'ru', swe: 'sv', tur: 'tr',
  ukr: 'uk', und: 'und',
};

function fetchPages() {
  mkdirSync(FOLDER, { recursive: true });
  for (const name of Object.values(PACKAGES)) {
    if (existsSync(path.join(FOLDER, name))) continue;
    execFileSync('apt-get', ['download', '-q', name], { cwd: FOLDER, stdio: 'ignore' });
    execFileSync('dpkg-deb', ['-x', readdirSync(FOLDER).find((file) => file.startsWith(`${name}_`)), name], { cwd: FOLDER });
  }
}

/** The prose of a page: without requests, escapes, and what looks like an example. */
function paragraphsOf(page) {
  return page
    .split(/\n(?=[.'])/)
    .map((part) => part.replace(/^[.'].*(\n|$)/, '').replace(/\\f(\([A-Z]+|[A-Z0-9])|\\\(..|\\\[[^\]]*\]|\\./g, '').replace(/\s+/g, ' ').trim())
    .filter((part) => part.length >= LENGTH && part.split(' ').length > 22 && !/[{}=<>|#$_/]/.test(part));
}

/** Some parts of translations are English still. */
const isEnglish = (text) => (text.toLowerCase().match(/\b(the|and|to|that|this|with|which|are|when|only|from|than|used|not|if|each|any|it)\b/g) ?? []).length >= 3;

function passagesOf(tag) {
  const folder = path.join(FOLDER, PACKAGES[tag], 'usr', 'share', 'man');
  const found = [];
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.gz')).sort())
    for (const text of paragraphsOf(gunzipSync(readFileSync(path.join(folder, file))).toString()))
      for (let at = 0; at + LENGTH <= text.length; at += LENGTH) {
        const passage = text.slice(at, at + LENGTH);
        if (tag === 'en' || !isEnglish(passage)) found.push(passage);
      }
  const step = Math.max(1, found.length / MOST);
  return Array.from({ length: Math.min(MOST, found.length) }, (_, i) => found[Math.floor(i * step)]);
}

/** Of code of others, without its comments. */
function code() {
  const folder = path.join(ROOT, 'node_modules');
  const found = [];
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => /(^|\/)lib\/[^/]*\.js$/.test(name)).sort()) {
    const text = readFileSync(path.join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/\s+/g, ' ');
    if (text.length > 3 * LENGTH) found.push(text.slice(text.length >> 1, (text.length >> 1) + LENGTH));
  }
  return found.slice(0, MOST);
}

async function detectors() {
  const { franc } = await import('franc-min');
  const tinyld = require('tinyld');
  return {
    textgauge: (text) => detectLanguageSync(text).language,
    'franc-min': (text) => FRANC[franc(text)] ?? 'other',
    tinyld: (text) => ({ no: 'nb', '': 'und' })[tinyld.detect(text)] ?? tinyld.detect(text),
  };
}

async function main() {
  fetchPages();
  const texts = { ...Object.fromEntries(Object.keys(PACKAGES).map((tag) => [tag, passagesOf(tag)])), und: code() };
  const all = await detectors();
  console.log(`Passages of ${LENGTH} characters that are told right, in per cent`);
  console.log(`${'language'.padEnd(10)}${'passages'.padStart(9)}${Object.keys(all).map((name) => name.padStart(11)).join('')}`);
  const right = Object.fromEntries(Object.keys(all).map((name) => [name, 0]));
  let total = 0;
  for (const [tag, passages] of Object.entries(texts)) {
    const cells = Object.entries(all).map(([name, detect]) => {
      const count = passages.filter((text) => detect(text) === tag).length;
      if (tag !== 'und') right[name] += count;
      return ((100 * count) / passages.length).toFixed(2).padStart(11);
    });
    if (tag !== 'und') total += passages.length;
    console.log(`${(tag === 'und' ? 'code (und)' : tag).padEnd(10)}${String(passages.length).padStart(9)}${cells.join('')}`);
  }
  console.log(`${'languages'.padEnd(10)}${String(total).padStart(9)}${Object.values(right).map((n) => ((100 * n) / total).toFixed(2).padStart(11)).join('')}`);
  const few = Object.values(texts).flat().filter((_, i) => i % 10 === 0);
  const times = Object.values(all).map((detect) => {
    const begin = performance.now();
    for (const text of few) detect(text);
    return ((performance.now() - begin) * 1000) / few.length;
  });
  console.log(`${'µs each'.padEnd(19)}${times.map((t) => t.toFixed(1).padStart(11)).join('')}`);
}

main().catch((error) => {
  console.error(error.code === 'ENOENT' ? `languages: ${error.path} is needed` : error);
  process.exitCode = 1;
});
