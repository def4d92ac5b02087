import { describe, expect, it } from 'vitest';
import { planDispatchPart } from '../../../../domain/sending/use-cases/plan-dispatch-part.ts';
import { releaseDispatch } from '../../../../domain/sending/use-cases/release-dispatch.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { aVariant } from '../../../fixtures/a-variant.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { dispatchingWorld } from '../../../fixtures/dispatching-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const letter = anObligation({ channel: 'letter', carrier: 'newsletter' });
const part = (organisation: string) => ({
  organisation,
  variants: [aVariant()],
  deliveries: [aDelivery({ organisation, id: `mail-${organisation}` })],
  carries: [{ ...letter, organisation, of: 'earlier' }],
});

/** A dispatch of Malmö and Göteborg, and the milestone whose obligation it carries. */
async function worldWith(over: Parameters<typeof aDispatch>[0] = {}) {
  const world = await dispatchingWorld([]);
  await world.plans.write('earlier', aPlan({ obligations: [letter], deliveries: [], variants: [] }));
  const dispatch = aDispatch(over);
  await world.dispatches.open(dispatch);
  const state = async () => (await world.dispatches.find(dispatch.id))?.state;
  return { ...world, dispatch, state };
}

describe('a dispatch that is no milestone', () => {
  it('leaves when its last part is planned, one job an organisation, under the hash of all parts', async () => {
    const world = await worldWith();
    expect(await planDispatchPart(world.dispatch, part('1280'), world)).toEqual({ complete: false });
    expect(await world.state()).toBe('planning');
    expect(world.sendJobs.enqueued).toEqual([]);
    expect(await planDispatchPart(world.dispatch, part('1480'), world)).toEqual({ complete: true });
    expect(await world.dispatches.find(world.dispatch.id)).toMatchObject({
      state: 'dispatching',
      approvedBy: 'automatic',
    });
    expect(world.sendJobs.enqueued.map(({ organisation }) => organisation)).toEqual(['1280', '1480']);
    expect(world.events.published).toEqual([]);
  });

  it('gives the obligations that it carries their progress, and the bus is not told of its end', async () => {
    const world = await worldWith({ organisations: ['1280'] });
    await planDispatchPart(world.dispatch, part('1280'), world);
    await sendDeliveries({ dispatchId: world.dispatch.id, organisation: '1280' }, world);
    expect(await world.state()).toBe('completed');
    const [obligation] = await world.obligations.ofOrganisation('earlier', '1280');
    const dispatch = 'lending-newsletter-2026-w48';
    expect(obligation?.progress).toEqual({ state: 'sent', people: 1, reached: 1, dispatch });
    expect(world.events.published).toEqual([]);
  });

  it('that came too late is held, and leaves when a person releases it, once', async () => {
    const world = await worldWith({ organisations: ['1280'], late: true });
    await planDispatchPart(world.dispatch, part('1280'), world);
    expect(await world.state()).toBe('held');
    expect(world.sendJobs.enqueued).toEqual([]);
    const ask = { dispatch: world.dispatch.id, by: 'Anna Ek' };
    expect(await releaseDispatch(ask, world)).toBe('released');
    expect(await world.dispatches.find(world.dispatch.id)).toMatchObject({ approvedBy: 'Anna Ek' });
    expect(await releaseDispatch(ask, world)).toBe('not-released');
    expect(world.sendJobs.enqueued).toHaveLength(1);
  });

  it('that died between its plan and its jobs leaves when the same part is planned again', async () => {
    const world = await worldWith({ organisations: ['1280'] });
    const dying = { ...world, sendJobs: portWith(world.sendJobs, 'enqueue', killed) };
    await expect(planDispatchPart(world.dispatch, part('1280'), dying)).rejects.toThrow();
    // The reconciler finds it dispatching without a count, and hands its jobs out.
    expect(await world.state()).toBe('dispatching');
    const early = { ...world, dispatches: portWith(world.dispatches, 'advance', killed) };
    const other = await worldWith({ organisations: ['1280'] });
    await expect(
      planDispatchPart(other.dispatch, part('1280'), { ...early, plans: other.plans }),
    ).rejects.toThrow();
    await planDispatchPart(other.dispatch, part('1280'), other);
    expect(await other.state()).toBe('dispatching');
  });
});
