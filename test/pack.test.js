'use strict';
// pack: what a user gets from the registry: the tarball's contents, its installation from source and without any compiler,
// and its use.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { version } = require('../package.json');
const { leaveOut } = require('./helpers/leave-out.js');

const ROOT = path.join(__dirname, '..');

// Folders that are in the package whole, and the files beside them.
const WASM = fs.existsSync(path.join(ROOT, 'wasm', 'dist', 'names.js'));
const FOLDERS = ['bin', 'include', 'lib', 'src/core', 'src/host', 'src/node', ...(WASM ? ['wasm/dist'] : [])];
const FILES = ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'binding.gyp', 'install.js', 'package.json'];

const windows = process.platform === 'win32';

function outputs(command, args, cwd, env = process.env) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8', shell: windows });
  assert.equal(error, undefined);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return { stdout, stderr };
}

const run = (...args) => outputs(...args).stdout;

function filesOf(folder) {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesOf(name) : [name];
  });
}

describe('the package', function () {
  this.timeout(600000);

  let folder, packed;

  before(function () {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-pack-'));
    [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT));
  });

  after(function () {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('has what it is built of and used by, and nothing else', function () {
    const names = packed.files.map((f) => f.path).filter((name) => !name.startsWith('prebuilds/'));
    assert.deepEqual(names.sort(), [...FOLDERS.flatMap(filesOf), ...FILES].sort());
  });

  it('has no file that is of this machine', function () {
    const text = packed.files.map((f) => f.path).join('\n');
    assert.doesNotMatch(text, /node_modules|\.node$|\.o$|~$|\.env|\.log$/m);
    assert.ok(packed.unpackedSize < 6e6, `${packed.unpackedSize} bytes`);
  });

  describe('installed in an empty folder', function () {
    let home;

    before(function () {
      home = path.join(folder, 'home');
      fs.mkdirSync(home);
      fs.writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
      const tarball = path.join(folder, packed.filename);
      run('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', tarball], home);
    });

    it('brings three packages of others', function () {
      const names = fs.readdirSync(path.join(home, 'node_modules')).filter((name) => !name.startsWith('.'));
      assert.deepEqual(names.sort(), ['node-addon-api', 'node-gyp-build', 'progress', 'textgauge']);
    });

    it('works by require', function () {
      const code = "const t = require('textgauge'); console.log(t.version, t.analyzeSync('two words').counts.words, t.wordFrequenciesSync('a b A', { stopWords: ['b'] }).toCSV())";
      assert.equal(run(process.execPath, ['-e', JSON.stringify(code).slice(1, -1)], home), `${version} 2 word,count\na,2\n\n`);
    });

    it('works by import', function () {
      fs.writeFileSync(path.join(home, 'use.mjs'), "import { analyzeSync, segment, wordFrequencies } from 'textgauge';\nconsole.log(analyzeSync('two words').counts.words, [...segment('é')].length, (await wordFrequencies('a A')).get('a'));\n");
      assert.equal(run(process.execPath, ['use.mjs'], home), '2 1 2\n');
    });

    it('works by npx', function () {
      fs.writeFileSync(path.join(home, 'a.txt'), 'Two words.\n');
      assert.equal(run('npx', ['--no-install', 'textgauge', '--counts', 'a.txt'], home).split('\n')[1].trim(), '1      2         11          11     11  a.txt');
    });

    it('is what text_analysis stands on', function () {
      const [{ filename, files }] = JSON.parse(run('npm', ['pack', '--json', '--workspace', 'text_analysis', '--pack-destination', folder], ROOT));
      assert.deepEqual(files.map((f) => f.path).sort(), ['LICENSE', 'README.md', 'index.d.ts', 'index.js', 'package.json']);
      const beside = path.join(folder, 'beside');
      fs.cpSync(home, beside, { recursive: true });
      run('npm', ['install', '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, filename)], beside);
      fs.copyFileSync(path.join(ROOT, 'test', 'bridge', 'main.mjs'), path.join(beside, 'main.mjs'));
      const expected = fs.readFileSync(path.join(ROOT, 'test', 'bridge', 'expected.txt'), 'utf8');
      assert.equal(run(process.execPath, ['main.mjs'], beside), expected);
    });

    it('has types for require and import', function () {
      const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
      fs.writeFileSync(path.join(home, 'a.cts'), "import t = require('textgauge');\nexport const n: number = t.analyzeSync('a').counts.words;\n");
      fs.writeFileSync(path.join(home, 'b.mts'), "import { analyzeSync } from 'textgauge';\nexport const n: number = analyzeSync('a').counts.words;\n");
      fs.writeFileSync(path.join(home, 'c.mts'), "import { init, analyzeSync } from 'textgauge/wasm';\nexport const n: number = (await init(), analyzeSync('a').counts.words);\n");
      run(process.execPath, [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'a.cts', 'b.mts', 'c.mts'], home);
    });
  });

  describe('without a compiler', function () {
    if (!WASM) return leaveOut('WebAssembly instead of the addon', 'it is not built: npm run build:wasm');
    if (windows) return leaveOut('a machine without a compiler', 'made by links in a folder of programs');

    let programs;

    // What npm needs, and nothing that compiles.
    before(function () {
      programs = path.join(folder, 'programs');
      fs.mkdirSync(programs);
      for (const name of ['node', 'npm', 'sh', 'env']) fs.symlinkSync(fs.realpathSync(run('which', [name], ROOT).trim()), path.join(programs, name));
    });

    for (const flags of [[], ['--ignore-scripts']]) {
      describe(`npm install ${flags.join()}`, function () {
        let home, env;

        before(function () {
          home = fs.mkdtempSync(path.join(folder, 'bare-'));
          env = { ...process.env, PATH: programs };
          fs.writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
          const { stderr } = outputs('npm', ['install', ...flags, '--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, packed.filename)], home, env);
          assert.doesNotMatch(stderr, /ERR!/);
          assert.ok(!fs.existsSync(path.join(home, 'node_modules', 'textgauge', 'build', 'Release')));
        });

        it('works, and warns once', function () {
          fs.writeFileSync(path.join(home, 'a.txt'), 'Two words.\n');
          const code = `
            const { analyze, analyzeSync, analyzeFile } = require('textgauge');
            (async () => {
              const reports = [analyzeSync('Two words.\\n'), await analyze('Two words.\\n'), await analyzeFile('a.txt')];
              require('assert').deepEqual(reports[1], reports[0]);
              require('assert').deepEqual(reports[2], reports[0]);
              console.log(reports[0].counts.words);
            })();`;
          const { stdout, stderr } = outputs(process.execPath, ['-e', code], home, env);
          assert.equal(stdout, '2\n');
          assert.match(stderr, /^\(node:\d+\) \[TEXTGAUGE_WASM\] Warning: textgauge works by WebAssembly, which is slower: the addon cannot be loaded \(.*\)\n.*\n$/);
        });

        it('fails where only the addon will do', function () {
          const { status, stderr } = spawnSync(process.execPath, ['-e', "require('textgauge')"], { cwd: home, env: { ...env, TEXTGAUGE_BACKEND: 'native' }, encoding: 'utf8' });
          assert.equal(status, 1);
          assert.match(stderr, /No native build was found/);
        });

        it('has the same command', function () {
          assert.equal(run('npx', ['--no-install', 'textgauge', '--counts', 'a.txt'], home, process.env).split('\n')[1].trim(), '1      2         11          11     11  a.txt');
        });
      });
    }
  });

  describe('textgauge/wasm', function () {
    if (!WASM) return leaveOut('textgauge/wasm', 'it is not built: npm run build:wasm');

    const small = "const a = 'two words'";
    for (const [name, file, code] of [
      ['by require', 'wasm.cjs', `const t = require('textgauge/wasm'); ${small}; console.log(t.analyzeSync(a).counts.words, t.TextGaugeError === require('textgauge').TextGaugeError)`],
      ['by import', 'wasm.mjs', `import t, { analyze } from 'textgauge/wasm'; ${small}; console.log((await analyze(a)).counts.words, t.analyze === analyze)`],
      ['as a file', 'file.mjs', `import { readFileSync } from 'node:fs'; import { init, analyzeSync } from 'textgauge/wasm'; ${small};
        await init(readFileSync(new URL(import.meta.resolve('textgauge/textgauge-scalar.wasm')))); console.log(analyzeSync(a).counts.words, true)`],
    ])
      it(`works ${name}`, function () {
        const home = path.join(folder, 'home');
        fs.writeFileSync(path.join(home, file), code);
        assert.equal(run(process.execPath, [file], home), '2 true\n');
      });

    it('has the names of the addon, for bundlers too', function () {
      const home = path.join(folder, 'home');
      const code = "import('textgauge').then(({ init, ...names }) => console.log(typeof init, Object.keys(names).sort().join()))";
      const native = ['undefined', ...Object.keys(require('..')), 'default'];
      assert.equal(run(process.execPath, ['-e', code], home), `undefined ${native.slice(1).sort().join()}\n`);
      assert.equal(run(process.execPath, ['--conditions=browser', '-e', code], home), `function ${native.slice(1).sort().join()}\n`);
    });
  });
});
