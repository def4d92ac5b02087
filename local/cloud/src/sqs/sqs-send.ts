import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import { attributeProblem } from './message-attribute-rules.ts';
import type { Queues } from './sqs.ts';
import { type MessageAttributes, md5OfAttributes, messageAttributesSchema } from './sqs-message.ts';
import { type BatchAnswer, batchEntries, eachEntry, parseRequest, queueArn, seconds } from './sqs-request.ts';

/** 1 MiB for one message and for a whole batch, attributes included (SQS quotas, since August 2025). */
const maximumBytes = 1_048_576;

/** SQS takes the characters that XML 1.0 allows, also in its JSON protocol. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what is looked for
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const messageSchema = z.object({
  MessageBody: z.string(),
  DelaySeconds: seconds(900).optional(),
  MessageAttributes: messageAttributesSchema
    .refine((all) => Object.keys(all).length <= 10, 'at most 10 attributes')
    .optional(),
});
const entrySchema = messageSchema.extend({ Id: z.string() });
type Message = z.infer<typeof messageSchema>;

export function sendMessage(queues: Queues, request: unknown): unknown {
  const arn = queueArn(queues, request);
  return send(queues, arn, parseRequest(messageSchema, request));
}

/** A batch that is too long in total is rejected as a whole; an invalid message fails alone. */
export function sendMessageBatch(queues: Queues, request: unknown): BatchAnswer {
  const arn = queueArn(queues, request);
  const entries = batchEntries(entrySchema, request);
  const total = entries.reduce((sum, entry) => sum + bytesOf(entry), 0);
  if (total > maximumBytes) {
    throw new ServiceError(
      'BatchRequestTooLong',
      `a batch holds at most ${maximumBytes} bytes, received ${total}`,
      {
        queryCode: 'AWS.SimpleQueueService.BatchRequestTooLong',
      },
    );
  }
  return queues.inOneTransaction(() => eachEntry(entries, (entry) => send(queues, arn, entry)));
}

function send(queues: Queues, arn: string, message: Message): unknown {
  check(message);
  const { messageId, md5 } = queues.send(arn, {
    body: message.MessageBody,
    delaySeconds: message.DelaySeconds,
    messageAttributes: message.MessageAttributes,
  });
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5,
    ...(message.MessageAttributes && { MD5OfMessageAttributes: md5OfAttributes(message.MessageAttributes) }),
  };
}

function check(message: Message): void {
  if (message.MessageBody === '')
    throw new ServiceError('MissingParameter', 'the request must contain MessageBody');
  const problem = attributeProblem(message.MessageAttributes ?? {});
  if (problem !== undefined) throw new ServiceError('InvalidParameterValue', problem);
  const bytes = bytesOf(message);
  if (bytes > maximumBytes) {
    throw new ServiceError(
      'InvalidParameterValue',
      `a message holds at most ${maximumBytes} bytes, received ${bytes}`,
    );
  }
  const forbidden = forbiddenCharacters.exec(message.MessageBody);
  if (forbidden) {
    const at = `U+${forbidden[0].codePointAt(0)?.toString(16).padStart(4, '0')} at ${forbidden.index}`;
    throw new ServiceError('InvalidMessageContents', `the body holds a character that SQS refuses: ${at}`);
  }
}

function bytesOf({ MessageBody, MessageAttributes = {} }: Message): number {
  return Buffer.byteLength(MessageBody) + attributeBytes(MessageAttributes);
}

function attributeBytes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (sum, [name, { DataType, StringValue = '', BinaryValue = '' }]) => {
      const value = Buffer.byteLength(StringValue) + Buffer.byteLength(BinaryValue, 'base64');
      return sum + Buffer.byteLength(name) + Buffer.byteLength(DataType) + value;
    },
    0,
  );
}
