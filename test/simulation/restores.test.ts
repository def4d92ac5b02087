import { describe, expect, it } from 'vitest';
import { shareOf } from '../share.ts';
import { SwarmFaults } from './fault-plans.ts';
import type { Mutant } from './mutant.ts';
import { Random } from './random.ts';
import { runMany, seedJobs } from './run-many.ts';
import { runSchedule } from './run-schedule.ts';
import { randomScenario, withRestore } from './scenario.ts';

const RESTORES = shareOf({ part: 200, whole: 10_000 });
// The rarest of these mistakes shows in one of 200.
const TRIES = 2_000;

/** Mistakes of a restore, and the promise that each breaks; `besides` is what it may break in a schedule before. */
const MUTANTS: Record<string, { mutant: Mutant; breaks: RegExp; besides?: RegExp }> = {
  'a restore is not noticed': {
    mutant: { ports: () => ({ identity: { current: async () => ({ id: 'table-1' }) } }) },
    breaks: /^(I1|I3|I4)$/,
    // An approval that was lost with the table is asked for again by whoever lets sending go on, so never.
    besides: /^I2$/,
  },
  'what is planned is taken for not sent': {
    mutant: {
      ports: ({ deliveries }) => ({
        deliveries: new Proxy(deliveries, {
          get: (port, method) => (method === 'doubt' ? async () => {} : Reflect.get(port, method)),
        }),
      }),
    },
    breaks: /^(I1|I4)$/,
  },
  'who left is forgotten': {
    mutant: { ports: () => ({ wishes: { keep: async () => {} } }) },
    breaks: /^I8$/,
  },
};

describe('a restore of the table at any moment, to any earlier one', () => {
  it('sends no mail twice, loses none without a name, and keeps those out who had left', async () => {
    const { failures, schedules, recipients, duplicates, lost, unknown } = await runMany(
      seedJobs(1, RESTORES, { restore: true }),
    );
    expect(failures.slice(0, 3)).toEqual([]);
    expect({ schedules, duplicates, lost }).toEqual({ schedules: RESTORES, duplicates: 0, lost: 0 });
    // It was no idle run: mails had left that the table has as planned, and some of which nothing was heard.
    expect(recipients).toBeGreaterThan(3 * RESTORES);
    expect(unknown).toBeGreaterThan(RESTORES / 4);
  }, 240_000);

  it.each(Object.entries(MUTANTS))(
    'finds the mistake "%s"',
    async (_name, { mutant, breaks, besides }) => {
      for (let seed = 1; seed <= TRIES; seed += 1) {
        const random = new Random(seed);
        const scenario = withRestore(randomScenario(random), random);
        const faults = (of: Random, over: () => boolean) => new SwarmFaults(of, over);
        const { violations } = await runSchedule({ seed, scenario, faults, mutant });
        const [first] = violations;
        if (first && !besides?.test(first.invariant)) return expect(first.invariant).toMatch(breaks);
      }
      throw new Error(`not found in ${TRIES} schedules`);
    },
    240_000,
  );
});
