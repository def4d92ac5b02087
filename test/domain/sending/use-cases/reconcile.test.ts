import { beforeEach, describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { type ReconcileReport, reconcile } from '../../../../domain/sending/use-cases/reconcile.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aSummary, someCounts } from '../../../fixtures/a-plan.ts';
import { NOW } from '../../../fixtures/dispatching-world.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const TWO_MINUTES = 120_000;
const ORGANISATIONS = aMilestone().organisations;
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
});

const accept = (over: Parameters<typeof aMilestone>[0]) =>
  world.milestones.accept(aMilestone({ id: 'r', planHash: 'h', ...over }), {});
const look = (millis: number) => reconcile({ ...world, now: () => NOW + millis });
const jobsFor = (...codes: string[]) =>
  codes.map((organisation) => ({ dispatchId: 'r', organisation, delaySeconds: 0 }));
const done = () => ({
  planJobs: world.planJobs.enqueued,
  sendJobs: world.sendJobs.enqueued,
  events: world.events.published.map(({ type }) => type),
});
const REPORT: ReconcileReport = { resumed: [], attention: [], holds: [], failing: [] };
const NOTHING = { planJobs: [], sendJobs: [], events: [] };

describe('a milestone that stands still', () => {
  it.each([
    ['planning', { ...NOTHING, planJobs: jobsFor(...ORGANISATIONS) }],
    ['planned', { ...NOTHING, events: ['MilestonePlanned'] }],
    ['approved', { ...NOTHING, events: ['MilestoneApproved'] }],
    ['dispatching', { ...NOTHING, sendJobs: jobsFor(...ORGANISATIONS) }],
    ['stopping', { ...NOTHING, sendJobs: jobsFor(...ORGANISATIONS) }],
  ] as const)('in %s for two minutes has its step taken again, and not before', async (state, step) => {
    await accept({ state, approvedHash: 'h', approvedBy: 'automatic' });
    expect(await look(TWO_MINUTES - 1)).toEqual(REPORT);
    expect(done()).toEqual(NOTHING);
    expect(await look(TWO_MINUTES)).toEqual({ ...REPORT, resumed: ['r'] });
    expect(done()).toEqual(step);
    expect((await world.milestones.find('r'))?.state).toBe(state);
  });

  it.each(['held', 'completed', 'stopped'] as const)(
    'in %s waits for nobody but a person: nothing is done',
    async (state) => {
      await accept({ state });
      expect(await look(86_400_000)).toEqual(REPORT);
      expect(done()).toEqual(NOTHING);
    },
  );

  it('has told the bus what the first event told', async () => {
    await accept({ state: 'planned' });
    const gap = { kind: 'no-responsible' } as const;
    await world.plans.markPlanned('r', aSummary({ deliveries: 5, gaps: [gap] }));
    await world.plans.markPlanned('r', aSummary({ organisation: '1480', deliveries: 2 }));
    await accept({ id: 'a', state: 'approved', approvedBy: 'approver@office.example' });
    await look(TWO_MINUTES);
    const of = { rollout: 'lending', kind: 'decided', planHash: 'h' };
    expect(world.events.ofType('MilestonePlanned')).toEqual([
      { type: 'MilestonePlanned', detail: { id: 'r', ...of, deliveries: 7, gaps: 1 } },
    ]);
    expect(world.events.ofType('MilestoneApproved')).toEqual([
      { type: 'MilestoneApproved', detail: { id: 'a', ...of, approvedBy: 'approver@office.example' } },
    ]);
  });
});

describe('a plan', () => {
  it('is resumed with the organisations that are not planned', async () => {
    await accept({ state: 'planning' });
    await world.plans.markPlanned('r', aSummary({ organisation: '1480' }));
    await look(TWO_MINUTES);
    expect(world.planJobs.enqueued).toEqual(jobsFor('1280', 'national'));
  });

  it('that lacks only being closed is closed by one more job', async () => {
    await accept({ state: 'planning', planHash: undefined });
    const dying = { ...world, milestones: portWith(world.milestones, 'advance', killed) };
    for (const organisation of ORGANISATIONS) {
      const planned = planOrganisation({ dispatchId: 'r', organisation }, dying);
      await (organisation === 'national' ? expect(planned).rejects.toThrow('killed') : planned);
    }
    expect(world.events.published).toEqual([]);
    await look(TWO_MINUTES);
    expect(world.planJobs.enqueued).toHaveLength(1);
    for (const job of world.planJobs.enqueued) await planOrganisation(job, world);
    expect((await world.milestones.find('r'))?.state).toBe('planned');
    expect(done().events).toEqual(['MilestonePlanned']);
  });
});

describe('a dispatch', () => {
  const count = (organisation: string, over: Parameters<typeof someCounts>[0]) =>
    world.plans.saveCounts('r', someCounts({ organisation, ...over }));

  it('is resumed only where nobody has come by for two minutes', async () => {
    await accept({ state: 'dispatching' });
    await count('1280', { at: NOW + 1 });
    await count('1480', { at: NOW });
    await count('national', { at: NOW });
    expect((await look(TWO_MINUTES)).resumed).toEqual(['r']);
    expect(world.sendJobs.enqueued).toEqual(jobsFor('1480', 'national'));
  });

  it.each([
    {
      what: 'each minute where nothing of it moves',
      moves: false,
      minutes: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
    },
    {
      what: 'every ten minutes while others are sent, behind which it may wait',
      moves: true,
      minutes: [10, 11],
    },
  ])('hands out what nobody has begun $what', async ({ moves, minutes }) => {
    await accept({ state: 'dispatching' });
    const rounds: number[] = [];
    let last: Awaited<ReturnType<typeof world.plans.counts>>;
    for (let minute = 1; minute <= 13; minute += 1) {
      world.sendJobs.enqueued.length = 0;
      if (moves) {
        const next = someCounts({ organisation: 'national', at: NOW + minute * 60_000 });
        await world.plans.saveCounts('r', next, last);
        last = next;
      }
      await look(minute * 60_000);
      if (world.sendJobs.enqueued.some(({ organisation }) => organisation === '1280')) rounds.push(minute);
    }
    expect(rounds).toEqual(minutes);
  });

  it('leaves alone what is settled, and a job that waits its turn in the queue', async () => {
    await accept({ state: 'dispatching' });
    world.plans.markSent('r', '1280');
    await count('1480', { at: NOW, comesBackIn: 900_000 });
    await count('national', { at: NOW, comesBackIn: 60_000 });
    expect((await look(TWO_MINUTES)).resumed).toEqual([]);
    expect(world.sendJobs.enqueued).toEqual([]);
    await look(TWO_MINUTES + 60_000);
    expect(world.sendJobs.enqueued).toEqual(jobsFor('national'));
    await look(TWO_MINUTES + 900_000);
    expect(world.sendJobs.enqueued).toEqual(jobsFor('national', '1480', 'national'));
  });

  it('is resumed where an organisation was settled and has a mail to send again', async () => {
    await accept({ state: 'dispatching' });
    for (const organisation of ORGANISATIONS) world.plans.markSent('r', organisation);
    await world.plans.markPlanned('r', aSummary({ organisation: '1480', deliveries: 2 }));
    await count('1480', { accepted: 1, at: NOW });
    await look(TWO_MINUTES);
    expect(world.sendJobs.enqueued).toEqual(jobsFor('1480'));
    expect((await world.milestones.find('r'))?.state).toBe('dispatching');
  });

  it.each([
    ['dispatching', 'completed', 'MilestoneCompleted'],
    ['stopping', 'stopped', 'MilestoneStopped'],
  ] as const)('in %s that lacks only its end is %s', async (state, end, event) => {
    await accept({ state });
    for (const organisation of ORGANISATIONS) world.plans.markSent('r', organisation);
    expect((await look(TWO_MINUTES)).resumed).toEqual(['r']);
    expect((await world.milestones.find('r'))?.state).toBe(end);
    expect(done()).toEqual({ ...NOTHING, events: [event] });
    expect((await look(2 * TWO_MINUTES)).resumed).toEqual([]);
    expect(done()).toEqual({ ...NOTHING, events: [event] });
  });
});

describe('a change that ended unapproved, since nobody had to hear it', () => {
  it('is stopped, and not sent, where a slower job had planned mails by then', async () => {
    await accept({ state: 'completed', organisations: ['1280'] });
    await world.plans.markPlanned('r', aSummary({ organisation: '1280', deliveries: 2 }));
    await look(TWO_MINUTES);
    expect((await world.milestones.find('r'))?.state).toBe('stopping');
    expect(done()).toEqual({ ...NOTHING, sendJobs: jobsFor('1280') });
    expect((await world.milestones.find('r'))?.approvedHash).toBeUndefined();
  });
});

it('does nothing when nothing has happened yet', async () => {
  expect(await look(TWO_MINUTES)).toEqual(REPORT);
  expect(done()).toEqual(NOTHING);
});

describe('a question by mail whether a subscription is meant', () => {
  it('is released when it was forgotten, and left alone once it has ended', async () => {
    const planned = aDispatch({
      id: 'q',
      purpose: 'opt-in',
      organisations: ['1280'],
      state: 'planned',
      planHash: 'h',
      changedAt: NOW,
    });
    await world.dispatches.open(planned);
    await world.dispatches.open({ ...planned, id: 'ended', state: 'completed' });
    await world.plans.markPlanned('ended', aSummary({ deliveries: 1 }));
    await world.plans.saveCounts('ended', someCounts({ unknown: 1 }));
    expect(await look(TWO_MINUTES)).toEqual({ ...REPORT, resumed: ['q'] });
    expect((await world.dispatches.find('q'))?.state).toBe('dispatching');
  });
});
