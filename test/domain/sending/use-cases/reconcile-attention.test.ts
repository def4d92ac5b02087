import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { recordOutcome } from '../../../../domain/sending/use-cases/record-outcome.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { someCounts } from '../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../fixtures/an-outcome.ts';
import { dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { EVIDENCE } from '../../../fixtures/evidence.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const QUARTER = 900_000;

const unknownSince = (id: string, at: number) =>
  aDelivery({ id, address: `${id}@malmo.example`, outcome: anOutcome('unknown', { at }) });

describe('a mail with an unknown outcome', () => {
  it('is put before a person after a quarter of an hour, and not before', async () => {
    const world = await dispatchingWorld([unknownSince('old', NOW), unknownSince('young', NOW + 1)]);
    await settleOrganisation(JOB, world);
    world.clock.now = NOW + QUARTER - 1;
    expect((await reconcile(world)).attention).toEqual([]);
    world.clock.now = NOW + QUARTER;
    expect((await reconcile(world)).attention).toEqual([{ ...JOB, deliveries: 1 }]);
    world.clock.now = NOW + QUARTER + 1;
    expect((await reconcile(world)).attention).toEqual([{ ...JOB, deliveries: 2 }]);
  });

  it('is named for as long as it is unknown, also of a milestone at its end, and never sent again', async () => {
    const world = await dispatchingWorld([unknownSince('delivery-1', NOW)]);
    await settleOrganisation(JOB, world);
    expect((await world.milestones.find('m'))?.state).toBe('completed');
    world.clock.now = NOW + 7 * QUARTER;
    expect((await reconcile(world)).attention).toHaveLength(1);
    expect((await reconcile(world)).attention).toHaveLength(1);
    expect(world.mailer.sent).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([]);

    await recordOutcome(EVIDENCE.Delivery, world);
    expect((await reconcile(world)).attention).toEqual([]);
  });

  it('is no longer counted if evidence arrived during the count', async () => {
    const world = await dispatchingWorld([aDelivery({ outcome: anOutcome('delivered') })]);
    await world.plans.saveCounts('m', someCounts({ accepted: 0, unknown: 1, reached: {}, at: NOW }));
    expect((await reconcile(world)).attention).toEqual([]);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: 1, unknown: 0 });
  });

  it('costs no look at the rows where no count has one', async () => {
    const world = await dispatchingWorld([aDelivery({ outcome: anOutcome('accepted') })]);
    await settleOrganisation(JOB, world);
    const deliveries = portWith(world.deliveries, 'ofOrganisation', killed);
    expect((await reconcile({ ...world, deliveries })).attention).toEqual([]);
  });
});

describe('mails that were refused', () => {
  const failedOf = async (failed: number, accepted: number) => {
    const world = await dispatchingWorld([]);
    await world.plans.saveCounts('m', someCounts({ accepted, failed, reached: {}, at: NOW }));
    return (await reconcile(world)).failing;
  };

  it('are reported from three of a dispatch on, if they are one in a hundred', async () => {
    expect(await failedOf(3, 297)).toEqual([{ dispatchId: 'm', failed: 3, of: 300 }]);
    expect(await failedOf(3, 298)).toEqual([]);
    expect(await failedOf(2, 0)).toEqual([]);
  });
});

it('what holds mail is reported in every round until it ends', async () => {
  const world = await dispatchingWorld([]);
  const hold = { reason: 'account-paused', since: NOW, probeAt: NOW + 60_000, probeUntil: 0 } as const;
  await world.holds.write({ unanswered: [], holds: [hold] }, 0);
  for (let round = 0; round < 2; round += 1) expect((await reconcile(world)).holds).toEqual([hold]);
  await world.holds.write({ unanswered: [], holds: [] }, 1);
  expect((await reconcile(world)).holds).toEqual([]);
});
