import { EventBridgeClient, PutEventsCommand, StartReplayCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { shareOf } from '../share.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const common = { rollout: 'lights', organisations: 'all', triggeredBy: 'clerk@kontor.example' };
const poles = { ...common, id: 'poles-2027', kind: 'poles-up', occurredOn: '2026-04-01' };
const lights = { ...common, id: 'lights-2027', kind: 'lights-on', occurredOn: '2026-05-01' };
const TIMES = shareOf({ part: 40, whole: 1_000 });
const EVENTS_A_CALL = 10;

let stage: RunningStage;
let bus: EventBridgeClient;

beforeAll(async () => {
  stage = await runningStage(await readRollout('test/flows/park-lighting/rollout.yaml'));
  bus = new EventBridgeClient({
    endpoint: stage.cloud.urls.aws,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  });
});
afterAll(() => stage?.stop());

/** Reports both milestones so often, shuffled together. */
async function reportAll(): Promise<void> {
  const Entries = [poles, lights]
    .flatMap((detail) => Array.from({ length: TIMES }, () => ({ detail, place: Math.random() })))
    .toSorted((a, b) => a.place - b.place)
    .map(({ detail }) => ({
      EventBusName: 'budkavle-local',
      Source: 'budkavle.coordinator',
      DetailType: 'MilestoneReached',
      Detail: JSON.stringify(detail),
    }));
  for (let start = 0; start < Entries.length; start += EVENTS_A_CALL)
    await bus.send(new PutEventsCommand({ Entries: Entries.slice(start, start + EVENTS_A_CALL) }));
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
}

async function expectEachOnce(): Promise<void> {
  expect(
    stage.cloud
      .mails()
      .map(({ tags }) => tags.milestone?.[0])
      .toSorted(),
  ).toEqual(['lights-2027', 'lights-2027', 'poles-2027', 'poles-2027']);
  const known = await stage.operator.milestones.ofRollout('lights');
  expect(known.map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual([
    'lights-2027 completed',
    'poles-2027 completed',
  ]);
  expect(stage.told('MilestoneCompleted')).toHaveLength(2);
  expect(await stage.operator.refusals.latest(10)).toEqual([]);
  expect(stage.cloud.deadLetters()).toEqual([]);
}

describe(`a milestone that is reported ${TIMES} times, in any order`, () => {
  it('is planned once, and everybody is written to once', async () => {
    await reportAll();
    const planned = stage.cloud.figures().functions.find((fn) => fn.function.endsWith('plan-milestone'));
    expect(planned?.invocations).toBe(2 * TIMES);
    await expectEachOnce();
  }, 240_000);

  it('stays as it is when the archive is replayed, with all that was said of it', async () => {
    await bus.send(
      new StartReplayCommand({
        ReplayName: 'again',
        EventSourceArn: 'arn:aws:events:eu-north-1:000000000000:archive/budkavle-local',
        EventStartTime: new Date(Date.now() - 3_600_000),
        EventEndTime: new Date(),
        Destination: { Arn: 'arn:aws:events:eu-north-1:000000000000:event-bus/budkavle-local' },
      }),
    );
    await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
    const planned = stage.cloud.figures().functions.find((fn) => fn.function.endsWith('plan-milestone'));
    expect(planned?.invocations).toBe(4 * TIMES);
    await expectEachOnce();
  }, 240_000);
});
