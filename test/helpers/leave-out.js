'use strict';
// leaveOut: a test that cannot be run here says so, and fails where nothing may be left out.

/**
 * Stands in for tests.
 * @param {string} what is left out
 * @param {string} reason why, and what to do about it
 */
function leaveOut(what, reason) {
  const title = `${what}: left out: ${reason}`;
  if (process.env.TEXTGAUGE_REQUIRE_ALL !== '1') return void it(title);
  it(title, function () {
    throw new Error('TEXTGAUGE_REQUIRE_ALL=1: nothing may be left out');
  });
}

module.exports = { leaveOut };
