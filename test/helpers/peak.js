'use strict';
// peak: the most memory that this process had. Not by resourceUsage() where there is another way: what a process shows there
// begins with the peak of the one that started it.
const fs = require('node:fs');

const STATUS = '/proc/self/status';

/** @returns {number} in MiB */
function peak() {
  if (!fs.existsSync(STATUS)) return process.resourceUsage().maxRSS / 1024;
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(fs.readFileSync(STATUS, 'latin1'))[1]) / 1024;
}

module.exports = { peak };
