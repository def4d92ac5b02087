import { beforeAll, describe, expect, it } from 'vitest';
import type { CounterAsked } from '../../domain/milestone/prepared-counter.ts';
import { sealHash } from '../../domain/milestone/prepared-counter.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { fireCounter } from '../../domain/milestone/use-cases/fire-counter.ts';
import {
  approveCounter,
  prepareCounter,
  previewCounter,
  previewCounterAt,
  standingCounter,
} from '../../domain/milestone/use-cases/prepare-counter.ts';
import { milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { listTasks } from '../../domain/tasks/use-cases/list-tasks.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

const ALL = { organisations: 'all' as const };
const AWARD = {
  ...{ ...ALL, id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const COUNTER: CounterAsked = {
  ...{ ...ALL, id: 'review', rollout: 'bob', kind: 'under-review', against: 'award', facts: {} },
};
const [MAJA, BO] = ['maja@skr.example', 'bo@skr.example'];
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

async function drafted(): Promise<World> {
  const world = await calendarWorld(source, '2026-11-23 10:00');
  world.mailAccounts.account = { ...world.mailAccounts.account, domain: 'bob.example' };
  const content = milestoneReachedSchema.parse({ ...AWARD, rollout: 'bob', triggeredBy: MAJA });
  await world.drafts.save({ content, version: 1, at: world.now() });
  return world;
}

async function policy(world: World, approval: 'automatic' | 'one' | 'two'): Promise<void> {
  const rollout = await world.rollouts.find('bob');
  if (rollout) await world.rollouts.save({ ...rollout, approval });
}

const prepare = (world: World, content = COUNTER) => prepareCounter({ content, from: 0, by: MAJA }, world);

async function approve(world: World, by = BO) {
  const found = await standingCounter({ rollout: 'bob', id: 'review' }, world);
  if (!found) throw new Error('nothing is prepared');
  const seal = sealHash(found.standing.seal);
  return await approveCounter({ rollout: 'bob', id: 'review', seal, by }, world);
}

const fire = (world: World, on = '2026-11-30') =>
  fireCounter({ rollout: 'bob', id: 'review', on, by: MAJA }, world);
const readers = ({ mails }: World) => mails.map(({ organisation, to }) => `${organisation} ${to}`);

/** An award that everybody was told, with a review that is prepared and approved, a week later. */
async function approvedReview(): Promise<World & { told: Set<string> }> {
  const world = await drafted();
  await prepare(world);
  await world.report(AWARD);
  const told = new Set(readers(world));
  await policy(world, 'one');
  await approve(world);
  await world.goTo('2026-11-30');
  world.forget();
  return Object.assign(world, { told });
}

describe('What would undo a milestone', () => {
  it('is written while the milestone is a draft, and read as its readers will get it', async () => {
    const world = await drafted();
    expect(await prepare(world)).toMatchObject({
      kind: 'prepared',
      counter: { version: 1, preparedBy: MAJA },
    });
    const counter = await world.preparedCounters.find('bob', 'review');
    if (!counter) throw new Error('nothing is prepared');
    const preview = await previewCounter(counter, world);
    if (preview.kind === 'refused') throw new Error('it cannot be previewed');
    expect(preview.parts).toHaveLength(13);
    expect(preview.parts.reduce((sum, { deliveries }) => sum + deliveries, 0)).toBeGreaterThan(200);
    const malmo = await previewCounterAt(counter, '1280', world);
    if (malmo?.kind !== 'preview') throw new Error('Malmö is not in it');
    expect(malmo.plan.variants.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join('\n')).toMatch(
      /begärt att domstol prövar upphandlingen/,
    );
    // Nothing has happened.
    expect(await world.milestones.find('review')).toBeUndefined();
    expect(world.planJobs.enqueued).toEqual([]);
    expect(await fire(world)).toMatchObject({ kind: 'refused', problems: [{ code: 'nothing-to-undo' }] });
  });

  it.each([
    [{ ...COUNTER, kind: 'go-live' }, 'kind', 'nothing-to-undo'],
    [{ ...COUNTER, kind: 'service-stopped' }, 'kind', 'nothing-to-undo'],
    [{ ...COUNTER, against: 'nowhere' }, 'against', 'unknown'],
    [{ ...COUNTER, id: 'award' }, 'id', 'already-exists'],
    [{ ...COUNTER, organisations: ['9999'] }, 'organisations', 'not-participating'],
  ])('is refused where it would be wrong on the day: %j', async (content, path, code) => {
    const world = await drafted();
    expect(await prepare(world, content)).toMatchObject({ kind: 'refused', problems: [{ path, code }] });
    expect(await world.preparedCounters.ofRollout('bob')).toEqual([]);
  });

  it('leaves in one act: whoever was told is told, tasks are called off, and nobody approves once more', async () => {
    const world = await approvedReview();
    const fired = await fire(world);
    expect(fired.kind).toBe('fired');
    await world.work();
    await world.release('review');
    const review = await world.milestones.find('review');
    expect(review).toMatchObject({ approvedBy: BO, triggeredBy: MAJA, approval: 'one', undoSeconds: 60 });
    expect(['dispatching', 'completed']).toContain(review?.state);
    expect(new Set(readers(world))).toEqual(world.told);
    const tasks = await listTasks('1280', world);
    expect(tasks?.filter(({ milestone }) => milestone.id === 'award')).toEqual([]);
    expect((await world.rollouts.find('bob'))?.facts).not.toHaveProperty('standstillEnd');
    // Pressed twice, it is one.
    world.forget();
    expect((await fire(world)).kind).toBe('fired');
    await world.work();
    await world.release('review');
    expect(world.mails).toEqual([]);
  });

  it('can be undone for a minute all the same', async () => {
    const world = await approvedReview();
    await fire(world);
    await world.work();
    const { planHash = '' } = (await world.milestones.find('review')) ?? {};
    expect(await approveMilestone({ milestone: 'review', planHash, by: SYSTEM_ACTOR }, world)).toBe(
      'approved',
    );
    expect(await dispatchMilestone('review', world)).toBe('later');
    await world.work();
    expect(world.mailer.sent.length).toBe(0);
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-03');
  });

  it('is not approved by who prepared it, nor by one where two have to', async () => {
    const world = await drafted();
    await prepare(world);
    await policy(world, 'two');
    expect(await approve(world, MAJA)).toBe('own');
    expect(await approve(world)).toBe('waiting');
    expect(await approve(world)).toBe('waiting');
    expect(await approve(world, 'eva@skr.example')).toBe('approved');
    expect((await world.preparedCounters.find('bob', 'review'))?.approvals.map(({ by }) => by)).toEqual([
      BO,
      'eva@skr.example',
    ]);
  });

  it('is not fired unapproved, and nothing begins', async () => {
    const world = await drafted();
    await prepare(world);
    await world.report(AWARD);
    await policy(world, 'one');
    expect(await fire(world)).toMatchObject({
      kind: 'unapproved',
      standing: { needed: 1, by: [], changed: [] },
    });
    expect(await world.milestones.find('review')).toBeUndefined();
  });

  it('asks for approval again, and says why, where the policy or a text of it has changed', async () => {
    const world = await approvedReview();
    await policy(world, 'two');
    expect(await fire(world)).toMatchObject({ kind: 'unapproved', standing: { changed: ['policy'] } });
    await policy(world, 'one');
    const current = await world.catalogues.currentVersion('bob');
    const version = await world.catalogues.load('bob', current ?? '');
    if (!version) throw new Error('there is no catalogue');
    const texts = version.texts.map((text) =>
      text.topic === 'interruption' && text.locale === 'sv'
        ? { ...text, sections: { ...text.sections, 'under-review': 'Domstolen prövar nu allt.' } }
        : text,
    );
    await world.catalogues.publish({ ...version, version: 'other', texts });
    expect(await fire(world)).toMatchObject({ kind: 'unapproved', standing: { changed: ['words'] } });
    expect(await world.milestones.find('review')).toBeUndefined();
    expect(world.mails).toEqual([]);
    expect(await approve(world)).toBe('approved');
    expect((await fire(world)).kind).toBe('fired');
  });

  it('is refused with the rule that its day breaks', async () => {
    const world = await approvedReview();
    expect(await fire(world, '2026-12-24')).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'occurredOn', code: 'not-yet-occurred' }],
    });
  });

  it('does not undo another round than the one that it was prepared against', async () => {
    const world = await approvedReview();
    const award = await world.milestones.find('award');
    if (!award) throw new Error('there is no award');
    const marks = award.organisations.map((code) => [code, { by: 'cancelled', on: '2026-11-30' }]);
    await world.milestones.undo('award', Object.fromEntries(marks));
    await world.milestones.accept({ ...award, id: 'award-2' }, {});
    expect(await fire(world)).toMatchObject({ kind: 'refused', problems: [{ code: 'nothing-to-undo' }] });
  });
});
