import { beforeEach, describe, expect, it } from 'vitest';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { dispatchPlanHash } from '../../../../domain/plan/plan.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { type LendingWorld, lendingWorld } from '../../../fixtures/lending-world.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';

const { id } = aMilestone();
const ORGANISATIONS = aMilestone().organisations;
let world: LendingWorld;

beforeEach(async () => {
  world = await lendingWorld();
  await world.milestones.accept(aMilestone(), { supplier: 'Exempelbolaget AB' });
});

const planOne = (organisation: string, ports = world) =>
  planOrganisation({ dispatchId: id, organisation }, ports);

async function planAll() {
  for (const organisation of ORGANISATIONS) await planOne(organisation);
}

/** Everything stored for an organisation at the milestone. */
async function rowsOf(organisation: string) {
  return {
    obligations: await world.obligations.ofOrganisation(id, organisation),
    variants: await world.plans.variants(id, organisation),
    deliveries: await world.deliveries.ofOrganisation(id, organisation),
    tasks: await world.tasks.ofOrganisation(id, organisation),
  };
}

describe('planning one organisation', () => {
  it('writes its obligations, texts and recipients, and leaves the milestone open', async () => {
    expect(await planOne('1280')).toEqual({
      planned: true,
      deliveries: 3,
      gaps: 1,
      milestoneComplete: false,
    });
    const rows = await rowsOf('1280');
    expect(rows.deliveries.map(({ address }) => address).sort()).toEqual([
      'asa.lind@malmo.example',
      'lo.ek@malmo.example',
      'per.ask@malmo.example',
    ]);
    expect(rows.variants).toHaveLength(3);
    expect(rows.obligations).toHaveLength(8);
    const byHand = rows.obligations.filter(({ carrier }) => carrier === 'people');
    expect(rows.tasks.map(({ group, channel }) => [group, channel])).toEqual(
      byHand.map(({ group, channel }) => [group, channel]),
    );
    expect((await world.milestones.find(id))?.state).toBe('planning');
    expect(world.events.published).toEqual([]);
  });

  it('writes nothing of another organisation', async () => {
    await planOne('1280');
    expect(await rowsOf('1480')).toEqual({ obligations: [], variants: [], deliveries: [], tasks: [] });
  });

  it('writes the same again when it runs twice, though contacts changed in between', async () => {
    await planOne('1280');
    const before = await rowsOf('1280');
    await world.contacts.save([aContact({ name: 'Åsa Berg' }), aContact({ address: 'new@malmo.example' })]);
    await planOne('1280');
    expect(await rowsOf('1280')).toEqual(before);
  });

  it('keeps to the contacts of the first try when that died before its last row', async () => {
    const dying = { ...world, plans: portWith(world.plans, 'write', killed) };
    await expect(planOne('1280', dying)).rejects.toThrow('killed');
    await world.contacts.save([aContact({ address: 'new@malmo.example' })]);
    expect(await planOne('1280')).toMatchObject({ deliveries: 3 });
  });

  it('never sets a mail back that is on its way', async () => {
    await planOne('1280');
    const [delivery] = (await rowsOf('1280')).deliveries.filter(({ outcome }) => outcome.state === 'planned');
    if (delivery?.outcome.state !== 'planned') throw new Error('nothing was planned');
    const planned = { ...delivery, outcome: delivery.outcome };
    await world.deliveries.claim({
      dispatchId: id,
      deliveries: [planned],
      attempt: 'a',
      now: 1,
      leaseUntil: 2,
    });
    await planOne('1280');
    const states = (await rowsOf('1280')).deliveries.map(({ outcome }) => outcome.state);
    expect(states.sort()).toEqual(['planned', 'planned', 'sending']);
  });

  it.each([
    ['the milestone', { dispatchId: 'other', organisation: '1280' }],
    ['the organisation', { dispatchId: id, organisation: '9999' }],
  ])('fails with a retryable error if %s does not exist', async (_, job) => {
    await expect(planOrganisation(job, world)).rejects.toThrow(NotFound);
    expect(await world.plans.summaries(job.dispatchId)).toEqual([]);
  });

  it('fails if the frozen version of the catalogue does not exist', async () => {
    await world.milestones.accept(aMilestone({ id: 'odd', catalogueVersion: 'v0' }), {});
    await expect(planOrganisation({ dispatchId: 'odd', organisation: '1280' }, world)).rejects.toThrow(
      'version v0',
    );
  });
});

describe('the last organisation', () => {
  it('closes the plan under its hash and tells the bus, once', async () => {
    await planAll();
    const summaries = await world.plans.summaries(id);
    const planHash = dispatchPlanHash(summaries);
    expect(await world.milestones.find(id)).toMatchObject({ state: 'planned', planHash });
    expect(world.events.published).toEqual([
      {
        type: 'MilestonePlanned',
        // Three mails in Malmö, the foreman's among them, one in Göteborg, two nationally, one of them to its
        // contact. Gaps: the newsletter's readers in both, in Göteborg also the lead (a mail and the answers) and the
        // foreman, nationally the journalists.
        detail: { id, rollout: 'lending', kind: 'decided', planHash, deliveries: 6, gaps: 6 },
      },
    ]);
  });

  it('is whichever comes last', async () => {
    const complete: boolean[] = [];
    for (const organisation of ['national', '1280', '1480']) {
      complete.push((await planOne(organisation)).milestoneComplete);
    }
    expect(complete).toEqual([false, false, true]);
  });

  it('tells once when two end together', async () => {
    await planOne('1280');
    const marked = { count: 0, all: Promise.withResolvers<void>() };
    // Both write their mark before either counts.
    const plans = portWith(world.plans, 'markPlanned', async (milestone, summary) => {
      await world.plans.markPlanned(milestone, summary);
      marked.count += 1;
      if (marked.count === 2) marked.all.resolve();
      await marked.all.promise;
      return (await world.plans.summaries(milestone)).length;
    });
    const [first, second] = await Promise.all([
      planOne('1480', { ...world, plans }),
      planOne('national', { ...world, plans }),
    ]);
    expect([first.milestoneComplete, second.milestoneComplete]).toEqual([true, true]);
    expect(world.events.published).toHaveLength(1);
    expect((await world.milestones.find(id))?.state).toBe('planned');
  });

  it('tells on redelivery when it died before it could', async () => {
    await planOne('1280');
    await planOne('1480');
    const dying = { ...world, events: portWith(world.events, 'publish', killed) };
    await expect(planOne('national', dying)).rejects.toThrow('killed');
    expect((await world.milestones.find(id))?.state).toBe('planned');
    expect(world.events.published).toEqual([]);
    await planOne('national');
    expect(world.events.published.map(({ type }) => type)).toEqual(['MilestonePlanned']);
  });

  it('gives the hash that any other order of planning gives', async () => {
    await planAll();
    const other = await lendingWorld();
    await other.milestones.accept(aMilestone(), { supplier: 'Exempelbolaget AB' });
    for (const organisation of [...ORGANISATIONS].reverse()) await planOne(organisation, other);
    const hash = (await world.milestones.find(id))?.planHash;
    expect(hash).toMatch(/^[a-z2-7]{52}$/);
    expect((await other.milestones.find(id))?.planHash).toBe(hash);
  });
});

it.each(['held', 'approved', 'dispatching', 'completed', 'stopping', 'stopped'] as const)(
  'a job that comes again once %s writes nothing',
  async (state) => {
    const later = aMilestone({ id: 'later', state, planHash: 'h', approvedHash: 'h' });
    await world.milestones.accept(later, {});
    const result = await planOrganisation({ dispatchId: 'later', organisation: '1280' }, world);
    expect(result).toMatchObject({ planned: false, deliveries: 0 });
    expect(await world.plans.basis('later', '1280')).toBeUndefined();
    expect(await world.deliveries.ofOrganisation('later', '1280')).toEqual([]);
    expect(await world.plans.summaries('later')).toEqual([]);
    expect(world.events.published).toEqual([]);
  },
);
