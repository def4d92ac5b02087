import { describe, expect, it } from 'vitest';
import { singleJobs } from './enumerate-faults.ts';
import { runMany, seedJobs } from './run-many.ts';

// A fixed share of what `npm run simulate` does with 20,000 seeds.
const SEEDS = 2_000;

describe('the use cases under faults, crashes and a virtual clock', () => {
  it(`lose no mail, send none twice and keep every invariant in ${SEEDS} seeded schedules`, async () => {
    const { schedules, recipients, failures, duplicates, lost, faults } = await runMany(seedJobs(1, SEEDS));
    expect(failures).toEqual([]);
    expect({ schedules, duplicates, lost }).toEqual({ schedules: SEEDS, duplicates: 0, lost: 0 });
    expect(recipients).toBeGreaterThan(SEEDS);
    // Without faults the schedules would prove nothing.
    expect(Object.values(faults).reduce((sum, count = 0) => sum + count, 0)).toBeGreaterThan(SEEDS);
  }, 180_000);

  it('bear every single fault at every point of the small scenarios', async () => {
    const { schedules, failures, duplicates, lost } = await runMany(await singleJobs());
    expect(failures).toEqual([]);
    expect({ duplicates, lost }).toEqual({ duplicates: 0, lost: 0 });
    expect(schedules).toBeGreaterThan(1_000);
  }, 180_000);
});
