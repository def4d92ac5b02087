import { describe, expect, it } from 'vitest';
import { runSequences } from './run-sequences.ts';
import { SEQUENCE_MUTANTS, type SequenceMutantName } from './sequence-mutants.ts';

/** The rest of a thousand runs with `npm run simulate -- --changes`. */
const SEQUENCES = 20;
const names = Object.keys(SEQUENCE_MUTANTS) as SequenceMutantName[];

/** The promise that each mistake breaks in some sequence. */
const BROKEN: Record<SequenceMutantName, RegExp> = {
  'the newest telling is not counted': /^nothing is told twice/,
  'what a mail states is not noted': /^nobody holds a stale value/,
  'an older change is not cancelled': /^nothing/,
  'no change yields to a newer one': /^nothing/,
  'every change takes itself for the newest': /^nothing is told twice/,
  'holders are not looked for again': /^nobody|^nothing is told twice/,
  'a plan that nobody approved is not made anew': /^nothing stale leaves|^everything/,
  'what is leaving is not waited for': /^nothing stale leaves/,
  'what waits is not made anew': /^nothing stale leaves/,
  'what waits is not moved': /^everything/,
  'what is made anew leaves as if its day had come': /^nothing is told before its day/,
  'a reader who has moved is not known again': /^nobody holds a stale value|^nothing is told twice/,
  'a reader who has moved and left is not known again': /^nobody holds a stale value/,
  'a counter leaves its facts': /^a counter takes away/,
  'a counter undoes nothing': /^what is undone is told no more|^nothing/,
  'what a counter says is not noted': /^nothing is told twice/,
  'a stop gives nothing back': /^nobody holds a stale value/,
};

/** From where on a mistake that shows in one sequence of a hundred is looked for. */
const FIRST: Partial<Record<SequenceMutantName, number>> = {
  'no change yields to a newer one': 190,
  'a stop gives nothing back': 190,
  'a reader who has moved and left is not known again': 349,
};

describe('after random changes, milestones, counters, approvals and stops, with faults between them', () => {
  it('nobody holds a stale value unnamed, nobody is corrected who held none, and nothing is told twice', async () => {
    const { failures, sequences, mails, corrections, counters, stops, faults } = await runSequences({
      seed: 1,
      count: SEQUENCES,
    });
    expect(failures).toEqual([]);
    expect(sequences).toBe(SEQUENCES);
    expect(mails).toBeGreaterThan(SEQUENCES * 20);
    expect(corrections).toBeGreaterThan(SEQUENCES * 3);
    expect(counters).toBeGreaterThan(SEQUENCES / 2);
    expect(stops).toBeGreaterThan(SEQUENCES / 3);
    for (const fault of ['crash', 'interrupted', 'delivered twice', 'mail refused', 'mail unknown'])
      expect(faults[fault]).toBeGreaterThan(0);
  }, 240_000);
});

describe('what longer runs have found', () => {
  it.each([
    ['the slower of two changes that made a plan anew at once wrote over the newer one', 50_034],
    ['a counter and a change that were approved at the same instant told the same people the same', 50_029],
    ['a start that overtook its postponement was expected to lose its day', 251],
    ['whoever had read at a new address that there is no day any more, and left, was not named', 349],
    ['a correction of what a milestone brought, of which nobody knows whether it arrived, named nobody', 295],
    [
      'an award that said a day again was followed by a change that said a stopped review had taken it away',
      79,
    ],
  ])(
    'does not come back: %s',
    async (_, seed) => {
      expect((await runSequences({ seed, count: 1 })).failures).toEqual([]);
    },
    120_000,
  );
});

describe('the referee of these sequences', () => {
  it.each(names)(
    'finds the mistake "%s"',
    async (name) => {
      const breaks = (so: Awaited<ReturnType<typeof runSequences>>) =>
        so.failures.some(({ complaints }) => complaints.some(({ promise }) => BROKEN[name].test(promise)));
      const found = await runSequences(
        { seed: FIRST[name] ?? 1, count: 60, mutant: SEQUENCE_MUTANTS[name] },
        breaks,
      );
      expect(breaks(found)).toBe(true);
    },
    240_000,
  );
});
