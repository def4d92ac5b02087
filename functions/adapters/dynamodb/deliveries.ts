import type { Chunk } from '../../../domain/mail/chunk.ts';
import {
  type Deliveries,
  type Delivery,
  type DeliveryInState,
  doubted,
  type Evidence,
  isRaisedBy,
  type Outcome,
  provenOutcome,
  type Recorded,
  rankOf,
  type Settled,
} from '../../../domain/mail/delivery.ts';
import { DELIVERY_RANKS } from '../../../domain/mail/delivery-states.ts';
import { type DeliveryChange, DeliveryRows, deliveryChange } from './delivery-rows.ts';
import type { Table } from './table.ts';

/** Deliveries in DynamoDB: what may become of each is decided on the row that is stored. */
export class DynamoDeliveries implements Deliveries {
  readonly #rows: DeliveryRows;

  constructor(table: Table) {
    this.#rows = new DeliveryRows(table);
  }

  ofOrganisation(dispatchId: string, organisation: string, chunk?: Chunk): Promise<Delivery[]> {
    return this.#rows.all({ dispatchId, organisation }, chunk);
  }

  find(
    dispatchId: string,
    { organisation, id }: Pick<Delivery, 'organisation' | 'id'>,
  ): Promise<Delivery | undefined> {
    return this.#rows.find({ dispatchId, organisation }, id);
  }

  async claim(claim: Parameters<Deliveries['claim']>[0]): Promise<DeliveryInState<'sending'>[]> {
    const { dispatchId, settled = [], deliveries, attempt, now, leaseUntil } = claim;
    const outcomes = settled.map((each) => settling(dispatchId, each));
    const intents = deliveries.map((delivery) =>
      changing(dispatchId, delivery, (stored) => {
        if (stored.state !== 'planned' || stored.notBefore > now) return undefined;
        const { tries, generation } = stored;
        const again = generation === undefined ? {} : { generation };
        return { state: 'sending', tries: tries + 1, attempt, leaseUntil, ...again };
      }),
    );
    const done = (await this.#rows.change([...outcomes, ...intents])).slice(outcomes.length);
    // Also those that it had before: a write can succeed and its response be lost.
    return deliveries.flatMap((delivery, index): DeliveryInState<'sending'>[] => {
      const outcome = done[index]?.now;
      return outcome?.state === 'sending' && outcome.attempt === attempt ? [{ ...delivery, outcome }] : [];
    });
  }

  async settle(dispatchId: string, settled: readonly Settled[]): Promise<void> {
    await this.#rows.change(settled.map((each) => settling(dispatchId, each)));
  }

  async record(evidence: Evidence, lost?: 'lost'): Promise<Recorded> {
    const { dispatchId, organisation, delivery: id, attempt } = evidence;
    const isAbout = (stored: Outcome) => lost || ('attempt' in stored && stored.attempt === attempt);
    const isRaised = (stored: Outcome) => {
      if (lost) return isRaisedBy(stored, evidence);
      return rankOf(stored) < rankOf(provenOutcome(evidence, 1));
    };
    const done = await this.#rows.changeOne(
      changing(dispatchId, { organisation, id }, (stored) => {
        if (!isAbout(stored) || !isRaised(stored)) return undefined;
        return provenOutcome(evidence, 'tries' in stored ? Math.max(1, stored.tries) : 1);
      }),
    );
    if (!done || !isAbout(done.was)) return { kind: 'foreign' };
    return { kind: done.now === done.was ? 'known' : 'recorded', was: done.was };
  }

  async doubt(
    dispatchId: string,
    { deliveries, ...doubt }: Parameters<Deliveries['doubt']>[1],
  ): Promise<void> {
    await this.#rows.change(
      deliveries.map((delivery) =>
        changing(dispatchId, delivery, (stored) => {
          const isSame = stored.state === 'planned' && stored.notBefore === delivery.outcome.notBefore;
          return isSame ? doubted(delivery, doubt) : undefined;
        }),
      ),
    );
  }

  /** May count too few, never too many, if a response is lost. */
  async cancel(dispatchId: string, deliveries: readonly Delivery[], at: number): Promise<number> {
    const done = await this.#rows.change(
      deliveries.map((delivery) =>
        changing(dispatchId, delivery, (stored) =>
          stored.state === 'planned' ? { state: 'cancelled', at } : undefined,
        ),
      ),
    );
    return done.filter((each) => each && each.now !== each.was).length;
  }

  async resolve({ dispatchId, delivery, outcome }: Parameters<Deliveries['resolve']>[0]): Promise<boolean> {
    const { state, attempt } = delivery.outcome;
    const [done] = await this.#rows.change([
      changing(dispatchId, delivery, (stored) =>
        stored.state === state && stored.attempt === attempt ? outcome : undefined,
      ),
    ]);
    return done !== undefined && done.now !== done.was;
  }
}

/** Gives a delivery another outcome, or leaves it as it is. */
function changing(
  dispatchId: string,
  { organisation, id }: Pick<Delivery, 'organisation' | 'id'>,
  decide: (stored: Outcome) => Outcome | undefined,
): DeliveryChange {
  return deliveryChange({ dispatchId, organisation }, id, (stored) => {
    const outcome = decide(stored);
    return outcome && { outcome };
  });
}

function settling(dispatchId: string, { from, outcome }: Settled): DeliveryChange {
  // A response after the lease expired is still better than "unknown".
  const certain = outcome.state === 'accepted' || outcome.state === 'failed';
  const below = DELIVERY_RANKS[certain ? 'failed' : 'unknown'];
  return changing(dispatchId, from, (stored) => {
    const isHeld = 'attempt' in stored && stored.attempt === from.outcome.attempt;
    return isHeld && rankOf(stored) < below ? outcome : undefined;
  });
}
