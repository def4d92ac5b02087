import { beforeEach, describe, expect, it } from 'vitest';
import { parseText } from '../../../../domain/catalogue/text.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { keepPressImage, keptPressFiles } from '../../../../domain/press/use-cases/keep-press-images.ts';
import { previewPressRelease } from '../../../../domain/press/use-cases/preview-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { aCatalogueVersion, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aDispatchingMilestone } from '../../../fixtures/a-milestone.ts';
import { aPng } from '../../../fixtures/a-press-image.ts';
import { NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import { type PressWorld, pressWorld } from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
let world: PressWorld;
beforeEach(async () => {
  world = await pressWorld();
});

const draft = (file: unknown, over?: { version: number; revision: number }) =>
  draftPressRelease({ draft: file, files: new Map(), by: 'Anna Ek', over }, world);
const newest = async () => {
  const version = (await world.pressReleases.versions(ID)).at(-1);
  if (!version) throw new Error('there is none');
  return version;
};

describe('a draft that is looked at', () => {
  it('is exactly what is frozen when it is handed in, and writes nothing', async () => {
    await draft(nationalFile());
    const before = await newest();
    const { frozen, gaps } = await previewPressRelease(before, world);
    expect(gaps).toEqual([]);
    expect(await newest()).toEqual(before);
    await submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
    const { hash = '' } = await newest();
    expect(await world.pressReleases.frozen(ID, hash)).toEqual(frozen);
  });

  it('names every gap at once: quotes that nobody agreed to, an hour that is past, facts without a value', async () => {
    const [quote] = NATIONAL.quotes;
    const unapproved = {
      ...quote,
      name: 'Kerstin',
      title: { sv: 'vd', en: 'CEO' },
      text: { sv: 'Å', en: 'O' },
    };
    const { approvedBy: _, ...open } = unapproved;
    const sv = { ...NATIONAL.texts.sv, lead: 'Det kostar {colour}.' };
    await draft({ ...nationalFile(), quotes: [open], texts: { ...NATIONAL.texts, sv } });
    world.clock.now += 3 * 86_400_000;
    const { frozen, gaps } = await previewPressRelease(await newest(), world);
    expect(frozen).toBeUndefined();
    expect(gaps.map(({ path }) => path)).toEqual(['quotes.0.approvedBy', 'publishAt', 'texts.sv.lead']);
  });

  it('names its milestone’s messages for the press that it leaves out, and what is missing for them', async () => {
    const catalogue = aCatalogueVersion({
      version: 'with-forms',
      texts: [
        ...lendingTexts().filter(({ topic, locale }) => topic !== 'why' || locale !== 'sv'),
        parseText('why', 'sv', WHY),
      ],
    });
    await world.catalogues.publish(catalogue);
    const milestone = aDispatchingMilestone({
      ...{ id: 'm', organisations: ['national'], catalogueVersion: 'with-forms' },
      facts: { price: 12, supplier: 'Exempelbolaget AB' },
    });
    await world.milestones.accept(milestone, { supplier: 'Exempelbolaget AB' });
    const written = (body: string) => {
      const { sv, en } = NATIONAL.texts;
      const texts = { sv: { ...sv, body }, en: { ...en, body: 'Vi köper av {supplier}. [en]' } };
      return nationalFile({ milestone: 'm', texts });
    };
    await draft(written('Utlåningen öppnar. Upphandlad.'));
    const without = await previewPressRelease(await newest(), world);
    expect(without.frozen?.lacks).toEqual([
      { topic: 'why', name: { sv: 'Varför', en: 'Varför (en)' }, missing: { sv: ['Exempelbolaget AB'] } },
    ]);
    expect(without.gaps).toEqual([]);
    const { version, revision } = await newest();
    await draft(written('Utlåningen öppnar. Upphandlad av {supplier}.'), { version, revision });
    const carried = await previewPressRelease(await newest(), world);
    expect(carried.frozen).toBeDefined();
    expect(carried.frozen).not.toHaveProperty('lacks');
  });
});

describe('a draft written over something', () => {
  it('is refused where that is no longer what is there, unless it says the same', async () => {
    await draft(nationalFile(), { version: 0, revision: 0 });
    const other = nationalFile({ registerNumber: 'K 1' });
    expect(await draft(other, { version: 0, revision: 0 })).toMatchObject({ problems: [{ path: 'id' }] });
    expect(await draft(nationalFile(), { version: 0, revision: 0 })).toMatchObject({ kind: 'unchanged' });
    expect(await draft(other, { version: 1, revision: 1 })).toMatchObject({ kind: 'kept' });
    const third = nationalFile({ registerNumber: 'K 2' });
    expect(await draft(third, { version: 1, revision: 1 })).toMatchObject({
      problems: [{ path: 'id', code: 'changed-meanwhile' }],
    });
    expect(await newest()).toMatchObject({ revision: 2, draft: { registerNumber: 'K 1' } });
  });
});

describe('an image that came before its draft was good', () => {
  it('is found by its id under its release alone, and what is no image is not kept', async () => {
    const ports = { ...world, shrinkImage: async () => undefined };
    const kept = await keepPressImage({ id: ID, bytes: aPng() }, ports);
    const names = [kept?.id ?? 'none', 'a.png'];
    const found = await keptPressFiles({ id: ID, names }, world);
    expect([...found.keys()]).toEqual([kept?.id]);
    expect([...(await keptPressFiles({ id: 'another', names }, world)).keys()]).toEqual([]);
    expect(await keepPressImage({ id: ID, bytes: Buffer.from('<svg/>') }, ports)).toBeUndefined();
  });
});

const WHY = `# Varför

Vi köper av {supplier}, efter en upphandling.

### short

{supplier} är upphandlad.

### question

Varför?

### answer

Vi har upphandlat {supplier}.

### essentials

- {supplier}
- upphandla
`;
