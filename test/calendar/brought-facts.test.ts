import { beforeAll, describe, expect, it } from 'vitest';
import { broughtChangeId } from '../../domain/milestone/brought-change.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { previewMilestone } from '../../domain/milestone/use-cases/preview-milestone.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { awardedSample, type CalendarWorld } from './awarded-sample.ts';

/** The supplier has another name when the service is connected. */
const CONNECTED = {
  ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2026-12-16', organisations: 'all' as const },
  facts: { supplier: 'Nya Bolaget AB', contractDate: '2026-12-14' },
};
const CHANGE = broughtChangeId({ id: 'connected' });
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

/** The sample after its award, on the day on which it is connected. */
const awarded = () => awardedSample(source, '2026-12-16');

/** Whoever was sent a name by mail, by organisation and address. */
function toldOf({ mails }: CalendarWorld, name: string): string[] {
  return mails
    .filter(({ text }) => text.replaceAll(/\s+/g, ' ').includes(name))
    .map(({ organisation, to }) => `${organisation} ${to}`);
}

const whole = (over: object = {}) =>
  milestoneReachedSchema.parse({
    ...CONNECTED,
    ...{ rollout: 'bob', triggeredBy: 'coordinator@skr.example' },
    ...over,
  });

describe('A milestone that brings a new value of a fact that has been told', () => {
  it('has each who holds the old one told once: by its own mail, or by one correction after it', async () => {
    const world = await awarded();
    const holders = new Set(toldOf(world, 'Exempelbolaget AB'));
    world.forget();
    await world.report(CONNECTED);
    const byItself = new Set(toldOf(world, 'Nya Bolaget AB'));
    expect(toldOf(world, 'Exempelbolaget AB')).toEqual([]);
    world.forget();
    await world.release(CHANGE);
    const corrected = toldOf(world, 'Nya Bolaget AB');
    expect(corrected.length).toBeGreaterThan(0);
    expect(corrected).toHaveLength(world.mails.length);
    expect(new Set(corrected).size).toBe(corrected.length);
    expect(corrected.filter((reader) => byItself.has(reader))).toEqual([]);
    expect(corrected.filter((reader) => !holders.has(reader))).toEqual([]);
    expect([...holders].filter((reader) => !byItself.has(reader) && !corrected.includes(reader))).toEqual([]);
    const [mail] = world.mails.filter(({ text }) => text.includes('Leverantör: Nya Bolaget AB'));
    expect(mail?.text.replaceAll(/\s+/g, ' ')).toMatch(/Exempelbolaget AB.*Tjänsten är ansluten/);
  });

  it('shows beforehand how many read it in its mails, and how many are corrected', async () => {
    const world = await awarded();
    const holders = new Set(toldOf(world, 'Exempelbolaget AB'));
    const preview = await previewMilestone(whole(), world);
    if (preview.kind === 'refused') throw new Error('refused');
    world.forget();
    await world.report(CONNECTED);
    const byItself = new Set(toldOf(world, 'Nya Bolaget AB').filter((reader) => holders.has(reader)));
    world.forget();
    await world.release(CHANGE);
    const sum = (what: 'byItself' | 'mails' | 'tasks') =>
      preview.holders.reduce((all, one) => all + one[what], 0);
    expect(byItself.size).toBeGreaterThan(0);
    expect(sum('byItself')).toBe(byItself.size);
    expect(sum('mails')).toBe(world.mails.length);
    expect(sum('tasks')).toBe(0);
  });

  it('corrects nobody of what it leaves as it was, or says for the first time', async () => {
    const world = await awarded();
    const facts = { ...CONNECTED.facts, supplier: 'Exempelbolaget AB' };
    const preview = await previewMilestone(whole({ facts }), world);
    expect(preview).toMatchObject({ kind: 'preview', holders: [] });
    await world.report({ ...CONNECTED, facts });
    expect(await world.milestones.changesOf('bob')).toEqual([]);
  });

  it('corrects nobody where it is stopped before anything has left', async () => {
    const world = await awarded();
    world.forget();
    const { release } = world;
    world.release = async () => {};
    await world.report(CONNECTED);
    world.release = release;
    const { dispatches } = world;
    await stopMilestone({ milestone: 'connected', by: 'coordinator@skr.example' }, { ...world, dispatches });
    await world.goTo('2026-12-18');
    expect(await world.milestones.changesOf('bob')).toEqual([]);
    expect(world.mails).toEqual([]);
  });

  it('is told once, however often it is let go', async () => {
    const world = await awarded();
    await world.report(CONNECTED);
    await dispatchMilestone('connected', world);
    await dispatchMilestone('connected', world);
    expect((await world.milestones.changesOf('bob')).map(({ id }) => id)).toEqual([CHANGE]);
  });

  it('is public from the day on which the milestone is, also before its corrections are approved', async () => {
    const world = await awarded();
    await world.report(CONNECTED);
    expect((await world.milestones.find(CHANGE))?.state).toBe('planned');
    const view = await loadPublicRollout('bob', world);
    expect(view?.changes).toMatchObject([
      { facts: [{ fact: 'supplier', from: 'Exempelbolaget AB', to: 'Nya Bolaget AB' }] },
    ]);
  });

  it('leaves what a later change says to that change', async () => {
    const world = await awarded();
    await world.report(CONNECTED);
    world.forget();
    await world.change({ id: 'later', facts: { supplier: 'Tredje Bolaget AB' }, why: 'Ännu ett namn.' });
    await world.release(CHANGE);
    expect(world.mails).toEqual([]);
    await world.release('later');
    const told = toldOf(world, 'Tredje Bolaget AB');
    expect(told).toHaveLength(world.mails.length);
    expect(new Set(told).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(0);
  });
});
