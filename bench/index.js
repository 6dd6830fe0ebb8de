'use strict';
// npm run bench -- NAME [argument ...]: runs bench/NAME.js.
const { existsSync } = require('node:fs');
const path = require('node:path');

const [name = ''] = process.argv.splice(2, 1);
const file = path.join(__dirname, `${path.basename(name)}.js`);

if (!name || name === 'index' || !existsSync(file)) {
  console.error('Usage: npm run bench -- async [MiB] | languages | report | segment [--texts=english,thai …] | sentences | syllables [--quick] | wasm | words [--texts=english,zipf …]');
  process.exit(2);
}
require(file);
