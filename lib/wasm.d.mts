import * as textgauge from './wasm.js';
export * from './wasm.js';
export default textgauge;
