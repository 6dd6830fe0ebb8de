'use strict';
// The sizes of the tiers: `npm test` (test), `.ci/run` (ci), `npm run test:full` (full). TEXTGAUGE_TIER chooses.
//
// Those of the C tests stand in test/c:                                           test       ci           full
//   differential_test  generated texts, each in UTF-8 and another encoding        3,000      100,000      10,000,000
//   words_differential_test  generated texts with word tables                     1,000      20,000       3,000,000
//   guard_test         alignments of 64, each of texts of 0 to 300 bytes          4          64           64
//   table_attack_test  keys of an attack on the hash                              100,000    200,000      10,000,000
//   job_life_test      a text that must not make memory grow, in MiB              24         64           1,024
//   words_memory_test  a text whose words are counted, in MiB                     16         512          10,240
//                      and the types of one whose most common words are           300,007    5,000,011    20,000,003
// The step `c` has these; every other build and machine, sanitized ones and WebAssembly too, has those of the tier below.
// Under AddressSanitizer the texts are an eighth as many, and others than elsewhere, and texts stand at the edges of pages at a
// quarter of the alignments, at all among bytes that it does not let be read; the kernel that goes code point by code point
// has an eighth of them everywhere. One text of 500 is very many in one.
// Where things are slow (sanitizers, an emulated machine: TEST_SLOW) the texts of jobs are shorter and fewer, 5 MiB do where
// memory must not grow, attacks have 10,000 keys; on an emulated machine generated texts are a quarter as many, and a length
// has one alignment.
//   guard_change_test  rounds with a text that another thread writes              60       1,000         10,000
const TIERS = {
  test: {
    differentialTexts: 1500, // generated texts a granularity, against Intl.Segmenter
    splitTexts: 60, // generated texts, each split at random
    bookSplits: 5, // random splits of the book
    memoryMiB: 64,
    fileMiB: 64, // of a file that several threads measure
    propertyCases: 1000, // of each property
    identityTexts: 2000, // generated texts, against String.prototype.normalize
    adversarialMiB: 1, // of each text that attacks
    terminations: 5, // of workers with work in flight, at random moments
    asyncJobs: 1000, // at once
    bookMiB: 32, // of the book, again and again
    tableTexts: 800, // generated texts, each by options at random, against a slow counter of words
    tableBook: 150000, // bytes of the book, against the same
  },
  ci: {
    differentialTexts: 40000,
    splitTexts: 2000,
    bookSplits: 100,
    memoryMiB: 256,
    fileMiB: 256,
    propertyCases: 30000,
    identityTexts: 20000,
    adversarialMiB: 16,
    terminations: 100,
    asyncJobs: 5000,
    bookMiB: 512,
    tableTexts: 20000,
    tableBook: 1e9,
  },
  full: {
    differentialTexts: 1000000,
    splitTexts: 100000,
    bookSplits: 1000,
    memoryMiB: 1024,
    fileMiB: 1024,
    propertyCases: 1000000,
    identityTexts: 1000000,
    adversarialMiB: 1024,
    terminations: 300,
    asyncJobs: 50000,
    bookMiB: 10240,
    tableTexts: 1000000,
    tableBook: 1e9,
  },
};

const tier = process.env.TEXTGAUGE_TIER ?? 'test';
if (!Object.hasOwn(TIERS, tier)) throw new Error(`TEXTGAUGE_TIER is ${tier}: not one of ${Object.keys(TIERS).join(', ')}`);

module.exports = { tier, ...TIERS[tier] };
