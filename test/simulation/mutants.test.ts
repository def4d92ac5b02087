import { describe, expect, it } from 'vitest';
import { KNOWN_MUTANTS, type MutantName } from './known-mutants.ts';
import { findMutant } from './run-many.ts';

const names = Object.keys(KNOWN_MUTANTS) as MutantName[];

describe('the simulation, tested by ways of sending mail that are known to be wrong', () => {
  it('knows fifteen of them', () => {
    expect(names).toHaveLength(15);
  });

  it.each(names)(
    'finds "%s" within 10,000 schedules',
    async (name) => {
      const { failures } = await findMutant(name, 10_000);
      expect(failures[0]?.violations.length).toBeGreaterThan(0);
    },
    120_000,
  );
});
