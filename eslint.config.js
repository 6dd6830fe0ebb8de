'use strict';
const js = require('@eslint/js');
const globals = require('globals');

const MOCHA = { files: ['test/**/*.js', 'test/**/*.mjs'], languageOptions: { globals: globals.mocha } };

module.exports = [
  { ignores: ['build/', 'prebuilds/', 'node_modules/', '.cache/', 'test/types/', 'wasm/dist/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'commonjs', globals: globals.node },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': ['error', { args: 'after-used', argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-self-compare': 'off', // n === n is how a number is known not to be NaN
      'no-control-regex': 'off',
      'no-var': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      strict: ['error', 'global'],
      'object-shorthand': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { sourceType: 'module' }, rules: { strict: 'off' } },
  { files: ['bin/*.js'], rules: { strict: 'off' } },
  {
    files: ['examples/web/*.js'],
    ignores: ['examples/web/serve.js'],
    languageOptions: { sourceType: 'module', globals: { ...globals.browser, ...globals.worker } },
    rules: { strict: 'off' },
  },
  MOCHA,
  { files: ['test/wasm/*.js'], languageOptions: { globals: globals.browser } }, // what pages are told to do
];
