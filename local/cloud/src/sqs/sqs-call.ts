import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { UnsupportedCall } from '../protocol/service-error.ts';
import { moveDeadLetters } from './message-move.ts';
import type { QueueMessage, Queues } from './sqs.ts';
import { queueAttributes } from './sqs-attributes.ts';
import { longPoll } from './sqs-long-poll.ts';
import { md5OfAttributes } from './sqs-message.ts';
import { batchEntries, eachEntry, parseRequest, queueArn, seconds, toQueue } from './sqs-request.ts';
import { sendMessage, sendMessageBatch } from './sqs-send.ts';

type Operation = (queues: Queues, request: unknown) => unknown;

const names = z.array(z.string()).default([]);
const receiveSchema = z.object({
  ...toQueue,
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: seconds(43_200).optional(),
  WaitTimeSeconds: seconds(20).optional(),
  AttributeNames: names,
  MessageSystemAttributeNames: names,
  MessageAttributeNames: names,
});
const handleSchema = z.object({ ReceiptHandle: z.string() });
const visibilitySchema = handleSchema.extend({ VisibilityTimeout: seconds(43_200) });
const entryId = { Id: z.string() };

const operations: Record<string, Operation> = {
  SendMessage: sendMessage,
  SendMessageBatch: sendMessageBatch,
  ReceiveMessage: receiveMessage,
  DeleteMessage: (queues, request) => {
    queues.delete(queueArn(queues, request), parseRequest(handleSchema, request).ReceiptHandle);
    return {};
  },
  DeleteMessageBatch: (queues, request) => {
    const arn = queueArn(queues, request);
    return eachEntry(batchEntries(handleSchema.extend(entryId), request), ({ ReceiptHandle }) =>
      queues.delete(arn, ReceiptHandle),
    );
  },
  ChangeMessageVisibility: (queues, request) => {
    const { ReceiptHandle, VisibilityTimeout } = parseRequest(visibilitySchema, request);
    queues.changeVisibility(queueArn(queues, request), ReceiptHandle, VisibilityTimeout);
    return {};
  },
  ChangeMessageVisibilityBatch: (queues, request) => {
    const arn = queueArn(queues, request);
    return eachEntry(batchEntries(visibilitySchema.extend(entryId), request), (entry) =>
      queues.changeVisibility(arn, entry.ReceiptHandle, entry.VisibilityTimeout),
    );
  },
  GetQueueUrl: (queues, request) => {
    const { QueueName } = parseRequest(z.object({ QueueName: z.string() }), request);
    const queue = queues
      .arns()
      .map((arn) => queues.config(arn))
      .find(({ name }) => name === QueueName);
    return { QueueUrl: queue?.url ?? queues.config(QueueName).url };
  },
  GetQueueAttributes: (queues, request) => {
    const { AttributeNames } = parseRequest(z.object({ AttributeNames: names }), request);
    return { Attributes: queueAttributes(queues, queueArn(queues, request), AttributeNames) };
  },
  ListQueues: (queues, request) => {
    const { QueueNamePrefix } = parseRequest(z.object({ QueueNamePrefix: z.string().default('') }), request);
    const found = queues.arns().map((arn) => queues.config(arn));
    return { QueueUrls: found.filter(({ name }) => name.startsWith(QueueNamePrefix)).map(({ url }) => url) };
  },
  PurgeQueue: (queues, request) => {
    queues.purge(queueArn(queues, request));
    return {};
  },
  StartMessageMoveTask: (queues, request) => {
    const schema = z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() });
    const { SourceArn, DestinationArn } = parseRequest(schema, request);
    moveDeadLetters(queues, { sourceArn: SourceArn, destinationArn: DestinationArn });
    return { TaskHandle: Buffer.from(`${SourceArn} ${randomUUID()}`).toString('base64') };
  },
};

/**
 * Answers one operation of SQS' JSON protocol. A promise, because ReceiveMessage waits up to `WaitTimeSeconds`.
 * Throws `ServiceError` as AWS names it, `UnsupportedCall` for an operation that it does not know.
 */
export async function sqsCall(queues: Queues, operation: string, request: unknown): Promise<unknown> {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (run === undefined) throw new UnsupportedCall(`sqs ${operation}`);
  return await run(queues, request);
}

async function receiveMessage(queues: Queues, request: unknown): Promise<unknown> {
  const parsed = parseRequest(receiveSchema, request);
  const arn = queueArn(queues, request);
  const options = { max: parsed.MaxNumberOfMessages, visibilitySeconds: parsed.VisibilityTimeout };
  const waitSeconds = parsed.WaitTimeSeconds ?? queues.config(arn).receiveWaitSeconds ?? 0;
  const messages = await longPoll(queues, {
    queueArn: arn,
    waitSeconds,
    receive: () => queues.receive(arn, options),
  });
  const system = [...parsed.AttributeNames, ...parsed.MessageSystemAttributeNames];
  if (messages.length === 0) return {};
  return { Messages: messages.map((message) => answerOf(message, system, parsed.MessageAttributeNames)) };
}

/** Attributes are answered only when asked for by name, `All`, or (message attributes) `prefix.*`. */
function answerOf(message: QueueMessage, system: string[], custom: string[]): unknown {
  const attributes = pick(message.attributes, (name) => system.includes('All') || system.includes(name));
  const messageAttributes = pick(message.messageAttributes, (name) =>
    custom.some(
      (one) =>
        one === 'All' ||
        one === name ||
        (one.endsWith('*') && name.startsWith(one.slice(0, -1).replace(/\.$/, ''))),
    ),
  );
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5,
    Body: message.body,
    ...(Object.keys(attributes).length > 0 && { Attributes: attributes }),
    ...(Object.keys(messageAttributes).length > 0 && {
      MessageAttributes: messageAttributes,
      MD5OfMessageAttributes: md5OfAttributes(messageAttributes),
    }),
  };
}

function pick<T>(record: Record<string, T>, wanted: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => wanted(name)));
}
