import { describe, expect, it } from 'vitest';
import { KNOWN_MUTANTS, type MutantName } from './known-mutants.ts';
import { findMutant, isBrokenBy } from './run-many.ts';

const SCHEDULES = 10_000;
const names = Object.keys(KNOWN_MUTANTS) as MutantName[];

/** The promise that each mistake breaks, or one of them, before any other in some schedule. */
const BROKEN: Record<MutantName, RegExp> = {
  'mail client that retries': /^I1$/,
  'check, send, write': /^(I1|I3|I7)$/,
  'expired lease sent again': /^(I1|I3)$/,
  'timeout taken for not sent': /^(I1|I3)$/,
  'result written without attempt': /^(I3|I7)$/,
  'a share taken for the whole': /^I2$/,
  'own write read as failure': /^I6$/,
  'events without rank': /^I7$/,
  'random ids in the planner': /^(I1|I5)$/,
  'recipients resolved again': /^I5$/,
  'stop overwrites mails in the air': /^(I3|I7)$/,
  'nothing sent again from the sweep': /^I2$/,
  'half-written plans not resumed': /^(I0|I2)$/,
  'milestone accepted without a note of work': /^(I0|I2|attention)$/,
  'stop looked at only when handing out': /^I4$/,
  'no id taken for failed': /^I3$/,
  'suppression read before the intent': /^I8$/,
};

describe('the simulation', () => {
  it('knows seventeen mistakes', () => {
    expect(names).toHaveLength(17);
  });

  it.each(names)(
    `finds the mistake "%s" within ${SCHEDULES} schedules, by the promise that it breaks`,
    async (name) => {
      const { failures } = await findMutant(name, SCHEDULES, BROKEN[name]);
      expect(failures.find(isBrokenBy(BROKEN[name]))).toBeDefined();
    },
    480_000,
  );
});
