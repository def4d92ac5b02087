import { describe, expect, it } from 'vitest';
import { MAX_IMAGE_BYTES } from '../../../../domain/press/press-image.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { problemAt, problemData } from '../../../../domain/shared/problem.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPng } from '../../../fixtures/a-press-image.ts';
import { NATIONAL } from '../../../fixtures/a-press-release.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { portWith } from '../../../fixtures/port-with.ts';
import { type PressWorld, pressWorld } from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
const image = {
  file: 'skates.png',
  credit: 'Foto: Ida Ström',
  alt: { sv: 'Skridskor', en: 'Skates' },
  rights: { sv: 'Fri', en: 'Free' },
};
const file = NATIONAL;
const sv = file.texts.sv;

async function problemsOf(
  world: PressWorld,
  draft: unknown,
  files: Record<string, Uint8Array> = { 'skates.png': aPng() },
): Promise<string[]> {
  const result = await draftPressRelease(
    { draft, files: new Map(Object.entries(files)), by: 'Anna Ek' },
    world,
  );
  return result.kind === 'refused' ? result.problems.map(problemData) : [];
}

async function submitted(world: PressWorld, draft: unknown = file) {
  await draftPressRelease({ draft, files: new Map(), by: 'Anna Ek' }, world);
  return submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
}

const fieldsOf = (result: { kind: string; problems?: { path: string }[] }) =>
  (result.problems ?? []).map(({ path }) => path);

describe('a draft', () => {
  it.each([
    [
      'texts.sv.headline too-long {"max":80}',
      { texts: { ...file.texts, sv: { ...sv, headline: 'a'.repeat(81) } } },
    ],
    [
      'texts.sv.lead too-long {"max":400}',
      { texts: { ...file.texts, sv: { ...sv, lead: 'a'.repeat(401) } } },
    ],
    [
      'texts.sv.body too-long {"max":2500}',
      { texts: { ...file.texts, sv: { ...sv, body: 'a'.repeat(2501) } } },
    ],
    [
      'texts.sv.headline has-markup {"line":1,"near":"A <b>bold</b> move"}',
      { texts: { ...file.texts, sv: { ...sv, headline: 'A <b>bold</b> move' } } },
    ],
    ['texts.sv missing', { texts: { en: file.texts.en } }],
    ['publishAt time-past', { publishAt: '2026-11-28 09:00' }],
    ['publishAt time-invalid', { publishAt: '2027-03-28 02:30' }],
    ['publishAt time-ambiguous', { publishAt: '2027-10-31 02:30' }],
    ['publishAt time-invalid', { publishAt: 'tomorrow' }],
    ['quotes too-few {"min":1}', { quotes: [] }],
    ['quotes.0.text.en missing', { quotes: file.quotes.map((quote) => ({ ...quote, text: { sv: 'Ja.' } })) }],
    ['contacts too-few {"min":1}', { contacts: [] }],
    ['images.0.alt.en missing', { images: [{ ...image, alt: { sv: 'Skridskor' } }] }],
    ['images.0.alt too-few {"min":1}', { images: [{ ...image, alt: {} }] }],
    ['images.0.alt missing', { images: [{ ...image, alt: undefined }] }],
    ['images.0.original url-invalid', { images: [{ ...image, original: 'javascript:alert(1)' }] }],
    ['images.0.file file-missing {"file":"other.png"}', { images: [{ ...image, file: 'other.png' }] }],
    ['audience all-or-list', { audience: 'some' }],
    ['milestone unknown {"what":"milestone","value":"nowhere"}', { milestone: 'nowhere' }],
    ['correction correction-only', { correction: { sv: 'Fel.', en: 'Wrong.' } }],
    ['id id-invalid {"max":48,"letters":"lower"}', { id: 'Gear for all' }],
    ['rollout unknown {"what":"rollout","value":"parking"}', { rollout: 'parking' }],
    ['unknown-keys {"keys":["party"]}', { party: 'any' }],
  ])('is refused where %s', async (problem, over) => {
    const world = await pressWorld();
    const problems = await problemsOf(world, { ...file, ...over });
    expect(problems.filter((each) => each === problem)).toHaveLength(1);
    expect(await world.pressReleases.versions(ID)).toEqual([]);
    expect(await world.newsroom.latest()).toEqual([]);
  });

  it('is refused with an image that is none, or that weighs too much and cannot be scaled', async () => {
    const world = await pressWorld();
    const draft = { ...file, images: [image] };
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect(await problemsOf(world, draft, { 'skates.png': svg })).toEqual(['images.0.file image-invalid']);
    const large = new Uint8Array(MAX_IMAGE_BYTES + 1);
    large.set(aPng());
    expect(await problemsOf(world, draft, { 'skates.png': large })).toEqual([
      'images.0.file image-not-scalable',
    ]);
  });

  it('is kept with its images, and says the same without changing anything', async () => {
    const world = await pressWorld();
    const written = {
      draft: { ...file, images: [image] },
      files: new Map([['skates.png', aPng()]]),
      by: 'Anna Ek',
    };
    expect(await draftPressRelease(written, world)).toMatchObject({
      kind: 'kept',
      version: { version: 1, revision: 1, images: [{ type: 'image/png', width: 6, height: 4 }] },
    });
    await submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
    expect(await draftPressRelease(written, world)).toMatchObject({
      kind: 'unchanged',
      version: { state: 'submitted' },
    });
  });

  it('of another release about the same milestone is refused', async () => {
    const world = await pressWorld();
    await world.milestones.accept(aDispatchingMilestone({ id: 'm', facts: { price: 12 } }), {});
    expect(await problemsOf(world, { ...file, milestone: 'm' })).toEqual([]);
    expect((await problemsOf(world, { ...file, milestone: 'm', id: 'second' }))[0]).toContain(
      'milestone release-exists',
    );
  });
});

describe('handing in', () => {
  it('needs the approval of everybody who is quoted', async () => {
    const world = await pressWorld();
    const [quote] = file.quotes;
    const { approvedBy: _, approvedAt: __, ...unapproved } = quote ?? {};
    const result = await submitted(world, { ...file, quotes: [unapproved] });
    expect(fieldsOf(result)).toEqual(['quotes.0.approvedBy', 'quotes.0.approvedAt']);
    expect(await world.pressReleases.versions(ID)).toMatchObject([{ state: 'draft' }]);
  });

  it('names every fact that is missing, where it is used', async () => {
    const world = await pressWorld();
    const texts = { ...file.texts, sv: { ...sv, body: 'Av {supplier}.', headline: 'Hos {supplier}' } };
    expect(fieldsOf(await submitted(world, { ...file, texts }))).toEqual([
      'texts.sv.headline',
      'texts.sv.body',
    ]);
  });

  it('counts a headline with its facts put in', async () => {
    const world = await pressWorld();
    await world.rollouts.save(aRollout({ facts: { price: 12, supplier: 'x'.repeat(75) } }));
    const texts = { ...file.texts, sv: { ...sv, headline: 'Hos {supplier}' } };
    const long = await submitted(world, { ...file, texts });
    expect(fieldsOf(long)).toEqual([]);
    const longer = { ...file, texts: { ...texts, sv: { ...sv, headline: 'Just hos {supplier}' } } };
    expect(fieldsOf(await submitted(world, longer))).toEqual(['texts.sv.headline']);
  });

  it('freezes who is told: later journalists are not among them', async () => {
    const world = await pressWorld();
    const result = await submitted(world, { ...file, audience: { beats: ['schools'], regions: ['0180'] } });
    expect(result).toMatchObject({ kind: 'submitted', recipients: 2 });
  });

  it('says what to shorten if it is larger than can be kept, and stays a draft', async () => {
    const world = await pressWorld();
    const large = problemAt('', 'row-too-large', { what: 'release', over: 5 });
    const pressReleases = portWith(world.pressReleases, 'freeze', async () => {
      throw new InvalidInput('row of kind frozenRelease', [large]);
    });
    expect(await submitted({ ...world, pressReleases }, file)).toMatchObject({ problems: [large] });
    expect(await world.pressReleases.versions(ID)).toMatchObject([{ state: 'draft' }]);
  });
});
