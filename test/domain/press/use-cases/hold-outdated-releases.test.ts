import { describe, expect, it } from 'vitest';
import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { holdOutdatedReleases } from '../../../../domain/press/use-cases/hold-outdated-releases.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { HOUR, NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import {
  changeFacts,
  type PressWorld,
  pressWorld,
  scheduled,
  scheduledEdition,
} from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
const EDITION = 'gear-for-all-1280';
const DEARER = [{ fact: 'price', from: 12, to: 15 }];
const LATER = [{ fact: 'decidedOn', from: '2026-12-20', to: '2027-01-15' }];
/** A day in typed words. */
const typed = nationalFile({
  texts: {
    sv: { ...NATIONAL.texts.sv, body: 'Beslutet gäller från den 20 december 2026.' },
    en: { ...NATIONAL.texts.en, body: 'The decision holds from 20 December 2026.' },
  },
});

async function world() {
  const world = await pressWorld();
  world.rollouts.learn('lending', { price: 12, decidedOn: '2026-12-20' });
  return world;
}

const newest = async ({ pressReleases }: PressWorld, id = ID) => (await pressReleases.versions(id)).at(-1);

async function atItsHour(world: PressWorld, id = ID) {
  world.clock.now = HOUR;
  return publishPressRelease({ id, version: 1 }, world);
}

describe('a release that waits while a fact that it says changes', () => {
  it('is held as soon as it is handed in, says what has changed, and cannot be approved', async () => {
    const here = await world();
    await draftPressRelease({ draft: nationalFile(), files: new Map(), by: 'Anna Ek' }, here);
    const submitted = await submitPressRelease({ id: ID, by: 'Anna Ek' }, here);
    if (submitted.kind === 'refused') throw new Error('it was refused');
    await changeFacts(here, { facts: DEARER });
    expect(await holdOutdatedReleases(here)).toEqual([ID]);
    expect(await newest(here)).toMatchObject({ state: 'held', heldFor: 'changed', changed: DEARER });
    const approval = { id: ID, hash: submitted.version.hash ?? '', by: 'Bo Ry' };
    expect(await approvePressRelease(approval, here)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'basis-changed' }],
    });
    expect(await holdOutdatedReleases(here)).toEqual([]);
  });

  it('does not come out at its hour, in public or by mail', async () => {
    const here = await world();
    await scheduled(here, typed);
    await changeFacts(here, { facts: LATER });
    expect(await holdOutdatedReleases(here)).toEqual([ID]);
    expect(await newest(here)).toMatchObject({ state: 'held', changed: LATER });
    expect(await atItsHour(here)).toBe('not-due');
    expect(await here.newsroom.find(ID)).toBeUndefined();
    expect(here.mailer.sent).toEqual([]);
  });

  it('is held even where the change comes in its last minute, before anybody has looked', async () => {
    const here = await world();
    await scheduled(here, typed);
    here.clock.now = HOUR - 30_000;
    await changeFacts(here, { facts: LATER });
    expect(await atItsHour(here)).toBe('held');
    expect(await newest(here)).toMatchObject({ state: 'held', heldFor: 'changed', changed: LATER });
    expect(await here.newsroom.find(ID)).toBeUndefined();
  });

  it('goes on with the new value once it is handed in and approved anew, also in the same words', async () => {
    const here = await world();
    await scheduled(here);
    await changeFacts(here, { facts: DEARER });
    await holdOutdatedReleases(here);
    await scheduled(here);
    expect(await newest(here)).toMatchObject({ version: 1, state: 'scheduled' });
    expect(await newest(here)).not.toHaveProperty('changed');
    expect(await holdOutdatedReleases(here)).toEqual([]);
    expect(await atItsHour(here)).toBe('published');
    const page = await here.newsroom.find(ID);
    expect(page).toMatchObject({
      state: 'published',
      versions: [{ texts: { sv: { lead: 'Det kostar 15 kronor att låna.' } } }],
    });
  });

  it('says of several changes what they have come to', async () => {
    const here = await world();
    await scheduled(here);
    await changeFacts(here, { facts: DEARER });
    await holdOutdatedReleases(here);
    await changeFacts(here, { facts: [{ fact: 'price', from: 15, to: 20 }] });
    await holdOutdatedReleases(here);
    expect((await newest(here))?.changed).toEqual([{ fact: 'price', from: 12, to: 20 }]);
  });

  it('comes out untouched where it does not say the fact, or the old value holds again', async () => {
    const here = await world();
    await scheduled(here);
    await changeFacts(here, { facts: LATER });
    await changeFacts(here, { facts: DEARER });
    await changeFacts(here, { facts: [{ fact: 'price', from: 15, to: 12 }] });
    expect(await holdOutdatedReleases(here)).toEqual([]);
    expect(await atItsHour(here)).toBe('published');
  });

  it('is not looked at again once it is public', async () => {
    const here = await world();
    await scheduled(here);
    await atItsHour(here);
    await changeFacts(here, { facts: DEARER });
    expect(await holdOutdatedReleases(here)).toEqual([]);
    expect((await newest(here))?.state).toBe('published');
  });
});

describe('a local edition that waits', () => {
  it('is held with the national release whose words it carries', async () => {
    const here = await world();
    await scheduled(here);
    await scheduledEdition(here);
    await changeFacts(here, { facts: DEARER });
    expect(await holdOutdatedReleases(here)).toEqual([ID, EDITION]);
    expect(await newest(here, EDITION)).toMatchObject({ state: 'held', changed: DEARER });
  });

  it('is held alone where its own day moves, and no other municipality’s holds it', async () => {
    const here = await world();
    await scheduled(here);
    await scheduledEdition(here);
    const moved = [{ fact: 'startDate', from: '2027-03-15', to: '2027-04-01' }];
    await changeFacts(here, { facts: moved, organisation: '1480' });
    expect(await holdOutdatedReleases(here)).toEqual([]);
    await changeFacts(here, { facts: moved, organisation: '1280' });
    expect(await holdOutdatedReleases(here)).toEqual([EDITION]);
    expect((await newest(here, EDITION))?.changed).toEqual(moved);
    expect((await newest(here))?.state).toBe('scheduled');
  });
});
