import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { type Clock, systemTicker, type Ticker } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import type { DeliveryResult } from './target-delivery.ts';

/** Something that one service owes another. */
export type Delivery = {
  /** Whom it is for, in the words of the service that owes it. */
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

/** What distinguishes EventBridge, SNS and asynchronous Lambda invocations from each other. */
type Channel = {
  name: string;
  attempt(delivery: Delivery): Promise<DeliveryResult>;
  retryPolicyOf(route: string): RetryPolicy;
  /** Seconds to wait before retry number `retry` (1, 2 …). */
  backoffSeconds(retry: number): number;
  /** Called once when a delivery is given up; it is forgotten afterwards. */
  giveUp(delivery: Delivery, failure: Failure): void | Promise<void>;
};

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

/** Deliveries on disk, attempted until they succeed or their channel gives them up: at least once. */
export class Deliveries {
  readonly #clock: Clock;
  readonly #ticker: Ticker;
  readonly #channel: Channel;
  readonly #statements: Record<'insert' | 'due' | 'retry' | 'remove' | 'pending', StatementSync>;
  readonly #busy = new Map<number, Promise<void>>();
  #halt: (() => void) | undefined;
  #waking: boolean = false;

  constructor(options: { database: Database; clock: Clock; ticker?: Ticker | undefined; channel: Channel }) {
    const { database } = options;
    this.#clock = options.clock;
    this.#ticker = options.ticker ?? systemTicker;
    this.#channel = options.channel;
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

  /** Begins to attempt by itself; what a former run left is taken up first. */
  start(): void {
    this.#halt ??= this.#ticker.every(lookEveryMilliseconds, () => void this.tick());
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#halt?.();
    this.#halt = undefined;
    await Promise.all(this.#busy.values());
  }

  add(delivery: { route: string; payload: string }): void {
    const now = this.#clock.now();
    this.#statements.insert.run(this.#channel.name, delivery.route, delivery.payload, now, now);
    this.#wake();
  }

  pending(): number {
    return countSchema.parse(this.#statements.pending.get(this.#channel.name)).pending;
  }

  /** Attempts everything that is due and not being attempted; resolves when these attempts have settled. */
  async tick(): Promise<void> {
    const rows = this.#statements.due.all(this.#channel.name, this.#clock.now(), atOnce + this.#busy.size);
    const mine: Promise<void>[] = [];
    for (const row of rows.map((one) => rowSchema.parse(one))) {
      if (this.#busy.has(row.seq)) continue;
      const attempt = this.#attempt(row).finally(() => this.#busy.delete(row.seq));
      this.#busy.set(row.seq, attempt);
      mine.push(attempt);
    }
    await Promise.all(mine);
    if (rows.length >= atOnce) this.#wake();
  }

  async #attempt({ seq, created_at: createdAt, ...rest }: z.infer<typeof rowSchema>): Promise<void> {
    const delivery: Delivery = { ...rest, createdAt };
    const result = await this.#channel.attempt(delivery);
    if (result.ok) {
      this.#statements.remove.run(seq);
      return;
    }
    const waitSeconds = this.#channel.backoffSeconds(delivery.retries + 1);
    const exhausted = result.retry ? this.#exhausted(delivery, waitSeconds) : undefined;
    if (result.retry && exhausted === undefined) {
      this.#statements.retry.run(this.#clock.now() + waitSeconds * 1000, seq);
      return;
    }
    const failure = { code: result.code, error: result.error, ...(exhausted && { exhausted }) };
    // Given up before forgotten: a kill in between gives up twice rather than never.
    await this.#channel.giveUp(delivery, failure);
    this.#statements.remove.run(seq);
  }

  #exhausted(delivery: Delivery, waitSeconds: number): Failure['exhausted'] {
    const policy = this.#channel.retryPolicyOf(delivery.route);
    if (delivery.retries >= policy.maximumRetryAttempts) return 'MaximumRetryAttempts';
    const ageAtNext = this.#clock.now() - delivery.createdAt + waitSeconds * 1000;
    return ageAtNext > policy.maximumEventAgeSeconds * 1000 ? 'MaximumEventAgeInSeconds' : undefined;
  }

  #wake(): void {
    if (this.#waking || this.#halt === undefined) return;
    this.#waking = true;
    this.#ticker.soon(() => {
      this.#waking = false;
      if (this.#halt !== undefined) void this.tick();
    });
  }
}
