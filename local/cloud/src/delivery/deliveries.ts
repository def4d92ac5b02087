import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { BackgroundWork } from '../shared/background-work.ts';
import type { Clock, Ticker } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import type { DeliveryResult } from './target-delivery.ts';

/** Something that one service has to deliver to another. */
export type PendingDelivery = {
  /** The recipient, as the delivering service names it. */
  route: string;
  payload: string;
  /** Attempts after the first one. */
  retries: number;
  createdAt: number;
};

export type Failure = {
  code: string;
  error: string;
  /** Which limit ended the retries; absent when retrying could not help. */
  exhausted?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';
};

export type RetryPolicy = { maximumRetryAttempts: number; maximumEventAgeSeconds: number };

export type DeliveryOptions = { database: Database; clock: Clock; ticker?: Ticker | undefined };

const rowSchema = z.object({
  seq: z.number(),
  route: z.string(),
  payload: z.string(),
  retries: z.number(),
  created_at: z.number(),
});
const countSchema = z.object({ pending: z.number() });

const lookEveryMilliseconds = 200;
const atOnce = 100;

/**
 * A service's deliveries to others, on disk and retried until they succeed or are given up: at-least-once.
 * EventBridge, SNS and asynchronous invocations differ in how they attempt, how long they wait and what they leave
 * behind.
 */
export abstract class DeliveryLoop extends BackgroundWork {
  readonly #clock: Clock;
  readonly #channel: string;
  readonly #statements: Record<'insert' | 'due' | 'retry' | 'remove' | 'pending', StatementSync>;
  readonly #underWay = new Set<number>();

  /** `channel` tells the rows of one service from those of another. */
  constructor(channel: string, { database, clock, ticker }: DeliveryOptions) {
    super({ ticker, everyMilliseconds: lookEveryMilliseconds });
    this.#channel = channel;
    this.#clock = clock;
    this.#statements = {
      insert: database.prepare(
        'INSERT INTO deliveries (channel, route, payload, created_at, due_at) VALUES (?, ?, ?, ?, ?)',
      ),
      due: database.prepare(
        `SELECT seq, route, payload, retries, created_at FROM deliveries
         WHERE channel = ? AND due_at <= ? ORDER BY due_at, seq LIMIT ?`,
      ),
      retry: database.prepare('UPDATE deliveries SET retries = retries + 1, due_at = ? WHERE seq = ?'),
      remove: database.prepare('DELETE FROM deliveries WHERE seq = ?'),
      pending: database.prepare('SELECT COUNT(*) AS pending FROM deliveries WHERE channel = ?'),
    };
  }

  protected abstract attempt(delivery: PendingDelivery): Promise<DeliveryResult>;
  protected abstract retryPolicyOf(route: string): RetryPolicy;
  /** Seconds to wait before retry number `retry` (1, 2 …). */
  protected abstract backoffSeconds(retry: number): number;
  /** Puts what is given up into its dead-letter queue; undefined when it has none. */
  protected abstract leave(delivery: PendingDelivery, failure: Failure): Promise<DeliveryResult> | undefined;
  /** Notifies a person of what is given up and in no queue. */
  protected abstract lose(route: string, failure: Failure): void;

  protected owe(route: string, payload: string): void {
    const now = this.#clock.now();
    this.#statements.insert.run(this.#channel, route, payload, now, now);
    this.wake();
  }

  /** Neither delivered nor given up. */
  pending(): number {
    return countSchema.parse(this.#statements.pending.get(this.#channel)).pending;
  }

  /** Resumes at once what an earlier run left. */
  override start(): void {
    super.start();
    this.wake();
  }

  async tick(): Promise<void> {
    const limit = atOnce + this.#underWay.size;
    const rows = this.#statements.due.all(this.#channel, this.#clock.now(), limit);
    const idle = rows.map((row) => rowSchema.parse(row)).filter(({ seq }) => !this.#underWay.has(seq));
    await Promise.all(idle.map((row) => this.track(this.#deliver(row))));
    if (rows.length >= atOnce) this.wake();
  }

  async #deliver({ seq, created_at: createdAt, ...rest }: z.infer<typeof rowSchema>): Promise<void> {
    this.#underWay.add(seq);
    try {
      const dueAt = await this.#settle({ ...rest, createdAt });
      if (dueAt === undefined) this.#statements.remove.run(seq);
      else this.#statements.retry.run(dueAt, seq);
    } finally {
      this.#underWay.delete(seq);
    }
  }

  /**
   * When to try again; undefined when it is delivered or given up. It is given up before it is deleted: a kill in
   * between gives up twice rather than never.
   */
  async #settle(delivery: PendingDelivery): Promise<number | undefined> {
    const result = await this.attempt(delivery);
    if (result.ok) return undefined;
    const { code, error, retry } = result;
    const waitSeconds = this.backoffSeconds(delivery.retries + 1);
    const exhausted = retry ? this.#exhausted(delivery, waitSeconds) : undefined;
    if (retry && exhausted === undefined) return this.#clock.now() + waitSeconds * 1000;
    const failure = { code, error, ...(exhausted && { exhausted }) };
    const left = await this.leave(delivery, failure);
    if (left === undefined) this.lose(delivery.route, failure);
    else if (!left.ok) this.lose(delivery.route, { ...failure, error: `${error}; then ${left.error}` });
    return undefined;
  }

  #exhausted(delivery: PendingDelivery, waitSeconds: number): Failure['exhausted'] {
    const policy = this.retryPolicyOf(delivery.route);
    if (delivery.retries >= policy.maximumRetryAttempts) return 'MaximumRetryAttempts';
    const ageAtNext = this.#clock.now() - delivery.createdAt + waitSeconds * 1000;
    return ageAtNext > policy.maximumEventAgeSeconds * 1000 ? 'MaximumEventAgeInSeconds' : undefined;
  }
}
