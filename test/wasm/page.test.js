'use strict';
// page: examples/web, clicked through in headless Chromium: typing, pasting, dropping, options, errors, large inputs, and what
// axe says of it in light, dark, wide and narrow.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { serve } = require('../../examples/web/serve.js');
const { analyzeSync } = require('../..');
const { launch, openPage } = require('../helpers/browser.js');
const { tier } = require('../tiers.js');

const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const MIB = 1 << 20;

describe('the web page', function () {
  this.timeout(120000);

  let browser, server, url, page, close;

  before(async function () {
    server = await serve(0);
    url = `http://127.0.0.1:${server.address().port}/`;
    browser = await launch();
  });

  after(async function () {
    await browser?.close();
    server?.closeAllConnections?.();
    server?.close();
  });

  beforeEach(async function () {
    ({ page, close } = await openPage(browser, url));
  });

  afterEach(() => close());

  const text = (selector) => page.locator(selector).textContent();
  const tile = (name) => page.locator('#tiles div', { hasText: name }).locator('dd').textContent();
  const words = () => page.locator('#words tr').evaluateAll((rows) => rows.map((r) => [r.cells[0].textContent, r.cells[1].textContent]));
  const status = (pattern) => page.waitForFunction((p) => new RegExp(p).test(document.getElementById('status').textContent), pattern);
  const alarm = async () => {
    await page.locator('#error').waitFor();
    return text('#error');
  };

  /** Drops files (name, bytes as base64, how often) on the page. */
  const drop = async (...files) => {
    const data = await page.evaluateHandle((list) => {
      const out = new DataTransfer();
      for (const [name, base64, times = 1] of list) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        out.items.add(new File(Array(times).fill(bytes), name));
      }
      return out;
    }, files);
    for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('main', type, { dataTransfer: data });
  };
  const base64 = (...args) => Buffer.from(...args).toString('base64');

  it('measures what is typed, while it is typed', async function () {
    await page.locator('#text').pressSequentially('Two words');
    await status('^2 words, measured in');
    assert.deepEqual([await tile('Words'), await tile('Sentences'), await tile('Characters')], ['2', '1', '9']);
    await page.locator('#text').pressSequentially(' and two more.');
    await page.waitForFunction(() => document.getElementById('tiles').textContent.includes('Characters23'));
    assert.deepEqual(await words(), [['two', '2'], ['and', '1'], ['more', '1'], ['words', '1']]);
    assert.equal(await tile('Reading time'), '1 s');
    assert.match(await text('#version'), /^textgauge \d+\.\d+\.\d+, Unicode 17\.0\.0/);
  });

  it('shows the numbers of the library', async function () {
    const sample = 'The cat sat on the mat. It purred, contentedly, for an extraordinarily long time; nobody minded.';
    await page.fill('#text', sample);
    await status('^16 words');
    const { counts, readability, diversity } = analyzeSync(sample);
    const shown = await page.locator('#scores tr').evaluateAll((rows) => rows.map((r) => r.cells[1].textContent));
    assert.deepEqual(shown, Object.values({ ...readability, ...diversity }).map((n) => n.toFixed(2)));
    assert.deepEqual(await page.locator('#counts tr').evaluateAll((rows) => rows.map((r) => r.cells[1].textContent)), Object.values(counts).map(String));
    assert.match(await page.locator('#scores tr', { hasText: 'SMOG' }).textContent(), /fewer sentences than the published sample/);
  });

  it('measures what is pasted, by the keyboard alone', async function () {
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'text');
    await page.keyboard.type('once ');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    await page.keyboard.press('End');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ControlOrMeta+V');
    await status('^4 words');
    const order = [];
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab');
      order.push(await page.evaluate(() => document.activeElement.id || document.activeElement.tagName));
    }
    assert.deepEqual(order, ['open', 'example', 'clear', 'SUMMARY']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await status('^0 words');
    assert.equal(await page.inputValue('#text'), '');
  });

  it('tries an example, and says so to who listens', async function () {
    await page.click('#example');
    await status('^52 words');
    await page.waitForFunction(() => /^52 words/.test(document.getElementById('heard').textContent));
  });

  it('follows its options', async function () {
    await page.fill('#text', 'a well-known mother-in-law');
    await status('^6 words');
    await page.click('summary');
    await page.check('[name=hyphens]');
    await status('^3 words');
    await page.fill('[name=top]', '1');
    await page.waitForFunction(() => document.querySelectorAll('#words tr').length === 1);
    await page.selectOption('[name=profile]', 'classic');
    await page.selectOption('[name=language]', 'und');
    await status('^3 words');
    await page.fill('[name=top]', '0');
    assert.equal(await page.locator('[name=top]').evaluate((input) => input.validity.valid), false);
  });

  it('measures a file that is dropped, and one that is opened', async function () {
    await page.fill('#text', 'typed before');
    await drop(['dropped.txt', base64('three small words')]);
    await status('^dropped\\.txt: 3 words');
    assert.equal(await page.inputValue('#text'), '');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'textgauge-page-'));
    const file = path.join(folder, 'opened.txt');
    try {
      fs.writeFileSync(file, 'four very small words');
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#open')]);
      await chooser.setFiles(file);
      await status('^opened\\.txt: 4 words');
      fs.rmSync(file); // and is to be read again
      await page.click('summary');
      await page.check('[name=hyphens]');
      assert.match(await alarm(), /\(Not\w+Error\)$/);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
    await page.fill('#text', 'all is well');
    await status('^3 words');
    assert.equal(await page.locator('#error').isHidden(), true);
  });

  it('reads UTF-16 by its mark, and Latin-1 where told', async function () {
    await drop(['le.txt', base64('\ufeffzwei Wörter', 'utf16le')]);
    await status('^le\\.txt: 2 words');
    await drop(['be.txt', Buffer.from('\ufeffzwei Wörter', 'utf16le').swap16().toString('base64')]);
    await status('^be\\.txt: 2 words');
    assert.deepEqual(await words(), [['wörter', '1'], ['zwei', '1']]);
    await drop(['latin1.txt', base64('zwei W\xf6rter', 'latin1')]);
    await status('^latin1\\.txt: 3 words');
    await page.click('summary');
    await page.selectOption('[name=encoding]', 'latin1');
    await status('^latin1\\.txt: 2 words');
  });

  it('takes dropped text', async function () {
    const data = await page.evaluateHandle(() => {
      const out = new DataTransfer();
      out.setData('text/plain', 'dropped from elsewhere');
      return out;
    });
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await status('^3 words');
    assert.equal(await page.inputValue('#text'), 'dropped from elsewhere');
  });

  it('tells of errors', async function () {
    await drop(['a.txt', base64('a')], ['b.txt', base64('b')]);
    assert.equal(await alarm(), 'One file at a time, please.');
    await page.click('summary');
    await page.check('[name=invalid]');
    await drop(['bad.txt', base64('bad\xff', 'latin1')]);
    await page.waitForFunction(() => document.getElementById('error').textContent === 'The input is ill-formed at offset 3 (ERR_TG_INVALID)');
    assert.equal(await page.locator('#report').isHidden(), true);
    await page.uncheck('[name=invalid]');
    await status('^bad\\.txt: 1 word,');
    assert.equal(await page.locator('#error').isHidden(), true);
    assert.equal(await page.locator('#counts tr', { hasText: 'Ill-formed' }).locator('td').textContent(), '1');
  });

  it('tells of a worker that cannot be loaded', async function () {
    const other = await browser.newPage();
    await other.route('**/textgauge.mjs', (route) => route.abort());
    await other.goto(url);
    await other.locator('#error').waitFor();
    assert.match(await other.locator('#error').textContent(), /^The worker cannot go on: /);
    await other.close();
  });

  /** The longest time between two frames while `work` is done, in milliseconds. */
  const longestFrame = async (work) => {
    await page.evaluate(() => {
      globalThis.longest = 0;
      let last = performance.now();
      requestAnimationFrame(function frame(now) {
        globalThis.longest = Math.max(globalThis.longest, now - last);
        last = now;
        requestAnimationFrame(frame);
      });
    });
    await work();
    return page.evaluate(() => globalThis.longest);
  };

  it('stays awake over a large file, tells how far it is, and stops when told', async function () {
    const sentence = 'It was a bright cold day in April, and the clocks were striking thirteen. ';
    const mib = sentence.repeat(Math.ceil(MIB / sentence.length));
    const longest = await longestFrame(async () => {
      await page.evaluate(() => {
        globalThis.seen = [];
        const look = ({ hidden, value, max }) => hidden || globalThis.seen.push(value / max);
        new MutationObserver(([{ target }]) => look(target)).observe(document.getElementById('progress'), { attributes: true });
      });
      await drop(['large.txt', base64(mib), 24]);
      await status('^large\\.txt: [\\d,]+ words');
    });
    const seen = await page.evaluate(() => globalThis.seen);
    assert.ok(seen.length > 3 && seen[0] === 0 && seen.every((n, i) => i === 0 || n >= seen[i - 1]), `${seen}`);
    assert.equal(await tile('Words'), (24 * analyzeSync(mib).counts.words).toLocaleString('en'));
    assert.ok(longest < 2000, `${longest} ms`); // some 50 on a machine that does nothing else, most of it to make the file
    await drop(['larger.txt', base64(mib), 400]);
    await page.click('#stop');
    await status('^Stopped');
    await page.fill('#text', 'and goes on');
    await status('^3 words');
  });

  it('stays awake over a large text', async function () {
    const large = 'word after word '.repeat(MIB / 16);
    await page.fill('#text', large);
    await status('^[\\d,]+ words');
    const longest = await longestFrame(async () => {
      await page.locator('#text').press('End');
      await page.locator('#text').pressSequentially('more and more');
      await status('^196,6\\d\\d words');
      await page.waitForFunction(() => document.getElementById('tiles').textContent.includes('196,61'));
    });
    assert.ok(longest < 2000, `${longest} ms`);
  });

  const looks = [
    ['wide and light', { viewport: { width: 1280, height: 900 }, colorScheme: 'light' }],
    ['wide and dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['narrow and dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
    ['narrow and light', { viewport: { width: 360, height: 740 }, colorScheme: 'light' }],
  ];
  for (const [name, options] of looks.filter((_, i) => tier !== 'test' || i % 2 === 0))
    it(`is as accessible as axe can tell: ${name}`, async function () {
      const own = await openPage(browser, url, options);
      ({ page } = own);
      await page.click('#example');
      await status('^52 words');
      await page.click('summary');
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the page');
      await page.evaluate(AXE);
      for (const state of ['report', 'error']) {
        if (state === 'error') await drop(['a', ''], ['b', '']);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target).join(' ')}`), [], state);
      }
      await own.close();
    });
});

describe('its server', function () {
  let server, base;

  before(async function () {
    server = await serve(0);
    base = `http://127.0.0.1:${server.address().port}`;
  });

  after(() => server.close());

  for (const [pathname, method, status] of [
    ['/', 'GET', 200],
    ['/textgauge.mjs', 'HEAD', 200],
    ['/?query', 'GET', 200],
    ['/', 'POST', 405],
    ['/serve.js', 'GET', 404],
    ['/../../package.json', 'GET', 404],
    ['/%2e%2e/package.json', 'GET', 404],
    ['/toString', 'GET', 404],
  ])
    it(`${method} ${pathname}: ${status}`, async function () {
      const response = await fetch(base + pathname, { method });
      await response.arrayBuffer();
      assert.equal(response.status, status);
    });
});
