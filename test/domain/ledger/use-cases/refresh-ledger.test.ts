import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refreshLedger } from '../../../../domain/ledger/use-cases/refresh-ledger.ts';
import type { Delivery } from '../../../../domain/mail/delivery.ts';
import type { Obligation } from '../../../../domain/plan/obligation.ts';
import { repairLedger } from '../../../../domain/sending/use-cases/repair-ledger.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { settleTasks } from '../../../../domain/tasks/use-cases/settle-tasks.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aLedgerRow } from '../../../fixtures/a-ledger.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aTask } from '../../../fixtures/a-task.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB } from '../../../fixtures/dispatching-world.ts';
import { portWith } from '../../../fixtures/port-with.ts';

const LEDGER = { milestone: 'm', organisation: '1280' };
const meeting = anObligation({
  channel: 'meeting',
  carrier: 'people',
  owner: 'local-lead',
  progress: { state: 'planned', people: 0, reached: 0 },
});
const web = anObligation({
  channel: 'website',
  carrier: 'web',
  progress: { state: 'planned', people: 0, reached: 0 },
});

/** Two clerks by mail, a meeting that Åsa Lind has, and a page on the web. */
async function aWorld() {
  const mails = [aDelivery(), aDelivery({ id: 'delivery-2', address: 'bo@malmo.example' })];
  const world = await dispatchingWorld(mails);
  await world.plans.write('m', aPlan({ obligations: [meeting, web], tasks: [aTask()], deliveries: [] }));
  return world;
}
type World = Awaited<ReturnType<typeof aWorld>>;

const cellsOf = async (world: World) =>
  Object.fromEntries(
    ((await world.ledgers.find('m', '1280'))?.row.cells ?? []).map(({ channel, ...cell }) => [channel, cell]),
  );

async function come(world: World, { id }: Delivery, state: Parameters<typeof anOutcome>[0]): Promise<void> {
  const rows = world.plans.deliveries;
  const key = `m#1280#${id}`;
  const row = rows.get(key);
  if (row) rows.put(key, { ...row, outcome: anOutcome(state) });
}

const confirm = (world: World, state: Obligation['progress']['state']) =>
  world.obligations.record('m', [{ ...meeting, progress: { ...meeting.progress, state } }]);

describe('the ledger of an organisation', () => {
  it('lists every obligation with its current owner and due date', async () => {
    const world = await aWorld();
    await refreshLedger(LEDGER, world);
    expect(Object.keys(await cellsOf(world)).sort()).toEqual(['email', 'meeting', 'website']);
    expect((await cellsOf(world)).meeting).toMatchObject({
      owner: 'local-lead',
      contactName: 'Åsa Lind',
      due: '2026-11-30',
      state: 'planned',
    });
    expect((await cellsOf(world)).email).toMatchObject({ owner: 'system', due: '2026-11-23', people: 2 });
  });

  it('keeps the name that its plan gave it', async () => {
    const world = await aWorld();
    await world.ledgers.save('m', aLedgerRow({ cells: [] }), 0);
    await refreshLedger(LEDGER, world);
    const kept = await world.ledgers.find('m', '1280');
    expect(kept?.row).toMatchObject({ name: { sv: 'Malmö stad' }, kind: 'municipality' });
    expect(kept?.row.cells).toHaveLength(3);
  });

  it('is not written again where nothing changed', async () => {
    const world = await aWorld();
    await refreshLedger(LEDGER, world);
    await refreshLedger(LEDGER, world);
    expect((await world.ledgers.find('m', '1280'))?.version).toBe(1);
  });

  it('includes what was entered between reading and writing: an older state is never written last', async () => {
    const world = await aWorld();
    let once = true;
    const obligations = portWith(world.obligations, 'ofOrganisation', async (milestone, organisation) => {
      const seen = await world.obligations.ofOrganisation(milestone, organisation);
      if (once) {
        once = false;
        await confirm(world, 'confirmed');
        await refreshLedger(LEDGER, world);
      }
      return seen;
    });
    await refreshLedger(LEDGER, { ...world, obligations });
    expect((await cellsOf(world)).meeting?.state).toBe('confirmed');
  });
});

it('has what people did with their tasks as soon as that is settled, and whose they are now', async () => {
  const world = await aWorld();
  const milestone = { id: 'm', occurredOn: '2026-11-23' };
  await settleTasks(milestone, '1280', world);
  const handed = { at: 1, who: 'Lo Ek', what: 'handed-over', to: 'contact-2' } as const;
  const over = aTask({ contact: 'contact-2', contactName: 'Bo Alm', history: [handed] });
  await world.tasks.change('m', over);
  await settleTasks(milestone, '1280', world);
  expect((await cellsOf(world)).meeting).toMatchObject({ state: 'planned', contactName: 'Bo Alm' });
  const done = { at: 2, who: 'contact-2', what: 'done', on: '2026-11-28' } as const;
  await world.tasks.change('m', { ...over, state: 'done', history: [handed, done] });
  await settleTasks(milestone, '1280', world);
  expect((await cellsOf(world)).meeting?.state).toBe('confirmed');
});

type Change = ['mail', 0 | 1, Parameters<typeof anOutcome>[0]] | ['task', Obligation['progress']['state']];
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(
    fc.constant('mail' as const),
    fc.constantFrom(0 as const, 1 as const),
    fc.constantFrom('accepted', 'delivered', 'bounced', 'failed', 'unknown', 'skipped', 'complained'),
  ),
  fc.tuple(
    fc.constant('task' as const),
    fc.constantFrom('confirmed', 'relayed', 'waived', 'missed', 'planned'),
  ),
);

it('the counters equal the rows after every outcome and every confirmation, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      const world = await aWorld();
      const mails = await world.deliveries.ofOrganisation('m', '1280');
      for (const [what, first, second] of changes) {
        const mail = typeof first === 'number' ? mails[first] : undefined;
        if (what === 'mail' && mail && second) await come(world, mail, second);
        if (what === 'task' && typeof first === 'string') await confirm(world, first);
        await settleOrganisation(JOB, world);
        await expectTrue(world);
      }
    }),
    { numRuns: 150 },
  );
});

/** Holds the ledger against rows that are counted here by hand. */
async function expectTrue(world: World): Promise<void> {
  const states = (await world.outcomes()).map(({ state }) => state);
  const taken = states.filter((state) =>
    ['accepted', 'delayed', 'delivered', 'complained'].includes(state),
  ).length;
  const arrived = states.filter((state) => ['delivered', 'complained'].includes(state)).length;
  const cells = await cellsOf(world);
  expect(cells.email).toMatchObject({ people: 2, reached: taken });
  expect(cells.email?.delivered ?? 0).toBe(arrived);
  const rows = await world.obligations.ofOrganisation('m', '1280');
  expect(Object.keys(cells)).toHaveLength(rows.length);
  for (const { channel, progress } of rows) expect(cells[channel]).toMatchObject(progress);
  expect((await world.plans.counts('m', '1280'))?.delivered).toBe(
    states.filter((state) => state === 'delivered').length,
  );
}

describe('repairing a ledger', () => {
  it('names the organisations whose counters differ from their rows, and fixes them', async () => {
    const world = await aWorld();
    const [first] = await world.deliveries.ofOrganisation('m', '1280');
    if (first) await come(world, first, 'accepted');
    await settleOrganisation(JOB, world);
    expect(await repairLedger('m', world)).toEqual([]);
    // A row that changed behind the ledger's back.
    if (first) await come(world, first, 'delivered');
    await confirm(world, 'confirmed');
    expect(await repairLedger('m', world)).toEqual(['1280']);
    await expectTrue(world);
    expect(await repairLedger('m', world)).toEqual([]);
  });

  it('counts no mails of a milestone that was not sent, and does not call it done', async () => {
    const world = await aWorld();
    await refreshLedger(LEDGER, world);
    expect(await repairLedger('m', world)).toEqual([]);
    expect((await world.plans.progress('m')).sent).toEqual(new Set());
    expect(await world.plans.counts('m', '1280')).toBeUndefined();
  });
});
