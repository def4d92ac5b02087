import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ServiceError, UnsupportedCall } from '../protocol/service-error.ts';
import type { Clock } from '../shared/clock.ts';
import { type Database, inTransaction } from '../shared/database.ts';
import {
  type MessageRow,
  md5Of,
  messageOf,
  messageRowSchema,
  type OutgoingMessage,
  type QueueMessage,
  receiptOf,
} from './sqs-message.ts';
import { type MessageStatements, messageStatements } from './sqs-statements.ts';

export type { MessageAttribute, OutgoingMessage, QueueMessage } from './sqs-message.ts';

export type QueueConfig = {
  name: string;
  arn: string;
  url: string;
  visibilityTimeoutSeconds: number;
  retentionSeconds: number;
  delaySeconds: number;
  /** ReceiveMessageWaitTimeSeconds; 0 when absent. */
  receiveWaitSeconds?: number;
  redrive?: { deadLetterArn: string; maxReceiveCount: number };
  policy?: unknown;
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
const purgeMilliseconds = 60_000;

export type QueueCounts = { visible: number; inFlight: number; delayed: number };

const countsSchema = z.object({ visible: z.number(), inFlight: z.number(), delayed: z.number() });
const nextSchema = z.object({ next: z.number().nullable(), others: z.number() });

/**
 * Standard queues with the semantics of SQS: at least once, visibility timeout, receive count, dead-letter queue,
 * delay, retention. Every answer is on disk before it is given. Unknown ARNs throw `QueueDoesNotExist`.
 */
export class Queues {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #queues: Map<string, QueueConfig>;
  readonly #statements: MessageStatements;
  readonly #listeners = new Set<(queueArn: string) => void>();
  readonly #purgedExpiredAt = new Map<string, number>();
  readonly #purgedAt = new Map<string, number>();

  constructor(options: { database: Database; clock: Clock; queues: QueueConfig[] }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#queues = new Map(options.queues.map((queue) => [queue.arn, queue]));
    this.#statements = messageStatements(options.database);
    for (const queue of options.queues) this.#check(queue);
  }

  #check({ name, redrive }: QueueConfig): void {
    if (name.endsWith('.fifo')) throw new UnsupportedCall(`the FIFO queue '${name}'`);
    if (redrive && !this.#queues.has(redrive.deadLetterArn)) {
      throw new Error(
        `queue '${name}' names a dead-letter queue that does not exist: '${redrive.deadLetterArn}'`,
      );
    }
  }

  arns(): string[] {
    return [...this.#queues.keys()];
  }

  config(queueArn: string): QueueConfig {
    const queue = this.#queues.get(queueArn);
    if (queue !== undefined) return queue;
    throw new ServiceError('QueueDoesNotExist', `the specified queue does not exist: '${queueArn}'`, {
      queryCode: 'AWS.SimpleQueueService.NonExistentQueue',
    });
  }

  /** `delaySeconds` overrides the queue's own delay, also with 0. */
  send(queueArn: string, message: OutgoingMessage): { messageId: string; md5: string } {
    const sent = this.#insert(queueArn, message);
    this.#announce(queueArn);
    return sent;
  }

  /** One commit for everything that `work` sends, deletes or hides; an error rolls it all back. */
  inOneTransaction<T>(work: () => T): T {
    return inTransaction(this.#database, work);
  }

  #insert(queueArn: string, message: OutgoingMessage): { messageId: string; md5: string } {
    const now = this.#clock.now();
    const delaySeconds = message.delaySeconds ?? this.config(queueArn).delaySeconds;
    const [messageId, md5] = [randomUUID(), md5Of(message.body)];
    const attributes = JSON.stringify(message.messageAttributes ?? {});
    const visibleAt = now + delaySeconds * 1000;
    this.#statements.insert.run(queueArn, visibleAt, now, messageId, message.body, md5, attributes);
    return { messageId, md5 };
  }

  /**
   * Up to `max` messages, oldest first, hidden for the queue's visibility timeout or `visibilitySeconds`. A message
   * that was received `maxReceiveCount` times already moves to the dead-letter queue here, as in AWS.
   */
  receive(
    queueArn: string,
    options: { max: number; visibilitySeconds?: number | undefined },
  ): QueueMessage[] {
    const queue = this.config(queueArn);
    const now = this.#clock.now();
    if (this.#statements.isDue.get(queueArn, now) === undefined) return [];
    this.#deleteExpired(queue, now);
    const hiddenUntil = now + (options.visibilitySeconds ?? queue.visibilityTimeoutSeconds) * 1000;
    const taken: QueueMessage[] = [];
    for (;;) {
      const missing = options.max - taken.length;
      const rows = this.#statements.receive
        .all(hiddenUntil, now, queueArn, now, now - queue.retentionSeconds * 1000, missing)
        .map((row) => messageRowSchema.parse(row));
      const kept = rows.filter((row) => !this.#moveWhenSpent(queue, row));
      taken.push(...kept.map(messageOf));
      // Only when some moved away can there be room and more to take.
      if (kept.length === rows.length || taken.length >= options.max) return taken;
    }
  }

  #moveWhenSpent(queue: QueueConfig, row: MessageRow): boolean {
    const { redrive } = queue;
    if (redrive === undefined || row.receive_count <= redrive.maxReceiveCount) return false;
    // A kill before this line leaves the message hidden; the next receive finds it spent again.
    this.#statements.moveToDeadLetters.run(redrive.deadLetterArn, this.#clock.now(), queue.arn, row.seq);
    this.#announce(redrive.deadLetterArn);
    return true;
  }

  /** Expired messages are never received (the statement filters); this frees their space, at most once a second. */
  #deleteExpired(queue: QueueConfig, now: number): void {
    const last = this.#purgedExpiredAt.get(queue.arn);
    if (last !== undefined && now - last < 1000 && now >= last) return;
    this.#purgedExpiredAt.set(queue.arn, now);
    this.#statements.deleteExpired.run(queue.arn, now - queue.retentionSeconds * 1000);
  }

  /** Deleting twice, or with the handle of an earlier receive, succeeds and deletes nothing. */
  delete(queueArn: string, receiptHandle: string): void {
    const { seq, receiveCount } = this.#receipt(queueArn, receiptHandle);
    this.#statements.delete.run(seq, receiveCount, queueArn);
  }

  /** Hides the message for `seconds` from now; 0 gives it back at once. Throws `MessageNotInflight`. */
  changeVisibility(queueArn: string, receiptHandle: string, seconds: number): void {
    const { seq, receiveCount } = this.#receipt(queueArn, receiptHandle);
    const now = this.#clock.now();
    const { changes } = this.#statements.hide.run(now + seconds * 1000, seq, receiveCount, queueArn, now);
    if (changes === 0) {
      throw new ServiceError('MessageNotInflight', 'the message is not in flight: receive it again', {
        queryCode: 'AWS.SimpleQueueService.MessageNotInflight',
      });
    }
    if (seconds === 0) this.#announce(queueArn);
  }

  #receipt(queueArn: string, receiptHandle: string): { seq: number; receiveCount: number } {
    this.config(queueArn);
    const receipt = receiptOf(receiptHandle);
    if (receipt !== undefined) return receipt;
    throw new ServiceError('ReceiptHandleIsInvalid', `the receipt handle is not valid: '${receiptHandle}'`);
  }

  counts(queueArn: string): QueueCounts {
    const oldest = this.#clock.now() - this.config(queueArn).retentionSeconds * 1000;
    const now = this.#clock.now();
    return countsSchema.parse(this.#statements.counts.get(now, now, now, queueArn, oldest));
  }

  /** Whether there is any, visible or not. */
  hasMessages(queueArn: string): boolean {
    return this.#statements.any.get(queueArn) !== undefined;
  }

  /**
   * When the first message of these queues becomes visible (ms), if all that they hold are delayed; undefined where one
   * is visible or was received, or there is none.
   */
  nextDelayed(queueArns: readonly string[]): number | undefined {
    const now = this.#clock.now();
    const found = queueArns.map((arn) => nextSchema.parse(this.#statements.next.get(now, arn)));
    if (found.some(({ others }) => others > 0)) return undefined;
    const times = found.flatMap(({ next }) => next ?? []);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** Deletes every message. Throws `PurgeQueueInProgress` within a minute of the last time. */
  purge(queueArn: string): void {
    const { arn, name } = this.config(queueArn);
    const now = this.#clock.now();
    const last = this.#purgedAt.get(arn);
    if (last !== undefined && now - last < purgeMilliseconds) {
      const message = `Only one PurgeQueue operation on ${name} is allowed every 60 seconds.`;
      throw new ServiceError('PurgeQueueInProgress', message, {
        queryCode: 'AWS.SimpleQueueService.PurgeQueueInProgress',
      });
    }
    this.#purgedAt.set(arn, now);
    this.#statements.purge.run(arn);
  }

  /** Called after a message reached a queue; the answer unsubscribes. */
  onSend(listener: (queueArn: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #announce(queueArn: string): void {
    for (const listener of this.#listeners) listener(queueArn);
  }
}
