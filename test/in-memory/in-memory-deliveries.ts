import { type Chunk, chunkBorders } from '../../domain/mail/chunk.ts';
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
} from '../../domain/mail/delivery.ts';
import { DELIVERY_RANKS } from '../../domain/mail/delivery-states.ts';
import type { InMemoryPlans } from './in-memory-plans.ts';

export class InMemoryDeliveries implements Deliveries {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async ofOrganisation(dispatchId: string, organisation: string, chunk?: Chunk): Promise<Delivery[]> {
    const under = `${dispatchId}#${organisation}#`;
    if (!chunk) return this.#plans.deliveries.under(under);
    const { from, to = '\uffff' } = chunkBorders(chunk);
    return this.#plans.deliveries.between(under + from, under + to);
  }

  async find(dispatchId: string, mail: Pick<Delivery, 'organisation' | 'id'>): Promise<Delivery | undefined> {
    return this.#plans.deliveries.get(keyOf(dispatchId, mail));
  }

  async claim(claim: Parameters<Deliveries['claim']>[0]): Promise<DeliveryInState<'sending'>[]> {
    const { dispatchId, settled = [], deliveries, attempt, now, leaseUntil } = claim;
    await this.settle(dispatchId, settled);
    return deliveries.flatMap((delivery): DeliveryInState<'sending'>[] => {
      const key = keyOf(dispatchId, delivery);
      const stored = this.#plans.deliveries.get(key);
      if (stored && inState(stored, 'sending') && stored.outcome.attempt === attempt) return [stored];
      if (!stored || !inState(stored, 'planned') || stored.outcome.notBefore > now) return [];
      const { tries, generation } = delivery.outcome;
      const again = generation === undefined ? {} : { generation };
      const outcome = { state: 'sending', tries: tries + 1, attempt, leaseUntil, ...again } as const;
      const claimed = { ...delivery, outcome };
      this.#plans.deliveries.put(key, claimed);
      return [claimed];
    });
  }

  async settle(dispatchId: string, settled: Parameters<Deliveries['settle']>[1]): Promise<void> {
    for (const { from, outcome } of settled) {
      const highest = outcome.state === 'accepted' || outcome.state === 'failed' ? 'unknown' : 'sending';
      this.#change(keyOf(dispatchId, from), outcome, (stored) => {
        const open = DELIVERY_RANKS[stored.state] <= DELIVERY_RANKS[highest];
        return open && attemptOf(stored) === from.outcome.attempt;
      });
    }
  }

  async record(evidence: Evidence, lost?: 'lost'): Promise<Recorded> {
    const { dispatchId, organisation, delivery, attempt } = evidence;
    const key = keyOf(dispatchId, { organisation, id: delivery });
    const stored = this.#plans.deliveries.get(key)?.outcome;
    if (!stored || (!lost && attemptOf(stored) !== attempt)) return { kind: 'foreign' };
    const outcome = provenOutcome(evidence, 'tries' in stored ? Math.max(1, stored.tries) : 1);
    const higher = lost ? isRaisedBy(stored, evidence) : rankOf(stored) < rankOf(outcome);
    if (!higher) return { kind: 'known', was: stored };
    this.#change(key, outcome, () => true);
    return { kind: 'recorded', was: stored };
  }

  async doubt(
    dispatchId: string,
    { deliveries, ...doubt }: Parameters<Deliveries['doubt']>[1],
  ): Promise<void> {
    for (const delivery of deliveries)
      this.#change(keyOf(dispatchId, delivery), doubted(delivery, doubt), (stored) => {
        return stored.state === 'planned' && stored.notBefore === delivery.outcome.notBefore;
      });
  }

  async cancel(dispatchId: string, deliveries: readonly Delivery[], at: number): Promise<number> {
    return deliveries.filter((delivery) =>
      this.#change(
        keyOf(dispatchId, delivery),
        { state: 'cancelled', at },
        ({ state }) => state === 'planned',
      ),
    ).length;
  }

  async resolve({ dispatchId, delivery, outcome }: Parameters<Deliveries['resolve']>[0]): Promise<boolean> {
    return this.#change(
      keyOf(dispatchId, delivery),
      outcome,
      (stored) => stored.state === delivery.outcome.state && stored.attempt === delivery.outcome.attempt,
    );
  }

  #change(key: string, outcome: Outcome, condition: (stored: Outcome) => boolean): boolean {
    const stored = this.#plans.deliveries.get(key);
    if (!stored || !condition(stored.outcome)) return false;
    this.#plans.deliveries.put(key, { ...stored, outcome });
    return true;
  }
}

const keyOf = (dispatchId: string, { organisation, id }: Pick<Delivery, 'organisation' | 'id'>) =>
  `${dispatchId}#${organisation}#${id}`;
const attemptOf = (outcome: Outcome) => ('attempt' in outcome ? outcome.attempt : undefined);
