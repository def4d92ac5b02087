import { LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { AcceptedMail } from '@budkavle/local-cloud';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

// What these addresses do: https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
const LEAD = 'bounce+lead@simulator.amazonses.com';
const WALKER = 'complaint+walker@simulator.amazonses.com';
const people = [
  ['Bo Lund', LEAD, 'site-manager'],
  ['Jens Holm', 'jens.holm@byen.example', 'site-manager'],
  ['Rie Falk', WALKER, 'night-walkers'],
  ['Ulla Dam', 'ulla.dam@ravne.example', 'night-walkers'],
] as const;

const event = { rollout: 'lights', organisations: 'all', triggeredBy: 'clerk@kontor.example' };
const first = { ...event, id: 'poles-2027', kind: 'poles-up', occurredOn: '2026-04-01' };
const second = { ...event, id: 'lights-2027', kind: 'lights-on', occurredOn: '2026-05-01' };

let stage: RunningStage;
let eventsTold: number;

/** How much of what is told about mails waits to be recorded. */
function waiting(): number {
  const queue = stage.cloud.figures().queues.find(({ queue: name }) => name === 'budkavle-local-outcomes');
  return queue ? queue.visible + queue.inFlight + queue.delayed : 0;
}
async function recordAtOnce(ReservedConcurrentExecutions: number): Promise<void> {
  const FunctionName = 'budkavle-local-record-outcome';
  await operatorOf(LambdaClient).send(
    new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }),
  );
}
function operatorOf<C>(Client: new (options: object) => C): C {
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
  return new Client({ endpoint: stage.cloud.urls.aws, region: 'eu-north-1', credentials });
}

beforeAll(async () => {
  const source: RolloutSource = {
    ...(await readRollout('test/flows/park-lighting/rollout.yaml')),
    contacts: people.map(([name, address, group]) => ({
      organisation: '101',
      name,
      address,
      groups: [group],
      locale: 'da',
    })),
  };
  stage = await runningStage(source);
  // Held until all has been told, so that it can be counted.
  await recordAtOnce(0);
  await stage.operator.report(first);
  const settled = async () => (await stage.operator.milestones.find(first.id))?.state === 'completed';
  await vi.waitUntil(async () => waiting() >= 11 && (await settled()), { timeout: 60_000 });
  eventsTold = waiting();
  await recordAtOnce(5);
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
});
afterAll(() => stage?.stop());

async function states(milestone: string): Promise<Record<string, string>> {
  const rows = await stage.operator.deliveries.ofOrganisation(milestone, '101');
  return Object.fromEntries(rows.map(({ address, outcome }) => [address, outcome.state]));
}
const AFTER_FIRST = {
  [LEAD]: 'bounced',
  [WALKER]: 'complained',
  'jens.holm@byen.example': 'delivered',
  'ulla.dam@ravne.example': 'delivered',
};

/** An event of SES as EventBridge tells it, or bare as SNS does. */
function news(mail: AcceptedMail | undefined, way: 'bus' | 'topic', type: [string, string, object]): string {
  const [detailType, eventType, body] = type;
  const { messageId, destinations: destination, tags, source } = mail ?? {};
  const timestamp = '2027-04-01T08:00:00.000Z';
  const detail = { eventType, mail: { timestamp, messageId, destination, tags, source }, ...body };
  const envelope = { version: '0', id: 'again', source: 'aws.ses', 'detail-type': detailType, detail };
  return JSON.stringify(way === 'bus' ? envelope : detail);
}

async function deliver(bodies: string[]): Promise<void> {
  const sqs = operatorOf(SQSClient);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'budkavle-local-outcomes' }));
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
}
const mailTo = (address: string) =>
  stage.cloud.mails().find(({ destinations }) => destinations[0] === address);

describe('what becomes of each mail', () => {
  it('is known for each, and counted', async () => {
    expect(await states('poles-2027')).toEqual(AFTER_FIRST);
    const [counts] = (await stage.operator.plans.allCounts('poles-2027')).filter(
      ({ organisation }) => organisation === '101',
    );
    expect(counts).toMatchObject({ accepted: 4, returned: 2, failed: 0, unknown: 0, skipped: 0 });
    // The lead's mail came back; whoever complained has read it.
    expect(counts?.reached).toEqual({ 'site-manager': 1, 'night-walkers': 2 });
    expect((await stage.operator.milestones.find('poles-2027'))?.state).toBe('completed');
  });

  it('is told over the bus, and what somebody must act on over the topic too', () => {
    // Four sent and three delivered, on one way; one bounced, one complained of, on two.
    expect(eventsTold).toBe(4 + 3 + 2 * 2);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('stays as it is when the same news comes again on both ways, and older news after it', async () => {
    const again: [string, string, object] = [
      'Email Bounced',
      'Bounce',
      {
        bounce: {
          bounceType: 'Permanent',
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: LEAD }],
          timestamp: '2027-04-01T08:00:03.000Z',
        },
      },
    ];
    const sent: [string, string, object] = ['Email Sent', 'Send', { send: {} }];
    await deliver([
      news(mailTo(LEAD), 'bus', again),
      news(mailTo(LEAD), 'topic', again),
      news(mailTo(LEAD), 'bus', sent),
      news(mailTo(WALKER), 'topic', sent),
      news(mailTo('jens.holm@byen.example'), 'bus', sent),
    ]);
    expect(await states('poles-2027')).toEqual(AFTER_FIRST);
    expect(await stage.operator.manualFollowUps.ofOrganisation('poles-2027', '101')).toHaveLength(1);
    expect(stage.cloud.mails()).toHaveLength(4);
  });

  it('changes nothing where the news is of no mail of ours', async () => {
    const foreign = mailTo(LEAD);
    const other = foreign && { ...foreign, tags: { ...foreign.tags, attempt: ['another'] } };
    const untagged = foreign && { ...foreign, tags: {} };
    const delivered: [string, string, object] = [
      'Email Delivered',
      'Delivery',
      { delivery: { timestamp: '2027-04-01T08:00:03.000Z', recipients: [LEAD] } },
    ];
    await deliver([news(other, 'bus', delivered), news(untagged, 'topic', delivered)]);
    expect(await states('poles-2027')).toEqual(AFTER_FIRST);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(await stage.logs()).toContain('OUTCOME_FOREIGN');
  });

  it('is a task for somebody where a person with a duty is no longer reached, and only there', async () => {
    const tasks = await stage.operator.manualFollowUps.ofOrganisation('poles-2027', '101');
    expect(tasks).toMatchObject([{ organisation: '101', groups: ['site-manager'], reason: 'bounced' }]);
  });
});

describe('the next milestone', () => {
  beforeAll(() => stage.report(second));

  it('sends nothing to an address that bounced or complained', async () => {
    expect(await states('lights-2027')).toEqual({
      [LEAD]: 'skipped',
      [WALKER]: 'skipped',
      'jens.holm@byen.example': 'delivered',
      'ulla.dam@ravne.example': 'delivered',
    });
    const sent = stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === 'lights-2027');
    expect(sent.map(({ destinations }) => destinations[0]).toSorted()).toEqual([
      'jens.holm@byen.example',
      'ulla.dam@ravne.example',
    ]);
  });

  it('makes a task of the one with a duty, and leaves alone the one who may leave', async () => {
    const tasks = await stage.operator.manualFollowUps.ofOrganisation('lights-2027', '101');
    expect(tasks).toMatchObject([{ groups: ['site-manager'], reason: 'suppressed' }]);
    expect(stage.told('MilestoneCompleted')).toMatchObject([
      { id: 'poles-2027' },
      { id: 'lights-2027', accepted: 2, skipped: 2, failed: 0, unknown: 0, cancelled: 0 },
    ]);
  });
});

it('the function that records it needs all that it may do', () => {
  // It ends a milestone where its count is the last one, which is a matter of milliseconds here.
  const ending = [
    ...['record-outcome events:PutEvents', 'record-outcome dynamodb:UpdateItem'],
    // An invitation that comes back: the flow of the API sees it.
    'record-outcome sqs:SendMessage',
  ];
  const { granted, idle } = grantsOf(stage, ['record-outcome']);
  expect(granted).toEqual(expect.arrayContaining(ending));
  expect(idle.filter((grant) => !ending.includes(grant))).toEqual([]);
});

it('no log names anybody, though every event of SES does', async () => {
  const logs = await stage.logs();
  expect(logs).toContain('DELIVERIES_SENT');
  expect(logs).not.toContain('@');
  expect(logs).not.toContain('amazonses');
  for (const [name] of people) expect(logs).not.toContain(name);
});
