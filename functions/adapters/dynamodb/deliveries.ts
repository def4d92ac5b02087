import { type Chunk, chunkBorders, isInChunk } from '../../../domain/mail/chunk.ts';
import {
  type Deliveries,
  type Delivery,
  type DeliveryInState,
  doubted,
  type Evidence,
  inState,
  isRaisedBy,
  type Outcome,
  provenOutcome,
  type Recorded,
  rankOf,
  type Settled,
} from '../../../domain/mail/delivery.ts';
import { DELIVERY_RANKS } from '../../../domain/mail/delivery-states.ts';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import { deliveryKey, deliveryRowSchema, outcomeRowSchema, ranked } from './delivery-row.ts';
import { type Key, rangeOf } from './keys.ts';
import type { PartiqlStatement, Table } from './table.ts';

/** Sorts behind every id. */
const BEHIND_ALL = '\uffff';

/**
 * Deliveries in DynamoDB. State, rank, attempt and lease are one map, so one statement changes them
 * atomically.
 */
export class DynamoDeliveries implements Deliveries {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async ofOrganisation(dispatchId: string, organisation: string, chunk?: Chunk): Promise<Delivery[]> {
    const part = { dispatchId, organisation };
    if (!chunk || chunk.of === 1) return this.#table.query(rangeOf('delivery', part), deliveryRowSchema);
    const { from, to = BEHIND_ALL } = chunkBorders(chunk);
    const first = rangeOf('delivery', { ...part, delivery: from });
    const last = rangeOf('delivery', { ...part, delivery: to });
    const rows = await this.#table.between([first, last], deliveryRowSchema);
    // DynamoDB takes the upper border in.
    return rows.filter((row) => isInChunk(row, chunk));
  }

  find(dispatchId: string, mail: Pick<Delivery, 'organisation' | 'id'>): Promise<Delivery | undefined> {
    return this.#table.get(deliveryKey(dispatchId, mail), deliveryRowSchema);
  }

  async claim(claim: Parameters<Deliveries['claim']>[0]): Promise<DeliveryInState<'sending'>[]> {
    const { dispatchId, settled = [], deliveries, attempt, now, leaseUntil } = claim;
    const wanted = deliveries.map((delivery): DeliveryInState<'sending'> => {
      const { tries, generation } = delivery.outcome;
      const again = generation === undefined ? {} : { generation };
      return { ...delivery, outcome: { state: 'sending', tries: tries + 1, attempt, leaseUntil, ...again } };
    });
    const intents = wanted.map((delivery) => {
      const change = { key: deliveryKey(dispatchId, delivery), outcome: delivery.outcome };
      return this.#update(change, `outcome."state" = 'planned' AND outcome.notBefore <= ?`, [now]);
    });
    const outcomes = settled.map((each) => this.#outcome(dispatchId, each));
    const done = (await this.#table.execute([...outcomes, ...intents])).slice(outcomes.length);
    const mine = await Promise.all(
      wanted.map(async (delivery, index) => done[index] || (await this.#isMine(dispatchId, delivery))),
    );
    return wanted.filter((_, index) => mine[index]);
  }

  /**
   * A write can succeed and its response be lost, so its own retry fails the condition: the attempt id tells.
   */
  async #isMine(dispatchId: string, delivery: DeliveryInState<'sending'>): Promise<boolean> {
    const stored = await this.#table.get(deliveryKey(dispatchId, delivery), deliveryRowSchema);
    return (
      stored !== undefined &&
      inState(stored, 'sending') &&
      stored.outcome.attempt === delivery.outcome.attempt
    );
  }

  async settle(dispatchId: string, settled: Parameters<Deliveries['settle']>[1]): Promise<void> {
    await this.#table.execute(settled.map((each) => this.#outcome(dispatchId, each)));
  }

  #outcome(dispatchId: string, { from, outcome }: Settled): PartiqlStatement {
    // A response after the lease expired is still better than "unknown".
    const certain = outcome.state === 'accepted' || outcome.state === 'failed';
    const below = DELIVERY_RANKS[certain ? 'failed' : 'unknown'];
    const change = { key: deliveryKey(dispatchId, from), outcome };
    return this.#raise(change, { attempt: from.outcome.attempt, below });
  }

  async record(evidence: Evidence, lost?: 'lost'): Promise<Recorded> {
    const { dispatchId, organisation, delivery, attempt } = evidence;
    const key = deliveryKey(dispatchId, { organisation, id: delivery });
    if (lost) return this.#recordLost(key, evidence);
    const was = (await this.#table.pick(key, 'outcome', outcomeRowSchema))?.outcome;
    if (!was || !('attempt' in was) || was.attempt !== attempt) return { kind: 'foreign' };
    const outcome = provenOutcome(evidence, was.tries);
    const below = rankOf(outcome);
    if (rankOf(was) >= below) return { kind: 'known', was };
    const [done] = await this.#table.execute([this.#raise({ key, outcome }, { attempt, below })]);
    // Not done: another event came first, or the response to this very write was lost.
    return { kind: done ? 'recorded' : 'known', was };
  }

  /** Whatever the row says of attempts: only what it says of the mail counts, and must not change meanwhile. */
  #recordLost(key: Key, evidence: Evidence): Promise<Recorded> {
    return retryLostRace(`delivery ${evidence.delivery}`, async () => {
      const was = (await this.#table.pick(key, 'outcome', outcomeRowSchema))?.outcome;
      if (!was) return { kind: 'foreign' };
      if (!isRaisedBy(was, evidence)) return { kind: 'known', was };
      const outcome = provenOutcome(evidence, 'tries' in was ? Math.max(1, was.tries) : 1);
      const condition = `outcome."state" = ? AND outcome."rank" = ?`;
      const unchanged = [was.state, rankOf(was)];
      const [done] = await this.#table.execute([this.#update({ key, outcome }, condition, unchanged)]);
      return done ? { kind: 'recorded', was } : AGAIN;
    });
  }

  async doubt(
    dispatchId: string,
    { deliveries, ...doubt }: Parameters<Deliveries['doubt']>[1],
  ): Promise<void> {
    await this.#table.execute(
      deliveries.map((delivery) => {
        const change = { key: deliveryKey(dispatchId, delivery), outcome: doubted(delivery, doubt) };
        const condition = `outcome."state" = 'planned' AND outcome.notBefore = ?`;
        return this.#update(change, condition, [delivery.outcome.notBefore]);
      }),
    );
  }

  /** May count too few, never too many, if a response is lost. */
  async cancel(dispatchId: string, deliveries: readonly Delivery[], at: number): Promise<number> {
    const outcome = { state: 'cancelled', at } as const;
    const done = await this.#table.execute(
      deliveries.map((delivery) =>
        this.#update({ key: deliveryKey(dispatchId, delivery), outcome }, `outcome."state" = 'planned'`, []),
      ),
    );
    return done.filter(Boolean).length;
  }

  async resolve(resolution: Parameters<Deliveries['resolve']>[0]): Promise<boolean> {
    const { dispatchId, delivery, outcome } = resolution;
    const change = { key: deliveryKey(dispatchId, delivery), outcome };
    const { state, attempt } = delivery.outcome;
    const condition = 'outcome."state" = ? AND outcome.attempt = ?';
    const [done] = await this.#table.execute([this.#update(change, condition, [state, attempt])]);
    return done === true;
  }

  /** Conditional on this attempt and a rank below the given one. */
  #raise(change: Change, { attempt, below }: { attempt: string; below: number }): PartiqlStatement {
    return this.#update(change, 'outcome.attempt = ? AND outcome."rank" < ?', [attempt, below]);
  }

  #update({ key, outcome }: Change, condition: string, values: unknown[]): PartiqlStatement {
    return {
      key,
      Statement: `UPDATE "${this.#table.name}" SET outcome = ? WHERE pk = ? AND sk = ? AND ${condition}`,
      Parameters: [ranked(outcome), key.pk, key.sk, ...values],
    };
  }
}

type Change = { key: Key; outcome: Outcome };
