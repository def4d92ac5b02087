import { describe, expect, it } from 'vitest';
import { ledgerRowSchema } from '../../../../domain/ledger/ledger.ts';
import { sumLedgers } from '../../../../domain/ledger/use-cases/sum-ledgers.ts';
import { findOverdue, listOverdue } from '../../../../domain/tasks/use-cases/list-overdue.ts';
import { aCell, aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
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

describe('whose the overdue tasks are', () => {
  const meeting = { channel: 'meeting', carrier: 'people', owner: 'local-lead', due: '2026-01-10' } as const;
  const cells = [
    aCell({ ...meeting, group: 'board', contactName: 'Åsa Lind', due: '2026-01-12' }),
    aCell({ ...meeting, group: 'clerks', contactName: 'Åsa Lind' }),
    aCell({ ...meeting, group: 'lead', contactName: 'Bo Ek', due: '2026-01-11' }),
    aCell({ ...meeting, group: 'school', owner: 'national-office', contactName: 'Bo Ek' }),
    aCell({ ...meeting, channel: 'forum', due: '2999-01-01' }),
    aCell({ ...meeting, channel: 'intranet', state: 'confirmed' }),
    aCell({ ...meeting, channel: 'training', state: 'missed', due: '2026-01-13' }),
  ];
  const late = [
    { milestone: id, channel: 'meeting', due: '2026-01-10', contactName: 'Åsa Lind' },
    { milestone: id, channel: 'meeting', due: '2026-01-10', contactName: 'Bo Ek' },
    { milestone: id, channel: 'training', due: '2026-01-13', contactName: undefined },
  ];

  it.each(['are summed', 'are not'])('is in ledgers, whether these %s', async (how) => {
    const world = await aLateCountry();
    await world.organisations.save(anOrganisation({ code: '1003' }));
    const kept = await world.ledgers.find(id, '1003');
    await world.ledgers.save(id, aLedgerRow({ organisation: '1003', cells }), kept?.version ?? 0);
    if (how === 'are summed') await sumLedgers({ milestone: id }, world);
    const own = (await listOverdue(world)).organisations.find(({ organisation }) => organisation === '1003');
    expect(own).toEqual({ organisation: '1003', name: anOrganisation().name, occasions: late });
    const named = await listOverdue(world, { q: 'bo ek', sort: 'oldest' });
    expect(named).toMatchObject({ of: 60, more: 0, organisations: [{ organisation: '1003' }] });
    const [most] = (await listOverdue(world, { q: '', sort: 'most' })).organisations;
    expect(most).toEqual(own);
  });

  it('is nobody’s once they are done, before and after the sums say so', async () => {
    const world = await aLateCountry();
    await sumLedgers({ milestone: id }, world);
    const [first] = (await listOverdue(world)).organisations;
    expect(first?.organisation).toBe('1000');
    const done = aCell({ ...meeting, state: 'confirmed' });
    await world.ledgers.save(id, aLedgerRow({ organisation: '1000', cells: [done] }), 1);
    expect(await listOverdue(world)).toMatchObject({
      of: 59,
      organisations: { 0: { organisation: '1001' } },
    });
    await sumLedgers({ milestone: id }, world);
    expect(await listOverdue(world)).toMatchObject({
      of: 59,
      organisations: { 0: { organisation: '1001' } },
    });
  });

  it('is asked of those that are shown, and of no others; no ledger is read for it', async () => {
    const world = await aLateCountry();
    await sumLedgers({ milestone: id }, world);
    const asked: string[] = [];
    const ledgers = {
      keptOf: world.ledgers.keptOf.bind(world.ledgers),
      ofSome: async () => expect.unreachable(),
      holdersOf(milestone: string, organisations: readonly string[]) {
        asked.push(...organisations);
        return world.ledgers.holdersOf(milestone, organisations);
      },
    };
    await listOverdue({ ...world, ledgers });
    expect(asked).toEqual(codes.slice(0, 50));
  });

  it('is read in ledgers that do not say beside them who has what, or were written meanwhile', async () => {
    const world = await aLateCountry();
    const handedOver = aCell({ ...meeting, contactName: 'Åsa Lind' });
    await world.ledgers.save(id, aLedgerRow({ organisation: '1001', cells: [handedOver] }), 1);
    await sumLedgers({ milestone: id }, world);
    const read: string[] = [];
    const ledgers = {
      keptOf: world.ledgers.keptOf.bind(world.ledgers),
      async holdersOf(milestone: string, organisations: readonly string[]) {
        // Of the first nobody knows, and the second is handed over at this moment.
        const known = await world.ledgers.holdersOf(milestone, organisations);
        const others = known.filter(({ organisation }) => !['1000', '1001'].includes(organisation));
        const cells = [aCell({ ...meeting, contactName: 'Bo Ek' })];
        await world.ledgers.save(id, aLedgerRow({ organisation: '1001', cells }), 2);
        return [...others, { organisation: '1001', version: 3, names: ['Bo Ek'] }];
      },
      ofSome(milestone: string, organisations: readonly string[]) {
        read.push(...organisations);
        return world.ledgers.ofSome(milestone, organisations);
      },
    };
    const { organisations } = await listOverdue({ ...world, ledgers });
    expect(read).toEqual(['1000', '1001']);
    expect(organisations.find(({ organisation }) => organisation === '1001')?.occasions).toEqual([
      { milestone: id, channel: 'meeting', due: '2026-01-10', contactName: 'Bo Ek' },
    ]);
  });
});
