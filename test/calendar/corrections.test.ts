import { beforeAll, describe, expect, it } from 'vitest';
import { contactId } from '../../domain/contacts/contact.ts';
import { changeLocalFacts } from '../../domain/milestone/use-cases/change-local-facts.ts';
import { previewChange } from '../../domain/milestone/use-cases/preview-change.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { seenOf } from '../../domain/rollout/rollout.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { awardedSample, type CalendarWorld, flat } from './awarded-sample.ts';
import { calendarWorld } from './calendar-world.ts';

let source: RolloutSource;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
});

/** The sample in the days after its award. */
const awarded = () => awardedSample(source);

/** Whoever got a mail, by organisation and address. */
function readers({ mails }: CalendarWorld): string[] {
  return mails.map(({ organisation, to }) => `${organisation} ${to}`);
}

/** Who was sent a date by mail, as it stands in Swedish or English, at an organisation or anywhere. */
function toldOf(world: CalendarWorld, [sv, en]: [string, string], organisation?: string): Set<string> {
  const said = world.mails.filter(
    (mail) =>
      (flat(mail).includes(sv) || flat(mail).includes(en)) &&
      (organisation === undefined || mail.organisation === organisation),
  );
  return new Set(said.map(({ organisation: code, to }) => `${code} ${to}`));
}

describe('A fact that changes after it was told', () => {
  it('is told to exactly those whose mail stated the old value, once, with the old, the new and why', async () => {
    const world = await awarded();
    const holders = toldOf(world, ['3 december 2026', '3 December 2026']);
    expect(holders.size).toBeGreaterThan(50);
    expect(holders.size).toBeLessThan(world.mails.length);
    world.forget();
    await world.change({
      ...{ id: 'later', facts: { standstillEnd: '2026-12-10' } },
      why: 'Avtalsspärren räknas från en senare dag.',
    });
    expect(world.mails).toEqual([]);
    await world.release('later');
    const corrected = readers(world);
    expect(new Set(corrected)).toEqual(holders);
    expect(corrected).toHaveLength(holders.size);
    for (const mail of world.mails) {
      const [text, { subject }] = [flat(mail), mail];
      expect(text).toMatch(/10 december 2026|10 December 2026/);
      expect(text).toMatch(/3 december 2026|3 December 2026/);
      expect(text).toContain('Avtalsspärren räknas från en senare dag.');
      expect(subject).toMatch(/10 [Dd]ecember 2026/);
      expect(subject.length).toBeLessThanOrEqual(60);
    }
  });

  it('is shown before it changes, with every place where the old value stands; nothing has changed yet', async () => {
    const world = await awarded();
    const changed = {
      ...{ id: 'later', rollout: 'bob', facts: { standstillEnd: '2026-12-10' } },
      ...{ why: 'Det blir senare.', changedBy: 'maja@skr.example' },
    };
    const asked = await previewChange(changed, world);
    if (asked.kind !== 'preview') throw new Error('it was refused');
    expect(asked.places.told.map(({ id }) => id)).toEqual(['award']);
    expect(asked.places).toMatchObject({ isOnPages: true, hasIssues: false, hasReleases: false });
    // By hand: the texts of these topics name the day.
    const named = [
      ...['cost-picture', 'freeing-resources', 'new-service', 'procurement-background'],
      ...['procurement-staffing', 'project-group-and-timeline', 'service-basics', 'timeline'],
    ];
    const milestone = await world.milestones.find('award');
    const open = await Promise.all(
      (milestone?.organisations ?? []).map((code) => world.tasks.ofOrganisation('award', code)),
    );
    const naming = open.flat().filter(({ messages }) => messages.some((topic) => named.includes(topic)));
    expect(naming.length).toBeGreaterThan(10);
    expect(asked.places.openTasks).toBe(naming.length);
    // What nobody was told stands nowhere.
    const unsaid = await previewChange({ ...changed, id: 'x', facts: { contractDate: '2026-12-20' } }, world);
    expect(unsaid).toMatchObject({ kind: 'preview', isHeld: false, places: { told: [], openTasks: 0 } });
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-03');
  });

  it('is told under the mark of the steps, in words too: how far the reader’s organisation has come', async () => {
    const world = await awarded();
    await world.change({ ...{ id: 'later', facts: { standstillEnd: '2026-12-10' } }, why: 'En senare dag.' });
    await world.release('later');
    const [swedish] = (await world.plans.variants('later', '1280')).filter(({ locale }) => locale === 'sv');
    const said = 'Nått: Upphandlingen är avgjord. Återstår: Tjänsten är ansluten, Tjänsten är i bruk.';
    expect(swedish?.text).toContain('Ändrat besked\nNått: Upphandlingen är avgjord.');
    expect(swedish?.text.replaceAll(/\s+/g, ' ')).toContain(`Ändrat besked ${said}`);
    const mark = /<div role="img" aria-label="([^"]*)">([\s\S]*?)<\/div>/.exec(swedish?.html ?? '');
    expect(mark?.[1]).toBe(said);
    // Three notches: the first filled, and two cut out of the wood.
    expect(mark?.[2]?.match(/<td width="12"[^>]*class="inlay"/g)).toHaveLength(1);
    expect(mark?.[2]?.match(/<td width="12"/g)).toHaveLength(3);
  });

  it('reaches nobody where the change is taken back before it left', async () => {
    const world = await awarded();
    world.forget();
    await world.change({ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Fel dag.' });
    await world.change({ id: 'back', facts: { standstillEnd: '2026-12-03' }, why: 'Rätt dag ändå.' });
    await world.release('later');
    await world.release('back');
    expect(world.mails).toEqual([]);
    expect((await world.milestones.find('back'))?.state).toBe('completed');
  });

  it('is one mail with another change that comes before it left', async () => {
    const world = await awarded();
    const both = new Set([
      ...toldOf(world, ['3 december 2026', '3 December 2026']),
      ...toldOf(world, ['Exempelbolaget AB', 'Exempelbolaget AB']),
    ]);
    world.forget();
    await world.change({ id: 'day', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    await world.change({ id: 'name', facts: { supplier: 'Nya Bolaget AB' }, why: 'Bolaget har bytt namn.' });
    await world.release('day');
    await world.release('name');
    const corrected = readers(world);
    expect(new Set(corrected)).toEqual(both);
    expect(corrected).toHaveLength(both.size);
    const whole = world.mails.find(
      ({ text }) => /10 december 2026/.test(text) && /Nya Bolaget AB/.test(text),
    );
    expect(whole?.text).toContain('Senare dag.');
    expect(whole?.text).toContain('Bolaget har bytt namn.');
  });

  it('is told again where it changes again, from the value told last', async () => {
    const world = await awarded();
    await world.change({ id: 'one', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    await world.release('one');
    const holders = toldOf(world, ['10 december 2026', '10 December 2026']);
    world.forget();
    await world.change({ id: 'two', facts: { standstillEnd: '2026-12-17' }, why: 'Ännu senare.' });
    await world.release('two');
    expect(new Set(readers(world))).toEqual(holders);
    for (const text of world.mails.map(flat)) {
      expect(text).toMatch(/10 [Dd]ecember 2026/);
      expect(text).not.toMatch(/\b3 [Dd]ecember 2026/);
    }
  });

  it('asks for no approval and sends nothing where nobody holds the old value', async () => {
    const world = await calendarWorld(source, '2026-11-20 10:00');
    const result = await world.change({
      id: 'early',
      facts: { standstillEnd: '2026-12-10' },
      why: 'Klart nu.',
    });
    expect(result.kind).toBe('accepted');
    expect((await world.milestones.find('early'))?.state).toBe('completed');
    await world.release('early');
    expect(world.mails).toEqual([]);
    expect((await world.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-10');
  });

  it('stands in documents of what has been told once its change is released, and not before', async () => {
    const world = await awarded();
    const day = async () => {
      const packet = await makePacket({ milestone: 'award', organisation: '1280' }, world);
      return packet.facts.standstillEnd?.text;
    };
    expect(await day()).toBe('3 december 2026');
    await world.goTo('2026-11-24');
    await world.change({ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    expect(await day()).toBe('3 december 2026');
    await world.release('later');
    expect(await day()).toBe('10 december 2026');
  });

  it('of one organisation reaches its own people alone, and moves what waits', async () => {
    const world = await awarded();
    await world.report({
      ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2026-11-23', organisations: 'all' },
    });
    const holders = toldOf(world, ['7 juni 2027', '7 June 2027'], '2584');
    expect(holders.size).toBeGreaterThan(0);
    world.forget();
    const own = await world.rollouts.participation('bob', '2584');
    if (!own) throw new Error('Kiruna does not take part');
    const saved = await changeLocalFacts(
      {
        ...{ rollout: 'bob', organisation: '2584', registerNumber: own.registerNumber ?? '' },
        facts: { ...own.facts, goLiveDate: '2027-09-01' },
        ...{ seen: seenOf(own), why: 'Utbildningen blir senare.', changedBy: 'lead@kiruna.example' },
      },
      world,
    );
    if (saved.kind !== 'saved' || saved.change === undefined) throw new Error(`it was ${saved.kind}`);
    await world.goTo('2026-11-23');
    await world.release(saved.change);
    expect(new Set(readers(world))).toEqual(holders);
    expect(world.mails).toHaveLength(holders.size);
  });

  it('needs a reason where people hold the old value, and none where nobody does', async () => {
    const world = await awarded();
    await world.report({
      ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2026-11-23', organisations: 'all' },
    });
    const own = await world.rollouts.participation('bob', '2584');
    if (!own) throw new Error('Kiruna does not take part');
    const edit = { rollout: 'bob', organisation: '2584', registerNumber: own.registerNumber ?? '' };
    const said = { seen: seenOf(own), changedBy: 'lead@kiruna.example' };
    const facts = { ...own.facts, goLiveDate: '2027-09-01' };
    expect(await changeLocalFacts({ ...edit, ...said, facts }, world)).toEqual({
      kind: 'refused',
      problems: [{ path: 'why', code: 'reason-missing', params: {} }],
    });
    expect((await world.rollouts.participation('bob', '2584'))?.facts.goLiveDate).toBe('2027-06-07');
  });

  it('is told again where it changes back and forth, for the same reason', async () => {
    const world = await awarded();
    await world.report({
      ...{ id: 'connected', kind: 'integration-ready', occurredOn: '2026-11-23', organisations: 'all' },
    });
    const holders = toldOf(world, ['7 juni 2027', '7 June 2027'], '2584');
    for (const [today, day] of [
      ['2026-11-23', '2027-09-01'],
      ['2026-11-24', '2027-06-07'],
      ['2026-11-25', '2027-09-01'],
    ] as const) {
      world.forget();
      const own = await world.rollouts.participation('bob', '2584');
      if (!own) throw new Error('Kiruna does not take part');
      const saved = await changeLocalFacts(
        {
          ...{ rollout: 'bob', organisation: '2584', registerNumber: own.registerNumber ?? '' },
          facts: { ...own.facts, goLiveDate: day },
          ...{ seen: seenOf(own), why: 'Dagen flyttas.', changedBy: 'lead@kiruna.example' },
        },
        world,
      );
      if (saved.kind !== 'saved' || saved.change === undefined) throw new Error(`it was ${saved.kind}`);
      expect((await world.rollouts.participation('bob', '2584'))?.facts.goLiveDate).toBe(day);
      await world.goTo(today);
      await world.release(saved.change);
      expect(new Set(readers(world))).toEqual(holders);
    }
  });

  it('is told to whoever has an address now, and not to a colleague who had it before them', async () => {
    const world = await awarded();
    const holders = toldOf(world, ['3 december 2026', '3 December 2026'], '1280');
    const people = await world.contacts.ofOrganisation('1280');
    const isTold = ({ address }: (typeof people)[number]) => holders.has(`1280 ${address}`);
    const [reader, colleague] = [people.find(isTold), people.find((one) => !isTold(one))];
    if (!reader || !colleague) throw new Error('all or none in Malmö were told');
    await world.contacts.save([{ ...colleague, formerly: [contactId(reader)] }]);
    world.forget();
    await world.change({ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'En senare dag.' });
    await world.release('later');
    const told = world.mails.map(({ to }) => to);
    expect(told).toContain(reader.address);
    expect(told).not.toContain(colleague.address);
  });

  it('is told once to somebody with a new address, with all that both addresses were told', async () => {
    const world = await awarded();
    const holders = toldOf(world, ['3 december 2026', '3 December 2026'], '1280');
    const person = (await world.contacts.ofOrganisation('1280')).find(({ address }) =>
      holders.has(`1280 ${address}`),
    );
    if (!person) throw new Error('nobody in Malmö was told');
    const address = 'ny.adress@malmo.example';
    const moved = { ...person, address, formerly: [contactId(person)] };
    await world.contactStore.change({
      version: (await world.contactStore.read(['1280'])).version,
      put: [moved],
      remove: [{ organisation: '1280', id: contactId(person) }],
      entry: { organisation: '1280', contact: contactId(moved), did: 'changed', by: 'lead', at: world.now() },
    });
    await world.change({ id: 'day', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' });
    await world.release('day');
    world.forget();
    await world.change({ id: 'name', facts: { supplier: 'Nya Bolaget AB' }, why: 'Nytt namn.' });
    await world.release('name');
    const own = world.mails.filter(({ to }) => to === address || to === person.address);
    expect(own.map(({ to }) => to)).toEqual([address]);
    expect(own.map(flat).join()).toContain('Nya Bolaget AB');
    // They know the day already.
    expect(own.map(flat).join()).not.toMatch(/[Dd]ecember 2026/);
  });
});
