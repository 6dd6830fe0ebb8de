'use strict';
// analyzer: every method of the class Analyzer, and saved states that are none. Whether it measures the same as
// analyzeSync however a text arrives is in property.test.js.
const assert = require('node:assert/strict');
const { analyzeSync, Analyzer, TextGaugeError } = require('..');
const { fromStatus } = require('../lib/status.js');

const DISPOSE = Symbol.dispose ?? Symbol.for('nodejs.dispose');
const TYPE = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' };
const VALUE = { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' };
const STATE = { name: 'TextGaugeError', code: 'ERR_TG_STATE' };
const ARG = { name: 'TextGaugeError', code: 'ERR_TG_ARG' };
const FORMAT = { name: 'TextGaugeError', code: 'ERR_TG_FORMAT' };
const VERSION = { name: 'TextGaugeError', code: 'ERR_TG_VERSION' };
const INVALID = { name: 'TextGaugeError', code: 'ERR_TG_INVALID' };

const closed = (text, options) => new Analyzer(options).write(text).endDocument();
const countsOf = ({ counts: { words, sentences, bytes } }) => ({ words, sentences, bytes });

describe('Analyzer', function () {
  describe('new', function () {
    it('takes the options of analyzeSync', function () {
      const options = { profile: 'classic', counts: ['words', 'bytes'], metrics: ['lix'], top: 1 };
      assert.deepEqual(new Analyzer(options).write('One two. Two.').report(), analyzeSync('One two. Two.', options));
    });

    it('of nothing reports on nothing', function () {
      assert.deepEqual(new Analyzer().report(), analyzeSync(''));
      assert.deepEqual(new Analyzer(undefined).report(), analyzeSync(''));
    });

    for (const [options, error] of [[null, TYPE], ['en', TYPE], [[], TYPE], [{ top: -1 }, VALUE], [{ tpo: 1 }, VALUE], [{ encoding: 'utf-8' }, VALUE]])
      it(`refuses ${JSON.stringify(options)}`, function () {
        assert.throws(() => new Analyzer(options), error);
      });
  });

  describe('write', function () {
    it('is chained', function () {
      const analyzer = new Analyzer();
      assert.equal(analyzer.write('a'), analyzer);
      assert.deepEqual(countsOf(analyzer.write(' b').write('').write('c. D').report()), { words: 3, sentences: 2, bytes: 7 });
    });

    it('joins a character that is cut', function () {
      assert.deepEqual(new Analyzer().write('\ud83d').write('\ude00').report(), analyzeSync('\u{1f600}'));
      assert.deepEqual(new Analyzer().write(Buffer.from([0xf0, 0x9f])).write(Buffer.from([0x98, 0x80])).report(), analyzeSync('\u{1f600}'));
    });

    it('takes strings and bytes for one document', function () {
      const analyzer = new Analyzer().write('Gr\u00fc').write(Buffer.from('\u00dfe ')).write(Uint16Array.of(0x77, 0xf6));
      analyzer.write(Buffer.from('r\u00e4', 'latin1'), { encoding: 'latin1' }).write(Buffer.from('ld', 'utf16le'), { encoding: 'utf16le' });
      assert.deepEqual(analyzer.report(), analyzeSync('Gr\u00fc\u00dfe w\u00f6r\u00e4ld'));
    });

    it('reads bytes by the encoding of the constructor, and strings as they are', function () {
      const analyzer = new Analyzer({ encoding: 'latin1' }).write(Buffer.from('\u00e9t\u00e9 ', 'latin1')).write('\u0142');
      analyzer.write(Buffer.from('\u00e9'), { encoding: 'utf8' });
      assert.deepEqual(analyzer.report(), analyzeSync('\u00e9t\u00e9 \u0142\u00e9'));
      assert.deepEqual(new Analyzer({ encoding: 'utf16le' }).write(Buffer.from([0x61])).write(Buffer.from([0])).report(), analyzeSync('a'));
    });

    it('what an encoding leaves unfinished is ill-formed', function () {
      const { counts } = new Analyzer().write(Buffer.from([0xf0, 0x9f])).write('\u{1f600}').write(Uint16Array.of(0xd83d)).report();
      assert.equal(counts.invalidSequences, 2);
      assert.equal(counts.characters, 3);
    });

    for (const [name, args, error] of [
      ['nothing', [], TYPE],
      ['null', [null], TYPE],
      ['a number', [7], TYPE],
      ['an array', [['a']], TYPE],
      ['an Analyzer', [new Analyzer()], TYPE],
      ['a string with an encoding', ['a', { encoding: 'utf8' }], VALUE],
      ['an unknown encoding', [Buffer.from('a'), { encoding: 'utf7' }], VALUE],
      ['an encoding that is no string', [Buffer.from('a'), { encoding: 1 }], TYPE],
      ['options that are none', [Buffer.from('a'), 'utf8'], TYPE],
      ['null for options', ['a', null], TYPE],
      ['an unknown option', ['a', { encodign: 'utf8' }], VALUE],
    ])
      it(`refuses ${name}, and goes on`, function () {
        const analyzer = new Analyzer().write('a ');
        assert.throws(() => analyzer.write(...args), error);
        assert.equal(analyzer.write('b').report().counts.words, 2);
      });

    it('tells the place of what is ill-formed, in bytes of the document; then only reset is left', function () {
      const analyzer = new Analyzer({ invalid: 'error' }).write('an earlier document').endDocument().write(Buffer.from('ab'));
      assert.throws(() => analyzer.write(Buffer.from([0x63, 0xff])), { ...INVALID, offset: 3 });
      for (const fail of ['endDocument', 'report', 'clone', 'save']) assert.throws(() => analyzer[fail](), STATE);
      assert.throws(() => analyzer.write('a'), STATE);
      assert.throws(() => analyzer.merge(closed('a')), STATE);
      assert.throws(() => new Analyzer().merge(analyzer), STATE);
      assert.deepEqual(analyzer.reset().write('c').report(), analyzeSync('c'));
    });
  });

  describe('endDocument', function () {
    it('begins another document, whose counts add', function () {
      const analyzer = new Analyzer();
      assert.equal(analyzer.endDocument(), analyzer);
      analyzer.write('The end').endDocument().write('the beginning').endDocument();
      assert.deepEqual(countsOf(analyzer.report()), { words: 4, sentences: 2, bytes: 20 });
      assert.deepEqual(analyzer.report().topWords[0], { word: 'the', count: 2 });
    });

    it('twice, or after pieces of nothing, is once', function () {
      const state = closed('a').save();
      assert.deepEqual(closed('a').endDocument().write('').endDocument().write(Buffer.alloc(0)).endDocument().save(), state);
    });

    it('ends a character and a word', function () {
      const { counts } = new Analyzer().write('un\ud83d').endDocument().write('\ude00done').report();
      assert.equal(counts.invalidSequences, 2);
      assert.equal(counts.words, 2);
    });
  });

  describe('report', function () {
    it('is of the text so far, and changes nothing', function () {
      const analyzer = new Analyzer().write('One. Tw');
      assert.deepEqual(analyzer.report(), analyzeSync('One. Tw'));
      assert.deepEqual(analyzer.report(), analyzeSync('One. Tw'));
      assert.deepEqual(analyzer.write('o\ud83d').report(), analyzeSync('One. Two\ud83d'));
      assert.deepEqual(analyzer.write('\ude00').report(), analyzeSync('One. Two\u{1f600}'));
    });

    it('fails where the text would end ill-formed, and writing goes on', function () {
      const analyzer = new Analyzer({ invalid: 'error' }).write('a\ud83d');
      assert.throws(() => analyzer.report(), INVALID);
      assert.deepEqual(analyzer.write('\ude00').report(), analyzeSync('a\u{1f600}'));
    });
  });

  describe('merge', function () {
    it('adds documents, in any order, and leaves the other as it was', function () {
      const [a, b] = [closed('The first. A second'), closed('the third')];
      const state = b.save();
      const sum = new Analyzer();
      assert.equal(sum.merge(a), sum);
      assert.deepEqual(countsOf(sum.merge(b).report()), { words: 6, sentences: 3, bytes: 28 });
      assert.deepEqual(b.save(), state);
      assert.deepEqual(sum.save(), b.merge(a).save());
    });

    it('refuses open documents, and goes on', function () {
      const [open, other] = [new Analyzer().write('a'), closed('b')];
      assert.throws(() => open.merge(other), STATE);
      assert.throws(() => other.merge(open), STATE);
      assert.equal(other.merge(open.endDocument()).report().counts.words, 2);
    });

    it('refuses itself', function () {
      const analyzer = closed('a');
      assert.throws(() => analyzer.merge(analyzer), ARG);
      assert.equal(analyzer.report().counts.words, 1);
    });

    for (const options of [
      { profile: 'classic' }, { language: 'und' }, { hyphens: 'join' }, { sentences: 'uax29' }, { lineBreaks: 'break' }, { counts: ['bytes'], metrics: [], top: 0 },
    ])
      it(`refuses other rules: ${JSON.stringify(options)}`, function () {
        const analyzer = closed('a');
        assert.throws(() => analyzer.merge(closed('b', options)), ARG);
        assert.equal(analyzer.report().counts.words, 1);
      });

    it('takes what differs only in the input', function () {
      const other = new Analyzer({ encoding: 'utf16le', invalid: 'error' }).write(Buffer.from('b', 'utf16le')).endDocument();
      assert.deepEqual(closed('a').merge(other).save(), closed('a').write('b').endDocument().save());
    });

    for (const value of [undefined, null, {}, 'a', Buffer.from('a'), Analyzer, Object.create(Analyzer.prototype)])
      it(`refuses ${typeof value === 'function' ? 'a class' : JSON.stringify(value)}`, function () {
        assert.throws(() => new Analyzer().merge(value), { name: 'TypeError' });
      });
  });

  describe('clone', function () {
    it('is independent, an open document included', function () {
      const analyzer = new Analyzer({ top: 1 }).write('one tw');
      const clone = analyzer.clone();
      assert.ok(clone instanceof Analyzer && clone !== analyzer);
      analyzer.write('o')[DISPOSE]();
      assert.deepEqual(clone.write('ice').report(), analyzeSync('one twice', { top: 1 }));
    });

    it('has the encoding of the original', function () {
      const clone = new Analyzer({ encoding: 'latin1' }).clone();
      assert.deepEqual(clone.write(Buffer.from([0xe9])).report(), analyzeSync('\u00e9'));
    });
  });

  describe('save and load', function () {
    it('are the same documents', function () {
      const options = { profile: 'classic', counts: ['words', 'uniqueWords'], metrics: ['lix', 'readingTime'], top: 2, wordsPerMinute: 100.5 };
      const analyzer = closed('To be, or not to be', options);
      const state = analyzer.save();
      assert.ok(state instanceof Uint8Array);
      for (const form of [state, new Uint8Array(state), new DataView(new Uint8Array(state).buffer), new Uint8Array(state).buffer]) {
        const loaded = Analyzer.load(form);
        assert.deepEqual(loaded.report(), analyzer.report());
        assert.deepEqual(loaded.save(), state);
      }
      assert.deepEqual(Analyzer.load(state).write('to').endDocument().save(), analyzer.write('to').endDocument().save());
    });

    it('of nothing', function () {
      assert.deepEqual(Analyzer.load(new Analyzer().save()).report(), analyzeSync(''));
    });

    it('load takes what a state does not have', function () {
      const state = closed('a').save();
      const loaded = Analyzer.load(state, { encoding: 'latin1', invalid: 'error' });
      assert.deepEqual(loaded.write(Buffer.from([0xe9])).endDocument().save(), closed('a').write('\u00e9').endDocument().save());
      assert.throws(() => loaded.write('\ud800').report(), INVALID);
      for (const [options, error] of [[null, TYPE], [{ top: 1 }, VALUE], [{ encoding: 'utf7' }, VALUE], [{ invalid: 1 }, TYPE]])
        assert.throws(() => Analyzer.load(state, options), error);
    });

    it('refuses to save an open document', function () {
      assert.throws(() => new Analyzer().write('a').save(), STATE);
    });
  });

  describe('reset', function () {
    it('keeps the options', function () {
      const analyzer = closed('a b', { top: 1 }).write('c');
      assert.equal(analyzer.reset(), analyzer);
      assert.deepEqual(analyzer.save(), new Analyzer({ top: 1 }).save());
      assert.deepEqual(analyzer.write('d e').report(), analyzeSync('d e', { top: 1 }));
    });
  });

  describe('Symbol.dispose', function () {
    it('ends every method, and may be called again', function () {
      const analyzer = new Analyzer().write('a');
      assert.equal(analyzer[DISPOSE](), undefined);
      analyzer[DISPOSE]();
      for (const name of ['endDocument', 'report', 'clone', 'save', 'reset']) assert.throws(() => analyzer[name](), STATE);
      assert.throws(() => analyzer.write('a'), { ...STATE, message: 'The analyzer has been disposed of' });
      assert.throws(() => analyzer.merge(new Analyzer()), STATE);
      assert.throws(() => new Analyzer().merge(analyzer), STATE);
    });
  });
});

// ── Saved states that are none ──────────────────────────────────────────────

const U64 = 2n ** 64n - 1n;
const rotl = (x, n) => ((x << n) | (x >> (64n - n))) & U64;

/** SipHash-1-3 under the key 0. */
function sip(bytes) {
  let [a, b, c, d] = [0x736f6d6570736575n, 0x646f72616e646f6dn, 0x6c7967656e657261n, 0x7465646279746573n];
  const round = () => {
    a = (a + b) & U64; b = rotl(b, 13n) ^ a; a = rotl(a, 32n);
    c = (c + d) & U64; d = rotl(d, 16n) ^ c;
    a = (a + d) & U64; d = rotl(d, 21n) ^ a;
    c = (c + b) & U64; b = rotl(b, 17n) ^ c; c = rotl(c, 32n);
  };
  const padded = Buffer.concat([bytes, Buffer.alloc(8 - (bytes.length % 8))]);
  padded[padded.length - 1] = bytes.length;
  for (let at = 0; at < padded.length; at += 8) {
    const word = padded.readBigUInt64LE(at);
    d ^= word;
    round();
    a ^= word;
  }
  c ^= 0xffn;
  for (let i = 0; i < 3; i++) round();
  return a ^ b ^ c ^ d;
}

/** With the right checksum, whatever is in it. */
function sealed(state) {
  state.writeBigUInt64LE(sip(state.subarray(0, -8)), state.length - 8);
  return state;
}

describe('a saved state', function () {
  const state = closed('The cat sat; the Stra\u00dfe, A\u030a. \u0391\u03a3\n').save();

  const damaged = (at, value) => {
    const bytes = Buffer.from(state);
    bytes[at] = value;
    return bytes;
  };

  /** Loads or fails as documented; what is loaded can be worked with. */
  function survive(bytes) {
    let analyzer;
    try {
      analyzer = Analyzer.load(bytes);
    } catch (error) {
      assert.ok(error instanceof TextGaugeError && ['ERR_TG_FORMAT', 'ERR_TG_VERSION'].includes(error.code), String(error));
      return 0;
    }
    analyzer.report();
    analyzer.write('The cat').endDocument().report();
    assert.deepEqual(Analyzer.load(analyzer.save()).save(), analyzer.save());
    analyzer[DISPOSE]();
    return 1;
  }

  for (const value of [undefined, null, 7, 'state', state.toString('latin1'), {}, [], [...state], new Analyzer()])
    it(`is not ${typeof value} ${String(value).length > 40 ? '…' : String(value)}`, function () {
      assert.throws(() => Analyzer.load(value), TYPE);
    });

  it('is not empty', function () {
    for (const empty of [Buffer.alloc(0), new ArrayBuffer(0), new Uint16Array(0)]) assert.throws(() => Analyzer.load(empty), FORMAT);
  });

  it('is not anything else', function () {
    for (const other of [Buffer.from('{}'), Buffer.alloc(state.length), Buffer.alloc(1 << 16, 0xff), Buffer.concat([Buffer.from([0]), state])])
      assert.throws(() => Analyzer.load(other), FORMAT);
  });

  it('truncated at every length, or longer, is none', function () {
    for (let length = 0; length < state.length; length++) assert.throws(() => Analyzer.load(state.subarray(0, length)), FORMAT, `${length}`);
    assert.throws(() => Analyzer.load(Buffer.concat([state, Buffer.alloc(1)])), FORMAT);
    assert.throws(() => Analyzer.load(Buffer.concat([state, state])), FORMAT);
  });

  it('damaged at every byte is none, or of another format', function () {
    for (let at = 0; at < state.length; at++)
      for (const bits of [1, 2, 4, 8, 16, 32, 64, 128, 255]) {
        const error = at >= 8 && at < 12 ? VERSION : FORMAT;
        assert.throws(() => Analyzer.load(damaged(at, state[at] ^ bits)), error, `byte ${at}`);
      }
  });

  it('is sealed as this test does it', function () {
    assert.deepEqual(sealed(Buffer.from(state)), state);
  });

  for (const [name, at] of [['algorithm', 12], ['version of Unicode', 18], ['table', 24]])
    it(`of another ${name} is refused as such`, function () {
      assert.throws(() => Analyzer.load(sealed(damaged(at, state[at] ^ 1))), VERSION);
    });

  it('that lies under a right checksum is refused, or is a state', function () {
    let loaded = 0;
    for (let at = 40; at < state.length - 8; at++)
      for (const value of [0, 1, 0x7f, 0xff, state[at] ^ 1]) loaded += survive(sealed(damaged(at, value)));
    assert.ok(loaded > 0);
  });

  it('cut short under a right checksum and length is refused', function () {
    for (let length = 48; length < state.length; length++) {
      const bytes = Buffer.from(state.subarray(0, length));
      bytes.writeBigUInt64LE(BigInt(length), 32);
      assert.throws(() => Analyzer.load(sealed(bytes)), FORMAT, `${length}`);
    }
  });

  it('has errors of JavaScript', function () {
    assert.throws(() => Analyzer.load(Buffer.alloc(9)), (error) => /analyzer\.test\.js/.test(error.stack) && error.message === fromStatus(-6).message);
  });
});
