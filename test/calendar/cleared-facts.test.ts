import { beforeAll, describe, expect, it } from 'vitest';
import { type Contact, contactId } from '../../domain/contacts/contact.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { listHolders } from '../../domain/milestone/use-cases/list-holders.ts';
import { loadHoldings } from '../../domain/milestone/use-cases/load-holdings.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import { factsInForce } from '../../domain/rollout/facts-in-force.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { AWARD, awardedSample, type CalendarWorld, flat } from './awarded-sample.ts';

const ALL = { organisations: 'all' as const };
const REVIEW = { ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-11-30' };
const CANCELLED = { ...ALL, id: 'cancelled', kind: 'procurement-cancelled', occurredOn: '2026-11-30' };
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

async function awarded(): Promise<CalendarWorld> {
  const world = await awardedSample(source, '2026-11-30');
  world.forget();
  return world;
}

/** The changes by which a milestone took facts away. */
const clearing = async (world: CalendarWorld) =>
  (await world.milestones.changesOf('bob')).filter(({ id }) => id.startsWith('cleared-'));

async function holdersAt(world: CalendarWorld, organisation: string): Promise<number> {
  const rollout = await world.rollouts.find('bob');
  const own = await world.rollouts.participation('bob', organisation);
  if (!rollout || !own) throw new Error(`${organisation} does not take part`);
  const present = factsInForce(rollout.facts, own);
  const { mailed, byHand } = await loadHoldings({ rollout: 'bob', organisation, present }, world);
  return mailed.length + byHand.length;
}

describe('A review after the award', () => {
  it('takes the standstill and the contract away when it is let go, and not before', async () => {
    const world = await awarded();
    const { release } = world;
    world.release = async () => {};
    await world.report(REVIEW);
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-03');
    await release.call(world, 'review');
    const facts = (await world.rollouts.find('bob'))?.facts;
    expect(facts).not.toHaveProperty('standstillEnd');
    expect(facts?.supplier).toBe('Exempelbolaget AB');
  });

  it('tells it in its own mail: nobody who got that is corrected besides, and nobody holds the old day', async () => {
    const world = await awarded();
    await world.report(REVIEW);
    const told = new Set(world.mails.map(({ organisation, to }) => `${organisation} ${to}`));
    expect(told.size).toBeGreaterThan(200);
    world.forget();
    for (const { id } of await clearing(world)) await world.release(id);
    expect(world.mails).toEqual([]);
    const [change] = await clearing(world);
    expect(change?.state).toBe('completed');
    expect(change?.change).toMatchObject({
      facts: [{ fact: 'standstillEnd', from: '2026-12-03' }],
      why: { sv: 'Upphandlingen prövas' },
      broughtBy: 'review',
    });
    for (const { organisation } of source.participations)
      expect([organisation, await holdersAt(world, organisation)]).toEqual([organisation, 0]);
  });

  it('is remembered of whoever read it at a new address and left: they are named when there is a day', async () => {
    const world = await awarded();
    const told = new Set(
      (await world.plans.variants('award', '1280'))
        .filter(({ facts }) => facts?.standstillEnd !== undefined)
        .map(({ id }) => id),
    );
    const rows = await world.deliveries.ofOrganisation('award', '1280');
    const reader = rows.find(({ variant }) => told.has(variant))?.contact;
    const person = (await world.contacts.ofOrganisation('1280')).find((one) => contactId(one) === reader);
    if (!person) throw new Error('nobody in Malmö was told');
    const moved: Contact = { ...person, address: 'ny.adress@malmo.example', formerly: [contactId(person)] };
    const write = async (put: Contact, remove: string[]) =>
      world.contactStore.change({
        version: (await world.contactStore.read(['1280'])).version,
        ...{ put: [put], remove: remove.map((id) => ({ organisation: '1280', id })) },
        entry: { organisation: '1280', contact: contactId(put), did: 'changed', by: 'lead', at: world.now() },
      });
    await write(moved, [contactId(person)]);
    await world.report(REVIEW);
    expect(world.mails.map(({ to }) => to)).toContain(moved.address);
    await write({ ...moved, endedAt: world.now() }, []);
    await world.goTo('2026-12-01');
    world.forget();
    // The very day that they were told at first.
    await world.change({ id: 'day', facts: { standstillEnd: '2026-12-03' }, why: 'Prövningen är över.' });
    await world.release('day');
    expect(world.mails.length).toBeGreaterThan(0);
    expect(world.mails.map(({ to }) => to)).not.toContain(moved.address);
    expect((await world.plans.summary('day', '1280'))?.gaps).toContainEqual({
      ...{ kind: 'holders-left', people: 1 },
    });
    const day = (await world.milestones.changesOf('bob')).find(({ id }) => id === 'day');
    const { people } = await listHolders(day ?? expect.fail(), world);
    expect(people.filter(({ organisation }) => organisation === '1280')).toEqual([
      expect.objectContaining({
        ...{ contact: contactId(moved), name: person.name, why: 'gone', facts: { standstillEnd: null } },
      }),
    ]);
  });

  it('corrects whoever held the day and is not told by it', async () => {
    const world = await awarded();
    // Somebody whom a change told the day, and no mail of the award.
    const colleague = { organisation: '1280', name: 'Ny Kollega', address: 'ny.kollega@malmo.example' };
    const known = { ...colleague, groups: ['clerks'], locale: 'sv' };
    const [sent] = (await world.deliveries.ofOrganisation('award', '1280')).filter(
      ({ outcome }) => outcome.state === 'accepted',
    );
    const variants = await world.plans.variants('award', '1280');
    const variant = variants.find(({ facts }) => facts?.standstillEnd !== undefined);
    if (!sent || !variant) throw new Error('nobody was told the day');
    const [some] = await world.contacts.ofOrganisation('1280');
    if (!some) throw new Error('nobody is in Malmö');
    const late = { ...some, ...known, groups: some.groups };
    await world.contacts.save([late]);
    await world.milestones.accept(
      { ...(await awardOf(world)), id: 'other', kind: 'integration-ready', state: 'completed' },
      {},
    );
    await world.plans.write('other', {
      ...{ organisation: '1280', obligations: [], tasks: [], gaps: [] },
      variants: [variant],
      deliveries: [
        {
          ...sent,
          id: 'late',
          contact: contactId(late),
          name: late.name,
          address: late.address,
          variant: variant.id,
        },
      ],
    });
    world.plans.markSent('other', '1280');
    await world.report(REVIEW);
    world.forget();
    for (const { id } of await clearing(world)) await world.release(id);
    expect(world.mails.map(({ to }) => to)).toEqual(['ny.kollega@malmo.example']);
    expect(flat(world.mails[0] ?? { text: '' })).toMatch(/Avtalsspärrens sista dag.*3 december 2026/);
  });

  it('leaves no page and no packet that says the day', async () => {
    const world = await awarded();
    await world.report(REVIEW);
    const view = await loadPublicRollout('bob', world);
    expect(view?.facts).not.toHaveProperty('standstillEnd');
    const packet = await makePacket({ milestone: 'review', organisation: '1280' }, world);
    // Work happens to be due that day.
    const said = JSON.stringify(packet).replaceAll('"due":"2026-12-03"', '');
    expect(said).not.toMatch(/2026-12-03|3 december 2026/);
  });

  it('is a gap by name for what needs the day, until the second round says it anew', async () => {
    const world = await awarded();
    await world.report(REVIEW);
    await world.goTo('2027-01-11');
    world.forget();
    await world.report({ ...AWARD, id: 'bare', occurredOn: '2027-01-11', facts: {} });
    const parts = await world.plans.summaries('bare');
    expect(parts.flatMap(({ gaps }) => gaps)).toContainEqual(
      expect.objectContaining({ kind: 'missing-fact', fact: 'standstillEnd' }),
    );
    for (const text of world.mails.map(flat)) expect(text).not.toMatch(/3 [Dd]ecember 2026/);
    await world.change({ id: 'anew', facts: { standstillEnd: '2027-01-21' }, why: 'Nytt beslut.' });
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2027-01-21');
  });

  it('takes away what was changed meanwhile, once, however often it is let go', async () => {
    const world = await awarded();
    const { release } = world;
    world.release = async () => {};
    await world.report(REVIEW);
    await world.change({ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    await release.call(world, 'review');
    await dispatchMilestone('review', world);
    const changes = await clearing(world);
    expect(changes.map(({ change }) => change.facts)).toEqual([
      [{ fact: 'standstillEnd', from: '2026-12-10' }],
    ]);
    expect((await world.rollouts.find('bob'))?.facts).not.toHaveProperty('standstillEnd');
  });

  it('keeps an approved change from leaving after it that says what it takes away', async () => {
    const world = await awarded();
    await world.change({ id: 'sooner', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    const { planHash = '' } = (await world.milestones.find('sooner')) ?? {};
    await approveMilestone({ milestone: 'sooner', planHash, by: SYSTEM_ACTOR }, world);
    await dispatchMilestone('sooner', world);
    // Its senders are slow: the review is let go before they begin.
    const late = world.sendJobs.enqueued.splice(0);
    await world.report(REVIEW);
    world.forget();
    for (const { dispatchId, organisation } of late)
      await sendDeliveries({ dispatchId, organisation }, world);
    expect(world.mailer.sent).toEqual([]);
    expect((await world.milestones.find('sooner'))?.undone?.['1280']).toEqual({
      by: 'review',
      on: '2026-11-30',
    });
    expect(await holdersAt(world, '1280')).toBe(0);
  });

  it('cannot be planned ahead, and keeps a day that it says itself', async () => {
    const world = await awarded();
    const { occurredOn: _day, ...planned } = REVIEW;
    expect(await world.report({ ...planned, planned: { all: '2026-12-07' } })).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'planned', code: 'clears-at-once' }],
    });
    await world.report({
      ...REVIEW,
      facts: { standstillEnd: '2027-02-01' },
      exception: { reason: 'Domstolen.' },
    });
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2027-02-01');
  });
});

describe('A counter that takes away what nobody knows any more', () => {
  const why = 'Dagen räknas om.';
  const DAY = /Avtalsspärrens sista dag|Last day of the standstill period/;

  it.each([
    ['and approved', true],
    ['and not yet approved', false],
  ])(
    'is told once though a change that was made before it, %s, was to tell the same',
    async (_, isApproved) => {
      const world = await awarded();
      await world.change({ id: 'gone', facts: { standstillEnd: null }, why });
      if (isApproved) {
        const { planHash = '' } = (await world.milestones.find('gone')) ?? {};
        await approveMilestone({ milestone: 'gone', planHash, by: SYSTEM_ACTOR }, world);
      }
      await world.report(REVIEW);
      expect(await clearing(world)).toEqual([]);
      const told = new Set(world.mails.map(({ to }) => to));
      expect(told.size).toBeGreaterThan(100);
      world.forget();
      await dispatchMilestone('gone', world);
      for (const { id } of await world.milestones.changesOf('bob')) await world.release(id);
      expect(world.mails.filter(({ to }) => told.has(to))).toEqual([]);
      for (const { organisation } of source.participations)
        expect([organisation, await holdersAt(world, organisation)]).toEqual([organisation, 0]);
    },
  );

  it('has the rest of such a change told after it, without what it has told itself', async () => {
    const world = await awarded();
    await world.change({ id: 'gone', facts: { standstillEnd: null }, why });
    await world.change({ id: 'name', facts: { supplier: 'Nordprov AB' }, why: 'Nytt namn.' });
    await world.report(REVIEW);
    world.forget();
    for (const { id } of await world.milestones.changesOf('bob')) await world.release(id);
    const told = world.mails.map(({ to }) => to);
    expect(told.length).toBeGreaterThan(100);
    expect(told).toHaveLength(new Set(told).size);
    for (const mail of world.mails) {
      expect(flat(mail)).toContain('Nordprov AB');
      expect(flat(mail)).not.toMatch(DAY);
    }
  });

  it('leaves what is said after it was let go, however often that happens', async () => {
    const world = await awarded();
    await world.report(REVIEW);
    await world.goTo('2026-12-01');
    await world.change({ id: 'anew', facts: { standstillEnd: '2027-01-21' }, why: 'Nytt beslut.' });
    await dispatchMilestone('review', world);
    await world.work();
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2027-01-21');
    expect((await world.milestones.find('anew'))?.undone).toBeUndefined();
    expect(await clearing(world)).toHaveLength(1);
  });
});

describe('A milestone that says again what nobody knows any more', () => {
  const AGAIN = {
    ...{ ...AWARD, id: 'again', occurredOn: '2026-11-30', facts: { standstillEnd: '2026-12-10' } },
    again: { reason: 'Det har beslutats igen.' },
  };
  const GONE = /Avtalsspärrens sista dag: inte längre bestämt|standstill period: no longer decided/;

  /** Let go, and stopped before its first mail. */
  async function stoppedReview(world: CalendarWorld) {
    const { release } = world;
    world.release = async () => {};
    await world.report(REVIEW);
    world.release = release;
    const { planHash = '' } = (await world.milestones.find('review')) ?? {};
    await approveMilestone({ milestone: 'review', planHash, by: SYSTEM_ACTOR }, world);
    await dispatchMilestone('review', world);
    await stopMilestone({ milestone: 'review', by: 'maja@skr.example' }, world);
    await world.work();
    await world.change({ id: 'approved', facts: { supplier: 'Bokverket AB' }, why: 'Nytt namn.' });
  }

  it.each([
    ['a counter that was stopped after it was let go', stoppedReview],
    [
      'a change',
      (world: CalendarWorld) =>
        world.change({ id: 'approved', facts: { standstillEnd: null }, why: 'Dagen räknas om.' }),
    ],
  ])('keeps an approved change from leaving after it that says that %s took it away', async (_, takeAway) => {
    const world = await awarded();
    await takeAway(world);
    const { planHash = '' } = (await world.milestones.find('approved')) ?? {};
    await approveMilestone({ milestone: 'approved', planHash, by: SYSTEM_ACTOR }, world);
    await dispatchMilestone('approved', world);
    // Its senders are slow: the award is told again before they begin.
    const late = world.sendJobs.enqueued.splice(0);
    expect(late.length).toBeGreaterThan(0);
    const variants = await world.plans.variants('approved', '1280');
    expect(variants.some((variant) => GONE.test(flat(variant)))).toBe(true);
    await world.report(AGAIN);
    for (const { dispatchId, organisation } of late)
      await sendDeliveries({ dispatchId, organisation }, world);
    for (const { id } of await world.milestones.changesOf('bob')) await world.release(id);
    expect(world.mails.length).toBeGreaterThan(100);
    expect(world.mails.filter((mail) => GONE.test(flat(mail))).map(({ to }) => to)).toEqual([]);
    for (const { organisation } of source.participations)
      expect([organisation, await holdersAt(world, organisation)]).toEqual([organisation, 0]);
  });

  it('has it told to whoever was told that there is none, and does not hear it from its own mails', async () => {
    const world = await awarded();
    await world.change({ id: 'gone', facts: { standstillEnd: null }, why: 'Dagen räknas om.' });
    await world.release('gone');
    const told = new Set(world.mails.map(({ to }) => to));
    expect(told.size).toBeGreaterThan(100);
    world.forget();
    const reached = { ...AGAIN, id: 'connected', kind: 'integration-ready', occurredOn: '2026-12-16' };
    await world.goTo('2026-12-16');
    await world.report({ ...reached, facts: { ...AGAIN.facts, contractDate: '2026-12-14' } });
    for (const { id } of await world.milestones.changesOf('bob')) await world.release(id);
    const heard = world.mails.filter((mail) => /10 [Dd]ecember 2026/.test(flat(mail))).map(({ to }) => to);
    expect(heard.length).toBeGreaterThan(100);
    expect(heard).toHaveLength(new Set(heard).size);
    expect(heard.filter((to) => !told.has(to))).toEqual([]);
    for (const { organisation } of source.participations)
      expect([organisation, await holdersAt(world, organisation)]).toEqual([organisation, 0]);
  });
});

describe('A cancelled procurement', () => {
  it('takes the supplier and every start away; one for some organisations only their own', async () => {
    const world = await awarded();
    await world.report({ ...CANCELLED, id: 'two', organisations: ['1280', '1480'] });
    expect((await world.rollouts.find('bob'))?.facts.supplier).toBe('Exempelbolaget AB');
    const startOf = async (code: string) =>
      (await world.rollouts.participation('bob', code))?.facts.goLiveDate;
    expect([await startOf('1280'), await startOf('1480'), await startOf('0580')]).toEqual([
      undefined,
      undefined,
      '2027-04-12',
    ]);
    await world.report({ ...CANCELLED, again: { reason: 'Nu alla.' } });
    expect((await world.rollouts.find('bob'))?.facts).not.toHaveProperty('supplier');
    expect(await startOf('0580')).toBeUndefined();
    expect((await world.rollouts.find('bob'))?.facts.frameworkEnd).toBe('2030-12-13');
  });
});

describe('A review of some organisations', () => {
  it('leaves what holds for all in force there: its people hear when that changes, once and as everybody', async () => {
    const world = await awarded();
    await world.report({ ...REVIEW, organisations: ['1280'] });
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-03');
    expect(await clearing(world)).toEqual([]);
    world.forget();
    await world.change({ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    await world.release('later');
    const heard = world.mails.filter(({ organisation }) => organisation === '1280').map(({ to }) => to);
    expect(heard.length).toBeGreaterThan(5);
    expect(heard).toHaveLength(new Set(heard).size);
    expect(await holdersAt(world, '1280')).toBe(0);
  });
});

describe('A start that is postponed', () => {
  it('takes away its own organisations’ day only; a new day is told to whoever heard that there is none', async () => {
    const world = await awarded();
    await world.goTo('2027-02-15');
    await world.report({
      ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15' },
      facts: { contractDate: '2026-12-14' },
    });
    world.forget();
    await world.report({
      ...{ id: 'later', kind: 'start-postponed', occurredOn: '2027-02-15', organisations: ['2584'] },
    });
    const told = new Set(world.mails.map(({ to }) => to));
    expect((await world.rollouts.participation('bob', '2584'))?.facts).not.toHaveProperty('goLiveDate');
    expect((await world.rollouts.participation('bob', '1280'))?.facts.goLiveDate).toBe('2027-03-15');
    for (const { id } of await clearing(world)) await world.release(id);
    expect(await holdersAt(world, '2584')).toBe(0);
    world.forget();
    await world.change({
      ...{ id: 'new-day', organisation: '2584', facts: { goLiveDate: '2027-09-01' }, why: 'Ny dag bestämd.' },
    });
    await world.release('new-day');
    expect(world.mails.length).toBeGreaterThan(0);
    expect(world.mails.filter(({ to }) => !told.has(to))).toEqual([]);
  });
});

async function awardOf(world: CalendarWorld) {
  const found = await world.milestones.find('award');
  if (!found) throw new Error('there is no award');
  return found;
}
