import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const event = { rollout: 'lights', organisations: 'all', triggeredBy: 'clerk@kontor.example' };
const lights = { ...event, id: 'lights-2027', kind: 'lights-on', occurredOn: '2026-05-01' };
const poles = { ...event, id: 'poles-2027', kind: 'poles-up', occurredOn: '2026-04-01' };

let stage: RunningStage;

beforeAll(async () => {
  const source = await readRollout('test/flows/park-lighting/rollout.yaml');
  stage = await runningStage(source, { quota: { max24HourSend: 200, maxSendRate: 1 } });
});
afterAll(() => stage?.stop());

const rowsOf = (milestone: string) => stage.operator.deliveries.ofOrganisation(milestone, '101');
const mailsOf = (milestone: string) =>
  stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === milestone);
const triedAgain = async (milestone: string) =>
  (await rowsOf(milestone)).some(({ outcome }) => 'tries' in outcome && outcome.tries > 1);

async function expectAllDelivered(milestone: string): Promise<void> {
  expect((await rowsOf(milestone)).map(({ outcome }) => outcome.state)).toEqual(['delivered', 'delivered']);
  expect(mailsOf(milestone)).toHaveLength(2);
  expect((await stage.operator.milestones.find(milestone))?.state).toBe('completed');
}

/** Somebody else in the account mails as fast as SES lets anybody, until it has hurt. */
async function flood(hasHurt: () => Promise<boolean>): Promise<void> {
  const ses = new SESClient({
    endpoint: stage.cloud.urls.aws,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
    maxAttempts: 1,
  });
  const Data = Buffer.from('From: other@bob.example\r\nTo: reader@byen.example\r\nSubject: x\r\n\r\nx');
  while (!(await hasHurt())) {
    await ses.send(new SendRawEmailCommand({ RawMessage: { Data } })).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('mails at one a second', () => {
  it('arrive, each once', async () => {
    await stage.report(lights);
    await expectAllDelivered('lights-2027');
  });

  it('wait and are sent, each once, where somebody else in the account uses the rate up', async () => {
    await stage.operator.report(poles);
    await flood(() => triedAgain('poles-2027'));
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    await expectAllDelivered('poles-2027');
  });

  it('are brought back by a job of their own, which the function may hand out', () => {
    const back = stage.cloud
      .calls()
      .filter(
        ({ function: name, action }) => name.endsWith('send-deliveries') && action === 'sqs:SendMessage',
      );
    expect(back.map(({ decision }) => decision)).toEqual(['allowed']);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });
});
