import { describe, expect, it } from 'vitest';
import type { DeliveryResult, TargetDelivery } from '../../src/delivery/target-delivery.ts';
import { arnOf } from '../../src/shared/arns.ts';
import { stillTicker } from '../../src/shared/clock.ts';
import { openDatabase } from '../../src/shared/database.ts';
import { type OutsideNotice, type TopicLoss, Topics } from '../../src/sns/sns.ts';
import type { SubscriptionConfig } from '../../src/sns/sns-notification.ts';
import { virtualClock } from '../shared/virtual-clock.ts';
import { jobs } from '../sqs/a-queue.ts';

const topic = { name: 'alarms', arn: arnOf('sns', 'alarms') };
const worker = arnOf('lambda', 'function:worker');
const aSubscription = (overrides: Partial<SubscriptionConfig> = {}): SubscriptionConfig => ({
  arn: `${topic.arn}:1`,
  topicArn: topic.arn,
  protocol: 'sqs',
  endpoint: jobs,
  ...overrides,
});

function aCloud(subscriptions: SubscriptionConfig[], answer?: (delivery: TargetDelivery) => DeliveryResult) {
  const clock = virtualClock();
  const delivered: TargetDelivery[] = [];
  const shown: OutsideNotice[] = [];
  const lost: TopicLoss[] = [];
  const topics = new Topics({
    topics: [topic],
    subscriptions,
    database: openDatabase(':memory:'),
    clock,
    ticker: stillTicker,
    onOutside: (notice) => shown.push(notice),
    onLost: (loss) => lost.push(loss),
    deliver: (delivery) => {
      delivered.push(delivery);
      return Promise.resolve(answer?.(delivery) ?? { ok: true });
    },
  });
  return { topics, clock, delivered, shown, lost };
}

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

describe('a topic', () => {
  it('wraps a message for a queue as SNS documents', async () => {
    const { topics, delivered } = aCloud([aSubscription()]);
    const { messageId } = topics.publish(topic.arn, {
      message: 'ALARM',
      subject: 'S',
      messageAttributes: { a: text('1') },
    });
    await topics.tick();
    expect(delivered).toMatchObject([
      { targetArn: jobs, sourceArn: topic.arn, principal: 'sns.amazonaws.com' },
    ]);
    expect(JSON.parse(delivered[0]?.payload ?? '')).toEqual({
      Type: 'Notification',
      MessageId: messageId,
      TopicArn: topic.arn,
      Subject: 'S',
      Message: 'ALARM',
      Timestamp: '2026-11-23T09:00:00.000Z',
      MessageAttributes: { a: { Type: 'String', Value: '1' } },
    });
  });

  it('delivers the bare message and its attributes when the subscription is raw', async () => {
    const { topics, delivered } = aCloud([aSubscription({ rawMessageDelivery: true })]);
    topics.publish(topic.arn, { message: 'ALARM', messageAttributes: { a: text('1') } });
    await topics.tick();
    expect(delivered).toMatchObject([{ payload: 'ALARM', messageAttributes: { a: text('1') } }]);
  });

  it('gives a function the event that Lambda documents', async () => {
    const { topics, delivered } = aCloud([aSubscription({ protocol: 'lambda', endpoint: worker })]);
    topics.publish(topic.arn, { message: 'ALARM' });
    await topics.tick();
    expect(JSON.parse(delivered[0]?.payload ?? '')).toMatchObject({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: `${topic.arn}:1`,
          Sns: {
            Type: 'Notification',
            TopicArn: topic.arn,
            Message: 'ALARM',
            Subject: null,
            MessageAttributes: {},
          },
        },
      ],
    });
  });

  it('shows what would go to people, and delivers none of it', async () => {
    const { topics, delivered, shown } = aCloud([
      aSubscription({ protocol: 'email', endpoint: 'watch@kommun.example' }),
    ]);
    topics.publish(topic.arn, { message: 'ALARM', subject: 'S' });
    await topics.tick();
    expect(shown).toEqual([
      {
        topicArn: topic.arn,
        protocol: 'email',
        endpoint: 'watch@kommun.example',
        subject: 'S',
        message: 'ALARM',
      },
    ]);
    expect(delivered).toEqual([]);
  });

  it('refuses unknown topics, empty messages and unknown protocols', () => {
    const { topics } = aCloud([]);
    expect(() => topics.publish(arnOf('sns', 'none'), { message: 'a' })).toThrow(
      expect.objectContaining({ code: 'NotFound' }),
    );
    expect(() => topics.publish(topic.arn, { message: '' })).toThrow(
      expect.objectContaining({ code: 'InvalidParameter' }),
    );
    expect(() => aCloud([aSubscription({ protocol: 'firehose' })])).toThrow(/SNS protocol 'firehose'/);
  });
});

describe('a filter policy', () => {
  const published = async (
    overrides: Partial<SubscriptionConfig>,
    message: Parameters<Topics['publish']>[1],
  ) => {
    const { topics, delivered } = aCloud([aSubscription(overrides)]);
    topics.publish(topic.arn, message);
    await topics.tick();
    return delivered.length === 1;
  };

  it.each<[string, Record<string, { DataType: string; StringValue: string }>, boolean]>([
    ['the wanted value', { store: text('example') }, true],
    ['another value', { store: text('other') }, false],
    ['no attributes', {}, false],
    [
      'the wanted value in a list',
      { store: { DataType: 'String.Array', StringValue: '["a","example"]' } },
      true,
    ],
  ])('looks at attributes: %s', async (_, messageAttributes, expected) => {
    const filterPolicy = { store: ['example'] };
    expect(await published({ filterPolicy }, { message: 'x', messageAttributes })).toBe(expected);
  });

  it('compares numbers as numbers', async () => {
    const filterPolicy = { price: [{ numeric: ['>=', 100] }] };
    const price = (StringValue: string) => ({ price: { DataType: 'Number', StringValue } });
    expect(await published({ filterPolicy }, { message: 'x', messageAttributes: price('120') })).toBe(true);
    expect(await published({ filterPolicy }, { message: 'x', messageAttributes: price('20') })).toBe(false);
  });

  it('can look into the body instead', async () => {
    const filter = { filterPolicy: { kind: ['alarm'] }, filterPolicyScope: 'MessageBody' as const };
    expect(await published(filter, { message: '{"kind":"alarm"}' })).toBe(true);
    expect(await published(filter, { message: '{"kind":"other"}' })).toBe(false);
    expect(await published(filter, { message: 'no JSON' })).toBe(false);
  });
});

describe('a subscriber that cannot be reached', () => {
  const forbidden: DeliveryResult = { ok: false, code: 'NO_PERMISSIONS', error: 'no policy', retry: false };

  it('leaves the message in its dead-letter queue', async () => {
    const dead = arnOf('sqs', 'dead');
    const { topics, delivered, lost } = aCloud([aSubscription({ deadLetterArn: dead })], ({ targetArn }) =>
      targetArn === dead ? { ok: true } : forbidden,
    );
    topics.publish(topic.arn, { message: 'ALARM' });
    await topics.tick();
    expect(delivered.map(({ targetArn }) => targetArn)).toEqual([jobs, dead]);
    expect(lost).toEqual([]);
    expect(topics.pending()).toBe(0);
  });

  it('loses it without one, and says so', async () => {
    const { topics, lost } = aCloud([aSubscription()], () => forbidden);
    topics.publish(topic.arn, { message: 'ALARM' });
    await topics.tick();
    expect(lost).toEqual([
      { topicArn: topic.arn, targetArn: jobs, code: 'NO_PERMISSIONS', error: 'no policy' },
    ]);
  });
});
