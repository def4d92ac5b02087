import { describe, expect, it } from 'vitest';
import type { ChangeMilestone } from '../../../../domain/plan/milestone.ts';
import { pressDispatchId } from '../../../../domain/press/press-mail.ts';
import type { PressVersion } from '../../../../domain/press/press-version.ts';
import { draftFactCorrections } from '../../../../domain/press/use-cases/draft-fact-corrections.ts';
import { draftCorrection } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { previewPressRelease } from '../../../../domain/press/use-cases/preview-press-release.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { sayPressCorrection } from '../../../../templates/press/correction-note.ts';
import { HOUR, localFile, NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import { changeFacts, type PressWorld, pressWorld, scheduled } from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
const texts = {
  sv: {
    ...NATIONAL.texts.sv,
    body: 'Beslutet gäller från den 20 december 2026.\n\nInte den 120 december 2026.',
  },
  en: { ...NATIONAL.texts.en, body: 'The decision holds from 20 December 2026.' },
};

/** The release with a date in typed words and a price by reference, as published. */
async function published(draft: unknown = nationalFile({ texts })) {
  const world = { ...(await pressWorld()), sayCorrection: sayPressCorrection };
  world.rollouts.learn('lending', { price: 12, decidedOn: '2026-12-20' });
  await scheduled(world, draft);
  world.clock.now = HOUR;
  await publishPressRelease({ id: ID, version: 1 }, world);
  world.clock.now = HOUR + 60_000;
  return world;
}

type World = Awaited<ReturnType<typeof published>>;

const change = (world: PressWorld, facts: ChangeMilestone['change']['facts'], why: string) =>
  changeFacts(world, { facts, why });

const LATER = [{ fact: 'decidedOn', from: '2026-12-20', to: '2027-01-15' }];
const later = (world: World) => change(world, LATER, 'Nämnden sammanträder senare.');
const newestOf = async (world: World) => (await world.pressReleases.versions(ID)).at(-1);

function national(version: PressVersion | undefined) {
  if (version?.draft.kind !== 'national') throw new Error('there is no national release');
  return version.draft;
}

describe('a published release that says what has changed since', () => {
  it('gets a drafted correction with the new value in typed words, the old, the new and why in its note', async () => {
    const world = await published();
    await later(world);
    expect(await draftFactCorrections(world)).toEqual([ID]);
    const version = await newestOf(world);
    expect(version).toMatchObject({ version: 2, state: 'draft', authors: ['automatic'] });
    const draft = national(version);
    expect(draft.texts.sv?.body).toBe(
      'Beslutet gäller från den 15 januari 2027.\n\nInte den 120 december 2026.',
    );
    expect(draft.texts.en?.body).toBe('The decision holds from 15 January 2027.');
    expect(draft.correction?.sv).toMatch(
      /: 15 januari 2027\. Tidigare skrev vi 20 december 2026\. Nämnden sammanträder senare\.$/,
    );
    expect(draft.correction?.en).toMatch(
      /: 15 January 2027\. Before, we wrote 20 December 2026\. Nämnden sammanträder senare\.$/,
    );
    expect(draft.quotes[0]?.approvedBy).toBe('Kerstin Alm');
  });

  it('is public as it was, and mails nothing, until people publish the correction', async () => {
    const world = await published();
    const before = await world.newsroom.find(ID);
    world.mailer.sent.length = 0;
    await later(world);
    await draftFactCorrections(world);
    expect(await world.newsroom.find(ID)).toEqual(before);
    expect(await publishPressRelease({ id: ID, version: 2 }, world)).toBe('not-due');
    expect(world.mailer.sent).toEqual([]);
  });

  it('says the new value where it refers to the fact, and has quotes that do approved anew', async () => {
    const quote = { ...NATIONAL.quotes[0], name: 'Kerstin Alm', title: { sv: 'chef', en: 'head' } };
    const quotes = [{ ...quote, text: { sv: 'Bara {price} kronor.', en: 'Only {price} kronor.' } }];
    const world = await published(nationalFile({ quotes }));
    await change(world, [{ fact: 'price', from: 12, to: 15 }], 'Dyrare skidor.');
    await draftFactCorrections(world);
    await sendDeliveries({ dispatchId: pressDispatchId(ID, 1), organisation: 'national' }, world);
    const version = await newestOf(world);
    const draft = national(version);
    expect(draft.texts.sv?.lead).toBe('Det kostar {price} kronor att låna.');
    expect(draft.quotes[0]).not.toHaveProperty('approvedBy');
    if (!version) throw new Error('there is no draft');
    const ahead = { ...version, draft: { ...draft, publishAt: HOUR + 86_400_000 } };
    const preview = await previewPressRelease(ahead, world);
    expect(preview.frozen?.page.texts.sv?.lead).toBe('Det kostar 15 kronor att låna.');
    expect(preview.gaps.map(({ code }) => code)).toContain('quote-not-approved');
  });

  it('has one draft however often it is looked at, in the newest words of several changes', async () => {
    const world = await published();
    await later(world);
    await draftFactCorrections(world);
    expect(await draftFactCorrections(world)).toEqual([]);
    await change(world, [{ fact: 'decidedOn', from: '2027-01-15', to: '2027-02-01' }], 'Ännu senare.');
    await draftFactCorrections(world);
    const version = await newestOf(world);
    expect(version).toMatchObject({ version: 2, revision: 2 });
    expect(national(version).correction?.sv).toMatch(/1 februari 2027\. Tidigare skrev vi 20 december 2026/);
    expect(await world.pressReleases.versions(ID)).toHaveLength(2);
  });

  it('has none where the old value holds again', async () => {
    const world = await published();
    await later(world);
    await draftFactCorrections(world);
    await change(world, [{ fact: 'decidedOn', from: '2027-01-15', to: '2026-12-20' }], 'Rätt dag ändå.');
    await draftFactCorrections(world);
    expect((await newestOf(world))?.state).toBe('withdrawn');
    expect((await world.newsroom.find(ID))?.state).toBe('published');
  });

  it('leaves people’s own correction alone, and does not bring back what they gave up', async () => {
    const world = await published();
    await later(world);
    await draftFactCorrections(world);
    const own = nationalFile({
      ...{ texts, publishAt: HOUR + 3_600_000 },
      correction: { sv: 'Dagen var fel.', en: 'The day was wrong.' },
    });
    await draftCorrection({ draft: own, files: new Map(), by: 'Anna Ek' }, world);
    await change(world, [{ fact: 'decidedOn', from: '2027-01-15', to: '2027-02-01' }], 'Ännu senare.');
    expect(await draftFactCorrections(world)).toEqual([]);
    expect(national(await newestOf(world)).correction?.sv).toBe('Dagen var fel.');
    world.clock.now += 60_000;
    await withdrawPressRelease({ id: ID, by: 'Anna Ek', reason: 'Behövs inte.' }, world);
    expect(await draftFactCorrections(world)).toEqual([]);
    expect((await newestOf(world))?.state).toBe('withdrawn');
  });

  it('gets none for what it does not say, nor before it is public', async () => {
    const world = await published(nationalFile());
    await later(world);
    expect(await draftFactCorrections(world)).toEqual([]);
    const unpublished = { ...(await pressWorld()), sayCorrection: sayPressCorrection };
    unpublished.rollouts.learn('lending', { decidedOn: '2026-12-20' });
    await scheduled(unpublished, nationalFile({ texts }));
    await later(unpublished);
    expect(await draftFactCorrections(unpublished)).toEqual([]);
  });
});

describe('a published local edition whose national release is corrected', () => {
  const EDITION = 'gear-for-all-1280';
  const note = { sv: 'Skridskor kommer senare.', en: 'Skates come later.' };

  /** The national release and Malmö's edition, as published, and then the national correction. */
  async function corrected() {
    const world = await published(nationalFile());
    await scheduled(world, localFile({ publishAt: '2026-12-01 10:00' }));
    world.clock.now = HOUR + 3_600_000;
    await publishPressRelease({ id: EDITION, version: 1 }, world);
    await sendDeliveries({ dispatchId: pressDispatchId(ID, 1), organisation: 'national' }, world);
    await sendDeliveries({ dispatchId: pressDispatchId(EDITION, 1), organisation: '1280' }, world);
    expect(await draftFactCorrections(world)).toEqual([]);
    await scheduled(world, nationalFile({ publishAt: '2026-12-01 12:00', correction: note }), true);
    expect(await draftFactCorrections(world)).toEqual([]);
    world.clock.now = HOUR + 3 * 3_600_000;
    expect(await publishPressRelease({ id: ID, version: 2 }, world)).toBe('published');
    return world;
  }
  const edition = async (world: World) => (await world.pressReleases.versions(EDITION)).at(-1);

  it('gets a drafted correction in its own words, with the note of the national one', async () => {
    const world = await corrected();
    expect(await draftFactCorrections(world)).toEqual([EDITION]);
    const version = await edition(world);
    expect(version).toMatchObject({ version: 2, state: 'draft', authors: ['automatic'] });
    expect(version?.draft.correction).toEqual(note);
    expect(version?.draft.texts).toEqual({
      sv: { paragraph: 'I Malmö öppnar vi den {startDate}.' },
      en: { paragraph: 'Malmö opens on {startDate}.' },
    });
    expect(await draftFactCorrections(world)).toEqual([]);
    expect((await world.newsroom.find(EDITION))?.state).toBe('published');
  });

  it('is left alone once its people have given that up', async () => {
    const world = await corrected();
    await draftFactCorrections(world);
    world.clock.now += 60_000;
    await withdrawPressRelease({ id: EDITION, by: 'Åsa Lind', reason: 'Gäller inte oss.' }, world);
    expect(await draftFactCorrections(world)).toEqual([]);
    expect((await edition(world))?.state).toBe('withdrawn');
  });
});
