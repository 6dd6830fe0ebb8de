'use strict';
// serve: hands out the page and nothing else: a fixed list of files, to this machine alone.
//
//   npm run web [-- port]       8080 by default
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml' };
const FILES = {
  '/': 'examples/web/index.html',
  '/app.js': 'examples/web/app.js',
  '/worker.js': 'examples/web/worker.js',
  '/style.css': 'examples/web/style.css',
  '/icon.svg': 'examples/web/icon.svg',
  '/textgauge.mjs': 'wasm/dist/textgauge.mjs',
};
// Nothing is loaded from elsewhere, and no script but those above runs; WebAssembly has to be allowed by name.
const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const file = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  if (!file) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.\n');
  fs.readFile(path.join(ROOT, file), (error, body) => {
    if (error) return void response.writeHead(500, { 'content-type': 'text/plain' }).end(`${file} cannot be read.\n`);
    response.writeHead(200, { ...HEADERS, 'content-type': TYPES[path.extname(file)], 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
}

/** @returns {Promise<http.Server>} that listens; port 0 is any */
function serve(port) {
  const server = http.createServer(answer);
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
}

async function main() {
  if (!fs.existsSync(path.join(ROOT, FILES['/textgauge.mjs']))) throw new Error('wasm/dist is not there: npm run build:wasm');
  const server = await serve(Number(process.argv[2] ?? 8080));
  console.log(`http://localhost:${server.address().port}/`);
}

if (require.main === module)
  main().catch((error) => {
    console.error(`web: ${error.message}`);
    process.exitCode = 1;
  });

module.exports = { serve };
