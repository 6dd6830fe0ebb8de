'use strict';
// dispose: the symbol of the method that gives memory back, where JavaScript has none yet the one that Node.js takes for it.
module.exports = { DISPOSE: Symbol.dispose ?? Symbol.for('nodejs.dispose') };
