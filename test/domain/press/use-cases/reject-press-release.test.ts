import { describe, expect, it } from 'vitest';
import { approvePressRelease } from '../../../../domain/press/use-cases/approve-press-release.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { rejectPressRelease } from '../../../../domain/press/use-cases/reject-press-release.ts';
import { submitPressRelease } from '../../../../domain/press/use-cases/submit-press-release.ts';
import { HOUR, NATIONAL, nationalFile } from '../../../fixtures/a-press-release.ts';
import { pressWorld } from '../../../fixtures/press-world.ts';

const ID = 'gear-for-all';
const NO = { id: ID, by: 'Bo Ry', reason: 'Citatet är\r\n för långt.' };

async function submitted() {
  const world = await pressWorld();
  await draftPressRelease({ draft: NATIONAL, files: new Map(), by: 'Anna Ek' }, world);
  const result = await submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
  const hash = result.kind === 'submitted' ? (result.version.hash ?? '') : '';
  const newest = async () => (await world.pressReleases.versions(ID)).at(-1);
  return { world, hash, newest };
}

describe('an approver who says no', () => {
  it('gives a reason, which stands on the draft that it is again until it is submitted anew', async () => {
    const { world, hash, newest } = await submitted();
    expect(await rejectPressRelease({ ...NO, hash }, world)).toMatchObject({ kind: 'rejected' });
    const rejected = { by: 'Bo Ry', reason: 'Citatet är för långt.' };
    expect(await newest()).toMatchObject({ state: 'draft', rejected });
    expect((await newest())?.hash).toBeUndefined();

    const changed = nationalFile({ publishAt: HOUR + 1000 });
    await draftPressRelease({ draft: changed, files: new Map(), by: 'Anna Ek' }, world);
    expect(await newest()).toMatchObject({ state: 'draft', rejected });
    await submitPressRelease({ id: ID, by: 'Anna Ek' }, world);
    expect((await newest())?.state).toBe('submitted');
    expect((await newest())?.rejected).toBeUndefined();
  });

  it('takes nothing away from whoever would have approved: what was rejected cannot be approved', async () => {
    const { world, hash } = await submitted();
    await rejectPressRelease({ ...NO, hash }, world);
    expect(await approvePressRelease({ id: ID, hash, by: 'Cia Ny' }, world)).toMatchObject({
      kind: 'refused',
    });
  });

  it.each([
    ['without a reason', { reason: ' \r\n ' }, 'reason'],
    ['of something else than what was read', { hash: 'other' }, 'hash'],
    ['of what does not exist', { id: 'nothing' }, 'id'],
  ] as const)('changes nothing %s', async (_, said, path) => {
    const { world, hash, newest } = await submitted();
    const result = await rejectPressRelease({ ...NO, hash, ...said }, world);
    expect(result).toMatchObject({ kind: 'refused', problems: [{ path }] });
    expect((await newest())?.state).toBe('submitted');
  });

  it('says it of what waits, and not of what has been approved', async () => {
    const { world, hash } = await submitted();
    await approvePressRelease({ id: ID, hash, by: 'Cia Ny' }, world);
    expect(await rejectPressRelease({ ...NO, hash }, world)).toMatchObject({
      problems: [{ path: 'id', code: 'wrong-state' }],
    });
  });
});
