// worker: measures, off the thread of the page. One text at a time: the next message ends the work on the one before.
import { init, analyze, Analyzer, version, unicodeVersion } from './textgauge.mjs';

const PIECE = 1 << 20; // bytes of a file that are read at a time

let current = new AbortController();

const turn = () => new Promise((done) => setTimeout(done));

/** What writes the bytes of a file to an analyzer, by the first of them: an encoding that is not the analyzer's is decoded here. */
function writerOf(analyzer, first, encoding) {
  const [a, b] = first;
  if (encoding || !((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))) return (bytes) => analyzer.write(bytes, encoding && { encoding });
  const decoder = new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
  return (bytes, last) => analyzer.write(decoder.decode(bytes, { stream: !last }));
}

async function measureFile({ file, encoding, options }, signal, tell) {
  const analyzer = new Analyzer(options);
  try {
    let write;
    for (let at = 0; at === 0 || at < file.size; ) {
      const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
      signal.throwIfAborted();
      at += PIECE;
      write ??= writerOf(analyzer, bytes, encoding);
      write(bytes, at >= file.size);
      tell({ done: Math.min(at, file.size), total: file.size });
      await turn(); // a message may say that it is enough
      signal.throwIfAborted();
    }
    return analyzer.report();
  } finally {
    analyzer[Symbol.dispose ?? Symbol.for('nodejs.dispose')]();
  }
}

async function measure(message, signal) {
  const { id, text, options } = message;
  const tell = (progress) => postMessage({ id, progress });
  await init();
  const begin = performance.now();
  const report = text === undefined ? await measureFile(message, signal, tell) : await analyze(text, { ...options, signal, onProgress: tell });
  return { id, report, milliseconds: performance.now() - begin };
}

addEventListener('message', async ({ data }) => {
  current.abort();
  if (data.stop) return;
  const { signal } = (current = new AbortController());
  try {
    postMessage(await measure(data, signal));
  } catch (error) {
    if (!signal.aborted) postMessage({ id: data.id, error: { code: typeof error.code === 'string' ? error.code : error.name, message: error.message } });
  }
});

postMessage({ version, unicodeVersion });
