import { beforeAll, describe, expect, it } from 'vitest';
import { acceptMilestone } from '../../domain/milestone/use-cases/accept-milestone.ts';
import { changeLocalFacts } from '../../domain/milestone/use-cases/change-local-facts.ts';
import { listHolders } from '../../domain/milestone/use-cases/list-holders.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import { seenOf } from '../../domain/rollout/rollout.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { narrowed } from '../../local/demo/story.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { documentsOf } from '../../templates/packets/documents.ts';
import { flat } from './awarded-sample.ts';
import { calendarWorld } from './calendar-world.ts';

/** The sample's start dates, read off local/sample/bob/rollout.yaml by hand. */
const STARTS: Readonly<Record<string, string>> = {
  national: '2027-03-08',
  '2480': '2027-03-08',
  '1280': '2027-03-15',
  '1480': '2027-03-22',
  '0580': '2027-04-12',
  '0581': '2027-04-19',
};
const GO_LIVE = { id: 'live', kind: 'go-live', occurredOn: '2027-03-08', organisations: 'all' } as const;
const CONNECTED = {
  ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15', organisations: 'all' as const },
  facts: { contractDate: '2026-12-14' },
};
const AWARD = {
  ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

describe('A milestone that is true of each organisation from its own day', () => {
  it('is told on the day that each organisation has said, and on no other', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    expect(new Set(world.mails.map(({ organisation }) => organisation))).toEqual(
      new Set(['national', '2480']),
    );
    await world.goTo('2027-06-30');
    const days = new Map<string, Set<string>>();
    for (const { organisation, day } of world.mails)
      days.set(organisation, (days.get(organisation) ?? new Set()).add(day));
    for (const [organisation, day] of Object.entries(STARTS))
      expect([organisation, [...(days.get(organisation) ?? [])]]).toEqual([organisation, [day]]);
  });

  it('mails nobody where nobody has said the day, and shows which fact is missing', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    await world.goTo('2027-06-30');
    const without = source.participations.filter(({ facts }) => facts.goLiveDate === undefined);
    expect(without.length).toBeGreaterThan(0);
    for (const { organisation } of without) {
      expect(world.mails.filter((mail) => mail.organisation === organisation)).toEqual([]);
      const part = await world.plans.summary('live', organisation);
      expect(part?.gaps).toContainEqual(
        expect.objectContaining({ kind: 'missing-fact', fact: 'goLiveDate' }),
      );
    }
    expect((await world.milestones.find('live'))?.state).toBe('dispatching');
  });

  it('moves with the day of an organisation, tasks and texts included', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    await world.goTo('2027-04-30');
    await moveStart(world, '2584', '2027-09-01');
    await world.goTo('2027-08-31');
    expect(world.mails.filter(({ organisation }) => organisation === '2584')).toEqual([]);
    const tasks = await world.tasks.ofOrganisation('live', '2584');
    expect(tasks.filter(({ due }) => due < '2027-08-01').map(({ channel }) => channel)).toEqual([]);
    await world.goTo('2027-09-01');
    const kiruna = world.mails.filter(({ organisation }) => organisation === '2584');
    expect(kiruna.length).toBeGreaterThan(5);
    for (const { day, text } of kiruna)
      expect([day, /7 juni|7 June/.test(text)]).toEqual(['2027-09-01', false]);
  });

  it('leaves once it is approved where its day is said only after it was planned, and has come by then', async () => {
    const world = await decided('2027-03-08 09:00');
    await planUnapproved(world);
    await moveStart(world, '2580', '2027-03-01');
    await world.goTo('2027-03-09');
    expect(world.mails).toEqual([]);
    await world.release('live');
    await world.goTo('2027-03-10');
    const lulea = world.mails.filter(({ organisation }) => organisation === '2580');
    expect(lulea.length).toBeGreaterThan(5);
    expect(
      lulea.filter(({ text }) => /är i bruk från och med den 1 mars 2027/.test(text)).length,
    ).toBeGreaterThan(0);
  });

  it('waits for a later day where the first had come before anybody approved it', async () => {
    const world = await decided('2027-03-16 09:00');
    await planUnapproved(world);
    await moveStart(world, '1280', '2027-04-13');
    await world.goTo('2027-03-17');
    await world.release('live');
    await world.goTo('2027-04-12');
    expect(
      world.mails.filter(({ organisation, subject }) => organisation === '1280' && /i bruk/.test(subject)),
    ).toEqual([]);
    await world.goTo('2027-04-13');
    const malmo = world.mails.filter(
      ({ organisation, subject }) => organisation === '1280' && /i bruk/.test(subject),
    );
    expect(malmo.length).toBeGreaterThan(5);
    expect(new Set(malmo.map(({ day }) => day))).toEqual(new Set(['2027-04-13']));
  });

  it('is told to those who are there on the day, and not to those who have left before', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    const [gone] = (await world.contacts.ofOrganisation('2584')).filter(({ groups }) =>
      groups.includes('case-officers'),
    );
    if (!gone) throw new Error('the sample has no case officer in Kiruna');
    const came = { ...gone, name: 'Vera Ny', address: 'vera.ny@kiruna.example' };
    await world.contacts.save([{ ...gone, groups: [] }, came]);
    await world.goTo('2027-06-07');
    const to = world.mails.filter(({ organisation }) => organisation === '2584').map((mail) => mail.to);
    expect(to).toContain(came.address);
    expect(to).not.toContain(gone.address);
    const deliveries = world.mailer.sent.map(({ delivery }) => delivery.id);
    expect(new Set(deliveries).size).toBe(deliveries.length);
  });

  it('is told to nobody more once it is stopped while parts of it wait', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    const left = world.mails.length;
    expect(left).toBeGreaterThan(0);
    const stop = { milestone: 'live', by: 'Anna Ek' };
    expect(await stopMilestone(stop, world)).toBe('stopping');
    await world.goTo('2027-06-30');
    expect(world.mails.length).toBe(left);
    expect((await world.milestones.find('live'))?.state).toBe('stopped');
    const kiruna = await world.deliveries.ofOrganisation('live', '2584');
    expect(new Set(kiruna.map(({ outcome }) => outcome.state))).toEqual(new Set(['cancelled']));
  });

  it('is told on the day for which it was planned, prepared before, with nobody told meanwhile', async () => {
    const world = await calendarWorld(source, '2026-11-23 09:00');
    const all = { organisations: 'all' as const };
    await world.report({ ...all, ...AWARD });
    world.forget();
    await world.goTo('2027-02-28');
    await world.report({
      ...{ ...all, id: 'connected', kind: 'integration-ready', planned: { all: '2027-03-15' } },
      facts: { contractDate: '2026-12-14' },
      exception: { reason: 'Umeå börjar med en koppling som redan finns.' },
    });
    expect((await world.tasks.ofOrganisation('connected', '1280')).length).toBeGreaterThan(5);
    await world.goTo('2027-03-14');
    expect(world.mails).toEqual([]);
    await world.goTo('2027-03-15');
    expect(new Set(world.mails.map(({ day }) => day))).toEqual(new Set(['2027-03-15']));
    expect(world.mails.length).toBeGreaterThan(200);
    expect((await world.milestones.find('connected'))?.state).toBe('completed');
  });

  it('speaks of what is to come in everything that is used before the day, and of what is from then on', async () => {
    const world = await decided('2027-03-08 09:00');
    await world.report(GO_LIVE);
    const packet = await makePacket({ milestone: 'live', organisation: '2584' }, world);
    const ahead = packet.occasions.filter(({ due }) => due < '2027-06-07');
    expect(ahead.map(({ channel }) => channel)).toContain('board-meeting-talk');
    for (const { told } of ahead)
      for (const { group, messages, withheld } of told)
        expect([group, messages.length > 0, withheld]).toEqual([group, true, []]);
    const documents = documentsOf(packet).filter(({ occasions }) => occasions.length > 0);
    for (const { id, occasions, preview } of documents) {
      const isAhead = occasions.every(({ due }) => due < '2027-06-07');
      const claims = /Nu är .{0,40}i bruk|är i bruk från|Nått den 7/.test(preview(() => '').markup);
      expect([id, claims]).toEqual([id, isAhead ? false : claims]);
    }
    const slides = documents.find(({ id }) => id === 'slides-board-meeting-talk')?.preview(() => '').markup;
    expect(slides).toContain('Planerat till den 7 juni 2027');
    expect(slides).toContain('Tjänsten tas i bruk');
  });

  it.each([
    ['neither a day nor a plan', {}, 'occurredOn missing'],
    ['both', { occurredOn: '2027-02-15', planned: { all: '2027-03-15' } }, 'occurredOn occurred-or-planned'],
    ['a day to come', { occurredOn: '2027-03-02' }, 'occurredOn not-yet-occurred'],
    [
      'a day to come where each has its own day',
      { kind: 'go-live', occurredOn: '2027-03-02' },
      'occurredOn not-yet-occurred',
    ],
    ['a plan for some only', { planned: { '1280': '2027-03-15' } }, 'planned.0580 missing'],
    ['a plan for nobody', { planned: {} }, 'planned missing'],
    [
      'a plan where each has its own day',
      { kind: 'go-live', planned: { all: '2027-03-15' } },
      'planned fact-elsewhere',
    ],
  ])('is refused with %s, and nothing is planned', async (_, wrong, problem) => {
    const world = await calendarWorld(source, '2027-03-01 09:00');
    const result = await world.report({
      id: 'wrong',
      kind: 'integration-ready',
      organisations: 'all',
      ...wrong,
    });
    expect(result.kind === 'refused' && result.problems.map(({ path, code }) => `${path} ${code}`)[0]).toBe(
      problem,
    );
    expect(await world.milestones.find('wrong')).toBeUndefined();
  });

  it('is let go at once where the day has come before the report', async () => {
    const world = await decided('2027-06-08 09:00');
    await world.report(GO_LIVE);
    expect(new Set(world.mails.map(({ day }) => day))).toEqual(new Set(['2027-06-08']));
    expect(world.mails.some(({ organisation }) => organisation === '2584')).toBe(true);
  });
});

describe('Kiruna’s start, moved on 1 May from 7 June to 1 September', () => {
  it('is told to exactly those who hold the old day and moves what waits; whom no mail reaches is named', async () => {
    const world = await calendarWorld(narrowed(source, ['2584', '1280', 'national']), '2027-03-08 09:00');
    await world.report({ organisations: 'all', ...AWARD });
    await world.report(CONNECTED);
    const holders = new Set(
      world.mails
        .filter((mail) => mail.organisation === '2584' && /7 (juni|June) 2027/.test(flat(mail)))
        .map(({ to }) => to),
    );
    expect(holders.size).toBeGreaterThan(10);
    await world.report(GO_LIVE);
    await world.goTo('2027-05-01');
    world.forget();
    const [gone, dead] = (await world.contacts.ofOrganisation('2584')).filter(({ address }) =>
      holders.has(address),
    );
    if (!gone || !dead) throw new Error('nobody was told');
    await world.contacts.save([{ ...gone, endedAt: world.now() }]);
    await moveStart(world, '2584', '2027-09-01');
    await world.work();
    const [change] = await world.milestones.changesOf('bob');
    if (!change) throw new Error('nothing has changed');
    const before = await listHolders(change, world);
    expect(before.people.map(({ why }) => why).toSorted()).toEqual([
      'gone',
      ...Array.from({ length: holders.size - 1 }, () => 'waits'),
    ]);
    await world.release(change.id);
    const told = world.mails.map(({ organisation, to }) => `${organisation} ${to}`);
    expect(told).toHaveLength(holders.size - 1);
    expect(new Set(told)).toEqual(
      new Set([...holders].filter((to) => to !== gone.address).map((to) => `2584 ${to}`)),
    );
    await bounce(world, change.id, dead.address);
    const { people, groups } = await listHolders(change, world);
    const facts = { goLiveDate: '2027-06-07' };
    expect(people.map(({ name, why, facts: old }) => ({ name, why, old }))).toEqual(
      expect.arrayContaining([
        { name: gone.name, why: 'gone', old: facts },
        { name: dead.name, why: 'came-back', old: facts },
      ]),
    );
    expect([people.length, groups]).toEqual([2, []]);

    world.forget();
    await world.goTo('2027-06-08');
    expect(world.mails.filter(({ organisation }) => organisation === '2584')).toEqual([]);
    const packet = await makePacket({ milestone: 'live', organisation: '2584' }, world);
    expect(JSON.stringify(packet)).not.toMatch(/2027-06-07|7 juni 2027/);
    expect(packet.occasions.some(({ due }) => due.startsWith('2027-08'))).toBe(true);
    await world.goTo('2027-09-01');
    const later = world.mails.filter(({ organisation }) => organisation === '2584');
    expect(new Set(later.map(({ day }) => day))).toEqual(new Set(['2027-09-01']));
    expect(later.map(({ to }) => to)).not.toContain(gone.address);
  });
});

async function bounce(world: World, dispatchId: string, address: string): Promise<void> {
  const rows = await world.deliveries.ofOrganisation(dispatchId, '2584');
  const row = rows.find((each) => each.address === address);
  if (!row || !('attempt' in row.outcome)) throw new Error(`${address} got no mail`);
  const mail = { dispatchId, organisation: '2584', delivery: row.id, attempt: row.outcome.attempt };
  await world.deliveries.record({
    ...{ ...mail, at: world.now(), proves: 'bounced', reason: 'Permanent/General', permanent: true },
  });
}

/** The sample after its award and its connection, with nothing of these in the list of mails. */
async function decided(startsAt: string) {
  const world = await calendarWorld(source, startsAt);
  const all = { organisations: 'all' as const };
  await world.report({ ...all, ...AWARD });
  await world.report(CONNECTED);
  world.forget();
  return world;
}

type World = Awaited<ReturnType<typeof calendarWorld>>;

/** The start reported for all, and approved by nobody yet. */
async function planUnapproved(world: World): Promise<void> {
  const reached = milestoneReachedSchema.parse({
    ...GO_LIVE,
    rollout: 'bob',
    triggeredBy: 'coordinator@skr.example',
  });
  expect(await acceptMilestone(reached, { at: world.now(), byHand: false }, world)).toMatchObject({
    kind: 'accepted',
  });
  await world.goTo(world.today());
  expect(await world.milestones.find('live')).toMatchObject({ state: 'planned' });
}

async function moveStart(world: World, organisation: string, day: string): Promise<void> {
  const own = await world.rollouts.participation('bob', organisation);
  if (!own) throw new Error(`${organisation} does not take part`);
  const facts = { ...own.facts, goLiveDate: day };
  const change = { rollout: 'bob', organisation, registerNumber: own.registerNumber ?? '', facts };
  const said = { why: 'Utbildningen blir senare.', changedBy: 'lead@kiruna.example', seen: seenOf(own) };
  expect(await changeLocalFacts({ ...change, ...said }, world)).toMatchObject({ kind: 'saved' });
}
