import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import { localAccount } from '../shared/arns.ts';
import { messageAttributesSchema } from '../sqs/sqs-message.ts';
import type { Topics } from './sns.ts';
import type { SubscriptionConfig } from './sns-notification.ts';

type Operation = (topics: Topics, request: unknown) => unknown;

const toTopic = z.object({ TopicArn: z.string() });
const publishSchema = toTopic.extend({
  Message: z.string(),
  Subject: z.string().optional(),
  /** The query protocol writes a map as a list of entries. */
  MessageAttributes: z
    .array(z.object({ Name: z.string(), Value: z.unknown() }))
    .transform((entries) => Object.fromEntries(entries.map(({ Name, Value }) => [Name, Value])))
    .pipe(messageAttributesSchema)
    .optional(),
});
const subscribeSchema = toTopic.extend({ Protocol: z.string(), Endpoint: z.string().min(1) });

const operations: Record<string, Operation> = {
  Publish: (topics, request) => {
    const { TopicArn, Message, Subject, MessageAttributes } = parse(publishSchema, request);
    const message = { message: Message, subject: Subject, messageAttributes: MessageAttributes };
    return { MessageId: topics.publish(TopicArn, message).messageId };
  },
  ListTopics: (topics) => ({ Topics: topics.arns().map((TopicArn) => ({ TopicArn })) }),
  GetTopicAttributes: (topics, request) => {
    const { TopicArn } = parse(toTopic, request);
    known(topics, TopicArn);
    const confirmed = topics.subscriptions().filter(({ topicArn }) => topicArn === TopicArn);
    const pending = topics.pendingSubscriptions().filter(({ topicArn }) => topicArn === TopicArn);
    const attributes = {
      TopicArn,
      Owner: localAccount,
      SubscriptionsConfirmed: String(confirmed.length),
      SubscriptionsPending: String(pending.length),
      SubscriptionsDeleted: '0',
    };
    return { Attributes: new Map(Object.entries(attributes)) };
  },
  ListSubscriptions: (topics) => ({ Subscriptions: listed(topics) }),
  ListSubscriptionsByTopic: (topics, request) => {
    const { TopicArn } = parse(toTopic, request);
    known(topics, TopicArn);
    return { Subscriptions: listed(topics).filter((one) => one.TopicArn === TopicArn) };
  },
  /** Nobody can confirm it here, so nothing reaches it: as in AWS until the link in the mail is opened. */
  Subscribe: (topics, request) => {
    const { TopicArn, Protocol, Endpoint } = parse(subscribeSchema, request);
    known(topics, TopicArn);
    topics.subscribe({ topicArn: TopicArn, protocol: Protocol, endpoint: Endpoint });
    return { SubscriptionArn: 'pending confirmation' };
  },
};

/** Answers one operation of SNS' query protocol; throws `ServiceError`, or `UnsupportedCall` by name. */
export function snsCall(topics: Topics, operation: string, request: unknown): unknown {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (run === undefined) throw new UnsupportedCall(`sns ${operation}`);
  return run(topics, request);
}

function listed(topics: Topics) {
  const answerOf = (arn: string, { topicArn, protocol, endpoint }: Omit<SubscriptionConfig, 'arn'>) => ({
    ...{
      SubscriptionArn: arn,
      Owner: localAccount,
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn: topicArn,
    },
  });
  return [
    ...topics.subscriptions().map((one) => answerOf(one.arn, one)),
    ...topics.pendingSubscriptions().map((one) => answerOf('PendingConfirmation', one)),
  ];
}

function known(topics: Topics, topicArn: string): void {
  if (topics.arns().includes(topicArn)) return;
  throw new ServiceError('NotFound', 'Topic does not exist', { status: 404 });
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new ServiceError('InvalidParameter', z.prettifyError(parsed.error));
}
