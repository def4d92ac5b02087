import { expect, it } from 'vitest';
import { signOffSchema } from '../../../domain/ledger/sign-off.ts';
import { eraseFromWork } from '../../../domain/privacy/use-cases/erase-from-work.ts';
import { aMilestone } from '../../fixtures/a-milestone.ts';
import { lendingWorld } from '../../fixtures/lending-world.ts';

it('takes an erased person’s name out of sign-offs and of notes on who was reached, and leaves the rest', async () => {
  const world = await lendingWorld();
  const { id: milestone } = aMilestone();
  await world.milestones.accept(aMilestone({ state: 'completed' }), {});
  const [found] = await world.contacts.ofOrganisation('1280');
  if (!found) throw new Error('Malmö has nobody');
  const person = { ...found, phone: '+46 (0)70-123 45 67' };
  const { name } = person;
  const words = [
    { at: 1, who: name, word: 'except', left: `${name} ringer föreningarna.` },
    { at: 2, who: 'Bo Ek', word: 'done' },
  ];
  const of = { milestone, organisation: '1280' };
  await world.signOffs.add(signOffSchema.parse({ ...of, history: words.slice(0, 1), published: 0 }));
  await world.signOffs.add(signOffSchema.parse({ ...of, history: words, published: 0 }));
  const followUp = {
    organisation: '1280',
    contact: 'c',
    groups: ['clerks'],
    reason: 'bounced',
    at: 1,
  } as const;
  const closed = { at: 2, who: 'Bo Ek', how: `${name} svarade på +46 (0) 70 123 45 67 ringde.` };
  await world.manualFollowUps.open(milestone, { ...followUp, groups: ['clerks'] });
  await world.manualFollowUps.close(milestone, { ...followUp, groups: ['clerks'], closed });

  await eraseFromWork({ id: milestone }, { person, by: 'budkavle' }, world);

  const history = (await world.signOffs.find(milestone, '1280'))?.history ?? [];
  const reached = await world.manualFollowUps.ofOrganisation(milestone, '1280');
  expect(JSON.stringify([history, reached])).not.toContain(name);
  expect(JSON.stringify(reached)).not.toMatch(/123|45 67/);
  expect(history.map(({ word, at }) => [word, at])).toEqual([
    ['except', 1],
    ['done', 2],
  ]);
  expect(history[0]?.left).toMatch(/ ringer föreningarna\.$/);
  expect(reached[0]?.closed).toMatchObject({
    who: 'Bo Ek',
    how: expect.stringMatching(/ svarade på … ringde\.$/),
  });
});
