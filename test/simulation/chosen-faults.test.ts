import { describe, expect, it } from 'vitest';
import { shareOf } from '../share.ts';
import { allPairs, allSingles, chosenJobs } from './enumerate-faults.ts';
import { runMany } from './run-many.ts';

const EACH_HOW_MANYTH = shareOf({ part: 240, whole: 1 });

describe('in a small world', () => {
  it('every single fault at every point is borne', async () => {
    const singles = await allSingles();
    // Over a hundred points in each of three scenarios, and two to twelve faults at each.
    expect(singles.length).toBeGreaterThan(1_500);
    const { failures, schedules } = await runMany(chosenJobs(singles));
    expect(failures.slice(0, 3)).toEqual([]);
    expect(schedules).toBe(singles.length);
  }, 120_000);

  it(`two faults near to one another are borne, in every ${EACH_HOW_MANYTH}th of all pairs`, async () => {
    const pairs = await allPairs(EACH_HOW_MANYTH);
    expect(pairs.length).toBeGreaterThan(120_000 / EACH_HOW_MANYTH);
    const { failures } = await runMany(chosenJobs(pairs));
    expect(failures.slice(0, 3)).toEqual([]);
  }, 480_000);
});
