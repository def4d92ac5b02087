import { beforeAll, describe, expect, it } from 'vitest';
import { acceptChange } from '../../domain/milestone/use-cases/accept-change.ts';
import { acceptMilestone } from '../../domain/milestone/use-cases/accept-milestone.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { planOrganisation } from '../../domain/milestone/use-cases/plan-organisation.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { awardedSample, type CalendarWorld, flat } from './awarded-sample.ts';

const ALL = { organisations: 'all' as const };
const why = 'Beslutet har ändrats.';
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

async function awarded(): Promise<CalendarWorld> {
  const world = await awardedSample(source, '2026-11-24');
  world.forget();
  return world;
}

const stop = async (world: CalendarWorld, milestone: string) => {
  await stopMilestone({ milestone, by: 'maja@skr.example' }, world);
  await world.work();
};
/** Mails that say of the supplier what it is now and what was told before. */
const corrected = (world: CalendarWorld, to: string, from: string) =>
  correctedIn(world, `(?:Leverantör|Supplier): ${to}`, from);
const MOVED = /(?:Avtalsspärrens sista dag|Last day of the standstill period): 7 [Dd]ecember 2026/.source;
/** Mails that say that the standstill ends on the 7th, and not on the 3rd. */
const moved = (world: CalendarWorld) => correctedIn(world, MOVED, '3 [Dd]ecember 2026');
const correctedIn = ({ mails }: CalendarWorld, now: string, before: string) => {
  const words = new RegExp(`${now}\\. (?:Tidigare skrev vi|Before, we wrote) ${before}\\.`);
  return mails.filter((mail) => words.test(flat(mail))).map((mail) => `${mail.organisation} ${mail.to}`);
};
const changes = async (world: CalendarWorld, start: string) =>
  (await world.milestones.changesOf('bob')).filter(({ id }) => id.startsWith(start));

describe('When the newest change is stopped', () => {
  it.each([
    ['stopped as well', (world: CalendarWorld) => stop(world, 'one')],
    ['superseded by it', async () => {}],
  ])('the next one tells what it left open, and an older one that was %s', async (_, meanwhile) => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { supplier: 'Nordprov AB' }, why });
    await meanwhile(world);
    await world.change({ id: 'two', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    expect(world.mails).toEqual([]);
    await world.change({ id: 'three', facts: { standstillEnd: '2026-12-07' }, why });
    await world.release('three');
    const readers = corrected(world, 'Bokverket AB', 'Exempelbolaget AB');
    expect(readers.length).toBeGreaterThan(100);
    expect(readers).toHaveLength(new Set(readers).size);
    expect(corrected(world, 'Nordprov AB', 'Exempelbolaget AB')).toEqual([]);
  });

  it('an older one that is planned after it tells its own, and nothing of what was stopped', async () => {
    const world = await awarded();
    const { work } = world;
    // Its jobs are late.
    const jobs = world.planJobs.enqueued;
    await acceptLate(world, { id: 'one', facts: { supplier: 'Nordprov AB', standstillEnd: '2026-12-07' } });
    const late = jobs.splice(0);
    await world.change({ id: 'two', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    for (const { dispatchId, organisation } of late)
      await planOrganisation({ dispatchId, organisation }, world);
    await work();
    await releaseAll(world);
    expect(moved(world).length).toBeGreaterThan(100);
    expect(moved(world)).toHaveLength(new Set(moved(world)).size);
    expect(world.mails.filter((mail) => /Bokverket/.test(flat(mail)))).toEqual([]);
  });

  it('what it had called off is told after all, once, and nothing of what was stopped', async () => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { standstillEnd: '2026-12-07' }, why: 'Dagen räknades fel.' });
    await world.change({ id: 'two', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    const [returned, ...more] = await changes(world, 'returned-');
    expect(more).toEqual([]);
    expect(returned).toMatchObject({
      state: 'planned',
      change: {
        facts: [{ fact: 'standstillEnd', from: '2026-12-03', to: '2026-12-07' }],
        givesBack: 'two',
      },
    });
    expect(world.mails).toEqual([]);
    await releaseAll(world);
    const readers = moved(world);
    expect(readers.length).toBeGreaterThan(100);
    expect(readers).toHaveLength(new Set(readers).size);
    expect(world.mails.filter((mail) => /Dagen räknades fel/.test(flat(mail))).length).toBeGreaterThan(100);
    expect(world.mails.filter((mail) => /Bokverket|Beslutet har ändrats/.test(flat(mail)))).toEqual([]);
    expect((await world.rollouts.find('bob'))?.facts).toMatchObject({
      supplier: 'Bokverket AB',
      standstillEnd: '2026-12-07',
    });
  });

  it('of the same fact nothing is told: what held before it does not hold either', async () => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { supplier: 'Nordprov AB' }, why });
    await world.change({ id: 'two', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    await releaseAll(world);
    expect(world.mails).toEqual([]);
    expect(await changes(world, 'returned-')).toEqual([]);
  });

  it('whoever stops what was given back as well has told enough', async () => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { standstillEnd: '2026-12-07' }, why });
    await world.change({ id: 'two', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    for (const { id } of await changes(world, 'returned-')) await stop(world, id);
    await releaseAll(world);
    expect(world.mails).toEqual([]);
    expect(await changes(world, 'returned-')).toHaveLength(1);
  });

  it('what came after it has told all, and nothing is told twice', async () => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { standstillEnd: '2026-12-07' }, why });
    await world.change({ id: 'two', facts: { supplier: 'Nordprov AB' }, why });
    await world.change({ id: 'three', facts: { supplier: 'Bokverket AB' }, why });
    await stop(world, 'two');
    await releaseAll(world);
    expect(moved(world).length).toBeGreaterThan(100);
    expect(moved(world)).toHaveLength(new Set(moved(world)).size);
    expect((await changes(world, 'returned-')).map(({ state }) => state)).toEqual(['completed']);
  });
});

/** Approves all changes that wait, and lets them leave. */
async function releaseAll(world: CalendarWorld) {
  for (const { id, state } of await changes(world, '')) if (state === 'planned') await world.release(id);
}

/** A change that is stored, and whose jobs nobody has done yet. */
async function acceptLate(
  world: CalendarWorld,
  { id, facts }: { id: string; facts: Record<string, string> },
) {
  const changed = { id, rollout: 'bob', facts, why, changedBy: 'maja@skr.example' };
  await acceptChange(changed, { at: world.now(), byHand: false }, world);
}

describe('A milestone that is stopped after it was let go', () => {
  /** Connected, with another supplier: let go, and no mail of it has left. */
  async function letGo(approval?: 'one'): Promise<CalendarWorld> {
    const world = await awarded();
    await world.goTo('2027-02-15');
    world.forget();
    const rollout = await world.rollouts.find('bob');
    if (rollout && approval) await world.rollouts.save({ ...rollout, approval });
    await reportConnected(world, approval ? 'bo@skr.example' : SYSTEM_ACTOR);
    return world;
  }

  async function reportConnected(world: CalendarWorld, by = SYSTEM_ACTOR) {
    const reached = milestoneReachedSchema.parse({
      ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15', rollout: 'bob' },
      ...{ facts: { contractDate: '2026-12-14', supplier: 'Bokverket AB' }, triggeredBy: 'maja@skr.example' },
    });
    await acceptMilestone(reached, { at: world.now(), byHand: false }, world);
    await world.work();
    const { planHash = '' } = (await world.milestones.find('connected')) ?? {};
    await approveMilestone({ milestone: 'connected', planHash, by }, world);
    await dispatchMilestone('connected', world);
  }

  it('does not have its correction planned: the next change tells it', async () => {
    const world = await letGo();
    await stop(world, 'connected');
    const [brought] = await changes(world, 'brought-');
    expect(brought?.state).toBe('completed');
    expect(world.mailer.sent).toEqual([]);
    await world.change({ id: 'next', facts: { standstillEnd: '2026-12-07' }, why });
    await world.release('next');
    expect(corrected(world, 'Bokverket AB', 'Exempelbolaget AB').length).toBeGreaterThan(100);
  });

  it('takes a correction that waits for its approval with it', async () => {
    const world = await letGo('one');
    // Its own mails are slow; the correction is planned as soon as they are no longer on their way.
    const slow = world.sendJobs.enqueued.splice(0);
    await world.milestones.advance('connected', { from: 'dispatching', to: 'dispatching', at: world.now() });
    for (const { dispatchId, organisation } of slow) world.plans.markSent(dispatchId, organisation);
    await world.work();
    const [brought] = await changes(world, 'brought-');
    expect(brought?.state).toBe('planned');
    await stop(world, 'connected');
    expect((await changes(world, 'brought-'))[0]).toMatchObject({
      state: 'stopped',
      stoppedBy: 'maja@skr.example',
    });
    expect(world.mailer.sent).toEqual([]);
  });

  it('gives back the change that it had overtaken, and not what it brought itself', async () => {
    const world = await awarded();
    await world.goTo('2027-02-15');
    world.forget();
    await world.change({ id: 'earlier', facts: { standstillEnd: '2026-12-07' }, why: 'Dagen räknades fel.' });
    await reportConnected(world);
    // Let go, it overtakes the change that waits; it is stopped before its first mail.
    expect((await world.milestones.find('earlier'))?.undone).toMatchObject({ '2584': { by: 'connected' } });
    await stop(world, 'connected');
    await releaseAll(world);
    const readers = moved(world);
    expect(readers.length).toBeGreaterThan(100);
    expect(readers).toHaveLength(new Set(readers).size);
    expect(world.mails.filter((mail) => /Bokverket/.test(flat(mail)))).toEqual([]);
  });

  it('leaves alone what was corrected by then, and other changes', async () => {
    const world = await letGo();
    await world.work();
    for (const { id } of await changes(world, 'brought-')) await world.release(id);
    const [brought] = await changes(world, 'brought-');
    expect(brought?.state).toBe('completed');
    await world.change({ id: 'other', facts: { standstillEnd: '2026-12-07' }, why });
    await stop(world, 'connected');
    expect((await changes(world, 'brought-'))[0]).toEqual(brought);
    expect((await world.milestones.find('other'))?.state).toBe('planned');
  });
});
