'use strict';
// browser: headless Chromium of the system, by Playwright; and a folder of files for it over HTTP.
const assert = require('node:assert/strict');
const http = require('node:http');
const { chromium } = require('playwright-core');

const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.geteuid?.() === 0 ? [...FLAGS, '--no-sandbox'] : FLAGS,
  });

/** A page, and what went wrong in it: errors nobody caught, requests to elsewhere, complaints on the console. */
async function openPage(browser, url, options) {
  const page = await browser.newPage(options);
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()));
  page.on('request', (request) => new URL(request.url()).origin === new URL(url).origin || /^(data|blob):/.test(request.url()) || faults.push(`asked for ${request.url()}`));
  await page.goto(url);
  return { page, faults, close: () => page.close().then(() => assert.deepEqual(faults, [])) };
}

/** Serves what `files` has: by path, [type, body, headers]. */
async function serveFiles(files) {
  const server = http.createServer(({ url }, response) => {
    const [type, body, headers] = files[url] ?? ['text/plain', 'none'];
    response.writeHead(files[url] ? 200 : 404, { 'content-type': type, ...headers }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => (server.closeAllConnections?.(), server.close()) };
}

module.exports = { launch, openPage, serveFiles };
