import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Problem, problemData } from '../../domain/shared/problem.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const [good] = await sampleMilestones();
if (!good) throw new Error('the sample has no milestone');

let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage(await readRollout('local/sample/bob/rollout.yaml'));
});
afterAll(() => stage?.stop());

const wrong: [string, unknown, string, RegExp][] = [
  ['with nothing in it', {}, 'malformed', /^rollout missing$/m],
  ['without an id', { ...good, id: undefined }, 'malformed', /^id missing$/],
  ['with an id that is none', { ...good, id: 'a b' }, 'malformed', /^id id-invalid/],
  [
    'with an unknown field',
    { ...good, id: 'm-2', urgent: true },
    'malformed',
    /unknown-keys {"keys":\["urgent"\]}/,
  ],
  [
    'with a date that does not exist',
    { ...good, id: 'm-3', occurredOn: '2026-02-30' },
    'malformed',
    /^occurredOn date-invalid/,
  ],
  [
    'of an unknown rollout',
    { ...good, id: 'm-4', rollout: 'nobody' },
    'unknown-rollout',
    /rollout unknown .*"nobody"/,
  ],
  [
    'of an unknown kind',
    { ...good, id: 'm-5', kind: 'party' },
    'unknown-kind',
    /kind not-one-of {"options":\["procurement-decided","integration-ready","go-live","under-review",/,
  ],
  [
    'for an organisation that takes no part',
    { ...good, id: 'm-6', organisations: ['1280', '0114'] },
    'unknown-organisation',
    /not-participating {"organisation":"0114"}/,
  ],
  [
    'with an unknown fact',
    { ...good, id: 'm-7', facts: { colour: 'green' } },
    'unknown-fact',
    /facts.colour unknown/,
  ],
  [
    'with a fact of the wrong type',
    { ...good, id: 'm-8', facts: { standstillEnd: 'soon' } },
    'invalid-fact',
    /facts.standstillEnd date-invalid/,
  ],
  [
    'with a line break in a fact',
    { ...good, id: 'm-9', facts: { supplier: 'A\r\nBcc: b@b.example' } },
    'invalid-fact',
    /facts.supplier text-invalid/,
  ],
  [
    'with a fact that each organisation owns',
    { ...good, id: 'm-10', facts: { goLiveDate: '2027-03-01' } },
    'invalid-fact',
    /facts.goLiveDate fact-elsewhere .*"organisation"/,
  ],
];

const dataOf = (problems: readonly (Problem | string)[]) =>
  problems.map((found) => (typeof found === 'string' ? found : problemData(found))).join('\n');

describe('a milestone event', () => {
  it.each(wrong)(
    '%s is refused whole, with its reason kept, and nothing is sent',
    async (_what, detail, reason, problem) => {
      const before = await stage.operator.refusals.latest(100);
      await stage.report(detail);
      const after = await stage.operator.refusals.latest(100);
      const added = after.filter(({ event }) => !before.some((known) => known.event === event));
      expect(added).toHaveLength(1);
      expect(added[0]?.reason).toBe(reason);
      expect(dataOf(added[0]?.problems ?? [])).toMatch(problem);
      expect(stage.cloud.figures().mails).toBe(0);
      expect(await stage.operator.milestones.ofRollout('bob')).toEqual([]);
    },
  );

  it('of a type that no rule takes is refused like any other, and shown', async () => {
    await stage.operator.say('milestoneReached', { ...good, id: 'm-11' });
    await stage.cloud.quiet();
    // What arrives within one second has no order.
    const refusals = await stage.operator.refusals.latest(100);
    const refusal = refusals.find(({ detail }) => detail.includes('m-11'));
    expect(refusal?.reason).toBe('unknown-event');
    expect(dataOf(refusal?.problems ?? [])).toMatch(/^detail-type unknown .*milestoneReached/);
    expect(stage.cloud.figures().mails).toBe(0);
    const coordinator = await stage.signIn('coordinator');
    const page = await (await coordinator.fetch('/overview?lang=en')).text();
    expect(page).toContain('Nobody knows events of this kind here.');
    expect(page).toContain('There are no events “milestoneReached”.');
  });

  it('with the id of another one is refused, and the first one stands', async () => {
    await stage.report({ ...good, id: 'm-once', organisations: ['0885'] });
    const mails = stage.cloud.figures().mails;
    expect(mails).toBeGreaterThan(0);
    await stage.report({ ...good, id: 'm-once', organisations: ['0885', '1280'] });
    const [refusal] = await stage.operator.refusals
      .latest(100)
      .then((all) => all.filter(({ milestone }) => milestone === 'm-once'));
    expect(refusal?.reason).toBe('same-id-other-content');
    expect(stage.cloud.figures().mails).toBe(mails);
    expect((await stage.operator.milestones.find('m-once'))?.organisations).toEqual(['0885']);
  });

  it('that is refused is told to the bus and seen on the console, in the reader’s language', async () => {
    const coordinator = await stage.signIn('coordinator');
    const english = await (await coordinator.fetch('/overview?lang=en')).text();
    const swedish = await (await coordinator.fetch('/overview?lang=sv')).text();
    expect(english).toContain('The same id has already been used for something else.');
    expect(swedish).toContain('Samma id har redan använts för något annat.');
    const told = stage.cloud
      .calls()
      .filter(
        ({ action, function: name }) => action === 'events:PutEvents' && name.endsWith('plan-milestone'),
      );
    expect(told[0]?.count).toBe(wrong.length + 2);
  });

  it('leaves nothing in a dead-letter queue: a refusal is an answer, not a failure', () => {
    expect(stage.cloud.deadLetters()).toEqual([]);
  });
});

describe('the console', () => {
  it('answers a page that does not exist with one that says what to do', async () => {
    const response = await (await stage.signIn('coordinator')).fetch('/nowhere?lang=en');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Go to the first page.');
  });

  it('lets no script run and no other site in', async () => {
    const { headers } = await (await stage.signIn('coordinator')).fetch('/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
