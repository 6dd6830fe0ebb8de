// textgauge where a bundler asks for the browser's: every name of index.mjs, over WebAssembly. What needs Node.js says so.
import textgauge, { TextGaugeError } from '../wasm/dist/textgauge.mjs';

export * from '../wasm/dist/textgauge.mjs';

const unsupported = (name) => new TextGaugeError('ERR_TG_UNSUPPORTED', `${name}() needs Node.js`);

export async function analyzeFile() {
  throw unsupported('analyzeFile');
}

export function analyzeFileSync() {
  throw unsupported('analyzeFileSync');
}

export async function wordFrequenciesFile() {
  throw unsupported('wordFrequenciesFile');
}

export function wordFrequenciesFileSync() {
  throw unsupported('wordFrequenciesFileSync');
}

export function configure() {
  throw unsupported('configure');
}

export function poolStats() {
  throw unsupported('poolStats');
}

export default { ...textgauge, analyzeFile, analyzeFileSync, wordFrequenciesFile, wordFrequenciesFileSync, configure, poolStats };
