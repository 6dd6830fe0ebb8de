'use strict';
// pack: what a user gets from the registry: the tarball's contents, its installation from source, and its use.
const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { version } = require('../package.json');

const ROOT = path.join(__dirname, '..');

// Folders that are in the package whole, and the files beside them.
const FOLDERS = ['bin', 'include', 'lib', 'src/core', 'src/host', 'src/node'];
const FILES = ['CHANGELOG.md', 'LICENSE', 'NOTICE', 'README.md', 'binding.gyp', 'package.json'];

const windows = process.platform === 'win32';

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: windows });
  assert.equal(error, undefined);
  assert.equal(status, 0, `${command} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

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
    assert.ok(packed.unpackedSize < 5e6, `${packed.unpackedSize} bytes`);
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
      const code = "const t = require('textgauge'); console.log(t.version, t.analyzeSync('two words').counts.words)";
      assert.equal(run(process.execPath, ['-e', JSON.stringify(code).slice(1, -1)], home), `${version} 2\n`);
    });

    it('works by import', function () {
      fs.writeFileSync(path.join(home, 'use.mjs'), "import { analyzeSync, segment } from 'textgauge';\nconsole.log(analyzeSync('two words').counts.words, [...segment('é')].length);\n");
      assert.equal(run(process.execPath, ['use.mjs'], home), '2 1\n');
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
      run(process.execPath, [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'a.cts', 'b.mts'], home);
    });
  });
});
