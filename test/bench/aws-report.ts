/** Where a thread that stands for AWS tells what was asked of it since it was asked that last. */
export const TAKE = '/take';

/** An event on the bus, by its detail-type, or a message in a queue, by the queue's name. */
export type AwsMessage = { to: string; source: string; body: string; delaySeconds: number };

export type AwsMail = { messageId: string; to: string; tags: Record<string, string> };

/** What was asked of AWS since the last report. */
export type AwsReport = {
  /** Service and operation → requests. */
  requests: Record<string, number>;
  /** Of DynamoDB, as it tells them itself; those of a transaction count double. */
  readUnits: number;
  writeUnits: number;
  messages: AwsMessage[];
  mails: AwsMail[];
};

export type AwsAnswer = { status: number; body: string; type?: string };
