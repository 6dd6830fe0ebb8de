'use strict';
// book: the King James Bible, as bench/kjv.sh makes it where Debian's bible-kjv is.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { leaveOut } = require('./leave-out.js');

const ROOT = path.join(__dirname, '..', '..');
const BOOK = path.join(ROOT, 'build', 'kjv.txt');

/** @returns {Buffer | undefined} the book; undefined without the program that prints it, which is told as `what` left out */
function readBook(what) {
  // A sanitizer that is in this process is not for the programs of the script.
  const made = spawnSync('bench/kjv.sh', { cwd: ROOT, env: { ...process.env, LD_PRELOAD: '' } });
  if (made.status === 0) return fs.readFileSync(BOOK);
  return leaveOut(what, "bench/kjv.sh needs Debian's bible-kjv (tools/setup installs it)");
}

module.exports = { BOOK, readBook };
