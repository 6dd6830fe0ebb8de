'use strict';
// The step `python` of tools/test.js: builds the package of python/ into build/python and runs python/tests, in the
// environments that tools/setup-python.py has made.
const { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const ROOT = path.join(__dirname, '..');
const ENVIRONMENTS = path.join(ROOT, '.cache', 'python');
const SOURCES = ['src', 'include', 'python/src', 'python/textgauge', 'python/text_analysis'];
const OLDEST = '3.9';
const SANITIZERS = '-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all';

/** The versions that there is an environment of, ascending; those without a GIL end in t. */
function versions() {
  const names = existsSync(ENVIRONMENTS) ? readdirSync(ENVIRONMENTS) : [];
  return names
    .filter((name) => existsSync(path.join(ENVIRONMENTS, name, 'stamp')))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

const python = (version) => path.join(ENVIRONMENTS, version, 'bin', 'python');

function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    const name = path.join(folder, entry.name);
    return Math.max(latest, entry.isDirectory() ? newest(name) : statSync(name).mtimeMs);
  }, 0);
}

const sourceTime = () =>
  Math.max(statSync(path.join(ROOT, 'python/setup.py')).mtimeMs, ...SOURCES.map((folder) => newest(path.join(ROOT, folder))));

/** @param {{ run: Function, indent: Function, tier: string, leftOut: string[] }} tools of tools/test.js */
function pythonTests({ run, indent, tier, leftOut }) {
  /** Build the package into build/python/`name`, unless it is newer than its sources. @return {Promise<string | undefined>} the folder */
  async function build(version, name, cflags) {
    const folder = path.join(ROOT, 'build', 'python', name);
    const built = path.join(folder, 'built');
    if (existsSync(built) && statSync(built).mtimeMs >= sourceTime()) return folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'config'), `[build]\nbuild_base = ${folder}/temp\n`);
    const install = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--no-build-isolation', '--no-deps'];
    const extra = { DIST_EXTRA_CONFIG: path.join(folder, 'config'), ...(cflags && { CFLAGS: cflags }) };
    const { ok, output } = await run([python(version), ...install, '--target', folder, './python'], { extra });
    if (!ok) return void console.log(indent(output));
    writeFileSync(built, '');
    return folder;
  }

  async function test({ version, name = version, args = [], extra = {} }, folder) {
    if (!folder) return { passed: 0, failed: 1, skipped: 0 };
    const { ok, output } = await run(
      [python(version), '-X', 'dev', '-m', 'pytest', '-q', '-rs', '-c', 'python/pyproject.toml', ...args, 'python/tests'],
      { extra: { PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', ...extra } },
    );
    if (!ok) console.log(indent(output));
    for (const [, what] of output.matchAll(/^SKIPPED \[\d+\] (.*)$/gm)) leftOut.push(`python ${name}: ${what}`);
    const count = (word) => +(new RegExp(`(\\d+) ${word}`).exec(output.trimEnd().split('\n').at(-1))?.[1] ?? 0);
    const failed = count('failed') + count('error');
    return { passed: count('passed'), failed: ok ? failed : Math.max(failed, 1), skipped: count('skipped') };
  }

  const library = (name) => spawnSync('gcc', [`-print-file-name=${name}`], { encoding: 'utf8' }).stdout.trim();

  /** The extension and the core under AddressSanitizer and UndefinedBehaviorSanitizer; what Python leaves at its end is not ours. */
  const sanitized = (version) => ({
    version,
    name: 'sanitized',
    cflags: SANITIZERS,
    args: ['-m', 'not figures'],
    extra: {
      TEXTGAUGE_TIER: 'test',
      LD_PRELOAD: `${library('libasan.so')} ${library('libubsan.so')}`,
      PYTHONMALLOC: 'malloc',
      ASAN_OPTIONS: 'detect_leaks=0:allocator_may_return_null=1',
    },
  });

  /** By the newest Python; in `ci`, by the oldest and by one without a GIL too, and under sanitizers. */
  return async function () {
    const here = versions();
    const latest = here.filter((version) => !version.endsWith('t')).at(-1);
    if (!latest) {
      leftOut.push('python: there is no .cache/python (tools/setup does that)');
      return { skipped: 1 };
    }
    if (tier !== 'test' && !here.includes(OLDEST)) leftOut.push(`python: no ${OLDEST} (tools/setup finds those of PATH and pyenv)`);
    const runs = tier === 'test' ? [{ version: latest }] : [...here.map((version) => ({ version })), sanitized(latest)];
    const folders = [];
    for (const { version, name = version, cflags } of runs) folders.push(await build(version, name, cflags));
    const results = await Promise.all(runs.map((one, i) => test(one, folders[i])));
    const sum = (key) => results.reduce((total, result) => total + result[key], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  };
}

module.exports = { pythonTests };
