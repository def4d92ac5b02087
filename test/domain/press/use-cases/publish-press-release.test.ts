import { describe, expect, it } from 'vitest';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { reachStatusOf } from '../../../../domain/ledger/reach-status.ts';
import { pressDispatchId, withdrawalDispatchId } from '../../../../domain/press/press-mail.ts';
import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { publishPressReleases } from '../../../../domain/press/use-cases/publish-press-releases.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPlan } from '../../../fixtures/a-plan.ts';
import { HOUR, NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import { anObligation } from '../../../fixtures/an-obligation.ts';
import { dying } from '../../../fixtures/dying.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { journalists, type PressWorld, pressWorld, scheduled } from '../../../fixtures/press-world.ts';

const RELEASE = { id: 'gear-for-all', version: 1 };
const DISPATCH = pressDispatchId('gear-for-all', 1);

const stateOf = async ({ pressReleases }: PressWorld, id = 'gear-for-all') =>
  (await pressReleases.versions(id)).map(({ state }) => state);

const idOf = (name: string) =>
  contactId({ organisation: 'national', address: `${name.toLowerCase()}@paper.example` });

async function erase(world: PressWorld, name: string) {
  const erased = await erasePerson({ organisation: 'national', id: idOf(name), by: 'anna' }, world);
  expect(erased.kind).toBe('erased');
}

/** What an erasure that waits for something else has done so far. */
async function askForErasure({ contactStore, now }: PressWorld, name: string) {
  const { version, contacts } = await contactStore.read(['national']);
  const put = contacts
    .filter((contact) => contact.name === name)
    .map((contact) => ({ ...contact, endedAt: now(), erasureAskedAt: now() }));
  const entry = { organisation: 'national', contact: idOf(name), did: 'erasing', by: 'a', at: 1 } as const;
  expect(await contactStore.change({ version, put, entry })).toBe(true);
}

async function sendAll(world: PressWorld, milestone = DISPATCH, organisation = 'national') {
  await sendDeliveries({ dispatchId: milestone, organisation }, world);
  return world.mailer.sent.map(({ delivery }) => delivery.address).toSorted();
}

describe('a round', () => {
  it('hands out what is due within two minutes, for its second, and nothing sooner', async () => {
    const world = await pressWorld();
    await scheduled(world);
    world.clock.now = HOUR - 120_001;
    expect(await publishPressReleases(world)).toEqual({ handedOut: 0 });
    world.clock.now = HOUR - 90_500;
    expect(await publishPressReleases(world)).toEqual({ handedOut: 1 });
    expect(world.publishJobs.enqueued).toEqual([{ ...RELEASE, delaySeconds: 91 }]);
  });

  it('hands out again what should have been published, and no more once it is', async () => {
    const world = await pressWorld();
    await scheduled(world);
    world.clock.now = HOUR + 60_000;
    await publishPressReleases(world);
    expect(world.publishJobs.enqueued).toEqual([{ ...RELEASE, delaySeconds: 0 }]);
    await publishPressRelease(RELEASE, world);
    expect(await publishPressReleases(world)).toEqual({ handedOut: 0 });
  });
});

describe('publishing', () => {
  it('does nothing before the hour, and waits out the last seconds of it', async () => {
    const world = await pressWorld();
    await scheduled(world);
    world.clock.now = HOUR - 6_000;
    expect(await publishPressRelease(RELEASE, world)).toBe('early');
    expect(await world.newsroom.find('gear-for-all')).toBeUndefined();
    world.clock.now = HOUR - 900;
    expect(await publishPressRelease(RELEASE, world)).toBe('published');
    const page = await world.newsroom.find('gear-for-all');
    expect(page).toMatchObject({ state: 'published', versions: [{ publishedAt: HOUR }] });
  });

  it('asks the clock again when it wakes: it waits if too early; a stopped clock publishes nothing', async () => {
    const world = await pressWorld();
    await scheduled(world);
    world.clock.now = HOUR - 1_000;
    const standing = { ...world, sleep: async () => {} };
    expect(await publishPressRelease(RELEASE, standing)).toBe('early');
    expect(await world.newsroom.find('gear-for-all')).toBeUndefined();
    expect(await stateOf(world)).toEqual(['scheduled']);
    const naps: number[] = [];
    const waking = {
      ...world,
      sleep: async (millis: number) => {
        naps.push(millis);
        world.clock.now += naps.length === 1 ? millis - 1 : millis;
      },
    };
    expect(await publishPressRelease(RELEASE, waking)).toBe('published');
    expect(naps).toEqual([1_000, 1]);
    expect(await world.newsroom.find('gear-for-all')).toMatchObject({ versions: [{ publishedAt: HOUR }] });
  });

  it('puts the page up before any mail may leave, and mails each journalist once, by the press queue', async () => {
    const world = await pressWorld();
    await scheduled(world);
    world.clock.now = HOUR;
    const { newsroom, dispatches } = world;
    const order: string[] = [];
    const watched = {
      ...world,
      newsroom: portWith(newsroom, 'publish', async (...what: Parameters<typeof newsroom.publish>) => {
        await newsroom.publish(...what);
        order.push('page');
      }),
      dispatches: portWith(dispatches, 'open', (dispatch: Parameters<typeof dispatches.open>[0]) => {
        order.push('dispatch');
        return dispatches.open(dispatch);
      }),
    };
    await publishPressRelease(RELEASE, watched);
    expect(order).toEqual(['page', 'dispatch']);
    expect(world.sendJobs.enqueued).toEqual([
      { dispatchId: DISPATCH, organisation: 'national', delaySeconds: 0, lane: 'press' },
    ]);
    const everyone = ['alla', 'malmo', 'skane', 'skola'].map((name) => `${name}@paper.example`);
    expect(await sendAll(world)).toEqual(everyone);
    await publishPressRelease(RELEASE, world);
    expect(await sendAll(world)).toEqual(everyone);
    const english = world.mailer.sent.find(({ delivery }) => delivery.address.startsWith('malmo'));
    expect(english?.variant.subject).toBe('The Gear Library opens');
    expect(english?.delivery.list).toBe('list:press-lending');
    expect(await stateOf(world)).toEqual(['published']);
  });

  it.each([
    ['has been erased', 'Skola', erase],
    ['has asked for it, and is to be erased once nothing keeps it up', 'Skane', askForErasure],
  ] as const)('mails nobody who %s since it was approved', async (_, name, leave) => {
    const world = await pressWorld();
    await scheduled(world);
    await leave(world, name);
    world.clock.now = HOUR;
    expect(await publishPressRelease(RELEASE, world)).toBe('published');
    const others = ['alla', 'malmo', 'skane', 'skola'].filter((each) => each !== name.toLowerCase());
    expect(await sendAll(world)).toEqual(others.map((each) => `${each}@paper.example`));
    const rows = await world.deliveries.ofOrganisation(DISPATCH, 'national');
    expect(JSON.stringify(rows)).not.toContain(name);
  });

  it('mails whoever has a new address since, or no role any more, as it was approved', async () => {
    const world = await pressWorld();
    await scheduled(world);
    const [alla, skane] = journalists;
    if (!alla || !skane) throw new Error('there are no journalists');
    const put = [
      { ...alla, address: 'ny@paper.example', formerly: [contactId(alla)] },
      { ...skane, endedAt: world.now() },
    ];
    const { version } = await world.contactStore.state();
    const remove = [{ organisation: 'national', id: contactId(alla) }];
    const entry = {
      organisation: 'national',
      contact: contactId(alla),
      did: 'changed',
      by: 'a',
      at: 1,
    } as const;
    await world.contactStore.change({ version, put, remove, entry });
    world.clock.now = HOUR;
    await publishPressRelease(RELEASE, world);
    expect(await sendAll(world)).toHaveLength(4);
  });

  it.each(['before', 'after'] as const)(
    'is finished by the next try wherever the one before was killed, %s a call: one page, one mail each',
    async (when) => {
      let finished = false;
      for (let step = 1; !finished; step += 1) {
        const world = await pressWorld();
        await scheduled(world);
        world.clock.now = HOUR;
        const first = publishPressRelease(RELEASE, dying(world, step, when));
        finished = await first.then(
          () => true,
          () => false,
        );
        const begun = (await stateOf(world))[0] === 'publishing';
        // Once begun it is finished however late it is; before that it would be held.
        world.clock.now = HOUR + (begun ? 3_600_000 : 60_000);
        await publishPressRelease(RELEASE, world);
        expect(await stateOf(world), `killed at ${step}`).toEqual(['published']);
        expect(await world.newsroom.find('gear-for-all')).toMatchObject({ versions: [{ version: 1 }] });
        expect(await sendAll(world), `killed at ${step}`).toHaveLength(4);
        expect(step).toBeLessThan(60);
      }
    },
  );

  it('that is more than 15 minutes late is held until a second person, no author, releases it that day', async () => {
    const world = await pressWorld();
    const { hash = '' } = await scheduled(world);
    world.clock.now = HOUR + 900_001;
    expect(await publishPressRelease(RELEASE, world)).toBe('held');
    expect(await world.newsroom.find('gear-for-all')).toBeUndefined();
    expect(world.sendJobs.enqueued).toEqual([]);
    const again = { id: 'gear-for-all', hash };
    expect(await approvePressRelease({ ...again, by: 'anna  EK' }, world)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'by' }],
    });
    const tomorrow = { ...world, now: () => HOUR + 86_400_000 };
    expect(await approvePressRelease({ ...again, by: 'Bo Ry' }, tomorrow)).toMatchObject({
      problems: [{ path: 'publishAt' }],
    });
    expect(await approvePressRelease({ ...again, by: 'Bo Ry' }, world)).toMatchObject({ kind: 'released' });
    await publishPressReleases(world);
    expect(world.publishJobs.enqueued).toEqual([{ ...RELEASE, delaySeconds: 0 }]);
    expect(await publishPressRelease(RELEASE, world)).toBe('published');
  });

  it('of what was changed after its approval does not happen', async () => {
    const world = await pressWorld();
    await scheduled(world);
    const draft = nationalFile({ registerNumber: 'NEW 1' });
    await draftPressRelease({ draft, files: new Map(), by: 'Cia Ny' }, world);
    world.clock.now = HOUR;
    expect(await publishPressRelease(RELEASE, world)).toBe('not-due');
    expect(await world.newsroom.find('gear-for-all')).toBeUndefined();
    const [version] = await world.pressReleases.versions('gear-for-all');
    expect(version).toMatchObject({ state: 'draft', authors: ['anna ek', 'cia ny'] });
    expect(version).not.toHaveProperty('approvedHash');
    expect(version).not.toHaveProperty('hash');
  });

  /** What became of what a milestone owed the press, after a release with this much in its text. */
  async function owedAfter(bodies: Record<'sv' | 'en', string>) {
    const world = await pressWorld();
    const owed = anObligation({
      organisation: 'national',
      group: 'journalists',
      channel: 'press-release',
      carrier: 'press',
    });
    const milestone = aDispatchingMilestone({
      id: 'm',
      organisations: ['national'],
      facts: { price: 12, supplier: 'Exempelbolaget AB' },
    });
    await world.milestones.accept(milestone, { supplier: 'Exempelbolaget AB' });
    await world.plans.write(
      'm',
      aPlan({ organisation: 'national', obligations: [owed], deliveries: [], variants: [] }),
    );
    const { sv, en } = NATIONAL.texts;
    const texts = { sv: { ...sv, body: bodies.sv }, en: { ...en, body: bodies.en } };
    await scheduled(world, nationalFile({ milestone: 'm', texts }));
    world.clock.now = HOUR;
    await publishPressRelease(RELEASE, world);
    await sendAll(world);
    const [obligation] = await world.obligations.ofOrganisation('m', 'national');
    const dispatchId = obligation?.progress.dispatch ?? '';
    const cell = async () => {
      const [row] = await world.ledgers.ofMilestone('m');
      const found = row?.cells.find(({ group }) => group === 'journalists');
      if (!row || !found) throw new Error('the press has no line in the ledger');
      return { ...found, standing: reachStatusOf(found, '2027-01-01') };
    };
    /** A correction with this much in its text an hour later, sent to those who have the release. */
    const correct = async (bodies: Record<'sv' | 'en', string>, version = 2) => {
      const publishAt = HOUR + (version - 1) * 3_600_000;
      world.clock.now = publishAt - 600_000;
      const next = { sv: { ...texts.sv, body: bodies.sv }, en: { ...texts.en, body: bodies.en } };
      const correction = { sv: 'Mer om leverantören.', en: 'More about the supplier.' };
      await scheduled(world, nationalFile({ milestone: 'm', texts: next, publishAt, correction }), true);
      world.clock.now = publishAt;
      expect(await publishPressRelease({ ...RELEASE, version }, world)).toBe('published');
      return { at: publishAt, dispatch: pressDispatchId('gear-for-all', version) };
    };
    const variants = await world.plans.variants(dispatchId, 'national');
    return { world, obligation, dispatchId, variants, cell, correct };
  }
  const SAID = { sv: 'Vi köper av {supplier}. [sv]', en: 'Vi köper av {supplier}. [en]' };
  const SENT = { state: 'sent', people: 4, reached: 4, dispatch: expect.stringMatching(/^press-/) };

  it('sees to what its milestone owes the press, where every language says it', async () => {
    const { obligation, variants } = await owedAfter(SAID);
    expect(obligation?.progress).toEqual(SENT);
    expect(variants.map(({ carries }) => carries?.map(({ topic, form }) => [topic, form]))).toEqual([
      [['why', 'whole']],
      [['why', 'whole']],
    ]);
  });

  it.each(['sv', 'en'] as const)(
    'names what the milestone owes the press and it does not say in %s',
    async (locale) => {
      const { obligation } = await owedAfter({ ...SAID, [locale]: 'Nothing of it. {supplier}' });
      expect(obligation?.progress).toEqual({ ...SENT, lacks: ['why'] });
    },
  );

  const SILENT = { ...SAID, sv: 'Ingenting om det. {supplier}' };

  it('is made up for by a correction that says what it did not, from when that was sent', async () => {
    const { world, cell, correct } = await owedAfter(SILENT);
    expect(await cell()).toMatchObject({ standing: 'missed', lacks: ['why'] });
    const { at, dispatch } = await correct(SAID);
    // Published, and not with anybody yet.
    expect(await cell()).toMatchObject({ standing: 'missed', lacks: ['why'] });
    await sendAll(world, dispatch);
    const told = await cell();
    expect(told).toMatchObject({ standing: 'told', corrected: [{ topics: ['why'], at, dispatch }] });
    expect(told).not.toHaveProperty('lacks');
    // What the release itself said, and to how many, stands as it was, also when something more is heard of its mails.
    const [own] = await world.obligations.ofOrganisation('m', 'national');
    expect(own?.progress).toEqual({ ...SENT, lacks: ['why'] });
    await settleOrganisation({ dispatchId: DISPATCH, organisation: 'national' }, world);
    expect(await cell()).toEqual(told);
    // What was said first counts from then.
    const again = await correct(SAID, 3);
    await sendAll(world, again.dispatch);
    expect(await cell()).toEqual(told);
  });

  it('is made up for by no correction that lacks the same in a language, nor where it said all itself', async () => {
    const silent = await owedAfter(SILENT);
    const { dispatch } = await silent.correct({
      sv: 'Fortfarande inget. {supplier}',
      en: 'Nothing. {supplier}',
    });
    await sendAll(silent.world, dispatch);
    expect(await silent.cell()).toMatchObject({ standing: 'missed', lacks: ['why'] });
    expect(await silent.cell()).not.toHaveProperty('corrected');
    const said = await owedAfter(SAID);
    const other = await said.correct(SAID);
    await sendAll(said.world, other.dispatch);
    expect(await said.cell()).toMatchObject({ standing: 'told' });
    expect(await said.cell()).not.toHaveProperty('corrected');
  });

  it('lacks again what a correction had added once that is withdrawn, whatever is heard of it later', async () => {
    const { world, cell, correct } = await owedAfter(SILENT);
    const { dispatch } = await correct(SAID);
    await sendAll(world, dispatch);
    expect(await cell()).toMatchObject({ standing: 'told' });
    await withdrawPressRelease({ id: 'gear-for-all', by: 'Anna Ek', reason: 'The number was wrong.' }, world);
    await publishPressRelease({ ...RELEASE, version: 2 }, world);
    await sendAll(world, withdrawalDispatchId('gear-for-all'));
    const taken = await cell();
    expect(taken).toMatchObject({ standing: 'missed', lacks: ['why'], corrected: [{ withdrawn: true }] });
    await settleOrganisation({ dispatchId: dispatch, organisation: 'national' }, world);
    expect(await cell()).toEqual(taken);
  });
});
