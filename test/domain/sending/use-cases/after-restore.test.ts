import { describe, expect, it } from 'vitest';
import { casesIn } from '../../../../domain/controls/control-log.ts';
import { decideChange } from '../../../../domain/controls/use-cases/decide-change.ts';
import { carryOutChange } from '../../../../domain/sending/use-cases/carry-out-change.ts';
import {
  askToGoOn,
  goOnAfterRestore,
  holdForRestore,
  noteReplay,
} from '../../../../domain/sending/use-cases/go-on-after-restore.ts';
import { reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { recordOutcome } from '../../../../domain/sending/use-cases/record-outcome.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { settleUnknown } from '../../../../domain/sending/use-cases/settle-unknown.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { deliveries } from '../../../fixtures/a-delivery.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { type DispatchingWorld, dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const RESTORED = { id: 'table-2', restoredTo: NOW - 60_000 };
const ANNA = { by: 'Anna Ek', table: RESTORED.id };

/** A milestone of three mails in a table that was just restored to a minute before. */
async function restoredWorld(): Promise<DispatchingWorld> {
  const world = await dispatchingWorld(deliveries(3));
  world.identity.identity = RESTORED;
  return world;
}

const delivered = (delivery: string, over = {}) => ({
  evidence: {
    ...JOB,
    delivery,
    attempt: 'of-the-old-table',
    at: NOW + 5_000,
    proves: 'delivered',
    ...over,
  } as const,
  sentAt: NOW - 10_000,
});

const states = async (world: DispatchingWorld) => (await world.outcomes()).map(({ state }) => state);

async function goOn(world: DispatchingWorld): Promise<void> {
  await noteReplay(world);
  world.clock.now += 600_000;
  await goOnAfterRestore(ANNA, world);
}

describe('sending from a restored table', () => {
  it('is held: nothing is sent, cancelled or counted, and no job comes again', async () => {
    const world = await restoredWorld();
    expect(await sendDeliveries(JOB, world)).toMatchObject({ held: true, sent: 0, cancelled: 0 });
    await world.dispatches.advance('m', { from: 'dispatching', to: 'stopping', at: NOW });
    expect(await sendDeliveries(JOB, world)).toMatchObject({ held: true, cancelled: 0 });
    expect(world.mailer.sent).toEqual([]);
    expect(await states(world)).toEqual(['planned', 'planned', 'planned']);
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('is told by the reconciler, which hands out no job meanwhile and all of them afterwards', async () => {
    const world = await restoredWorld();
    world.clock.now += 600_000;
    expect(await reconcile(world)).toMatchObject({ held: { table: 'table-2' }, resumed: [] });
    expect(world.sendJobs.enqueued).toEqual([]);
    await goOn(world);
    const report = await reconcile(world);
    expect(report).not.toHaveProperty('held');
    expect(report.resumed).toEqual(['m']);
    expect(world.sendJobs.enqueued).toHaveLength(1);
  });

  it('goes on with what is known to have left, and puts the rest before a person', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    expect(await recordOutcome(delivered('delivery-000'), world)).toBe('recorded');
    expect(await recordOutcome(delivered('delivery-001', { attempt: 'another' }), world)).toBe('recorded');
    await goOn(world);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ held: false, sent: 0 });
    expect(world.mailer.sent).toEqual([]);
    expect(await world.outcomes()).toMatchObject([
      { state: 'delivered', attempt: 'of-the-old-table' },
      { state: 'delivered', attempt: 'another' },
      { state: 'unknown', reason: 'restored' },
    ]);
  });

  it('sends again only what a person sends again', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await goOn(world);
    await sendDeliveries(JOB, world);
    world.clock.now += 1_000;
    const settle = { dispatchId: 'm', by: 'Anna Ek', reason: 'not in the log' };
    await settleUnknown({ ...settle, delivery: 'delivery-002', as: 'resend' }, world);
    await sendDeliveries(JOB, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.id)).toEqual(['delivery-002']);
  });

  it('takes evidence for what is unknown, long after sending has gone on', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await goOn(world);
    await sendDeliveries(JOB, world);
    world.clock.now += 36_000_000;
    expect(await recordOutcome(delivered('delivery-001', { at: world.now() }), world)).toBe('recorded');
    expect(await states(world)).toEqual(['unknown', 'delivered', 'unknown']);
  });

  it('keeps evidence of a mail that the table does not have, until it is planned again', async () => {
    const world = await restoredWorld();
    const lost = { ...delivered('delivery-000', { dispatchId: 'n' }) };
    expect(await recordOutcome(lost, world)).toBe('kept');
    await goOn(world);
    world.clock.now += 1_000;
    await world.milestones.accept(aDispatchingMilestone({ id: 'n', organisations: ['1280'] }), {});
    const again = deliveries(2).map((row) => ({
      ...row,
      outcome: { state: 'planned', tries: 0, notBefore: world.now() } as const,
    }));
    await world.plans.write('n', aPlan({ deliveries: again }));
    await sendDeliveries({ dispatchId: 'n', organisation: '1280' }, world);
    expect(world.mailer.sent).toEqual([]);
    const rows = await world.deliveries.ofOrganisation('n', '1280');
    expect(rows.map(({ outcome }) => outcome.state)).toEqual(['delivered', 'unknown']);
  });

  it('takes in all that was kept, also where whoever does so dies half way', async () => {
    const world = await restoredWorld();
    const [accepted, complained] = [
      delivered('delivery-000', { proves: 'accepted', messageId: 'ses-1', at: NOW + 1_000 }),
      delivered('delivery-000', { proves: 'complained', reason: 'abuse' }),
    ];
    await world.keptEvidence.keep(accepted.evidence);
    await world.keptEvidence.keep(complained.evidence);
    const dying = {
      ...world,
      deliveries: portWith(world.deliveries, 'record', (evidence, lost) =>
        evidence.proves === 'complained' ? killed() : world.deliveries.record(evidence, lost),
      ),
    };
    await expect(recordOutcome(accepted, dying, 'first')).rejects.toThrow('killed');
    expect((await states(world))[0]).toBe('accepted');
    await recordOutcome(accepted, world);
    expect((await states(world))[0]).toBe('complained');
  });

  it('takes in what is kept while its rows are looked for', async () => {
    const world = await restoredWorld();
    const accepted = delivered('delivery-000', { proves: 'accepted', messageId: 'ses-1', at: NOW + 1_000 });
    const meanwhile = {
      ...world,
      deliveries: portWith(world.deliveries, 'ofOrganisation', async (...of) => {
        // Whoever keeps it had seen no rows yet.
        await world.keptEvidence.keep(delivered('delivery-000').evidence);
        return world.deliveries.ofOrganisation(...of);
      }),
    };
    await world.keptEvidence.keep(accepted.evidence);
    await recordOutcome(accepted, meanwhile, 'first');
    expect((await states(world))[0]).toBe('delivered');
  });

  it('leaves evidence foreign that is of another attempt, but of no lost table', async () => {
    const world = await dispatchingWorld(deliveries(1));
    expect(await recordOutcome(delivered('delivery-000'), world)).toBe('foreign');
    expect(await states(world)).toEqual(['planned']);
    expect(await world.keptEvidence.all()).toEqual([]);
  });
});

describe('letting sending go on', () => {
  const refusal = (code: string) =>
    expect.objectContaining({ problems: [expect.objectContaining({ code })] });

  it('takes that the kept events were replayed, or a person’s word that they cannot be', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await expect(goOnAfterRestore(ANNA, world)).rejects.toEqual(refusal('restore-not-replayed'));
    expect((await sendDeliveries(JOB, world)).held).toBe(true);
    await goOnAfterRestore({ ...ANNA, withoutEvents: true }, world);
    expect((await sendDeliveries(JOB, world)).held).toBe(false);
  });

  it('waits until everything is planned that was replayed', async () => {
    const world = await restoredWorld();
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'n', organisations: ['1280'], state: 'planning' }),
      {},
    );
    await sendDeliveries(JOB, world);
    await noteReplay(world);
    await expect(goOnAfterRestore(ANNA, world)).rejects.toEqual(refusal('restore-still-planning'));
    expect((await sendDeliveries(JOB, world)).held).toBe(true);
  });

  it('may be told better by a person what moment the rows are of', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await holdForRestore(NOW - 3_600_000, world);
    const { value } = await world.restores.read();
    expect(value?.restores).toEqual([{ table: 'table-2', to: NOW - 3_600_000, heldAt: NOW }]);
  });

  it('is for the table that the person saw, once', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await noteReplay(world);
    await expect(goOnAfterRestore({ ...ANNA, table: 'table-1' }, world)).rejects.toThrow(InvalidInput);
    await goOnAfterRestore(ANNA, world);
    await goOnAfterRestore({ ...ANNA, by: 'Bo Alm' }, world);
    const { value } = await world.restores.read();
    expect(value?.restores.map(({ goneOn }) => goneOn?.by)).toEqual(['Anna Ek']);
  });

  it('after a person held it, and nothing was restored, all goes on as if nothing had been', async () => {
    const world = await dispatchingWorld(deliveries(3));
    await holdForRestore(undefined, world);
    await holdForRestore(undefined, world);
    expect((await sendDeliveries(JOB, world)).held).toBe(true);
    await goOnAfterRestore({ by: 'Anna Ek', table: 'table-1' }, world);
    expect(await sendDeliveries(JOB, world)).toMatchObject({ held: false, sent: 3 });
  });
});

describe('going on without the kept events', () => {
  const MAJA = { by: 'maja@kansli.example', table: RESTORED.id };

  async function askedWorld() {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    expect(await askToGoOn(MAJA, world)).toBe('waits');
    const cases = async () => casesIn(await world.controlLog.entries());
    const decide = async (by: string, word: 'accept' | 'reject' = 'accept') =>
      decideChange(
        { change: (await cases())[0]?.id ?? '', word, by, isApprover: true },
        { ...world, carryOut: (change, acceptedBy) => carryOutChange(change, acceptedBy, world) },
      );
    const isHeld = async () => (await sendDeliveries(JOB, world)).held;
    return { world, cases, decide, isHeld };
  }

  it('waits for a second person, is asked for once, and nothing leaves meanwhile', async () => {
    const { world, cases, isHeld } = await askedWorld();
    expect(await askToGoOn(MAJA, world)).toBe('waits');
    expect((await cases()).map(({ what, asked }) => [what, asked.by])).toEqual([
      [{ kind: 'restore', table: 'table-2' }, 'maja@kansli.example'],
    ]);
    expect(await isHeld()).toBe(true);
    expect(world.mailer.sent).toEqual([]);
  });

  it('is accepted by somebody else alone, and carried out then', async () => {
    const { world, decide, isHeld } = await askedWorld();
    expect(await decide('maja@kansli.example')).toBe('own');
    expect(await isHeld()).toBe(true);
    expect(await decide('olle@kansli.example')).toBe('applied');
    expect(await isHeld()).toBe(false);
    const { value } = await world.restores.read();
    expect(value?.restores.at(-1)?.goneOn?.by).toBe('maja@kansli.example');
  });

  it('does not happen when it is rejected', async () => {
    const { decide, isHeld } = await askedWorld();
    expect(await decide('olle@kansli.example', 'reject')).toBe('rejected');
    expect(await isHeld()).toBe(true);
  });

  it('comes too late for another table, and can be accepted again where something is still being planned', async () => {
    const { world, decide, isHeld } = await askedWorld();
    await world.milestones.accept(
      aDispatchingMilestone({ id: 'n', organisations: ['1280'], state: 'planning' }),
      {},
    );
    await expect(decide('olle@kansli.example')).rejects.toThrow(InvalidInput);
    expect(await isHeld()).toBe(true);
    world.identity.identity = { id: 'table-3', restoredTo: NOW - 30_000 };
    await sendDeliveries(JOB, world);
    expect(await decide('olle@kansli.example')).toBe('lapsed');
    expect(await isHeld()).toBe(true);
  });

  it('takes nobody else where the events have been replayed, and is refused for a table that is not held', async () => {
    const world = await restoredWorld();
    await sendDeliveries(JOB, world);
    await expect(askToGoOn({ ...MAJA, table: 'table-1' }, world)).rejects.toThrow(InvalidInput);
    await noteReplay(world);
    expect(await askToGoOn(MAJA, world)).toBe('gone-on');
    expect((await sendDeliveries(JOB, world)).held).toBe(false);
    expect(await world.controlLog.entries()).toEqual([]);
  });
});
