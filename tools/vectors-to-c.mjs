// Turns test/data/vectors.json into initialisers of C and C++ for test/c/vectors.h.
// Usage: node tools/vectors-to-c.mjs test/data/vectors.json build/vectors.inc
//
// A case:  name      unique
//          text      as UTF-8; or `hex`: the bytes; `repeat`: that many times over
//          options   as JavaScript spells them
//          expect    error         { code, offset }: the call fails so; or
//                    counts        of those named; null: not in the report
//                    metrics       of those named: the IEEE double, big-endian, in hex; null: undefined
//                    metricsDecimal  the same for readers; checked here against `metrics`
//                    topWords      [[word, count] …], the whole list
//                    notes         [[metric or null, code] …], the whole list in any order
//                    boundaries    { word, sentence, grapheme: [end of each segment, in bytes …] }
//
// Expectations come from the definitions in docs/ARCHITECTURE.md and the published formulas, never from the library.
import { readFileSync, writeFileSync } from 'node:fs';

const ENUMS = {
  profile: { unicode: 'TG_PROFILE_UNICODE', classic: 'TG_PROFILE_CLASSIC' },
  encoding: { utf8: 'TG_ENCODING_UTF8', utf16le: 'TG_ENCODING_UTF16LE', latin1: 'TG_ENCODING_LATIN1' },
  invalid: { replace: 'TG_INVALID_REPLACE', error: 'TG_INVALID_ERROR' },
  lineBreaks: { wrap: 'TG_LINE_BREAKS_WRAP', break: 'TG_LINE_BREAKS_BREAK' },
  sentences: { language: 'TG_SENTENCES_LANGUAGE', uax29: 'TG_SENTENCES_UAX29' },
  hyphens: { split: 'TG_HYPHENS_SPLIT', join: 'TG_HYPHENS_JOIN' },
};
const GRANULARITIES = { grapheme: 'TG_GRAPHEMES', word: 'TG_WORDS', sentence: 'TG_SENTENCES' };
const EXPECTATIONS = ['error', 'counts', 'metrics', 'metricsDecimal', 'topWords', 'notes', 'boundaries'];

const [source, target] = process.argv.slice(2);
const vectors = JSON.parse(readFileSync(source, 'utf8'));
const out = [];

const fail = (vector, message) => {
  console.error(`${source}: "${vector.name}": ${message}`);
  process.exit(1);
};
const string = (s) =>
  s === null || s === undefined
    ? 'NULL'
    : '"' + [...Buffer.from(s)].map((b) => (b < 32 || b > 126 || b === 34 || b === 92 || b === 63 ? '\\' + b.toString(8).padStart(3, '0') : String.fromCharCode(b))).join('') + '"';
const number = (n) => (n === null ? 'TG_COUNT_NONE' : `UINT64_C(${n})`);

/** Write a static array and answer its name, or NULL for none. */
function array(type, name, items) {
  if (!items?.length) return 'NULL';
  out.push(`static const ${type} ${name}[] = {`);
  for (let i = 0; i < items.length; i += 16) out.push('    ' + items.slice(i, i + 16).join(', ') + ',');
  out.push('};');
  return name;
}

function metric(vector, name, hex) {
  if (hex === null) return `{${string(name)}, 0, 0}`;
  if (!/^[0-9a-f]{16}$/.test(hex)) fail(vector, `metric ${name}: 16 hex digits or null, not ${hex}`);
  const decimal = vector.expect.metricsDecimal?.[name];
  if (decimal !== undefined && Buffer.from(hex, 'hex').readDoubleBE() !== decimal) fail(vector, `metric ${name}: hex and decimal differ`);
  return `{${string(name)}, 1, UINT64_C(0x${hex})}`;
}

function boundaries(vector, id) {
  const items = Object.entries(vector.expect.boundaries ?? {}).map(([name, ends]) => {
    const granularity = GRANULARITIES[name] ?? fail(vector, `boundaries of ${name}?`);
    return `{${granularity}, ${array('size_t', `${id}_${name}`, ends.map(String))}, ${ends.length}}`;
  });
  return [array('vec_bounds', `${id}_bounds`, items), items.length];
}

const rows = vectors.map((vector, i) => {
  const id = `v${i}`;
  const { text, hex, repeat = 1, options = {}, expect } = vector;
  if ((text === undefined) === (hex === undefined)) fail(vector, 'either text or hex');
  for (const key of Object.keys(expect)) if (!EXPECTATIONS.includes(key)) fail(vector, `unknown expectation ${key}`);
  const bytes = text !== undefined ? Buffer.from(text, 'utf8') : Buffer.from(hex, 'hex');
  if (hex !== undefined && bytes.length * 2 !== hex.length) fail(vector, 'bad hex');

  const { counts, metrics, top, language, ...choices } = options;
  const chosen = Object.keys(ENUMS).map((name) => {
    if (!(name in choices)) return -1;
    const value = ENUMS[name][choices[name]] ?? fail(vector, `option ${name}: ${choices[name]}?`);
    delete choices[name];
    return value;
  });
  for (const name of Object.keys(choices)) fail(vector, `unknown option ${name}`);

  const data = array('unsigned char', `${id}_text`, [...bytes].map(String));
  const onlyCounts = Array.isArray(counts) ? array('char *const', `${id}_only_counts`, [...counts.map(string), 'NULL']) : 'NULL';
  const onlyMetrics = Array.isArray(metrics) ? array('char *const', `${id}_only_metrics`, [...metrics.map(string), 'NULL']) : 'NULL';
  const wanted = Object.entries(expect.counts ?? {}).map(([name, n]) => `{${string(name)}, ${number(n)}}`);
  const values = Object.entries(expect.metrics ?? {}).map(([name, hex]) => metric(vector, name, hex));
  const words = expect.topWords?.map(([word, n]) => `{${string(word)}, ${Buffer.byteLength(word)}, ${number(n)}}`);
  const notes = expect.notes?.map(([name, code]) => `{${string(name)}, ${string(code)}}`);
  const [bounds, boundsCount] = boundaries(vector, id);
  return [
    string(vector.name), data, bytes.length, repeat, ...chosen, top ?? -1, string(language), onlyCounts, onlyMetrics, metrics === 'all' ? 1 : 0,
    string(expect.error?.code), number(expect.error?.offset ?? 0),
    array('vec_count', `${id}_counts`, wanted), wanted.length,
    array('vec_metric', `${id}_metrics`, values), values.length,
    array('vec_word', `${id}_words`, words), words ? words.length : -1,
    array('vec_note', `${id}_notes`, notes), notes ? notes.length : -1,
    bounds, boundsCount,
  ].join(', ');
});

const names = vectors.map((v) => v.name);
names.forEach((name, i) => names.indexOf(name) === i || fail(vectors[i], 'the name is taken'));

writeFileSync(target, ['/* Made by tools/vectors-to-c.mjs from test/data/vectors.json. */', ...out, 'static const vec VECTORS[] = {', ...rows.map((r) => `    {${r}},`), '};', ''].join('\n'));
