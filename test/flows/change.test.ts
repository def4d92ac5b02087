import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, toldStage } from './running-stage.ts';

let stage: RunningStage;

/** Everything that has left since a number of mails, by reader, in one line of text. */
async function mailsSince(count: number): Promise<{ to: string; text: string }[]> {
  return await Promise.all(
    stage.cloud
      .mails()
      .slice(count)
      .map(async ({ destinations: [to = ''], raw }) => {
        const { text = '' } = await PostalMime.parse(raw);
        return { to, text: text.replaceAll(/\s+/g, ' ') };
      }),
  );
}

const DATE = /\b3 [Dd]ecember 2026/;
const NAME = /Exempelbolaget AB/;
let holders: { date: Set<string>; name: Set<string> };
let told: number;
let corrected: { to: string; text: string }[];

const say = async (detail: object) => {
  await stage.operator.say('FactChanged', {
    rollout: 'bob',
    changedBy: 'coordinator@skr.example',
    ...detail,
  });
  await stage.cloud.quiet({ timeoutMilliseconds: 120_000 });
};

beforeAll(async () => {
  stage = await toldStage();
  const first = await mailsSince(0);
  told = first.length;
  const readersOf = (words: RegExp) =>
    new Set(first.filter(({ text }) => words.test(text)).map(({ to }) => to));
  holders = { date: readersOf(DATE), name: readersOf(NAME) };
  await say({
    id: 'later',
    facts: { standstillEnd: '2026-12-10' },
    why: 'Spärren räknas från en senare dag.',
  });
  corrected = await mailsSince(told);
});
afterAll(() => stage?.stop());

describe('a fact that changes after it was told', () => {
  it('is told once to each whose mail had the old value in its words, and to nobody else', () => {
    expect(holders.date.size).toBeGreaterThan(10);
    expect(holders.date.size).toBeLessThan(told);
    expect(corrected.map(({ to }) => to).toSorted()).toEqual([...holders.date].toSorted());
    for (const { text } of corrected) {
      expect(text).toMatch(/10 [Dd]ecember 2026/);
      expect(text).toMatch(DATE);
      expect(text).toContain('Spärren räknas från en senare dag.');
    }
  });

  it('says on the bus what it supersedes', () => {
    expect(stage.told('MessageSuperseded')).toEqual([
      {
        id: 'later',
        rollout: 'bob',
        facts: ['standstillEnd'],
        supersedes: ['bob-procurement-2026'],
        organisations: 4,
      },
    ]);
  });

  it('is refused whole, and changes nothing, where it breaks a rule of the catalogue', async () => {
    await say({ id: 'too-early', facts: { standstillEnd: '2026-11-25' }, why: 'Tidigare.' });
    expect((await stage.operator.rollouts.find('bob'))?.facts.standstillEnd).toBe('2026-12-10');
    expect(stage.told('MilestoneRefused')).toMatchObject([{ id: 'too-early', reason: 'broken-rule' }]);
  });

  it('waits for approval under the same policy, and is one mail with what changes meanwhile', async () => {
    const rollout = await stage.operator.rollouts.find('bob');
    if (!rollout) throw new Error('the sample is not there');
    await stage.operator.rollouts.save({ ...rollout, approval: 'one' });
    const before = stage.cloud.mails().length;
    await say({ id: 'name-1', facts: { supplier: 'Mellanbolaget AB' }, why: 'Nytt namn.' });
    await say({ id: 'name-2', facts: { supplier: 'Nya Bolaget AB' }, why: 'Rätt namn.' });
    expect(stage.cloud.mails()).toHaveLength(before);
    const approver = await stage.signIn('approver');
    for (const id of ['name-1', 'name-2']) {
      const planHash = (await stage.operator.milestones.find(id))?.planHash;
      const answer = await approver.api(`/api/milestones/${id}/approval`, {
        method: 'POST',
        body: { planHash },
      });
      expect(answer.status).toBe(200);
      await stage.cloud.quiet({ timeoutMilliseconds: 120_000 });
    }
    const named = await mailsSince(before);
    expect(named.map(({ to }) => to).toSorted()).toEqual([...holders.name].toSorted());
    for (const { text } of named) {
      expect(text).toContain('Nya Bolaget AB');
      expect(text).not.toContain('Mellanbolaget');
    }
  });

  it('is taken away by a counter, which tells it itself: nobody is corrected besides', async () => {
    const rollout = await stage.operator.rollouts.find('bob');
    if (!rollout) throw new Error('the sample is not there');
    await stage.operator.rollouts.save({ ...rollout, approval: 'automatic' });
    const award = await stage.operator.milestones.find('bob-procurement-2026');
    await stage.report({
      ...{ id: 'review', rollout: 'bob', kind: 'under-review', occurredOn: award?.occurredOn },
      ...{ organisations: 'all', triggeredBy: 'coordinator@skr.example' },
    });
    expect((await stage.operator.rollouts.find('bob'))?.facts).not.toHaveProperty('standstillEnd');
    const changes = await stage.operator.milestones.changesOf('bob');
    expect(changes.filter(({ change }) => change.broughtBy === 'review')).toMatchObject([
      { state: 'completed', change: { facts: [{ fact: 'standstillEnd', from: '2026-12-10' }] } },
    ]);
  });

  it('used every action that is granted for it', () => {
    const { idle } = grantsOf(stage, ['plan-organisation', 'dispatch-milestone']);
    expect(idle).not.toContain('plan-organisation dynamodb:PartiQLUpdate');
    expect(idle).not.toContain('dispatch-milestone events:PutEvents');
    expect(idle).not.toContain('dispatch-milestone dynamodb:PutItem');
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
  });
});
