'use strict';
// Prints the C files of the folders it is given, and of those below, for binding.gyp: no list to forget a file in.
const fs = require('node:fs');

function sources(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.c') ? [path] : [];
  });
}

console.log(process.argv.slice(2).flatMap(sources).sort().join('\n'));
