import { beforeAll, describe, expect, it } from 'vitest';
import { type Contact, contactId } from '../../domain/contacts/contact.ts';
import type { ContactChange } from '../../domain/contacts/contact-changes.ts';
import { countWelcomes } from '../../domain/newcomers/use-cases/count-welcomes.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

const MALMO = '1280';
const ALL = { organisations: 'all' as const };
const AWARD = {
  ...{ ...ALL, id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const CONNECTED = {
  ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2026-12-14' },
  facts: { contractDate: '2026-12-07' },
};
const NILS: Contact = {
  ...{ organisation: MALMO, name: 'Nils Nykomling', address: 'nils.nykomling@malmo.example' },
  ...{ groups: ['case-officers'], locale: 'sv' },
};
let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

type World = Awaited<ReturnType<typeof calendarWorld>>;

/** The sample on the evening of the award, a Monday. */
async function decided(): Promise<World> {
  const world = await calendarWorld(source, '2026-11-23 10:00', { hasWelcomes: true });
  await world.report(AWARD);
  await world.goTo('2026-11-23');
  world.forget();
  return world;
}

const told = ({ mails }: World) => mails.map(({ day, to }) => `${day} ${to}`);
const flat = (mail: { text: string } | undefined) => mail?.text.replaceAll(/\s+/g, ' ') ?? '';

async function someone(world: World, role: string): Promise<Contact> {
  const found = (await world.contacts.ofOrganisation(MALMO)).find(({ groups }) => groups.includes(role));
  if (!found) throw new Error(`nobody is ${role}`);
  return found;
}

async function obligation(world: World, milestone: string, place: string) {
  const all = await world.obligations.ofOrganisation(milestone, MALMO);
  return all.find(({ group, channel }) => `${group}/${channel}` === place);
}

describe('Whoever comes to a role after its people were told', () => {
  it('is told on the next working day what holds for it, once, and nobody else is told anything', async () => {
    const world = await decided();
    await world.contacts.save([NILS]);
    await world.goTo('2026-12-02');
    expect(told(world)).toEqual(['2026-11-24 nils.nykomling@malmo.example']);
    const [mail] = world.mails;
    expect(mail?.subject).toBe('Välkommen: det här gäller nu för Bokning och bidrag');
    expect(flat(mail)).toContain('Du är handläggare');
    expect(flat(mail)).toContain('Så är läget den 24 november 2026.');
    expect(flat(mail)).toContain('Steg 1 av 3');
    expect(flat(mail)).toContain('Ditt nästa steg');
  });

  it('is told in the words of the step that has been reached since', async () => {
    const world = await decided();
    await world.goTo('2026-12-14');
    await world.report(CONNECTED);
    const reader = world.mails.findLast(({ to }) => to === 'siv.sandell@malmo.example');
    world.forget();
    await world.contacts.save([NILS]);
    await world.goTo('2026-12-15');
    expect(told(world)).toEqual(['2026-12-15 nils.nykomling@malmo.example']);
    const mail = flat(world.mails[0]);
    expect(mail).toContain('Steg 2 av 3');
    expect(mail).not.toMatch(/avtal får tecknas|har beslutat om leverantör/);
    // What a colleague was told at the connection stands in it word for word.
    expect(flat(reader)).toContain('Vad behöver jag kunna?');
    expect(mail).toContain('Vad behöver jag kunna?');
  });

  it('is told nothing where only an address, a spelling or the list has changed', async () => {
    const world = await decided();
    const officer = await someone(world, 'case-officers');
    const moved = { ...officer, address: 'ny.adress@malmo.example', formerly: [contactId(officer)] };
    const listed = { ...(await someone(world, 'finance')), address: 'ekonomi@malmo.example' };
    await world.contacts.save([
      ...(await world.contacts.ofOrganisation(MALMO)).filter(({ address }) => address !== officer.address),
      moved,
      listed,
    ]);
    await world.goTo('2026-11-26');
    expect(world.mails).toEqual([]);
  });

  it('is told only what is new where another role had told the rest', async () => {
    const world = await decided();
    const officer = await someone(world, 'case-officers');
    await world.contacts.save([{ ...officer, groups: ['case-officers', 'board-politicians'] }]);
    await world.goTo('2026-11-26');
    expect(told(world)).toEqual([`2026-11-24 ${officer.address}`]);
    const [welcome] = await world.plans.variants('welcome-bob-2026-11-24', MALMO);
    const before = (await world.plans.variants('award', MALMO)).filter(({ groups }) =>
      groups.includes('case-officers'),
    );
    expect(welcome?.groups).toEqual(['board-politicians']);
    expect(welcome?.topics.length).toBeGreaterThan(0);
    for (const { topics } of before)
      expect(topics.filter((topic) => welcome?.topics.includes(topic))).toEqual([]);
  });

  it('is told nothing of a role whose roles have ended before the morning', async () => {
    const world = await decided();
    await world.contacts.save([{ ...NILS, endedAt: world.now() }]);
    await world.goTo('2026-11-26');
    expect(world.mails).toEqual([]);
  });

  it('is told on Monday what changed on Friday', async () => {
    const world = await decided();
    await world.goTo('2026-11-27');
    await world.contacts.save([{ ...NILS, locale: 'en' }]);
    await world.goTo('2026-11-30');
    expect(world.mails[0]?.subject).toBe('Welcome: where Booking and Grants stands now');
    expect(flat(world.mails[0])).toContain('This is how things stand on 30 November 2026.');
    expect(told(world)).toEqual(['2026-11-30 nils.nykomling@malmo.example']);
  });
});

describe('An import', () => {
  it('is told to welcome exactly those to whom something is new', async () => {
    const world = await decided();
    const officer = await someone(world, 'case-officers');
    const changes: ContactChange[] = [
      { change: 'added', contact: NILS },
      { change: 'changed', contact: { ...officer, name: 'Nytt Namn' }, before: officer },
      { change: 'ended', contact: { ...officer, endedAt: 1 }, before: officer },
      { change: 'added', contact: { ...NILS, address: 'it@malmo.example', groups: ['no-such-role'] } },
    ];
    expect(await countWelcomes(changes, world)).toBe(1);
    expect(await countWelcomes(changes.slice(1), world)).toBe(0);
    // Nobody has been told anything in a rollout that has only been loaded.
    const loaded = await calendarWorld(source, '2026-11-20 10:00');
    expect(await countWelcomes(changes, loaded)).toBe(0);
  });
});

describe('A welcome and a change', () => {
  const CHANGE = { id: 'longer', facts: { standstillEnd: '2026-12-10' }, why: 'Beskedet skickades om.' };
  const [OLD, NEW] = [/3 december 2026/, /10 december 2026/];

  it('are one mail: while the change waits for approval nobody is welcomed, and then with the new value', async () => {
    const world = await decided();
    await world.contacts.save([{ ...NILS, groups: ['it-manager'] }]);
    await world.change(CHANGE);
    await world.goTo('2026-11-24');
    expect(world.mails).toEqual([]);
    await world.release('longer');
    expect(told(world)).not.toContain('2026-11-24 nils.nykomling@malmo.example');
    world.forget();
    await world.goTo('2026-11-26');
    expect(told(world)).toEqual(['2026-11-25 nils.nykomling@malmo.example']);
    expect(flat(world.mails[0])).toMatch(NEW);
    expect(flat(world.mails[0])).not.toMatch(OLD);
  });

  it('follow one another: whoever was welcomed hears what has changed since, once', async () => {
    const world = await decided();
    await world.contacts.save([{ ...NILS, groups: ['it-manager'] }]);
    await world.goTo('2026-11-24');
    expect(flat(world.mails[0])).toMatch(OLD);
    world.forget();
    await world.change(CHANGE);
    await world.release('longer');
    await world.goTo('2026-11-26');
    const theirs = world.mails.filter(({ to }) => to === NILS.address);
    expect(theirs).toHaveLength(1);
    expect(flat(theirs[0])).toMatch(NEW);
  });
});

describe('A review', () => {
  it('is told to whoever was welcomed to what it undoes, and welcomes others to itself alone', async () => {
    const world = await decided();
    await world.contacts.save([NILS]);
    await world.goTo('2026-11-30');
    world.forget();
    await world.report({ ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-11-30' });
    expect(world.mails.filter(({ to }) => to === NILS.address)).toHaveLength(1);
    world.forget();
    await world.contacts.save([{ ...NILS, name: 'Ny Nyman', address: 'ny.nyman@malmo.example' }]);
    await world.goTo('2026-12-02');
    expect(told(world)).toEqual(['2026-12-01 ny.nyman@malmo.example']);
    expect(flat(world.mails[0])).toMatch(/begärt att domstol prövar upphandlingen/);
    expect(flat(world.mails[0])).not.toMatch(/3 december 2026/);
  });
});

describe('The ledger', () => {
  it('counts whoever was welcomed beside those who were told', async () => {
    const world = await decided();
    await world.contacts.save([NILS]);
    const before = await obligation(world, 'award', 'case-officers/email');
    expect(before?.progress).toMatchObject({ people: 3, reached: 3 });
    await world.goTo('2026-11-24');
    const after = await obligation(world, 'award', 'case-officers/email');
    expect(after).toEqual({
      ...before,
      progress: { ...before?.progress, welcomed: { 'welcome-bob-2026-11-24': 1 } },
    });
    const row = (await world.ledgers.find('award', MALMO))?.row;
    const cell = row?.cells.find(({ group, channel }) => group === 'case-officers' && channel === 'email');
    expect(cell?.welcomed).toEqual({ 'welcome-bob-2026-11-24': 1 });
  });

  it('says that a group was told by the welcome where nobody had the role before, and the gap is closed', async () => {
    const world = await calendarWorld(source, '2026-11-23 10:00', { hasWelcomes: true });
    const officers = (await world.contacts.ofOrganisation(MALMO)).filter(({ groups }) =>
      groups.includes('case-officers'),
    );
    await world.contacts.save(officers.map((one) => ({ ...one, groups: ['suppliers'] })));
    await world.report(AWARD);
    await world.goTo('2026-11-23');
    const gap = { kind: 'no-contact', group: 'case-officers' };
    expect((await world.plans.summary('award', MALMO))?.gaps).toContainEqual(gap);
    await world.contacts.save([NILS]);
    await world.goTo('2026-11-24');
    expect(await obligation(world, 'award', 'case-officers/email')).toMatchObject({
      progress: { state: 'sent', people: 1, reached: 1, dispatch: 'welcome-bob-2026-11-24' },
    });
    expect((await world.plans.summary('award', MALMO))?.gaps).not.toContainEqual(gap);
  });
});
