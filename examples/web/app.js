// app: the page. What is typed, pasted, opened or dropped goes to the worker; what comes back is shown.

const $ = (id) => document.getElementById(id);
const [text, status, progress, stop, error, report] = ['text', 'status', 'progress', 'stop', 'error', 'report'].map($);
const options = $('options');

const EXAMPLE = `It was raining when I left the house. The street, which had been dry in the morning, was a river now!

Nobody knew why: “It can't rain for ever,” said Dr. Finch, and shut his well-worn umbrella. Did it stop? It did not. The rain went on, and on, and on.`;

const NAMES = {
  fleschReadingEase: 'Flesch Reading Ease',
  fleschKincaidGrade: 'Flesch–Kincaid grade',
  gunningFog: 'Gunning fog index',
  smog: 'SMOG grade',
  colemanLiau: 'Coleman–Liau index',
  automatedReadability: 'Automated readability index',
  lix: 'LIX',
  rix: 'RIX',
  typeTokenRatio: 'Type–token ratio',
  spaceWords: 'Words between spaces',
  characters: 'Characters (code points)',
  charactersNoSpaces: 'Characters without spaces',
  whitespace: 'White space',
  newlines: 'Line feeds',
  longWords: 'Words of over 6 letters',
  monosyllables: 'Words of one syllable',
  polysyllables: 'Words of 3 syllables or more',
  invalidSequences: 'Ill-formed parts',
};

/** `wordLetters` is Word letters, if it has no better name. */
const nameOf = (key) => NAMES[key] ?? key.replace(/^./, (c) => c.toUpperCase()).replace(/[A-Z]/g, (c, at) => (at ? ` ${c.toLowerCase()}` : c));

// ── The worker ──

let worker;
let source = { text: '' }; // or { file }
let last = 0; // of the measurements that were asked for
let measured; // the source that the worker is at
let again = false; // it is out of date

function start() {
  worker = new Worker('worker.js', { type: 'module' });
  worker.addEventListener('message', ({ data }) => take(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(`The worker cannot go on: ${event.message || 'its script cannot be loaded'}`);
  });
}

function optionsOf() {
  const { profile, language, hyphens, invalid, top } = options.elements;
  return {
    profile: profile.value,
    language: language.value,
    hyphens: hyphens.checked ? 'join' : 'split',
    invalid: invalid.checked ? 'error' : 'replace',
    top: top.valueAsNumber,
  };
}

/** Measures what there is. While the worker is at a text, texts wait, and only the last of them counts; else it drops what it is at. */
function measure() {
  if (!options.checkValidity()) {
    options.parentElement.open = true; // or nobody would see what is wrong
    return void options.reportValidity();
  }
  if (measured && !measured.file && !source.file) return void (again = true);
  [measured, again] = [source, false];
  const encoding = source.file && (options.elements.encoding.value || undefined);
  worker.postMessage({ id: ++last, ...source, encoding, options: optionsOf() });
  report.classList.add('old');
  if (source.file) showProgress({ done: 0, total: source.file.size });
}

function take({ id, version, unicodeVersion, progress: how, report: result, milliseconds, error: fault }) {
  if (version) {
    $('version').textContent = `textgauge ${version}, Unicode ${unicodeVersion}, by WebAssembly`;
    if (!measured) say('Ready.');
    return;
  }
  if (id !== last) return;
  if (how) return showProgress(how);
  measured = undefined;
  hideProgress();
  if (fault) fail(`${fault.message} (${fault.code})`);
  else show(result, milliseconds);
  if (again) measure();
}

// ── What is shown ──

let saying;

/** Shows how things stand; who listens to the page hears it when the typing pauses. */
function say(message) {
  status.textContent = message;
  clearTimeout(saying);
  saying = setTimeout(() => ($('heard').textContent = message), 700);
}

const whole = (n) => (n === null ? '–' : n.toLocaleString('en'));
const decimal = (n) => (n === null ? '–' : n.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }));

function duration(seconds) {
  if (seconds === null) return '–';
  const s = Math.round(seconds);
  const parts = [[Math.floor(s / 3600), 'h'], [Math.floor(s / 60) % 60, 'min'], [s % 60, 's']];
  return parts.filter(([n], i) => n || (i === 2 && s < 60)).map(([n, unit]) => `${n} ${unit}`).join(' ');
}

function element(name, properties = {}, ...children) {
  const out = Object.assign(document.createElement(name), properties);
  out.append(...children);
  return out;
}

const row = (title, value, ...more) => element('tr', {}, element('th', { scope: 'row' }, ...title), element('td', { className: 'number' }, value), ...more);

function tilesOf({ counts, readingTime }) {
  const tiles = [['Words', whole(counts.words)], ['Sentences', whole(counts.sentences)], ['Characters', whole(counts.characters)], ['Reading time', duration(readingTime.seconds)]];
  return tiles.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value)));
}

function scoresOf({ readability, diversity, notes }) {
  return Object.entries({ ...readability, ...diversity }).map(([key, value]) => {
    const reasons = notes.filter((n) => n.metric === key || (value === null && n.metric === null)).map((n) => element('small', {}, n.reason));
    return row([nameOf(key), ...reasons], decimal(value));
  });
}

function wordsOf({ topWords }) {
  const most = topWords[0]?.count;
  return topWords.map(({ word, count }) => {
    const meter = element('meter', { min: 0, max: most, value: count });
    meter.setAttribute('aria-hidden', 'true'); // the count is beside it
    return row([element('bdi', {}, word)], whole(count), element('td', {}, meter));
  });
}

function show(result, milliseconds) {
  const { words } = result.counts;
  const of = source.file ? `${source.file.name}: ` : '';
  say(`${of}${whole(words)} ${words === 1 ? 'word' : 'words'}, measured in ${milliseconds < 1 ? 'less than 1' : whole(Math.round(milliseconds))} ms.`);
  error.hidden = true;
  $('tiles').replaceChildren(...tilesOf(result));
  $('scores').replaceChildren(...scoresOf(result));
  $('words').replaceChildren(...wordsOf(result));
  $('counts').replaceChildren(...Object.entries(result.counts).map(([key, n]) => row([nameOf(key)], whole(n))));
  report.hidden = false;
  report.classList.remove('old');
}

function fail(message) {
  measured = undefined;
  hideProgress();
  error.textContent = message;
  error.hidden = false;
  report.hidden = true;
  say('Not measured.');
}

const SHOWN_FROM = 4 << 20; // units; what is shorter is done before it could be read

function showProgress({ done, total }) {
  if (total < SHOWN_FROM) return;
  progress.max = total;
  progress.value = done;
  if (progress.hidden) say(`Measuring ${source.file?.name ?? 'the text'} …`);
  progress.hidden = stop.hidden = false;
}

function hideProgress() {
  progress.hidden = stop.hidden = true;
}

// ── What people do ──

function setText(value) {
  source = { text: value };
  measure();
}

function setFile(file) {
  source = { file };
  text.value = '';
  measure();
}

text.addEventListener('input', () => setText(text.value));
options.addEventListener('input', measure);
options.addEventListener('submit', (event) => event.preventDefault());

$('open').addEventListener('click', () => $('file').click());
$('file').addEventListener('change', ({ target }) => {
  if (target.files.length) setFile(target.files[0]);
  target.value = ''; // the same file may be opened again
});
$('example').addEventListener('click', () => setText((text.value = EXAMPLE)));
$('clear').addEventListener('click', () => {
  setText((text.value = ''));
  text.focus();
});
stop.addEventListener('click', () => {
  worker.postMessage({ stop: true });
  last++;
  measured = undefined;
  hideProgress();
  say('Stopped.');
});

// A text or a file may be dropped anywhere; only the text area itself takes text, as it always does.
const isFile = (event) => event.dataTransfer?.types.includes('Files');

for (const type of ['dragenter', 'dragover'])
  document.addEventListener(type, (event) => {
    if (event.target === text && !isFile(event)) return;
    event.preventDefault();
    document.body.classList.add('dropping');
  });
for (const type of ['dragleave', 'drop', 'dragend'])
  document.addEventListener(type, (event) => {
    if (type !== 'dragleave' || event.relatedTarget === null) document.body.classList.remove('dropping');
  });
document.addEventListener('drop', (event) => {
  if (event.target === text && !isFile(event)) return;
  event.preventDefault();
  const { files } = event.dataTransfer;
  if (files.length > 1) return fail('One file at a time, please.');
  if (files.length) return setFile(files[0]);
  const dropped = event.dataTransfer.getData('text/plain');
  if (dropped) setText((text.value = dropped));
});

start();
if (text.value) setText(text.value); // a browser keeps it over a reload
