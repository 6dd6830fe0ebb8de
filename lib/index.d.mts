import * as textgauge from './index.js';
export * from './index.js';
export default textgauge;
