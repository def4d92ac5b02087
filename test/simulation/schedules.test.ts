import { describe, expect, it } from 'vitest';
import { shareOf } from '../share.ts';
import { FAULT_KINDS } from './fault-kinds.ts';
import { runMany, seedJobs } from './run-many.ts';
import { runSeed } from './schedule-jobs.ts';

const SCHEDULES = shareOf({ part: 1_000, whole: 20_000 });

describe('faults at random', () => {
  it('lose no mail, send none twice, and leave every delivery in a state that is true', async () => {
    const { failures, schedules, recipients, duplicates, lost, unknown, faults } = await runMany(
      seedJobs(1, SCHEDULES),
    );
    expect(failures.slice(0, 3)).toEqual([]);
    expect({ schedules, duplicates, lost }).toEqual({ schedules: SCHEDULES, duplicates: 0, lost: 0 });
    // It was no idle run: people were told, outcomes were lost, and every kind of fault was there.
    expect(recipients).toBeGreaterThan(3 * SCHEDULES);
    expect(unknown).toBeGreaterThan(SCHEDULES / 20);
    expect(Object.keys(faults).toSorted()).toEqual(
      [...new Set(Object.values(FAULT_KINDS).flat())].toSorted(),
    );
  }, 480_000);

  it('are the same for the same seed, call by call', async () => {
    const follow = async (seed: number) => {
      const lines: string[] = [];
      await runSeed(seed, { tell: (line) => lines.push(line) });
      return lines;
    };
    const first = await follow(7);
    expect(first.length).toBeGreaterThan(100);
    expect(await follow(7)).toEqual(first);
    expect(await follow(8)).not.toEqual(first);
  });
});
