'use strict';
// language-texts: passages of 200 characters with the language that they are in, of texts that the detector has not learned from: manual
// pages, the messages of programs, and code. Which of them are no prose of their language is told by rules that know no language.
// apt-get and dpkg-deb fetch the packages into build/bench-languages.
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { ROOT } = require('./texts.js');

const FOLDER = path.join(ROOT, 'build', 'bench-languages');
const LENGTH = 200;
const MOST = 300; // passages a language

const PAGES = {
  cs: ['manpages-cs'], da: ['manpages-da'], de: ['manpages-de'], en: ['manpages'], es: ['manpages-es'], fi: ['manpages-fi'], fr: ['manpages-fr'], hu: ['manpages-hu'],
  it: ['manpages-it'], nb: ['manpages-nb'], nl: ['manpages-nl'], pl: ['manpages-pl'], pt: ['manpages-pt-br'], ro: ['manpages-ro'], ru: ['manpages-ru'], sv: ['manpages-sv'],
  tr: ['manpages-tr'], uk: ['manpages-uk'],
};
const CATALOGUES = ['freeciv-data', 'gnucash-common', 'gramps'];
const LOCALES = { pt: ['pt', 'pt_BR'] };

/** Files of a language of programs, its comments, and the packages. */
const HASH = /(^|\s)#.*|^=\w[\s\S]*?^=cut.*|^__END__[\s\S]*|"""[\s\S]*?"""|'''[\s\S]*?'''/gm;
const SLASHES = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const CODE = {
  c: { package: 'iptables-netflow-dkms', end: /\.[ch]$/, comments: SLASHES },
  'c++': { package: 'nlohmann-json3-dev', end: /\.hpp$/, comments: SLASHES },
  go: { package: 'golang-github-gorilla-mux-dev', end: /\.go$/, comments: SLASHES },
  javascript: { end: /\.js$/, comments: SLASHES }, // of JAVASCRIPT
  lisp: { package: 'elpa-magit', end: /\.el$/, comments: /;.*/g },
  lua: { package: 'lua-penlight', end: /\.lua$/, comments: /--\[\[[\s\S]*?\]\]|--.*/g },
  perl: { package: 'perl-modules-5.36', end: /\.pm$/, comments: HASH },
  php: { package: 'php-twig', end: /\.php$/, comments: SLASHES },
  python: { package: 'libpython3.11-stdlib', end: /\.py$/, comments: HASH },
  ruby: { package: 'ruby-rack', end: /\.rb$/, comments: HASH },
  rust: { package: 'librust-regex-dev', end: /\.rs$/, comments: SLASHES },
  shell: { package: 'dracut-core', end: /\.sh$/, comments: HASH },
};
const JAVASCRIPT = ['ajv', 'eslint', 'esquery', 'js-yaml', 'mocha', 'yargs'].map((name) => path.join(ROOT, 'node_modules', name));
const CODE_MOST = 100; // passages a language of programs

/** The folder of a Debian package, fetched once. */
function fetched(name) {
  const folder = path.join(FOLDER, name);
  if (existsSync(folder)) return folder;
  mkdirSync(FOLDER, { recursive: true });
  const made = `${folder}.part`;
  rmSync(made, { recursive: true, force: true });
  execFileSync('apt-get', ['download', '-q', name], { cwd: FOLDER, stdio: 'ignore' });
  execFileSync('dpkg-deb', ['-x', readdirSync(FOLDER).find((file) => file.startsWith(`${name}_`)), made], { cwd: FOLDER });
  execFileSync('mv', [made, folder]);
  return folder;
}

const filesOf = (folder, end) => !existsSync(folder) ? [] : readdirSync(folder, { recursive: true }).filter((name) => end.test(name)).sort().map((name) => path.join(folder, name)).filter((file) => existsSync(file));

/** So many of them, evenly. @template T @param {T[]} list */
function some(list, most) {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, i) => list[Math.floor(i * step)]);
}

/** The cuttings of a text. */
const cut = (text) => Array.from({ length: Math.floor(text.length / LENGTH) }, (_, i) => text.slice(i * LENGTH, (i + 1) * LENGTH));

const wordsOf = (text) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

// ── What is no prose of its language ──

/** Lists of names, options, keys and numbers: prose has mostly words in lower case. */
function isProse(text) {
  const tokens = text.trim().split(/\s+/);
  return tokens.filter((token) => /^[("'«„“‘]*\p{Ll}+([-'’]\p{Ll}+)*[)"'»“”’]*[.,;:!?]*$/u.test(token)).length >= 0.6 * tokens.length;
}

const RUN = 5;

/** Runs of words. @returns {string[]} */
function runsOf(text) {
  const words = wordsOf(text);
  return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, i) => words.slice(i, i + RUN).join(' '));
}

// ── Manual pages ──

/** The paragraphs of a page, without requests and escapes. */
function paragraphsOf(page) {
  const plain = (part) =>
    part
      .replace(/^[.'].*(\n|$)/, '')
      .replace(/\\f(\([A-Z]+|\[\w*\]|[A-Z0-9])|\\s[-+]?\d|\\[&%:/,)|^]/g, '')
      .replace(/\\-|\\\(hy/g, '-')
      .replace(/\\\([lr]?[lrd]?q|\\\*\(../g, '"')
      .replace(/\\\(..|\\\[[^\]]*\]|\\./g, '')
      .replace(/\s+/g, ' ')
      .trim();
  return page.split(/\n(?=[.'])/).map(plain).filter((part) => part.length >= LENGTH && part.split(' ').length > 22 && !/[{}=<>|#$_/]/.test(part));
}

/** How often each word is among so many. @returns {Map<string, number>} */
function sharesOf(texts) {
  const counts = new Map();
  let total = 0;
  for (const text of texts)
    for (const word of wordsOf(text)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  return new Map([...counts].map(([word, count]) => [word, count / total]));
}

/**
 * Many a page is translated in part. A passage is English where an eighth of its words are of the 200 most common of the English pages, those that are
 * half as common in the pages of its own language left aside; and it is in part what was left as it is, names or examples, where
 * five words in a row are in the pages of another language.
 */
function pages() {
  const paragraphs = new Map();
  const first = new Map(); // run of words: the language that has it, or null of more
  for (const [tag, names] of Object.entries(PAGES)) {
    const found = new Set();
    for (const name of names)
      for (const file of filesOf(path.join(fetched(name), 'usr', 'share', 'man'), /\.gz$/)) for (const text of paragraphsOf(gunzipSync(readFileSync(file)).toString())) found.add(text);
    paragraphs.set(tag, [...found]);
    for (const text of found) for (const run of runsOf(text)) first.set(run, (first.get(run) ?? tag) === tag ? tag : null);
  }
  const common = [...sharesOf(paragraphs.get('en'))].sort((a, b) => b[1] - a[1]).slice(0, 200);
  const texts = {};
  for (const [tag, found] of paragraphs) {
    const shares = sharesOf(found);
    const english = new Set(common.filter(([word, share]) => !(shares.get(word) > share / 2)).map(([word]) => word));
    const isEnglish = (text) => wordsOf(text).filter((word) => english.has(word)).length >= wordsOf(text).length / 8;
    const isOwn = (text) => tag === 'en' || (!isEnglish(text) && runsOf(text).every((run) => first.get(run) !== null));
    texts[tag] = some(found.flatMap(cut).filter((text) => isProse(text) && isOwn(text)), MOST);
  }
  return texts;
}

// ── Messages of programs ──

/** The strings of a compiled catalogue of gettext. @returns {string[][]} original and translation */
function catalogue(bytes) {
  const number = (at) => bytes.readUInt32LE(at);
  const string = (table, i) => bytes.toString('utf8', number(table + 8 * i + 4), number(table + 8 * i + 4) + number(table + 8 * i)).split('\0')[0];
  return Array.from({ length: number(8) }, (_, i) => [string(number(12), i).replace(/^.*\x04/, ''), string(number(16), i)]).filter(([id]) => id);
}

/** The messages of a language, long ones; what has five words in a row of the original is not all translated. */
function messages() {
  const plain = (text) => text.replace(/<[^>]*>|\[\/?[a-z]+\]|[_&]|%[\d$]*\w/g, '').replace(/\s+/g, ' ').trim();
  const texts = { en: new Set() };
  for (const tag of Object.keys(PAGES).filter((name) => name !== 'en')) {
    texts[tag] = new Set();
    for (const name of CATALOGUES)
      for (const locale of LOCALES[tag] ?? [tag])
        for (const file of filesOf(path.join(fetched(name), 'usr', 'share', 'locale', locale), /\.mo$/))
          for (const [original, translation] of catalogue(readFileSync(file))) {
            const runs = new Set(runsOf(original));
            for (const text of cut(plain(translation))) if (isProse(text) && !runsOf(text).some((run) => runs.has(run))) texts[tag].add(text);
            if (tag === 'de') for (const text of cut(plain(original))) if (isProse(text)) texts.en.add(text);
          }
  }
  return Object.fromEntries(Object.keys(PAGES).map((tag) => [tag, some([...texts[tag]], MOST)]));
}

// ── Code ──

/** Without comments, which are prose; so is a passage of strings, or one in which less than a character of twenty is a sign of code. */
function code() {
  const texts = {};
  for (const [language, { package: name, end, comments }] of Object.entries(CODE)) {
    const found = new Set();
    for (const file of (name ? [fetched(name)] : JAVASCRIPT).flatMap((folder) => filesOf(folder, end))) {
      const text = readFileSync(file, 'utf8').replace(comments, '').replace(/\s+/g, ' ');
      for (const at of [1 / 3, 2 / 3]) {
        const passage = text.slice(Math.floor(text.length * at), Math.floor(text.length * at) + LENGTH);
        const strings = passage.match(/"[^"]*"|'[^']*'|`[^`]*`/g) ?? [];
        const signs = passage.match(/[(){}[\]=;<>$_\\|&*+/#@]/g) ?? [];
        if (text.length > 5 * LENGTH && signs.length >= LENGTH / 20 && strings.join('').length < LENGTH / 2) found.add(passage);
      }
    }
    texts[language] = some([...found], CODE_MOST);
  }
  return texts;
}

module.exports = { pages, messages, code, LENGTH };
