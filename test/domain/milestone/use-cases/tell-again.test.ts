import { beforeEach, describe, expect, it } from 'vitest';
import { draftMilestone, triggerDraft } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import { planMilestone } from '../../../../domain/milestone/use-cases/plan-milestone.ts';
import { previewMilestone } from '../../../../domain/milestone/use-cases/preview-milestone.ts';
import type { Milestone } from '../../../../domain/plan/milestone.ts';
import { aDispatchingMilestone, aMilestoneReached } from '../../../fixtures/a-milestone.ts';
import { someCounts } from '../../../fixtures/a-plan.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';

let world: LendingWorld;
const again = aMilestoneReached({ id: 'second' });

/** Malmö and Göteborg have been told, by a milestone in this state. */
async function told(state: Milestone['state'] = 'completed', over: Partial<Milestone> = {}) {
  const organisations = ['1280', '1480'];
  const dispatchedAt = Date.parse('2026-11-20T09:00:00Z');
  await world.milestones.accept(
    aDispatchingMilestone({ id: 'first', organisations, state, dispatchedAt, ...over }),
    {},
  );
}
const receive = (detail: unknown) => planMilestone({ event: 'event-1', at: world.now(), detail }, world);
const TOLD = {
  path: 'organisations',
  code: 'told-already',
  params: { milestone: 'first', date: '2026-11-20', count: 2, organisations: ['1280', '1480'] },
};

beforeEach(async () => {
  world = await lendingWorld();
});

describe('a kind of milestone that organisations have been told of, under another id', () => {
  it('is refused with whom, by which and when, and nothing is planned', async () => {
    await told();
    const result = await receive(again);
    expect(result).toMatchObject({ kind: 'refused', refusal: { reason: 'told-already', problems: [TOLD] } });
    expect(await world.milestones.find('second')).toBeUndefined();
    expect(world.planJobs.enqueued).toEqual([]);
  });

  it('is taken in for a reason, which is kept with it', async () => {
    await told();
    const reason = 'The first one named the wrong supplier.';
    expect((await receive({ ...again, again: { reason } })).kind).toBe('accepted');
    expect((await world.milestones.find('second'))?.again).toEqual({ reason });
    expect(world.planJobs.enqueued).toHaveLength(3);
  });

  it.each([{ again: {} }, { again: { reason: '' } }, { again: { reason: 'x'.repeat(301) } }])(
    'is not taken in for no reason: %j',
    async (without) => {
      await told();
      expect(await receive({ ...again, ...without })).toMatchObject({
        kind: 'refused',
        refusal: { reason: 'malformed' },
      });
    },
  );

  it('is taken in for those who have not been told', async () => {
    await told();
    expect((await receive({ ...again, organisations: ['national'] })).kind).toBe('accepted');
  });

  it('is no repetition for another kind, nor under the same id', async () => {
    await told('completed', { kind: 'live' });
    expect((await receive(again)).kind).toBe('accepted');
    expect((await receive(again)).kind).toBe('known');
  });

  it.each(['planning', 'planned', 'held', 'approved', 'dispatching'] as const)(
    'is refused while the earlier one is %s, since it will be told',
    async (state) => {
      await told(state);
      expect((await receive(again)).kind).toBe('refused');
    },
  );

  it('is refused where a part of the earlier one waits, with the day on which it will be told', async () => {
    await told('dispatching', { days: { '1280': '2026-11-20', '1480': '2027-03-01' } });
    const result = await receive(again);
    expect(result.kind === 'refused' && result.refusal.problems).toMatchObject([
      { params: { date: '2026-11-20', organisations: ['1280'] } },
      { params: { date: '2027-03-01', organisations: ['1480'] } },
    ]);
  });

  it('is no repetition where the earlier one was stopped before anything had left', async () => {
    await told('stopped');
    await world.plans.saveCounts('first', someCounts({ accepted: 0, cancelled: 3 }));
    expect((await receive(again)).kind).toBe('accepted');
  });

  it('is one for those whose mails had left before the earlier one was stopped', async () => {
    await told('stopped');
    await world.plans.saveCounts('first', someCounts({ organisation: '1480', accepted: 1, cancelled: 2 }));
    await world.plans.saveCounts('first', someCounts({ accepted: 0, cancelled: 3 }));
    expect(await receive(again)).toMatchObject({
      refusal: { problems: [{ params: { count: 1, organisations: ['1480'] } }] },
    });
  });
});

describe('its preview', () => {
  it('says who has been told what and when, and is of the others alone', async () => {
    await told();
    const preview = await previewMilestone(again, world);
    expect(preview).toMatchObject({
      kind: 'preview',
      told: [
        { organisation: '1280', milestone: 'first', day: '2026-11-20' },
        { organisation: '1480', milestone: 'first', day: '2026-11-20' },
      ],
      milestone: { organisations: ['national'] },
      parts: [{ organisation: 'national' }],
    });
  });

  it('is of all of them where a reason is given, and still says who has been told', async () => {
    await told();
    const preview = await previewMilestone({ ...again, again: { reason: 'A new price.' } }, world);
    expect(preview.kind === 'preview' && preview.parts.map(({ organisation }) => organisation)).toEqual([
      '1280',
      '1480',
      'national',
    ]);
    expect(preview.kind === 'preview' && preview.told).toHaveLength(2);
  });

  it('is refused where nobody is left to tell', async () => {
    await told();
    const preview = await previewMilestone({ ...again, organisations: ['1280', '1480'] }, world);
    expect(preview).toMatchObject({ kind: 'refused', reason: 'told-already', problems: [TOLD] });
  });
});

describe('a draft of it', () => {
  it('is kept for the others, and triggers them alone under the previewed hash', async () => {
    await told();
    const ports = { ...world, mailAccounts: world.mailAccounts };
    const drafted = await draftMilestone({ content: again, from: 0 }, ports);
    if (drafted.kind !== 'drafted') throw new Error(drafted.kind);
    expect(drafted.draft.content.organisations).toEqual(['national']);
    const { hash } = drafted.preview;
    const triggered = await triggerDraft(
      { rollout: 'lending', id: 'second', hash, by: 'coordinator@office.example' },
      ports,
    );
    expect(triggered.kind).toBe('triggered');
    expect((await world.milestones.find('second'))?.organisations).toEqual(['national']);
  });
});
