import { beforeEach, describe, expect, it } from 'vitest';
import { eraseFromQuestions } from '../../../../domain/privacy/use-cases/erase-from-questions.ts';
import { tidyQuestions } from '../../../../domain/privacy/use-cases/tidy-questions.ts';
import { deliverAnswer } from '../../../../domain/questions/use-cases/deliver-answer.ts';
import { renderAnswer } from '../../../../templates/questions/render-answer.ts';
import { aContact } from '../../../fixtures/a-contact.ts';
import { anEnquiry, aQuestion } from '../../../fixtures/a-question.ts';
import { type WeeklyWorld, weeklyWorld } from '../../../fixtures/weekly-world.ts';

const DAY = 86_400_000;
const answer = { words: 'Ja, bo!', by: 'Kim', at: Date.parse('2026-12-16T11:00:00Z'), version: 1 };

let world: WeeklyWorld;
beforeEach(async () => {
  world = await weeklyWorld();
});
const tidy = () => tidyQuestions(world);
const question = () => world.questions.find(aQuestion());
const mails = async () => {
  const found = (await world.dispatches.ofRollout('lending', 0)).filter(
    ({ purpose }) => purpose === 'answer',
  );
  return (await Promise.all(found.map(({ id }) => world.deliveries.ofOrganisation(id, 'national')))).flat();
};

describe('whoever asked', () => {
  it('is erased 30 days after the answer, in the mail that brought it too, and the question after a year', async () => {
    await world.questions.add(aQuestion({ state: 'answered', answer, delivered: false }));
    await deliverAnswer(aQuestion(), { ...world, render: renderAnswer });
    expect(await mails()).toMatchObject([{ address: 'bo@club.example' }]);
    world.clock.now = answer.at + 29 * DAY;
    expect(await tidy()).toEqual({ resumed: 0, forgotten: 0, removed: 0 });
    expect((await question())?.asker).toEqual({ address: 'bo@club.example' });
    world.clock.now = answer.at + 30 * DAY;
    await tidy();
    expect((await question())?.asker).toBeUndefined();
    await tidy();
    expect(JSON.stringify(await mails())).not.toContain('club.example');
    expect((await question())?.forgotten).toMatchObject({ done: true });
    world.clock.now = answer.at + 364 * DAY;
    await tidy();
    expect(await question()).toBeDefined();
    world.clock.now = answer.at + 365 * DAY;
    expect((await tidy()).removed).toBe(1);
    expect(await question()).toBeUndefined();
  });

  it('is erased after 180 days where nobody answers, and the question waits on', async () => {
    await world.questions.add(aQuestion());
    world.clock.now = aQuestion().askedAt + 179 * DAY;
    expect((await tidy()).forgotten).toBe(0);
    world.clock.now = aQuestion().askedAt + 180 * DAY;
    await tidy();
    expect(await question()).toMatchObject({ state: 'open' });
    expect((await question())?.asker).toBeUndefined();
  });

  it('is erased with the contact that they are, wherever questions name them', async () => {
    const bo = aContact({ name: 'Bo Ek', address: 'bo@club.example' });
    await world.questions.add(aQuestion({ words: 'Hej, Bo Ek här. När?' }));
    await world.questions.add(
      aQuestion({ id: 'b'.repeat(26), words: 'Annat', asker: { address: 'x@y.example' } }),
    );
    await eraseFromQuestions(bo, world);
    expect(JSON.stringify(await question())).not.toMatch(/Bo Ek|bo@club/);
    expect((await question())?.words).toContain('Raderad person här. När?');
    expect(await world.questions.find({ rollout: 'lending', id: 'b'.repeat(26) })).toMatchObject({
      revision: 1,
    });
  });
});

describe('a journalist', () => {
  const asked = () => world.questions.find(anEnquiry());

  it('is erased 30 days after an answer by telephone, and the question after a year', async () => {
    const closed = { by: 'Kim', at: answer.at, spoken: 'Tolv kronor.' };
    const { asker: _asker, ...byTelephone } = anEnquiry({ state: 'closed', closed });
    await world.questions.add(byTelephone);
    world.clock.now = answer.at + 29 * DAY;
    await tidy();
    expect((await asked())?.enquiry?.name).toBe('Ada Wik');
    world.clock.now = answer.at + 30 * DAY;
    expect((await tidy()).forgotten).toBe(1);
    expect(JSON.stringify(await asked())).not.toMatch(/Ada Wik|070-555/);
    expect((await asked())?.enquiry?.medium).toBe('Exempelbladet');
    await tidy();
    expect((await asked())?.forgotten).toMatchObject({ done: true });
    world.clock.now = answer.at + 365 * DAY;
    expect((await tidy()).removed).toBe(1);
  });

  it('is erased with the contact that they are, by address or by name, and so is an owner', async () => {
    const ada = aContact({ name: 'Ada Wik', address: 'ada.wik@bladet.example' });
    await world.questions.add(anEnquiry());
    await eraseFromQuestions(ada, world);
    expect(JSON.stringify(await asked())).not.toMatch(/Ada Wik|ada\.wik|070-555/);
    const maja = { name: 'Maja Holm', address: 'maja.holm@kansli.example' };
    const given = { ...anEnquiry().enquiry, medium: 'Bladet', deadline: 9, owner: maja, history: [] };
    await world.questions.add(anEnquiry({ id: 'd'.repeat(26), enquiry: given }));
    await eraseFromQuestions(aContact(maja), world);
    const left = await world.questions.find({ rollout: 'lending', id: 'd'.repeat(26) });
    expect(JSON.stringify(left)).not.toMatch(/Maja Holm|maja\.holm/);
    expect(left?.enquiry?.name).toBe('Ada Wik');
  });
});

it('an answer whose job was lost is handed out again, and an old job says nothing twice', async () => {
  await world.questions.add(aQuestion({ state: 'answered', answer, delivered: false }));
  world.clock.now = answer.at + 60_000;
  expect((await tidy()).resumed).toBe(0);
  world.clock.now = answer.at + 5 * 60_000;
  expect((await tidy()).resumed).toBe(1);
  const [job] = world.answerJobs.jobs;
  if (!job) throw new Error('no job');
  for (const _ of [1, 2, 3]) await deliverAnswer(job, { ...world, render: renderAnswer });
  expect(await mails()).toHaveLength(1);
  expect((await tidy()).resumed).toBe(0);
});
