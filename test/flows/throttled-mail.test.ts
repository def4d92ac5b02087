import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

let stage: RunningStage;

beforeAll(async () => {
  const source = await readRollout('test/flows/park-lighting/rollout.yaml');
  stage = await runningStage(source, { max24HourSend: 200, maxSendRate: 1 });
  await stage.report({
    id: 'lights-2027',
    rollout: 'lights',
    kind: 'lights-on',
    occurredOn: '2027-05-01',
    organisations: 'all',
    triggeredBy: 'clerk@kontor.example',
  });
});
afterAll(() => stage?.stop());

describe('mails that SES does not take because they come too fast', () => {
  it('wait and are sent, each once', async () => {
    const rows = await stage.operator.deliveries.ofOrganisation('lights-2027', '101');
    expect(rows.map(({ outcome }) => outcome.state)).toEqual(['accepted', 'accepted']);
    // Without a second try the rate was never met and the test says nothing.
    expect(Math.max(...rows.map(({ outcome }) => outcome.tries))).toBeGreaterThan(1);
    expect(stage.cloud.mails().map(({ destinations }) => destinations)).toHaveLength(2);
    expect((await stage.operator.milestones.find('lights-2027'))?.state).toBe('completed');
  });

  it('are brought back by a job of their own, which the function may hand out', () => {
    const back = stage.cloud
      .calls()
      .filter(
        ({ function: name, action }) => name.endsWith('send-deliveries') && action === 'sqs:SendMessage',
      );
    expect(back.map(({ decision }) => decision)).toEqual(['allowed']);
    expect(stage.cloud.deadLetters()).toEqual([]);
  });
});
