import {
  type Deliveries,
  type Delivery,
  type DeliveryInState,
  deliverySchema,
  inState,
} from '../../../domain/delivery.ts';
import { partition } from './plans.ts';
import type { Statement, Table } from './table.ts';

/** Deliveries in DynamoDB. State, attempt and lease are one map, so one statement changes all of them or none. */
export class DynamoDeliveries implements Deliveries {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofOrganisation(milestone: string, organisation: string): Promise<Delivery[]> {
    return this.#table.query(partition(milestone, organisation), 'DELIVERY#', deliverySchema);
  }

  async claim(claim: Parameters<Deliveries['claim']>[0]): Promise<DeliveryInState<'sending'>[]> {
    const { milestone, deliveries, attempt, now, leaseUntil } = claim;
    const wanted = deliveries.map((delivery): DeliveryInState<'sending'> => {
      const tries = delivery.outcome.tries + 1;
      return { ...delivery, outcome: { state: 'sending', tries, attempt, leaseUntil } };
    });
    const done = await this.#table.execute(
      wanted.map(
        ({ organisation, id, outcome }): Statement => ({
          Statement: `UPDATE "${this.#table.name}" SET outcome = ? WHERE pk = ? AND sk = ? AND outcome."state" = 'planned' AND outcome.notBefore <= ?`,
          Parameters: [outcome, partition(milestone, organisation), `DELIVERY#${id}`, now],
        }),
      ),
    );
    const mine = await Promise.all(
      wanted.map(async (delivery, index) => done[index] || (await this.#isMine(milestone, delivery))),
    );
    return wanted.filter((_, index) => mine[index]);
  }

  /** A write can succeed although its answer was lost, and its own retry then fails the condition: the attempt tells. */
  async #isMine(
    milestone: string,
    { organisation, id, outcome }: DeliveryInState<'sending'>,
  ): Promise<boolean> {
    const key = { pk: partition(milestone, organisation), sk: `DELIVERY#${id}` };
    const stored = await this.#table.get(key, deliverySchema);
    return stored !== undefined && inState(stored, 'sending') && stored.outcome.attempt === outcome.attempt;
  }

  async settle(milestone: string, settled: Parameters<Deliveries['settle']>[1]): Promise<void> {
    await this.#table.execute(
      settled.map(
        ({ from, outcome }): Statement => ({
          Statement: `UPDATE "${this.#table.name}" SET outcome = ? WHERE pk = ? AND sk = ? AND outcome."state" = 'sending' AND outcome.attempt = ?`,
          Parameters: [
            outcome,
            partition(milestone, from.organisation),
            `DELIVERY#${from.id}`,
            from.outcome.attempt,
          ],
        }),
      ),
    );
  }
}
