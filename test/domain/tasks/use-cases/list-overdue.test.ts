import { expect, it } from 'vitest';
import { ledgerRowSchema } from '../../../../domain/ledger/ledger.ts';
import { findOverdue, listOverdue } from '../../../../domain/tasks/use-cases/list-overdue.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const { id } = aMilestone();
const released = { state: 'completed', planHash: 'h', approvedHash: 'h' } as const;
const codes = Array.from({ length: 60 }, (_, index) => String(1000 + index));

/** Sixty organisations, each a day later than the one before it. */
async function aLateCountry() {
  const world = await lendingWorld();
  await world.milestones.accept(aMilestone({ ...released, organisations: codes }), {});
  const day = (index: number) => new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10);
  for (const [index, organisation] of codes.entries()) {
    const cell = {
      ...{ group: 'clerks', channel: 'meeting', carrier: 'people', owner: 'local-lead', due: day(index) },
      ...{ messages: ['why'], withheld: [], state: 'planned', people: 0, reached: 0 },
    };
    const row = ledgerRowSchema.parse({ organisation, cells: [cell] });
    await world.ledgers.save(id, row, 0);
  }
  return world;
}

it('shows the fifty that have waited longest, and says how many there are beyond', async () => {
  const world = await aLateCountry();
  const { organisations, more } = await listOverdue(world);
  expect(organisations.map(({ organisation }) => organisation)).toEqual(codes.slice(0, 50));
  expect(more).toBe(10);
  expect((await findOverdue(['lending'], world)).map(({ organisation }) => organisation)).toEqual(codes);
  expect(await findOverdue(['other'], world)).toEqual([]);
});
