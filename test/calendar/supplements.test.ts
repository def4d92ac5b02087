import { beforeAll, describe, expect, it } from 'vitest';
import { changeLocalFacts } from '../../domain/milestone/use-cases/change-local-facts.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { seenOf } from '../../domain/rollout/rollout.ts';
import { settleOrganisation } from '../../domain/sending/use-cases/settle-organisation.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { addDays } from '../../domain/shared/working-day.ts';
import { confirmTask } from '../../domain/tasks/use-cases/confirm-task.ts';
import { waiveTask } from '../../domain/tasks/use-cases/waive-task.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

/** Luleå, the only one that has not said when it starts. */
const LULEA = '2580';
const AWARD = {
  ...{ id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: 'all' as const },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const CONNECTED = {
  ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2026-12-14' },
  ...{ organisations: 'all' as const, facts: { contractDate: '2026-12-07' } },
};
/** Whoever of Luleå is told of the start when the service is connected, or passes it on: by hand from contacts.yaml. */
const TOLD_OF_THE_START = [
  'ahmed.laestander@scoutkaren-lulea.example',
  'ahmed.oskarsby@lulea.example',
  'amina.niemela@lulea.example',
  'anders.uddman@lulea.example',
  'anna.vikstrom@lulea.example',
  'britt.ytterberg@lulea.example',
  'elin.ivarsson@lulea.example',
  'emil.akesdotter@lulea.example',
  'erik.abdulle@lulea.example',
  'fatima.ivarsson@lulea.example',
  'gustav.kjellberg@lulea.example',
  'helena.rosell@lulea.example',
  'jonas.norling@lulea.example',
  'lena.kovacevic@lulea.example',
  'mikael.hassanzadeh@lulea.example',
  'oskar.oskarsby@lulea.example',
  'registrator@lulea.example',
  'rolf.kovacevic@lulea.example',
  'sara.granlund@idrottsforeningen-lulea.example',
  'sara.jonsvik@kulturforeningen-lulea.example',
  'sara.ytterberg@passerkort.example',
  'signe.kovacevic@lulea.example',
  'yusuf.hassanzadeh@lulea.example',
  'zahra.palmgren@lulea.example',
];
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

/** The sample when its service is connected, and Luleå has not said when it starts. */
async function connected(): Promise<World> {
  const world = await calendarWorld(source, '2026-12-14 10:00');
  await world.report(AWARD);
  await world.report(CONNECTED);
  return world;
}

/** Luleå says its own facts; returns the change. */
async function say(world: World, facts: Record<string, string>, why?: string): Promise<string> {
  const own = await world.rollouts.participation('bob', LULEA);
  if (!own) throw new Error('Luleå does not take part');
  const saved = await changeLocalFacts(
    {
      ...{ rollout: 'bob', organisation: LULEA, registerNumber: own.registerNumber ?? '' },
      facts: { ...own.facts, ...facts },
      ...{ seen: seenOf(own), changedBy: 'lead@lulea.example', why },
    },
    world,
  );
  if (saved.kind !== 'saved' || saved.change === undefined) throw new Error(`it was ${saved.kind}`);
  await world.goTo(addDays(world.today(), 1));
  return saved.change;
}

function flat(mail: { text: string } | undefined): string {
  return mail?.text.replaceAll(/\s+/g, ' ') ?? '';
}

function readers(mails: World['mails']): string[] {
  return mails.map(({ organisation, to }) => `${organisation} ${to}`).sort();
}

/** The facts that the plan of the connection says are missing in Luleå. */
async function missing(world: World): Promise<string[]> {
  const part = await world.plans.summary('connected', LULEA);
  return (part?.gaps ?? []).flatMap((gap) => (gap.kind === 'missing-fact' ? [gap.fact] : []));
}

async function found(world: World, id: string) {
  const milestone = await world.milestones.find(id);
  if (!milestone) throw new Error(`${id} does not exist`);
  return milestone;
}

async function obligation(world: World, milestone: string, place: string) {
  const all = await world.obligations.ofOrganisation(milestone, LULEA);
  return all.find(({ group, channel }) => `${group}/${channel}` === place);
}

describe('What was withheld because nobody knew it', () => {
  it('is told to those who were to be told it, once, when it is known', async () => {
    const world = await connected();
    world.forget();
    const change = await say(world, { goLiveDate: '2027-06-14' });
    expect(world.mails).toEqual([]);
    await world.release(change);
    expect(world.mails.map(({ to }) => to).sort()).toEqual(TOLD_OF_THE_START);
    expect(new Set(world.mails.map(({ organisation }) => organisation))).toEqual(new Set([LULEA]));
    for (const mail of world.mails) {
      expect(flat(mail)).toMatch(
        /kunde vi inte berätta den 14 december 2026:|could not tell you this on 14 December 2026:/,
      );
      expect(flat(mail)).not.toMatch(/Tidigare skrev vi|Before, we wrote/);
    }
  });

  it('is told in the words of its milestone, and nothing that was told then is told again', async () => {
    const world = await connected();
    const first = world.mails.findLast(({ to }) => to === 'rolf.kovacevic@lulea.example');
    expect(first?.text).toContain('Vad behöver jag kunna?');
    expect(first?.text).not.toContain('Hur ska vi arbeta?');
    world.forget();
    await world.release(await say(world, { goLiveDate: '2027-06-14' }));
    const second = world.mails.find(({ to }) => to === 'rolf.kovacevic@lulea.example');
    expect(second?.subject).toBe('Nu kan vi berätta: Hur ska vi arbeta?');
    expect(flat(second)).toContain('Planerad startdag är den 14 juni 2027. Gå igenom era rutiner före den');
    expect(second?.text).not.toContain('Vad behöver jag kunna?');
  });

  it('is withheld no longer in the ledger of its milestone, nor a gap of it', async () => {
    const world = await connected();
    const place = 'board-politicians/email';
    expect(await obligation(world, 'connected', place)).toMatchObject({
      messages: [],
      withheld: ['timeline', 'risk-and-impact-analysis', 'before-and-after-example'],
      progress: { state: 'not-sent', people: 3, reached: 0 },
    });
    expect(await missing(world)).toEqual(['goLiveDate']);
    const change = await say(world, { goLiveDate: '2027-06-14' });
    expect(await obligation(world, 'connected', place)).toMatchObject({ messages: [] });
    await world.release(change);
    const told = {
      messages: ['timeline', 'risk-and-impact-analysis', 'before-and-after-example'],
      withheld: [],
    };
    const progress = { state: 'sent', people: 3, reached: 3, dispatch: change };
    expect(await obligation(world, 'connected', place)).toMatchObject({ ...told, progress });
    expect(await obligation(world, 'connected', 'case-officers/email')).toMatchObject({
      messages: ['service-mastery', 'new-ways-of-working'],
      progress: { state: 'sent', people: 3, reached: 3 },
    });
    expect(await obligation(world, 'connected', 'general-public/website')).toMatchObject({
      ...{ messages: ['timeline'], withheld: [] },
      progress: { state: 'published' },
    });
    expect(await missing(world)).toEqual([]);
    // Counting the milestone's own mails again takes nothing back.
    await settleOrganisation({ dispatchId: 'connected', organisation: LULEA }, world);
    const row = (await world.ledgers.find('connected', LULEA))?.row;
    const cell = row?.cells.find(({ group, channel }) => `${group}/${channel}` === place);
    expect(cell).toMatchObject({ ...told, ...progress });
  });

  it('is told with the newest value alone where that changes before it left', async () => {
    const world = await connected();
    world.forget();
    const first = await say(world, { goLiveDate: '2027-06-14' });
    const second = await say(world, { goLiveDate: '2027-09-06' });
    await world.release(first);
    await world.release(second);
    expect(world.mails.map(({ to }) => to).sort()).toEqual(TOLD_OF_THE_START);
    expect(world.mails.map(flat).join(' ')).not.toMatch(/14 juni 2027|14 June 2027/);
  });

  it('is owed as long as nothing of it has left', async () => {
    const world = await connected();
    const first = await say(world, { goLiveDate: '2027-06-14' });
    world.forget();
    await stopMilestone({ milestone: first, by: 'coordinator@skr.example' }, world);
    await world.goTo('2026-12-15');
    expect(world.mails.filter(({ organisation }) => organisation === LULEA)).toEqual([]);
    expect(await missing(world)).toEqual(['goLiveDate']);
    const second = await say(world, { goLiveDate: '2027-09-06' });
    world.forget();
    await world.release(second);
    expect(world.mails.map(({ to }) => to).sort()).toEqual(TOLD_OF_THE_START);
  });

  it('is held from then on: whoever was told it hears when it changes', async () => {
    const world = await connected();
    await world.release(await say(world, { goLiveDate: '2027-06-14' }));
    const holders = world.mails.filter(
      (mail) => mail.organisation === LULEA && /14 juni 2027|14 June 2027/.test(flat(mail)),
    );
    expect(holders.length).toBeGreaterThan(10);
    world.forget();
    await world.release(await say(world, { goLiveDate: '2027-09-06' }, 'Utbildningen blir senare.'));
    expect(world.mails.map(({ to }) => to).sort()).toEqual(holders.map(({ to }) => to).sort());
    for (const mail of world.mails) {
      expect(flat(mail)).toMatch(/Tidigare skrev vi 14 juni 2027|Before, we wrote 14 June 2027/);
      expect(flat(mail)).not.toMatch(/kunde vi inte berätta|could not tell you/);
    }
  });

  it('comes in one mail with what has changed', async () => {
    const world = await connected();
    world.forget();
    const facts = { goLiveDate: '2027-06-14', projectCost: '161 000 kronor' };
    await world.release(await say(world, facts, 'Kostnaden räknades om.'));
    const people = world.mails.map(({ to }) => to);
    expect(new Set(people).size).toBe(people.length);
    const both = world.mails.find(({ to }) => to === 'helena.rosell@lulea.example');
    expect(flat(both)).toContain('161 000 kronor. Tidigare skrev vi 158 000 kronor.');
    expect(flat(both)).toContain('Kostnaden räknades om.');
    expect(flat(both)).toContain('Längre ner står det som vi inte kunde berätta den 14 december 2026.');
    expect(flat(both)).toContain('Planerad startdag är den 14 juni 2027, efter test och utbildning.');
    const only = world.mails.find(({ to }) => to === 'rolf.kovacevic@lulea.example');
    expect(flat(only)).not.toMatch(/161 000|Kostnaden/);
  });

  it('is owed to nobody who has left the role, or came to it since', async () => {
    const world = await connected();
    const [rolf, signe] = ['rolf.kovacevic@lulea.example', 'signe.kovacevic@lulea.example'];
    const officers = await world.contacts.ofOrganisation(LULEA);
    const former = officers.find(({ address }) => address === rolf);
    if (!former) throw new Error('Rolf is not there');
    await world.contacts.save([
      { ...former, groups: ['suppliers'] },
      { ...former, name: 'Nils Nykomling', address: 'nils.nykomling@lulea.example' },
    ]);
    world.forget();
    await world.release(await say(world, { goLiveDate: '2027-06-14' }));
    const told = world.mails.map(({ to }) => to);
    expect(told).toContain(signe);
    expect(told).not.toContain(rolf);
    expect(told).not.toContain('nils.nykomling@lulea.example');
  });

  it('is told by hand by whoever was to tell the rest, with its words in their mail', async () => {
    const world = await connected();
    const place = 'contact-centre/contact-centre-meeting';
    const withheld = ['common-questions', 'escalation-routing'];
    expect(await obligation(world, 'connected', place)).toMatchObject({ messages: [], withheld });
    const waived = (await world.tasks.ofOrganisation('connected', LULEA)).filter(
      ({ channel }) => channel === 'running-dialogue',
    );
    await waiveTask(
      { milestone: await found(world, 'connected'), tasks: waived, who: 'lead', reason: 'Hinns inte med.' },
      world,
    );
    world.forget();
    const change = await say(world, { goLiveDate: '2027-06-14' });
    await world.release(change);
    const asked = await world.tasks.ofOrganisation(change, LULEA);
    const meeting = asked.filter(({ group, channel }) => `${group}/${channel}` === place);
    expect(meeting.map(({ messages, contactName }) => [messages, contactName])).toEqual([
      [withheld, 'Mikael Hassanzadeh'],
    ]);
    expect(asked.some(({ channel }) => channel === 'running-dialogue')).toBe(false);
    expect(asked.some(({ messages }) => messages.includes('service-mastery'))).toBe(false);
    const lead = world.mails.filter(({ to }) => to === 'mikael.hassanzadeh@lulea.example');
    expect(lead).toHaveLength(1);
    expect(flat(lead[0])).toContain('Vad svarar jag den som frågar?');
    expect(await obligation(world, 'connected', place)).toMatchObject({ messages: [], withheld });
    await confirmTask(
      { milestone: await found(world, change), tasks: meeting, who: 'lead', on: '2026-12-15' },
      world,
    );
    expect(await obligation(world, 'connected', place)).toMatchObject({
      ...{ messages: withheld, withheld: [] },
      progress: { state: 'confirmed', dispatch: change },
    });
  });

  it('is asked of nobody twice, whatever changes next', async () => {
    const world = await connected();
    const first = await say(world, { goLiveDate: '2027-06-14' });
    await world.release(first);
    expect((await world.tasks.ofOrganisation(first, LULEA)).length).toBeGreaterThan(0);
    world.forget();
    const second = await say(world, { loginUrl: 'https://bokning.lulea.example' });
    expect((await world.milestones.find(second))?.state).toBe('completed');
    expect(await world.tasks.ofOrganisation(second, LULEA)).toEqual([]);
    await world.release(second);
    expect(world.mails).toEqual([]);
  });
});

describe('A fact of all that nobody knew', () => {
  it('is told where it was missing, and not where something else is missing too', async () => {
    const complete = await connected();
    const signed = /Avtalet tecknades den 7 december 2026|The contract was signed on 7 December 2026/;
    const owed = complete.mails.filter((mail) => signed.test(flat(mail)));
    expect(owed.length).toBeGreaterThan(50);
    expect(owed.some(({ organisation }) => organisation === LULEA)).toBe(false);
    const world = await calendarWorld(source, '2026-12-14 10:00');
    await world.report(AWARD);
    await world.report({ ...CONNECTED, facts: {} });
    world.forget();
    await world.change({ id: 'signed', facts: { contractDate: '2026-12-07' }, why: 'Avtalet är tecknat.' });
    await world.release('signed');
    expect(readers(world.mails)).toEqual([...new Set(readers(owed))]);
    expect(world.mails.every((mail) => signed.test(flat(mail)))).toBe(true);
  });

  it('is told to nobody from whom nothing was withheld, without approval or mail', async () => {
    const world = await calendarWorld(source, '2026-12-14 10:00');
    await world.report(AWARD);
    world.forget();
    await world.change({ id: 'signed', facts: { contractDate: '2026-12-07' }, why: 'Avtalet är tecknat.' });
    expect((await world.milestones.find('signed'))?.state).toBe('completed');
    expect(world.mails).toEqual([]);
  });
});
