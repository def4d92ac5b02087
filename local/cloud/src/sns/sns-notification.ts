import * as z from 'zod';
import type { TargetDelivery } from '../delivery/target-delivery.ts';
import { messageAttributesSchema } from '../sqs/sqs-message.ts';

export type SubscriptionConfig = {
  arn: string;
  topicArn: string;
  /** `sqs` and `lambda` are delivered; the others reach people and are shown only. */
  protocol: string;
  endpoint: string;
  rawMessageDelivery?: boolean;
  filterPolicy?: unknown;
  filterPolicyScope?: 'MessageAttributes' | 'MessageBody';
  deadLetterArn?: string;
};

export const payloadSchema = z.object({
  messageId: z.string(),
  publishedAt: z.number(),
  message: z.string(),
  subject: z.string().optional(),
  messageAttributes: messageAttributesSchema.default({}),
});

export type PublishedMessage = z.infer<typeof payloadSchema>;

type Note = Pick<TargetDelivery, 'payload' | 'messageAttributes'>;

/** What a subscriber receives: the notification of its protocol, or the bare message. */
export function notification(subscription: SubscriptionConfig, message: PublishedMessage): Note {
  if (subscription.protocol === 'lambda')
    return { payload: JSON.stringify(lambdaEvent(subscription, message)) };
  if (subscription.rawMessageDelivery) {
    return { payload: message.message, messageAttributes: message.messageAttributes };
  }
  return { payload: JSON.stringify(envelope(subscription, message)) };
}

/** Signatures are left out: nothing here could verify them against AWS' certificate. */
function envelope({ topicArn }: SubscriptionConfig, message: PublishedMessage) {
  const attributes = Object.entries(message.messageAttributes).map(([name, attribute]) => [
    name,
    { Type: attribute.DataType, Value: attribute.StringValue ?? attribute.BinaryValue ?? '' },
  ]);
  return {
    Type: 'Notification',
    MessageId: message.messageId,
    TopicArn: topicArn,
    ...(message.subject !== undefined && { Subject: message.subject }),
    Message: message.message,
    Timestamp: new Date(message.publishedAt).toISOString(),
    ...(attributes.length > 0 && { MessageAttributes: Object.fromEntries(attributes) }),
  };
}

function lambdaEvent(subscription: SubscriptionConfig, message: PublishedMessage) {
  const { Subject = null, MessageAttributes = {}, ...rest } = { ...envelope(subscription, message) };
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscription.arn,
        Sns: { ...rest, Subject, MessageAttributes },
      },
    ],
  };
}

/**
 * What a filter policy looks at; `undefined` when a body that should be JSON is not: such a message does not
 * match.
 */
export function subscriptionFields(
  scope: 'MessageAttributes' | 'MessageBody',
  message: PublishedMessage,
): unknown {
  if (scope === 'MessageBody') return parsed(message.message);
  const fields = Object.entries(message.messageAttributes).map(([name, { DataType, StringValue = '' }]) => {
    if (DataType === 'Number') return [name, Number(StringValue)];
    return [name, DataType === 'String.Array' ? parsed(StringValue) : StringValue];
  });
  return Object.fromEntries(fields);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
