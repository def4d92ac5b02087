import { createHash } from 'node:crypto';
import * as z from 'zod';
import { localAccount } from '../shared/arns.ts';

/** The JSON protocol's form: binary values are base64 text. */
const messageAttributeSchema = z.object({
  DataType: z.string().regex(/^(String|Number|Binary)(\..+)?$/, 'DataType must be String, Number or Binary'),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
export const messageAttributesSchema = z.record(z.string(), messageAttributeSchema);
export type MessageAttribute = z.infer<typeof messageAttributeSchema>;
export type MessageAttributes = Record<string, MessageAttribute>;

export type OutgoingMessage = {
  body: string;
  delaySeconds?: number | undefined;
  messageAttributes?: MessageAttributes | undefined;
};

export type QueueMessage = {
  messageId: string;
  receiptHandle: string;
  body: string;
  /** System attributes: ApproximateReceiveCount, SentTimestamp … */
  attributes: Record<string, string>;
  messageAttributes: MessageAttributes;
  md5: string;
};

/** A row of the table `messages`, as a receive answers it. */
export const messageRowSchema = z.object({
  seq: z.number(),
  id: z.string(),
  body: z.string(),
  md5: z.string(),
  attributes: z.string(),
  sent_at: z.number(),
  first_received_at: z.number(),
  receive_count: z.number(),
  dead_letter_source: z.string().nullable(),
});
export type MessageRow = z.infer<typeof messageRowSchema>;

export function messageOf(row: MessageRow): QueueMessage {
  return {
    messageId: row.id,
    receiptHandle: receiptHandleOf({ seq: row.seq, receiveCount: row.receive_count, id: row.id }),
    body: row.body,
    md5: row.md5,
    attributes: {
      SenderId: localAccount,
      ApproximateReceiveCount: String(row.receive_count),
      SentTimestamp: String(row.sent_at),
      ApproximateFirstReceiveTimestamp: String(row.first_received_at),
      ...(row.dead_letter_source !== null && { DeadLetterQueueSourceArn: row.dead_letter_source }),
    },
    messageAttributes:
      row.attributes === '{}' ? {} : messageAttributesSchema.parse(JSON.parse(row.attributes)),
  };
}

type Receipt = { seq: number; receiveCount: number; id: string };

/** Names the message and the receive, so that only the latest receive can delete the message. */
function receiptHandleOf({ seq, receiveCount, id }: Receipt): string {
  return Buffer.from(`${seq} ${receiveCount} ${id}`).toString('base64url');
}

/** `undefined` when the text was never a receipt handle. */
export function receiptOf(handle: string): Receipt | undefined {
  const found = /^(\d{1,15}) (\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(handle, 'base64url').toString());
  return found?.[3] ? { seq: Number(found[1]), receiveCount: Number(found[2]), id: found[3] } : undefined;
}

export function md5Of(text: string | Buffer): string {
  return createHash('md5').update(text).digest('hex');
}

/**
 * MD5OfMessageAttributes: by name, each of name, type and value with its byte length (4 bytes, big-endian) before it.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const sized = (bytes: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(bytes.length);
    return Buffer.concat([size, bytes]);
  };
  const parts = Object.entries(attributes)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, attribute]) => {
      const binary = attribute.DataType.startsWith('Binary');
      const value = binary
        ? Buffer.from(attribute.BinaryValue ?? '', 'base64')
        : Buffer.from(attribute.StringValue ?? '');
      return [
        sized(Buffer.from(name)),
        sized(Buffer.from(attribute.DataType)),
        Buffer.from([binary ? 2 : 1]),
        sized(value),
      ];
    });
  return md5Of(Buffer.concat(parts));
}
