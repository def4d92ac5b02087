import { setTimeout } from 'node:timers/promises';
import {
  DescribeReplayCommand,
  type EventBridgeClient,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { LEARNING } from '../domain/mail/restore.ts';
import { DAY_MILLIS } from '../domain/shared/duration.ts';
import { CommandFailure } from './cli/command-failure.ts';

/** Longer than EventBridge tries to deliver, so that what was on its way at the restored moment comes again. */
const BEFORE_MILLIS = DAY_MILLIS;
const LOOK_MILLIS = 5_000;
const LONGEST_MILLIS = 3_600_000;

type Replayed = { archive?: string; bus?: string; rules: readonly string[] };

/** The archives, and the rules to which they are replayed; no other rule gets replayed events. */
const REFUSED: Replayed = { rules: ['milestone-refused-again'] };
const MAILS: Replayed = { archive: 'mail-events', bus: 'default', rules: ['mail-events'] };
const DONE: Replayed = {
  rules: [
    'milestone-reached',
    'milestone-stop-requested',
    'milestone-stopped-again',
    'wish-again',
    'access-changed-again',
  ],
};

/** Queues in which replayed events wait, or what follows from them. */
const QUEUES = ['outcomes', 'milestones', 'stops', 'organisation-plans', 'accounts'] as const;

type Clients = { bus: EventBridgeClient; queues: SQSClient };

/**
 * Replays all that was kept outside the table since a moment (ms), and waits until it has been processed: first what
 * was refused, then what the lost table had received, then what has come since (`lostUntil`, ms). Within a step events
 * come in no certain order.
 */
export async function replayKept(
  { name, from, lostUntil }: { name: string; from: number; lostUntil: number },
  clients: Clients,
): Promise<void> {
  const place = await placeOf(name, clients);
  const start = Math.max(0, from - BEFORE_MILLIS);
  const now = Date.now();
  const between = Math.min(now, Math.max(start, lostUntil));
  const steps = [
    { archives: [REFUSED], start, end: now },
    { archives: [MAILS, DONE], start, end: between },
    { archives: [MAILS, DONE], start: between, end: now },
  ];
  for (const [number, step] of steps.entries())
    if (step.start < step.end)
      await replayStep({ ...step, id: `${number}-${now}` }, { name, place }, clients);
}

type Step = { id: string; archives: readonly Replayed[]; start: number; end: number };

async function replayStep(
  { id, archives, start, end }: Step,
  { name, place }: { name: string; place: string },
  clients: Clients,
): Promise<void> {
  const started = archives.map(async ({ archive, bus = name, rules }) => {
    const replay = [`${LEARNING}${id}`, archive ?? 'bus', name].join('-').slice(0, 64);
    const ruleArn = (rule: string) => `${place}:rule/${bus === 'default' ? '' : `${bus}/`}${name}-${rule}`;
    await clients.bus.send(
      new StartReplayCommand({
        ReplayName: replay,
        EventSourceArn: `${place}:archive/${[name, archive].filter(Boolean).join('-')}`,
        EventStartTime: new Date(start),
        EventEndTime: new Date(end),
        Destination: { Arn: `${place}:event-bus/${bus}`, FilterArns: rules.map(ruleArn) },
      }),
    );
    return replay;
  });
  const replays = await Promise.all(started);
  await until(async () => (await Promise.all(replays.map((each) => isDone(each, clients)))).every(Boolean));
  await until(async () =>
    (await Promise.all(QUEUES.map((each) => isEmpty(`${name}-${each}`, clients)))).every(Boolean),
  );
}

/** Account and region, in the words of an ARN of EventBridge. */
async function placeOf(name: string, clients: Clients): Promise<string> {
  const { QueueArn = '' } = await attributesOf(`${name}-outcomes`, clients);
  const [, partition, , region, account] = QueueArn.split(':');
  return `arn:${partition}:events:${region}:${account}`;
}

async function isDone(replay: string, { bus }: Clients): Promise<boolean> {
  const { State, StateReason } = await bus.send(new DescribeReplayCommand({ ReplayName: replay }));
  if (State === 'FAILED' || State === 'CANCELLED')
    throw new CommandFailure(`The replay ${replay} ended as ${State}: ${StateReason ?? 'no reason given'}.`);
  return State === 'COMPLETED';
}

async function isEmpty(queue: string, clients: Clients): Promise<boolean> {
  const attributes = Object.entries(await attributesOf(queue, clients));
  return attributes.every(
    ([attribute, value]) => !attribute.startsWith('ApproximateNumberOfMessages') || value === '0',
  );
}

async function attributesOf(queue: string, { queues }: Clients): Promise<Record<string, string>> {
  const { QueueUrl = '' } = await queues.send(new GetQueueUrlCommand({ QueueName: queue }));
  const wanted = { QueueUrl, AttributeNames: ['All' as const] };
  const { Attributes = {} } = await queues.send(new GetQueueAttributesCommand(wanted));
  return Attributes;
}

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await done()); waited += LOOK_MILLIS) {
    if (waited > LONGEST_MILLIS)
      throw new CommandFailure('It has not ended after an hour: look at the runbook.');
    await setTimeout(LOOK_MILLIS);
  }
}
