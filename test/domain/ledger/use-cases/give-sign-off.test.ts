import { describe, expect, it } from 'vitest';
import type { SignOffSaid } from '../../../../domain/ledger/sign-off.ts';
import { giveSignOff } from '../../../../domain/ledger/use-cases/give-sign-off.ts';
import { listSignOffs } from '../../../../domain/ledger/use-cases/list-sign-offs.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';

const told = aMilestone({ state: 'completed', dispatchedAt: Date.parse('2026-11-23T09:00:00Z') });
const LEFT = 'Föreningarna får veta det på mötet den 3 december.';

async function aToldMilestone() {
  const world = await lendingWorld();
  await world.milestones.accept(told, {});
  const give = (said: SignOffSaid, over: Partial<Parameters<typeof giveSignOff>[0]> = {}) =>
    giveSignOff({ milestone: told, catalogue: {}, organisation: '1280', said, who: 'Lo Ek', ...over }, world);
  return { world, give };
}

describe('an organisation’s word', () => {
  it('is kept with who gave it, and published once', async () => {
    const { world, give } = await aToldMilestone();
    expect(await give({ word: 'except', left: LEFT })).toMatchObject({ kind: 'given', again: false });
    expect(await world.signOffs.find(told.id, '1280')).toMatchObject({
      history: [{ who: 'Lo Ek', word: 'except', left: LEFT }],
      published: 1,
    });
    const of = { id: told.id, rollout: 'lending', kind: 'decided', organisation: '1280' };
    const event = { ...of, word: 'except', number: 1, on: '2026-11-23', due: '2026-12-21' };
    expect(world.events.published).toEqual([{ type: 'OrganisationSignedOff', detail: event }]);
    expect(JSON.stringify(world.events.published)).not.toMatch(/Lo Ek|Föreningarna/);
  });

  it('given twice changes nothing, and is not published again', async () => {
    const { world, give } = await aToldMilestone();
    await give({ word: 'done' });
    expect(await give({ word: 'done' }, { who: 'Bo Ek' })).toMatchObject({ kind: 'given', again: true });
    expect((await world.signOffs.find(told.id, '1280'))?.history).toHaveLength(1);
    expect(world.events.published).toHaveLength(1);
  });

  it('can be changed, and the earlier one stays beside it', async () => {
    const { world, give } = await aToldMilestone();
    await give({ word: 'not-done', left: 'Nämnden träffas i januari.' });
    await give({ word: 'done' }, { who: 'Bo Ek' });
    await give({ word: 'not-done', left: 'Nämnden träffas i januari.' });
    const words = (await world.signOffs.find(told.id, '1280'))?.history.map(({ word }) => word);
    expect(words).toEqual(['not-done', 'done', 'not-done']);
    expect(world.events.published.map(({ detail }) => 'number' in detail && detail.number)).toEqual([
      1, 2, 3,
    ]);
  });

  it('of two people at the same moment is both, one after the other', async () => {
    const { world, give } = await aToldMilestone();
    await Promise.all([give({ word: 'done' }), give({ word: 'not-done', left: 'Nej.' }, { who: 'Bo Ek' })]);
    expect((await world.signOffs.find(told.id, '1280'))?.history).toHaveLength(2);
  });

  it('that a crash left unpublished is published when it is given again', async () => {
    const { world, give } = await aToldMilestone();
    const refusing = {
      ...world,
      events: { publish: async () => Promise.reject(new Error('the bus is away')) },
    };
    const giving = { milestone: told, catalogue: {}, organisation: '1280', who: 'Lo Ek' };
    await expect(giveSignOff({ ...giving, said: { word: 'done' } }, refusing)).rejects.toThrow('away');
    expect(world.events.published).toEqual([]);
    expect(await give({ word: 'done' })).toMatchObject({ again: true });
    expect(world.events.published).toHaveLength(1);
  });

  it.each([
    [
      'whose day has not come',
      { milestone: { ...told, days: { '1280': '2027-03-15' } } },
      'sign-off-not-yet',
    ],
    ['that was stopped', { milestone: { ...told, state: 'stopped' as const } }, 'sign-off-not-asked'],
    [
      'that was called off there',
      { milestone: { ...told, undone: { '1280': { by: 'review', on: '2026-11-23' } } } },
      'sign-off-not-asked',
    ],
    ['of others', { organisation: '9999' }, 'sign-off-not-asked'],
  ])('on a milestone %s is refused, and nothing is kept or published', async (_, over, code) => {
    const { world, give } = await aToldMilestone();
    expect(await give({ word: 'done' }, over)).toEqual({
      kind: 'refused',
      problem: { path: 'word', code, params: {} },
    });
    expect(await world.signOffs.ofMilestone(told.id)).toEqual([]);
    expect(world.events.published).toEqual([]);
  });

  it('counts as signed with and without exceptions, and not if it is not done', async () => {
    const { world, give } = await aToldMilestone();
    await give({ word: 'except', left: LEFT });
    await give({ word: 'not-done', left: 'Nej.' }, { organisation: '1480' });
    const list = await listSignOffs({ milestone: told, catalogue: {} }, world);
    expect([list.signed, list.asked]).toEqual([1, 3]);
    expect(list.lines.map(({ organisation, standing }) => [organisation, standing.state])).toEqual([
      ['1280', 'signed'],
      ['1480', 'awaited'],
      ['national', 'awaited'],
    ]);
    const none = { milestone: told, catalogue: { signOffs: { decided: 'none' as const } } };
    expect(await listSignOffs(none, world)).toEqual({ signed: 0, asked: 0, lines: [] });
  });
});
