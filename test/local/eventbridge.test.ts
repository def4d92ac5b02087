import { describe, expect, it } from 'vitest';
import { arnOf } from '../../local/cloud/arns.ts';
import { stillTicker } from '../../local/cloud/clock.ts';
import { type Database, openDatabase } from '../../local/cloud/database.ts';
import {
  EventBuses,
  type EventLoss,
  type RuleConfig,
  type TargetConfig,
} from '../../local/cloud/eventbridge.ts';
import { eventsCall } from '../../local/cloud/events-call.ts';
import type { DeliveryResult, TargetDelivery } from '../../local/cloud/target-delivery.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

const bus = { name: 'budkavle-local', arn: arnOf('events', 'event-bus/budkavle-local') };
const target = arnOf('sqs', 'plan');
const deadLetters = arnOf('sqs', 'undeliverable');

const aTarget = (overrides: Partial<TargetConfig> = {}): TargetConfig => ({
  id: 'Target0',
  arn: target,
  ...overrides,
});
const aRule = (overrides: Partial<RuleConfig> = {}): RuleConfig => ({
  name: 'reached',
  arn: arnOf('events', 'rule/budkavle-local/reached'),
  busArn: bus.arn,
  pattern: { source: ['budkavle.coordinator'] },
  enabled: true,
  targets: [aTarget()],
  ...overrides,
});
const anEntry = (overrides: Record<string, unknown> = {}) => ({
  EventBusName: bus.name,
  Source: 'budkavle.coordinator',
  DetailType: 'MilestoneReached',
  Detail: JSON.stringify({ id: 'bob-1' }),
  ...overrides,
});

type Setup = {
  rules?: RuleConfig[];
  archives?: { name: string; arn: string; busArn: string; pattern?: unknown; retentionDays?: number }[];
  database?: Database;
  clock?: VirtualClock;
  /** What the target answers, by delivery; success when absent. */
  answer?: (delivery: TargetDelivery) => DeliveryResult;
};

function aCloud({ rules = [aRule()], archives = [], answer, ...setup }: Setup = {}) {
  const { database = openDatabase(':memory:'), clock = virtualClock() } = setup;
  const delivered: TargetDelivery[] = [];
  const lost: EventLoss[] = [];
  const deliver = (delivery: TargetDelivery): Promise<DeliveryResult> => {
    delivered.push(delivery);
    return Promise.resolve(answer?.(delivery) ?? { ok: true });
  };
  const onLost = (loss: EventLoss) => lost.push(loss);
  const options = { buses: [bus], rules, archives, deliver, database, clock, ticker: stillTicker, onLost };
  const buses = new EventBuses(options);
  return {
    buses,
    delivered,
    lost,
    clock,
    payloads: () => delivered.map(({ payload }) => JSON.parse(payload)),
  };
}

const busy: DeliveryResult = { ok: false, code: 'THROTTLING', error: 'too busy', retry: true };
const forbidden: DeliveryResult = { ok: false, code: 'NO_PERMISSIONS', error: 'no policy', retry: false };

describe('PutEvents', () => {
  it('delivers a matching event with the envelope that EventBridge documents', async () => {
    const { buses, delivered, payloads } = aCloud();
    const answer = buses.putEvents([anEntry({ Resources: ['arn:x'], Time: 1_795_420_800 })]);
    expect(answer).toEqual({
      FailedEntryCount: 0,
      Entries: [{ EventId: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
    });
    await buses.tick();
    expect(delivered).toHaveLength(1);
    expect(delivered[0]).toMatchObject({
      targetArn: target,
      sourceArn: aRule().arn,
      principal: 'events.amazonaws.com',
    });
    expect(payloads()[0]).toEqual({
      version: '0',
      id: answer.Entries[0] && 'EventId' in answer.Entries[0] ? answer.Entries[0].EventId : '',
      'detail-type': 'MilestoneReached',
      source: 'budkavle.coordinator',
      account: '000000000000',
      time: '2026-11-23T08:00:00Z',
      region: 'eu-north-1',
      resources: ['arn:x'],
      detail: { id: 'bob-1' },
    });
  });

  it('delivers once per rule and target that match, and to no other', async () => {
    const rules = [
      aRule({
        targets: [aTarget({ id: 'a', arn: arnOf('sqs', 'a') }), aTarget({ id: 'b', arn: arnOf('sqs', 'b') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/other'),
        pattern: { detail: { id: [{ prefix: 'bob' }] } },
        targets: [aTarget({ arn: arnOf('sqs', 'c') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/off'),
        enabled: false,
        targets: [aTarget({ arn: arnOf('sqs', 'off') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/x'),
        pattern: { source: ['x'] },
        targets: [aTarget({ arn: arnOf('sqs', 'x') })],
      }),
      aRule({
        arn: arnOf('events', 'rule/y'),
        busArn: arnOf('events', 'event-bus/default'),
        targets: [aTarget({ arn: arnOf('sqs', 'y') })],
      }),
    ];
    const { buses, delivered } = aCloud({ rules });
    buses.putEvents([anEntry()]);
    await buses.tick();
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual(
      ['a', 'b', 'c'].map((name) => arnOf('sqs', name)),
    );
    expect(buses.pending()).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no source', { Source: undefined }, 'InvalidArgument'],
    ['an empty detail-type', { DetailType: '' }, 'InvalidArgument'],
    ['no detail', { Detail: undefined }, 'InvalidArgument'],
    ['detail that is no JSON', { Detail: '{id:1}' }, 'MalformedDetail'],
    ['detail that is no object', { Detail: '[1]' }, 'MalformedDetail'],
    ["a source of AWS' own", { Source: 'aws.ses' }, 'NotAuthorizedForSourceException'],
    ['an unknown bus', { EventBusName: 'none' }, 'ResourceNotFoundException'],
  ])('fails an entry with %s alone, in its place', async (_, overrides, ErrorCode) => {
    const { buses, delivered } = aCloud();
    const answer = buses.putEvents([anEntry(), anEntry(overrides), anEntry()]);
    expect(answer).toEqual({
      FailedEntryCount: 1,
      Entries: [
        { EventId: expect.any(String) },
        { ErrorCode, ErrorMessage: expect.any(String) },
        { EventId: expect.any(String) },
      ],
    });
    await buses.tick();
    expect(delivered).toHaveLength(2);
  });

  it.each<[string, unknown]>([
    ['no entries', []],
    ['no list', undefined],
    ['more than ten entries', Array.from({ length: 11 }, () => anEntry())],
    ['more than 256 KB together', [anEntry({ Detail: JSON.stringify({ a: 'x'.repeat(262_144) }) })]],
  ])('refuses %s whole', (_, entries) => {
    const { buses } = aCloud();
    expect(() => buses.putEvents(entries)).toThrow(expect.objectContaining({ code: 'ValidationException' }));
    expect(buses.pending()).toBe(0);
  });

  it('has a default bus, whose ARN is as good as its name', async () => {
    const busArn = arnOf('events', 'event-bus/default');
    const { buses, delivered } = aCloud({ rules: [aRule({ busArn })] });
    buses.putEvents([anEntry({ EventBusName: undefined }), anEntry({ EventBusName: busArn })]);
    await buses.tick();
    expect(delivered).toHaveLength(2);
  });

  it('publishes what AWS itself says on the default bus', async () => {
    const rules = [aRule({ busArn: arnOf('events', 'event-bus/default'), pattern: { source: ['aws.ses'] } })];
    const { buses, payloads } = aCloud({ rules });
    buses.publishAsService({
      source: 'aws.ses',
      'detail-type': 'Email Sent',
      resources: [],
      detail: { eventType: 'Send' },
    });
    await buses.tick();
    expect(payloads()).toMatchObject([
      { source: 'aws.ses', 'detail-type': 'Email Sent', detail: { eventType: 'Send' } },
    ]);
  });
});

describe('a target', () => {
  it('receives what its input makes of the event', async () => {
    const inputTransformer = {
      inputPathsMap: { id: '$.detail.id' },
      inputTemplate: '{"milestone": <id>, "by": "<aws.events.rule-name>"}',
    };
    const { buses, payloads } = aCloud({ rules: [aRule({ targets: [aTarget({ inputTransformer })] })] });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(payloads()).toEqual([{ milestone: 'bob-1', by: 'reached' }]);
  });

  it('that fails is tried again, later and later, until it takes the event', async () => {
    let failures = 3;
    const { buses, delivered, clock } = aCloud({ answer: () => (failures-- > 0 ? busy : { ok: true }) });
    buses.putEvents([anEntry()]);
    const attemptsAfter = async (seconds: number) => {
      clock.pass(seconds);
      await buses.tick();
      return delivered.length;
    };
    expect(await attemptsAfter(0)).toBe(1);
    expect(await attemptsAfter(0.9)).toBe(1);
    expect(await attemptsAfter(0.1)).toBe(2);
    expect(await attemptsAfter(1.9)).toBe(2);
    expect(await attemptsAfter(0.1)).toBe(3);
    expect(await attemptsAfter(3.9)).toBe(3);
    expect(await attemptsAfter(0.1)).toBe(4);
    expect(await attemptsAfter(1000)).toBe(4);
    expect(buses.pending()).toBe(0);
  });

  it('that keeps failing leaves the event in its dead-letter queue, with the reasons', async () => {
    const retry = { maximumRetryAttempts: 2 };
    const { buses, delivered, lost, clock } = aCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, retry })] })],
      answer: ({ targetArn }) => (targetArn === target ? busy : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    for (let round = 0; round < 5; round += 1) {
      await buses.tick();
      clock.pass(100);
    }
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([target, target, target, deadLetters]);
    expect(JSON.parse(delivered[3]?.payload ?? '')).toMatchObject({ detail: { id: 'bob-1' } });
    expect(delivered[3]?.messageAttributes).toEqual({
      RULE_ARN: { DataType: 'String', StringValue: aRule().arn },
      TARGET_ARN: { DataType: 'String', StringValue: target },
      ERROR_CODE: { DataType: 'String', StringValue: 'THROTTLING' },
      ERROR_MESSAGE: { DataType: 'String', StringValue: 'too busy' },
      EXHAUSTED_RETRY_CONDITION: { DataType: 'String', StringValue: 'MaximumRetryAttempts' },
      RETRY_ATTEMPTS: { DataType: 'String', StringValue: '2' },
    });
    expect(lost).toEqual([]);
  });

  it('gets the original event into its dead-letter queue, not what its input made of it', async () => {
    const { buses, payloads } = aCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, input: '{"constant":1}' })] })],
      answer: ({ targetArn }) => (targetArn === target ? forbidden : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(payloads()).toEqual([{ constant: 1 }, expect.objectContaining({ detail: { id: 'bob-1' } })]);
  });

  it('that fails for too long is given up by age', async () => {
    const retry = { maximumEventAgeSeconds: 60 };
    const { buses, delivered, clock } = aCloud({
      rules: [aRule({ targets: [aTarget({ deadLetterArn: deadLetters, retry })] })],
      answer: ({ targetArn }) => (targetArn === target ? busy : { ok: true }),
    });
    buses.putEvents([anEntry()]);
    for (let second = 0; second < 120; second += 1) {
      await buses.tick();
      clock.pass(1);
    }
    const last = delivered.at(-1);
    expect(last?.targetArn).toBe(deadLetters);
    expect(last?.messageAttributes?.EXHAUSTED_RETRY_CONDITION?.StringValue).toBe('MaximumEventAgeInSeconds');
    // At 0, 1, 3, 7, 15 and 31 s; the next would be at 63 s.
    expect(delivered.filter(({ targetArn }) => targetArn === target)).toHaveLength(6);
  });

  it('that may not be reached is not tried again', async () => {
    const rules = [aRule({ targets: [aTarget({ deadLetterArn: deadLetters })] })];
    const answer = ({ targetArn }: TargetDelivery) =>
      targetArn === target ? forbidden : { ok: true as const };
    const { buses, delivered, clock } = aCloud({ rules, answer });
    buses.putEvents([anEntry()]);
    await buses.tick();
    clock.pass(1000);
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([target, deadLetters]);
    expect(delivered[1]?.messageAttributes?.EXHAUSTED_RETRY_CONDITION).toBeUndefined();
  });

  it('without a dead-letter queue loses the event, and says so', async () => {
    const { buses, lost } = aCloud({ answer: () => forbidden });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(lost).toEqual([
      { ruleArn: aRule().arn, targetArn: target, code: 'NO_PERMISSIONS', error: 'no policy' },
    ]);
    expect(buses.pending()).toBe(0);
  });

  it('whose dead-letter queue fails as well loses the event, and says both', async () => {
    const rules = [aRule({ targets: [aTarget({ deadLetterArn: deadLetters })] })];
    const { buses, lost } = aCloud({ rules, answer: () => forbidden });
    buses.putEvents([anEntry()]);
    await buses.tick();
    expect(lost).toMatchObject([{ code: 'NO_PERMISSIONS', error: 'no policy; then no policy' }]);
  });
});

describe('on disk', () => {
  it('what was accepted is delivered by the next process', async () => {
    const database = openDatabase(':memory:');
    aCloud({ database }).buses.putEvents([anEntry()]);
    const next = aCloud({ database });
    expect(next.buses.pending()).toBe(1);
    await next.buses.tick();
    expect(next.delivered).toHaveLength(1);
    expect(next.buses.pending()).toBe(0);
  });

  it('what a rule that is gone was owed is lost, and said', async () => {
    const database = openDatabase(':memory:');
    aCloud({ database }).buses.putEvents([anEntry()]);
    const next = aCloud({ database, rules: [] });
    await next.buses.tick();
    expect(next.delivered).toEqual([]);
    expect(next.lost).toMatchObject([{ ruleArn: aRule().arn, code: 'NO_RESOURCE' }]);
  });
});

describe('an archive', () => {
  const archive = { name: 'all', arn: arnOf('events', 'archive/all'), busArn: bus.arn };
  const from = Date.parse('2026-11-23T09:00:00Z');

  it('publishes the events of a time again, in order, marked as a replay', async () => {
    const { buses, clock, delivered, payloads } = aCloud({ archives: [archive] });
    for (const id of ['1', '2', '3']) {
      buses.putEvents([anEntry({ Detail: JSON.stringify({ id }) })]);
      clock.pass(60);
    }
    await buses.tick();
    const originals = payloads();
    delivered.splice(0);
    expect(buses.replay({ archive: 'all', from, to: from + 60_000, replayName: 'again' })).toBe(2);
    await buses.tick();
    expect(payloads()).toEqual(originals.slice(0, 2).map((event) => ({ ...event, 'replay-name': 'again' })));
  });

  it('does not keep replayed events a second time', async () => {
    const { buses } = aCloud({ archives: [archive] });
    buses.putEvents([anEntry()]);
    const replay = { archive: archive.arn, from, to: from };
    expect(buses.replay(replay)).toBe(1);
    expect(buses.replay(replay)).toBe(1);
  });

  it('keeps only what its pattern matches, on its own bus', () => {
    const archives = [{ ...archive, pattern: { detail: { id: ['wanted'] } } }];
    const { buses } = aCloud({ archives });
    const wanted = JSON.stringify({ id: 'wanted' });
    buses.putEvents([
      anEntry(),
      anEntry({ Detail: wanted }),
      anEntry({ Detail: wanted, EventBusName: 'default' }),
    ]);
    expect(buses.replay({ archive: 'all', from, to: from })).toBe(1);
  });

  it('forgets after its retention', () => {
    const { buses, clock } = aCloud({ archives: [{ ...archive, retentionDays: 1 }] });
    buses.putEvents([anEntry()]);
    clock.pass(86_401);
    expect(buses.replay({ archive: 'all', from, to: clock.now() })).toBe(0);
  });

  it('can be replayed to one rule alone, over the protocol', async () => {
    const other = aRule({
      arn: arnOf('events', 'rule/other'),
      targets: [aTarget({ arn: arnOf('sqs', 'other') })],
    });
    const { buses, delivered } = aCloud({ archives: [archive], rules: [aRule(), other] });
    buses.putEvents([anEntry()]);
    await buses.tick();
    delivered.splice(0);
    const [EventStartTime, EventEndTime] = [from / 1000, from / 1000];
    const Destination = { Arn: bus.arn, FilterArns: [other.arn] };
    eventsCall(buses, 'StartReplay', {
      ReplayName: 'r',
      EventSourceArn: archive.arn,
      EventStartTime,
      EventEndTime,
      Destination,
    });
    await buses.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([arnOf('sqs', 'other')]);
  });

  it('must exist', () => {
    expect(() => aCloud().buses.replay({ archive: 'none', from, to: from })).toThrow(
      /archive 'none' does not exist/,
    );
  });
});

describe('a schedule', () => {
  const everyMinute = { name: 'tick', pattern: undefined, schedule: 'rate(1 minute)' };

  it('fires a period after the start and then each period, once however late', async () => {
    const { buses, clock, payloads } = aCloud({ rules: [aRule(everyMinute)] });
    const firedAfter = async (seconds: number) => {
      clock.pass(seconds);
      await buses.tick();
      return payloads().length;
    };
    expect(await firedAfter(59)).toBe(0);
    expect(await firedAfter(1)).toBe(1);
    expect(await firedAfter(59)).toBe(1);
    expect(await firedAfter(300)).toBe(2);
    expect(await firedAfter(1)).toBe(3);
    expect(payloads()[0]).toMatchObject({
      source: 'aws.events',
      'detail-type': 'Scheduled Event',
      resources: [aRule().arn],
      detail: {},
    });
  });

  it('does not fire while its rule is disabled', async () => {
    const { buses, clock, delivered } = aCloud({ rules: [aRule({ ...everyMinute, enabled: false })] });
    clock.pass(600);
    await buses.tick();
    expect(delivered).toEqual([]);
  });

  it('that this cloud cannot keep is refused at the start, by name', () => {
    const start = () => aCloud({ rules: [aRule({ ...everyMinute, schedule: 'cron(0 8 * * ? *)' })] });
    expect(start).toThrow(/rule 'tick' cannot run here/);
  });
});

describe('at the start', () => {
  it('a rule with an invalid pattern, or with none, is refused by name', () => {
    expect(() => aCloud({ rules: [aRule({ pattern: { source: 'x' } })] })).toThrow(
      /rule 'reached' cannot run here/,
    );
    expect(() => aCloud({ rules: [aRule({ pattern: undefined })] })).toThrow(
      /rule 'reached' cannot run here/,
    );
  });
});

describe('over the protocol', () => {
  it('PutEvents and TestEventPattern answer, others are refused by name', async () => {
    const { buses, delivered } = aCloud();
    expect(eventsCall(buses, 'PutEvents', { Entries: [anEntry()] })).toMatchObject({ FailedEntryCount: 0 });
    await buses.tick();
    expect(delivered).toHaveLength(1);
    const test = { EventPattern: '{"source":["a"]}', Event: '{"source":"a"}' };
    expect(eventsCall(buses, 'TestEventPattern', test)).toEqual({ Result: true });
    expect(() => eventsCall(buses, 'TestEventPattern', { ...test, EventPattern: '{' })).toThrow(/not JSON/);
    expect(() => eventsCall(buses, 'PutRule', {})).toThrow(/does not support events PutRule/);
  });
});
