import * as z from 'zod';
import { localAccount } from './arns.ts';
import type { Dynamodb } from './dynamodb.ts';
import type { LocalService } from './endpoint.ts';
import type { EventBuses } from './eventbridge.ts';
import { eventsCall } from './events-call.ts';
import { ServiceError, UnsupportedCall } from './service-error.ts';
import { jsonProtocol, queryProtocol } from './service-protocol.ts';
import type { Ses } from './ses.ts';
import type { Topics } from './sns.ts';
import type { Queues } from './sqs.ts';
import { sqsCall } from './sqs-call.ts';
import { messageAttributesSchema } from './sqs-message.ts';

type Parts = { dynamodb: Dynamodb; queues: Queues; buses: EventBuses; topics: Topics; ses: Ses };

/** What answers behind the endpoint, by signing name. */
export function localServices({ dynamodb, queues, buses, topics, ses }: Parts): Map<string, LocalService> {
  return new Map<string, LocalService>([
    ['dynamodb', { protocol: jsonProtocol('1.0'), forward: dynamodb.forward }],
    [
      'sqs',
      {
        protocol: jsonProtocol('1.0'),
        call: async ({ operation, request }) => await sqsCall(queues, operation, request),
      },
    ],
    [
      'events',
      {
        protocol: jsonProtocol('1.1'),
        call: async ({ operation, request }) => eventsCall(buses, operation, request),
      },
    ],
    [
      'ses',
      {
        protocol: queryProtocol('http://ses.amazonaws.com/doc/2010-12-01/'),
        call: async ({ operation, request, caller }) => await ses.call(operation, request, caller.name),
      },
    ],
    [
      'sns',
      {
        protocol: queryProtocol('http://sns.amazonaws.com/doc/2010-03-31/'),
        call: async ({ operation, request }) => publish(topics, operation, request),
      },
    ],
    [
      'sts',
      {
        protocol: queryProtocol('https://sts.amazonaws.com/doc/2011-06-15/'),
        call: async ({ operation, caller }) => {
          if (operation !== 'GetCallerIdentity') throw new UnsupportedCall(`sts ${operation}`);
          return { Arn: caller.arn, UserId: caller.name, Account: localAccount };
        },
      },
    ],
  ]);
}

const publishSchema = z.object({
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().optional(),
  /** The query protocol writes a map as a list of entries. */
  MessageAttributes: z
    .array(z.object({ Name: z.string(), Value: z.unknown() }))
    .transform((entries) => Object.fromEntries(entries.map(({ Name, Value }) => [Name, Value])))
    .pipe(messageAttributesSchema)
    .optional(),
});

function publish(topics: Topics, operation: string, request: unknown): { MessageId: string } {
  if (operation !== 'Publish') throw new UnsupportedCall(`sns ${operation}`);
  const parsed = publishSchema.safeParse(request);
  if (!parsed.success) throw new ServiceError('InvalidParameter', z.prettifyError(parsed.error));
  const { TopicArn, Message, Subject, MessageAttributes } = parsed.data;
  const message = { message: Message, subject: Subject, messageAttributes: MessageAttributes };
  return { MessageId: topics.publish(TopicArn, message).messageId };
}
