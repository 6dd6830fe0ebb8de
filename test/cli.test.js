'use strict';
// cli: the command as a process: what it prints, where, and how it ends.
// A file that takes minutes is a hole of 64 GiB: it needs no disk.
const assert = require('node:assert/strict');
const { execFileSync, spawnSync, spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Analyzer, analyzeSync, wordFrequenciesSync } = require('..');
const { version } = require('../package.json');
const { leaveOut } = require('./helpers/leave-out.js');

const HOLE = 64 * 2 ** 30;
const BIN = path.join(__dirname, '..', 'bin', 'textgauge.js');
const later = (ms) => new Promise((done) => setTimeout(done, ms));
const SAMPLE = "This is a sample text. It contains several sentences! How many? Let's count them.";

describe('textgauge', function () {
  let folder;

  before(function () {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-cli-'));
    fs.chmodSync(folder, 0o755);
    fs.writeFileSync(path.join(folder, 'one.txt'), 'The cat sat.\nThe dog ran.\n');
    fs.writeFileSync(path.join(folder, 'two.txt'), 'Ça va? Oui, ça va.\n');
    fs.writeFileSync(path.join(folder, 'a,"b".txt'), 'x\n');
    fs.writeFileSync(path.join(folder, 'bad.txt'), Buffer.from([0x61, 0x62, 0xff]));
    fs.writeFileSync(path.join(folder, 'secret.txt'), 'x', { mode: 0 });
    fs.mkdirSync(path.join(folder, 'folder'));
  });

  after(function () {
    fs.rmSync(folder, { recursive: true });
  });

  function run(args, { input = '', env = {}, ...more } = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
      cwd: folder, input, encoding: 'utf8', env: { ...process.env, ...env }, ...more,
    });
    return { status, stdout, stderr };
  }

  function good(args, more) {
    const { status, stdout, stderr } = run(args, more);
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    return stdout;
  }

  const withoutFile = ({ file: _, ...report }) => report;

  describe('languages', function () {
    const german = 'Die Kinder gingen nach Hause, als es zu regnen begann, und niemand wusste, wo der Hund geblieben war.\n';

    before(function () {
      fs.writeFileSync(path.join(folder, 'german.txt'), german);
      fs.writeFileSync(path.join(folder, 'digits.txt'), '1 2 3\n');
    });

    after(function () {
      for (const name of ['german.txt', 'digits.txt']) fs.rmSync(path.join(folder, name));
    });

    it('are listed', function () {
      assert.match(good(['languages']), /^cs {2}Czech {14}syllables.*\n(.*\n)*en {2}English {12}.*stop words, metrics, detection\n/);
      assert.equal(JSON.parse(good(['languages', '--json']))[2].name, 'German');
      assert.deepEqual(run(['languages', 'x']).status, 2);
    });

    it('are detected', function () {
      assert.match(good(['detect', 'german.txt', 'digits.txt']), /^german\.txt: de (1\.000|0\.9\d\d)\ndigits\.txt: und\n$/);
      const [found] = JSON.parse(good(['detect', '--json', 'german.txt']));
      assert.deepEqual([found.file, found.language], ['german.txt', 'de']);
      assert.deepEqual([run(['detect']).status, run(['detect', '--encoding', 'no', 'german.txt']).status], [2, 2]);
      assert.deepEqual(run(['detect', 'none.txt', 'digits.txt']), { status: 1, stdout: 'digits.txt: und\n', stderr: 'textgauge: none.txt: no such file or directory\n' });
    });

    it('--spoken-numbers reads them aloud', function () {
      const of = (args) => JSON.parse(good(['--json', ...args], { input: 'In 1984' })).counts.syllables;
      assert.deepEqual([of([]), of(['--spoken-numbers'])], [2, 6]);
    });

    it('--language auto is that of each file', function () {
      const [one, two] = JSON.parse(good(['--json', '--language', 'auto', 'german.txt', 'digits.txt']));
      assert.deepEqual([one.language, two.language], ['de', 'und']);
      const input = german.toString().repeat(400);
      const report = JSON.parse(good(['--json', '--language', 'auto'], { input }));
      assert.deepEqual(withoutFile(report), analyzeSync(input, { language: 'auto' }));
      assert.equal(JSON.parse(good(['--json', '--language', 'auto'], { input: '' })).language, 'und');
      assert.equal(run(['words', '--language', 'auto', 'german.txt']).status, 2);
    });
  });

  describe('--json', function () {
    it('of standard input is one object', function () {
      const report = JSON.parse(good(['--json', '--profile', 'classic'], { input: SAMPLE }));
      assert.equal(report.file, '-');
      assert.equal(report.counts.words, 14);
      assert.equal(report.counts.sentences, 4);
      assert.equal(report.counts.syllables, 21);
      assert.equal(report.readability.fleschReadingEase.toFixed(4), '76.3825');
      assert.deepEqual(withoutFile(report), analyzeSync(SAMPLE, { profile: 'classic' }));
    });

    it('of one file is what analyzeSync gives', function () {
      const report = JSON.parse(good(['--json', 'one.txt']));
      assert.equal(report.file, 'one.txt');
      assert.deepEqual(withoutFile(report), analyzeSync('The cat sat.\nThe dog ran.\n'));
    });

    it('of several is an array with a total', function () {
      const [one, two, total, ...rest] = JSON.parse(good(['--json', 'one.txt', '-'], { input: 'The end' }));
      assert.deepEqual(rest, []);
      assert.deepEqual([one.file, two.file, total.total, 'file' in total], ['one.txt', '-', 2, false]);
      assert.deepEqual([one.counts.words, two.counts.words, total.counts.words], [6, 2, 8]);
      assert.deepEqual(total.topWords[0], { word: 'the', count: 3 });
      assert.equal(total.counts.uniqueWords, 6);
    });
  });

  it('--ndjson is an object a line', function () {
    const lines = good(['--ndjson', 'one.txt', 'two.txt']).trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.deepEqual(lines.map((l) => JSON.parse(l).counts.lines), [2, 1, 3]);
  });

  describe('--csv', function () {
    it('is a head and a row a file', function () {
      assert.equal(
        good(['--csv', '--counts', '--metrics', 'lix', 'one.txt', 'a,"b".txt']),
        'file,bytes,characters,graphemes,words,lines,lix\none.txt,26,26,26,6,2,3\n"a,""b"".txt",2,2,2,1,1,1\ntotal,28,28,28,7,3,2.3333333333333335\n',
      );
    });

    it('has nothing for null', function () {
      assert.equal(good(['--csv', '--counts', '--metrics', 'smog'], { input: '' }), 'file,bytes,characters,graphemes,words,lines,smog\n-,0,0,0,0,0,\n');
    });
  });

  describe('words and ngrams', function () {
    const csvOf = (text, options) => wordFrequenciesSync(text, options).toCSV();
    const ONE = 'The cat sat.\nThe dog ran.\n';

    it('print the most common for people, and how many there are', function () {
      assert.equal(good(['words', 'one.txt', '--top', '2']), '5 distinct of 6\n2  the\n1  cat\n');
      assert.equal(good(['ngrams'], { input: ONE }), '4 distinct of 4\n1  cat sat\n1  dog ran\n1  the cat\n1  the dog\n');
      const many = Array.from({ length: 12 }, (_, i) => `w${i} `.repeat(1200 - i)).join('');
      const lines = good(['words'], { input: many }).split('\n');
      assert.deepEqual([lines.length, lines[0], lines[1], lines[10]], [12, '12 distinct of 14,334', '1,200  w0', '1,191  w9']);
      assert.equal(good(['words', '--top', 'all'], { input: many }).split('\n').length, 14);
    });

    it('print all for machines', function () {
      assert.equal(good(['words', '--csv', 'one.txt']), csvOf(ONE));
      const words = Array.from({ length: 20000 }, (_, i) => `w${i}`).join(' ');
      assert.equal(good(['words', '--csv'], { input: words }), csvOf(words));
      assert.equal(good(['words', '--csv', '--top', '2'], { input: '1,000 "' }), 'word,count\n"1,000",1\n');
      assert.deepEqual(JSON.parse(good(['ngrams', '-n', '3', '--json'], { input: ONE })), wordFrequenciesSync(ONE, { ngram: 3 }).toJSON());
      assert.deepEqual(JSON.parse(good(['words', '--json'], { input: '' })), { size: 0, total: 0, words: [] });
      assert.equal(good(['words', '--ndjson', '--top', '1', 'one.txt']), '{"word":"the","count":2}\n');
    });

    it('count several files together, large ones too, and no n-gram over their ends', function () {
      assert.equal(good(['words', '--csv', '--top', '2', 'one.txt', '-', 'two.txt'], { input: 'the va' }), 'word,count\nthe,3\nva,3\n');
      assert.equal(good(['ngrams', '--csv', 'one.txt', '-'], { input: 'cat sat' }), 'word,count\ncat sat,2\ndog ran,1\nthe cat,1\nthe dog,1\n');
      const large = ONE.repeat(90000);
      fs.writeFileSync(path.join(folder, 'large.txt'), large);
      for (const names of [['large.txt'], ['one.txt', 'large.txt'], ['large.txt', 'large.txt', 'one.txt']]) {
        const counts = names.map((name) => (name === 'one.txt' ? 1 : 90000)).reduce((a, b) => a + b);
        assert.equal(good(['words', '--csv', ...names]), csvOf(ONE).replace(/\d+/g, (n) => n * counts));
        assert.match(good(['ngrams', '--across-sentences', '--top', '1', ...names]), new RegExp(`\\n${counts.toLocaleString('en-US')}  cat sat\\n`));
      }
      fs.rmSync(path.join(folder, 'large.txt'));
    });

    it('take the options of word tables', function () {
      const text = 'The cat, the Straße: 3 of 4. And The end';
      fs.writeFileSync(path.join(folder, 'stops.txt'), 'cat\r\n\n  STRASSE \n');
      for (const [args, options] of [
        [['--stop-words'], { stopWords: true }],
        [['--stop-list', 'stops.txt'], { stopWords: ['cat', 'strasse'] }],
        [['--min-length', '4'], { minLength: 4 }],
        [['--case', 'keep', '--numbers', 'drop'], { case: 'keep', numbers: 'drop' }],
        [['--numbers', 'mask', '--profile', 'classic'], { numbers: 'mask', profile: 'classic' }],
        [['--max-words', '3'], { maxWords: 3 }],
        [['--stop-words', '--language', 'de'], { stopWords: true, language: 'de' }],
      ])
        assert.equal(good(['words', '--csv', ...args], { input: text }), csvOf(text, options), args.join(' '));
      assert.equal(good(['ngrams', '--ngram', '2', '--line-breaks', 'break', '--csv'], { input: 'a b\nc d' }), csvOf('a b\nc d', { ngram: 2, lineBreaks: 'break' }));
    });

    it('in bounded memory go on from file to file, and tell the errors', function () {
      const options = { maxWords: 3 };
      const analyzer = new Analyzer({ words: options }).write(ONE).endDocument().write('Ça va? Oui, ça va.\n').endDocument();
      assert.equal(good(['words', '--csv', '--max-words', '3', 'one.txt', 'two.txt']), analyzer.words().toCSV());
      const { status, stdout } = run(['words', '--csv', '--max-words', '3', '--invalid', 'error', 'one.txt', 'bad.txt', 'two.txt']);
      assert.deepEqual([status, stdout], [1, analyzer.words().toCSV()]);
      assert.match(good(['words', '--max-words', '3', 'one.txt']), /^about \d distinct of 6; a count may be too high by what is behind it\n\d {2}\w+ {2}-\d\n/);
      assert.equal(JSON.parse(good(['words', '--json', '--max-words', '3', 'one.txt'])).exact, false);
    });

    it('name files that fail, and do the others', function () {
      const { status, stdout, stderr } = run(['words', '--csv', '--invalid', 'error', 'none.txt', 'bad.txt', 'one.txt', 'folder']);
      assert.deepEqual([status, stdout], [1, csvOf(ONE)]);
      assert.deepEqual(stderr.trimEnd().split('\n'), ['textgauge: none.txt: no such file or directory', 'textgauge: bad.txt: the input is ill-formed at offset 2', 'textgauge: folder: is a directory']);
      assert.deepEqual(run(['words', 'none.txt']), { status: 1, stdout: '', stderr: 'textgauge: none.txt: no such file or directory\n' });
    });

    it('refuse wrong usage', function () {
      for (const [args, message] of [
        [['words', '-n', '2'], /'-n'/],
        [['words', '--metrics', 'lix'], /'--metrics'/],
        [['words', '--case', 'up'], /^textgauge: --case must be one of 'fold', 'keep', not 'up'\nTry 'textgauge words --help'\.\n$/],
        [['ngrams', '-n', '6'], /--ngram must be an integer from 1 to 5, not 6\nTry 'textgauge ngrams --help'/],
        [['words', '--max-words', '0'], /--max-words must be an integer from 1/],
        [['words', '--min-length', 'x'], /--min-length takes a whole number, not 'x'/],
        [['words', '--top', '-1'], /--top/],
        [['words', '--stop-words', '--stop-list', 'stops.txt'], /--stop-words and --stop-list exclude each other/],
        [['words', '--stop-list', 'none.txt'], /--stop-list: ENOENT/],
        [['words', '--stop-words', '--language', 'und'], /--stop-words: there are none of the language 'und'/],
        [['words', '--json', '--csv'], /exclude each other/],
        [['words', '--encoding', 'ebcdic'], /--encoding must be one of/],
      ]) {
        const { status, stdout, stderr } = run(args);
        assert.deepEqual([status, stdout], [2, ''], args.join(' '));
        assert.match(stderr, message);
      }
    });

    it('have help of their own, and are files where a path says so', function () {
      assert.match(good(['words', '--help']), /^Usage: textgauge words \[options\] \[file \.\.\.\]\n/);
      assert.match(good(['ngrams', '-h']), /^Usage: textgauge ngrams \[-n N\][^]*--across-sentences/);
      assert.equal(good(['words', '--version']), good(['--version']));
      fs.writeFileSync(path.join(folder, 'words'), 'x');
      assert.equal(JSON.parse(good(['--json', './words'])).counts.words, 1);
      assert.equal(JSON.parse(good(['--json', 'one.txt', 'words']))[1].file, 'words');
    });
  });

  describe('for people', function () {
    it('--counts is a Unicode-true wc', function () {
      assert.equal(
        good(['--counts', 'one.txt', 'two.txt']),
        `lines  words  graphemes  characters  bytes
    2      6         26          26     26  one.txt
    1      5         19          19     21  two.txt
    3     11         45          45     47  total
`,
      );
      assert.equal(good(['--counts'], { input: 'e\u0301\n' }), 'lines  words  graphemes  characters  bytes\n    1      1          2           3      4\n');
    });

    it('several files are a row each and a total', function () {
      assert.equal(
        good(['one.txt', 'two.txt', '--metrics', 'lix']),
        `words  sentences   lix
    6          2  3.00  one.txt
    5          2  2.50  two.txt
   11          4  2.75  total
`,
      );
    });

    it('one file is a table', function () {
      assert.equal(
        good(['--metrics', 'lix,smog,readingTime', '--top', '2', 'one.txt']),
        `one.txt: profile unicode, language en

Counts
  bytes                 26
  characters            26
  charactersNoSpaces    20
  letters               18
  digits                 0
  punctuation            2
  symbols                0
  whitespace             6
  graphemes             26
  words                  6
  spaceWords             6
  uniqueWords            5
  hapaxLegomena          4
  wordLetters           18
  wordDigits             0
  longWords              0
  sentences              2
  paragraphs             1
  lines                  2
  newlines               2
  syllables              6
  monosyllables          6
  polysyllables          0
  invalidSequences       0

Metrics
  smog                3.13
  lix                 3.00
  readingTime          2 s

Most common words
  2  the
  1  cat

Notes
  smog: The text has fewer sentences than the published sample.
`,
      );
    });

    it('shows what a terminal would obey as an escape', function () {
      const name = 'e\x1b[2Jscape.txt';
      fs.writeFileSync(path.join(folder, name), 'x\n');
      assert.match(good(['--counts', name]), /e\\u\{1b\}\[2Jscape\.txt\n$/);
    });

    it('has no colours in a pipe', function () {
      assert.equal(good(['one.txt']).includes('\x1b'), false);
    });
  });

  describe('options', function () {
    it('reach the analysis', function () {
      const report = (args, input) => JSON.parse(good(['--json', ...args], { input }));
      assert.equal(report(['--language', 'und'], 'a').language, 'und');
      assert.equal(report(['--encoding', 'latin1'], Buffer.from([0xe9])).counts.letters, 1);
      assert.equal(report(['--encoding', 'utf16le'], Buffer.from('ab', 'utf16le')).counts.letters, 2);
      assert.equal(report([], Buffer.from('\ufeffab', 'utf16le')).counts.letters, 2);
      assert.equal(report([], Buffer.from('\ufeffab', 'utf16le').swap16()).counts.letters, 2);
      assert.equal(report(['--hyphens', 'join'], 'well-known').counts.words, 1);
      assert.equal(report(['--line-breaks', 'break'], 'one\ntwo').counts.sentences, 2);
      assert.equal(report(['--sentences', 'uax29'], 'one\ntwo').counts.sentences, 2);
      assert.deepEqual(report(['--top', '1', '--metrics', 'rix'], 'b a b').topWords, [{ word: 'b', count: 2 }]);
      assert.deepEqual(Object.keys(report(['--metrics', 'rix'], 'a')), ['file', 'profile', 'language', 'counts', 'readability', 'topWords', 'notes']);
    });

    it('--version', function () {
      assert.equal(good(['--version']), `textgauge ${version} (Unicode 17.0.0)\n`);
    });

    it('--help', function () {
      for (const args of [['--help'], ['-h']]) assert.match(good(args), /^Usage: textgauge \[options\] \[file \.\.\.\]\n/);
    });

    for (const [args, message] of [
      [['--foo'], "Unknown option '--foo'"],
      [['--top'], "Option '--top <value>' argument missing"],
      [['--top', 'x'], "--top takes a whole number, not 'x'"],
      [['--top', '4294967296'], '--top must be an integer from 0 to 4294967295, not 4294967296'],
      [['--json', '--csv'], '--json and --csv exclude each other'],
      [['--profile', 'x'], "--profile must be one of 'unicode', 'classic', not 'x'"],
      [['--line-breaks', 'x'], "--line-breaks must be one of 'wrap', 'break', not 'x'"],
      [['--encoding', 'x'], "--encoding must be one of 'utf8', 'utf16le', 'latin1', not 'x'"],
      [['--language', '!'], "--language must be a BCP 47 language tag such as 'en' or 'pt-BR', not '!'"],
      [['--metrics', 'lix,x'], '--metrics must be the name of one of the metrics'],
    ])
      it(`${args.join(' ')} is wrong usage`, function () {
        const { status, stdout, stderr } = run(args);
        assert.equal(status, 2);
        assert.equal(stdout, '');
        assert.ok(stderr.startsWith(`textgauge: ${message}`), stderr);
        assert.ok(stderr.endsWith("\nTry 'textgauge --help'.\n"), stderr);
      });
  });

  describe('a file that fails', function () {
    for (const [name, why, args = []] of [
      ['missing.txt', 'no such file or directory'],
      ['folder', 'is a directory'],
      ['bad.txt', 'the input is ill-formed at offset 2', ['--invalid', 'error']],
    ])
      it(`is named and the others are done: ${why}`, function () {
        const { status, stdout, stderr } = run(['--counts', ...args, 'one.txt', name, 'two.txt']);
        assert.equal(status, 1);
        assert.equal(stderr, `textgauge: ${name}: ${why}\n`);
        assert.deepEqual(stdout.split('\n').map((l) => l.trim().split(/ +/).at(-1)), ['bytes', 'one.txt', 'two.txt', 'total', '']);
      });

    it('alone prints nothing but that', function () {
      for (const format of ['--json', '--ndjson', '--csv', '--counts']) {
        const { status, stdout, stderr } = run([format, 'missing.txt']);
        assert.deepEqual({ status, stdout, stderr }, { status: 1, stdout: '', stderr: 'textgauge: missing.txt: no such file or directory\n' });
      }
    });

    // Nothing is unreadable for root: the command runs as another user there.
    const root = process.getuid?.() === 0;
    if (process.platform === 'win32') leaveOut('an unreadable file', 'Windows has no such mode');
    else
      it('is named and the others are done: permission denied', function () {
        const { status, stdout, stderr } = run(['--counts', 'secret.txt', 'one.txt'], root ? { uid: 65534, gid: 65534 } : {});
        assert.equal(stderr, 'textgauge: secret.txt: permission denied\n');
        assert.equal(status, 1);
        assert.match(stdout, /one\.txt/);
      });
  });

  it('is quiet when its reader goes', async function () {
    const child = spawn(process.execPath, [BIN, '--ndjson', ...Array(3000).fill('one.txt')], { cwd: folder });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, signal] = await new Promise((resolve) => child.once('close', (...how) => resolve(how)));
    assert.deepEqual({ code, signal, stderr }, { code: 0, signal: null, stderr: '' });
  });

  it('reads what is larger than its pieces', function () {
    const name = path.join(folder, 'large.txt');
    const text = 'Grüße an die Wörter.\n'.repeat(150000);
    fs.writeFileSync(name, text);
    assert.deepEqual(withoutFile(JSON.parse(good(['--json', name]))), analyzeSync(text));
    assert.deepEqual(withoutFile(JSON.parse(good(['--json'], { input: text }))), analyzeSync(text));
  });

  it('has the same report and total on any number of threads, of files large and small', function () {
    const large = Buffer.alloc(3e6, 'It was a dark night; the Straße lay still.\n\nWhy? ');
    fs.writeFileSync(path.join(folder, 'again.txt'), large);
    const names = ['again.txt', 'one.txt', 'bad.txt', 'again.txt', 'missing.txt', 'two.txt'];
    const all = new Analyzer();
    const expected = [];
    for (const name of names.filter((n) => n !== 'missing.txt')) {
      const bytes = fs.readFileSync(path.join(folder, name));
      expected.push({ file: name, ...analyzeSync(bytes) });
      all.write(bytes).endDocument();
    }
    expected.push({ total: 5, ...all.report() });
    for (const threads of ['1', '2', '5', '']) {
      const { status, stdout } = run(['--json', ...names], { env: { TEXTGAUGE_THREADS: threads } });
      assert.equal(status, 1);
      assert.deepEqual(JSON.parse(stdout), expected);
    }
  });

  // Without a handler a signal ends a process at once, whatever it does, and a shell sees which.
  if (process.platform === 'win32') leaveOut('signals', 'Windows has none');
  else
    describe('a signal', function () {
      before(function () {
        fs.closeSync(fs.openSync(path.join(folder, 'hole'), 'w'));
        fs.truncateSync(path.join(folder, 'hole'), HOLE);
        execFileSync('mkfifo', [path.join(folder, 'fifo')]);
      });

      for (const [what, file] of [['a large file', 'hole'], ['standard input', '-'], ['a pipe that nobody writes to', 'fifo']])
        for (const signal of ['SIGINT', 'SIGTERM'])
          it(`ends it at once: ${signal}, ${what}`, async function () {
            const child = spawn(process.execPath, [BIN, '--ndjson', 'one.txt', file, 'two.txt'], { cwd: folder });
            let [stdout, stderr] = ['', ''];
            child.stdout.on('data', (chunk) => (stdout += chunk));
            child.stderr.on('data', (chunk) => (stderr += chunk));
            await once(child.stdout, 'data');
            await later(50);
            const begin = performance.now();
            child.kill(signal);
            const how = await once(child, 'close');
            assert.ok(performance.now() - begin < 2000);
            assert.deepEqual({ how, stderr }, { how: [null, signal], stderr: '' });
            assert.deepEqual([JSON.parse(stdout).file, stdout.endsWith('\n')], ['one.txt', true]);
          });

      it('is what a shell has as 130 or 143', function () {
        for (const [signal, status] of [['INT', 130], ['TERM', 143]]) {
          const line = `sh -c 'sleep 0.5; kill -${signal} $PPID' & exec "$0" "$@"`;
          const { stdout } = spawnSync('bash', ['-c', `bash -c "$0" "$@" || echo $?`, line, process.execPath, BIN, 'hole'], { cwd: folder, encoding: 'utf8' });
          assert.equal(stdout, `${status}\n`);
        }
      });

      describe('on a terminal', function () {
        /** Runs the command there until `act` has been called, which is when its progress bar is seen. */
        async function onTerminal(args, act) {
          const child = spawn('python3', [path.join(__dirname, 'helpers', 'terminal.py'), process.execPath, BIN, ...args], { cwd: folder });
          let [before_, after_, told, acted] = ['', '', '', false];
          child.stderr.on('data', (chunk) => (told += chunk));
          child.stdout.setEncoding('utf8').on('data', (chunk) => {
            if (acted) return void (after_ += chunk);
            before_ += chunk;
            if (!/\] +\d+% [\d.]+s/.test(before_)) return;
            acted = true;
            act(child.stdin);
          });
          await once(child, 'close');
          return { before: before_, after: after_, ...JSON.parse(told) };
        }

        const CLEARED = '\x1b[2K\x1b[1G';

        if (spawnSync('python3', ['--version']).status !== 0) leaveOut('Ctrl-C on a terminal', 'no python3');
        else {
          it('Ctrl-C clears the progress bar, once is enough', async function () {
            const { before: bar, after, ...end } = await onTerminal(['hole'], (keyboard) => keyboard.write('\x03'));
            assert.deepEqual(end, { code: null, signal: os.constants.signals.SIGINT, restored: true });
            assert.match(bar, /^\x1b\[1Ghole \[=*-+\] \d+% \d+\.\ds/);
            assert.ok(after.endsWith(CLEARED), JSON.stringify(after));
            assert.doesNotMatch(bar + after, /\x1b\[\?25l|Counts/); // the cursor was never hidden
          });

          it('the progress bar is cleared at the end, and the result is of what there was', async function () {
            fs.closeSync(fs.openSync(path.join(folder, 'shrinking'), 'w'));
            fs.truncateSync(path.join(folder, 'shrinking'), HOLE);
            const shrink = () => fs.truncateSync(path.join(folder, 'shrinking'), 0);
            const { after, ...end } = await onTerminal(['--counts', 'shrinking'], shrink);
            assert.deepEqual([end.code, end.signal, end.restored], [0, null, true]);
            assert.match(after.slice(after.lastIndexOf(CLEARED)), /^\x1b\[2K\x1b\[1G\x1b\[1mlines {2}words .*\r\n .* shrinking\r\n$/s);
          });
        }
      });
    });
});
