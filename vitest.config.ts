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
const pure = ['test/domain/**/*.test.ts', 'test/templates/**/*.test.ts'];
const pseudo = ['test/pseudo/**/*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // A thread begins far sooner than a process.
      {
        test: {
          ...shared,
          name: 'parts',
          pool: 'threads',
          include: ['test/**/*.test.ts', 'local/cloud/test/**/*.test.ts'],
          exclude: [...whole, ...pseudo, ...pure],
        },
      },
      // No file here changes state that modules keep: what one has imported, the next one has.
      { test: { ...shared, name: 'pure', pool: 'threads', isolate: false, include: pure } },
      // Here all words are in a pseudo-language: what does not come from the word files is seen.
      {
        plugins: [pseudoWords()],
        test: { ...shared, name: 'pseudo', pool: 'threads', include: pseudo },
      },
      // These run the synthesized system; it is synthesized once for all of them.
      {
        test: {
          ...shared,
          name: 'whole',
          // Each of them waits now and then, for a pace or a page: a third one uses both cores meanwhile.
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
          // A small heap that grows is tidied again and again, for each worker of each function.
          execArgv: [...shared.execArgv, '--initial-heap-size=256'],
          include: whole,
          globalSetup: ['test/flows/synthesize-once.ts', 'test/browser/unpack-browser.ts'],
          testTimeout: 240_000,
        },
      },
    ],
  },
});
