import { beforeEach, describe, expect, it } from 'vitest';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { keepPressImage, keptPressFiles } from '../../../../domain/press/use-cases/keep-press-images.ts';
import { previewPressRelease } from '../../../../domain/press/use-cases/preview-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
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
    const kept = await keepPressImage({ id: ID, bytes: aPng() }, world);
    const names = [kept?.id ?? 'none', 'a.png'];
    const found = await keptPressFiles({ id: ID, names }, world);
    expect([...found.keys()]).toEqual([kept?.id]);
    expect([...(await keptPressFiles({ id: 'another', names }, world)).keys()]).toEqual([]);
    expect(await keepPressImage({ id: ID, bytes: Buffer.from('<svg/>') }, world)).toBeUndefined();
  });
});
