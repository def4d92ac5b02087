import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { pseudoWords } from './test/pseudo/pseudo-words.ts';

// All temporary files of a run are in one folder, which goes with it, whatever a test or a browser leaves behind.
const temporary = mkdtempSync(join(tmpdir(), 'budkavle-tests-'));
process.env.TMPDIR = temporary;
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const shared = {
  // After those that run the whole system.
  sequence: { groupOrder: 1 },
  pool: 'forks' as const,
  // Limits for what hangs, not measures: speed is what the bench is for.
  testTimeout: 120_000,
  hookTimeout: 480_000,
  // node:sqlite carries the local cloud and still announces itself as new.
  execArgv: ['--disable-warning=ExperimentalWarning'],
};
const whole = ['test/flows/**/*.test.ts', 'test/browser/**/*.test.ts'];
/** Of those that run the whole system, the ones that answer first: the main job, and what people do with it. */
const main = [
  'test/flows/{main-job,restore,stop,undo}.test.ts',
  'test/browser/{home-page,task-pages}.test.ts',
];
/** Those that go through very many cases: each of them takes as long as all tests of a room. */
const thorough = [
  'test/calendar/**/*.test.ts',
  'test/functions/web/access/reading-writes-nothing.test.ts',
  'test/functions/web/console/{hostile-forms,press/press-injection}.test.ts',
  'test/functions/web/public/site-injection.test.ts',
  'test/local/linear-expressions.test.ts',
  'test/simulation/{bulk,chosen-faults,mutants,real-adapters,restores,schedules}.test.ts',
  'test/templates/packets/essentials.test.ts',
  'local/cloud/test/host/cloud.test.ts',
];
const pure = ['test/domain/**/*.test.ts', 'test/templates/**/*.test.ts'];
const pseudo = ['test/pseudo/**/*.test.ts'];
/** These run the synthesized system; it is synthesized once for all of them. */
const system = {
  // Each of them waits now and then, for a pace or a page: a third one uses both cores meanwhile.
  maxWorkers: 3,
  // A small heap that grows is tidied again and again, for each worker of each function.
  execArgv: [...shared.execArgv, '--initial-heap-size=256'],
  globalSetup: ['test/flows/synthesize-once.ts', 'test/browser/unpack-browser.ts'],
  testTimeout: 240_000,
};

// `npm test` runs `parts`, `pure`, `pseudo` and `main`; `npm run test:whole` runs `thorough` and `whole`.

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // A thread begins far sooner than a process. No file here, in `pure` and in
      // `pseudo` changes state that modules keep: what
      // one has imported, the next one has.
      {
        test: {
          ...shared,
          name: 'parts',
          pool: 'threads',
          isolate: false,
          include: ['test/**/*.test.ts', 'local/cloud/test/**/*.test.ts'],
          exclude: [...whole, ...pseudo, ...pure, ...thorough],
        },
      },
      { test: { ...shared, name: 'thorough', pool: 'threads', include: thorough } },
      {
        test: { ...shared, name: 'pure', pool: 'threads', isolate: false, include: pure, exclude: thorough },
      },
      // Here all words are in a pseudo-language: what does not come from the word files is seen.
      {
        plugins: [pseudoWords()],
        test: { ...shared, name: 'pseudo', pool: 'threads', isolate: false, include: pseudo },
      },
      { test: { ...shared, ...system, name: 'main', sequence: { groupOrder: 0 }, include: main } },
      {
        test: {
          ...shared,
          ...system,
          name: 'whole',
          sequence: { groupOrder: 0 },
          include: whole,
          exclude: main,
        },
      },
    ],
  },
});
