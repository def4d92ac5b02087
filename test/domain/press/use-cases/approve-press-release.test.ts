import { describe, expect, it } from 'vitest';
import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { schedulePressRelease } from '../../../../domain/press/use-cases/schedule-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { HOUR, NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import { type PressWorld, pressWorld, scheduled } from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
const file = NATIONAL;

async function submitted(world: PressWorld, draft: unknown = file) {
  await draftPressRelease({ draft, files: new Map(), by: 'Anna Ek' }, world);
  return submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
}

const fieldsOf = (result: { kind: string; problems?: { path: string }[] }) =>
  (result.problems ?? []).map(({ path }) => path);

describe('an approval', () => {
  it('is never an author’s, however the name is spelled, nor the submitter’s', async () => {
    const world = await pressWorld();
    await draftPressRelease({ draft: file, files: new Map(), by: 'Anna Ek' }, world);
    const result = await submitPressRelease({ id: ID, by: 'Cia Ny' }, world);
    const hash = result.kind === 'submitted' ? (result.version.hash ?? '') : '';
    for (const by of ['Anna Ek', ' ANNA  ek', 'cia ny'])
      expect(fieldsOf(await approvePressRelease({ id: ID, hash, by }, world))).toEqual(['by']);
    expect(fieldsOf(await approvePressRelease({ id: ID, hash, by: 'automatic' }, world))).toEqual(['by']);
    expect(fieldsOf(await approvePressRelease({ id: ID, hash: 'other', by: 'Bo Ry' }, world))).toEqual([
      'hash',
    ]);
    expect(await approvePressRelease({ id: ID, hash, by: 'Bo Ry' }, world)).toMatchObject({
      kind: 'approved',
    });
  });

  it('is void once anything changes, and cannot be scheduled', async () => {
    const world = await pressWorld();
    const { hash = '' } = await scheduled(world);
    await draftPressRelease(
      { draft: nationalFile({ publishAt: HOUR + 1000 }), files: new Map(), by: 'Bo Ry' },
      world,
    );
    expect(fieldsOf(await schedulePressRelease({ id: ID }, world))).toEqual(['id']);
    expect(fieldsOf(await approvePressRelease({ id: ID, hash, by: 'Cia Ny' }, world))).toEqual(['id']);
    // Bo, who approved the text before, has now written in it himself.
    const again = await submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
    const next = again.kind === 'submitted' ? (again.version.hash ?? '') : '';
    expect(next).not.toBe(hash);
    expect(fieldsOf(await approvePressRelease({ id: ID, hash: next, by: 'Bo Ry' }, world))).toEqual(['by']);
  });

  it('does not make a time in the past come', async () => {
    const world = await pressWorld();
    const result = await submitted(world);
    const hash = result.kind === 'submitted' ? (result.version.hash ?? '') : '';
    await approvePressRelease({ id: ID, hash, by: 'Bo Ry' }, world);
    world.clock.now = HOUR;
    expect(fieldsOf(await schedulePressRelease({ id: ID }, world))).toEqual(['publishAt']);
    expect(await world.pressReleases.remembered(0, HOUR * 2)).toEqual([]);
  });
});
