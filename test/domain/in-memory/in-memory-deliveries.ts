import { type Deliveries, type Delivery, type DeliveryInState, inState } from '../../../domain/delivery.ts';
import type { InMemoryPlans } from './in-memory-plans.ts';

export class InMemoryDeliveries implements Deliveries {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async ofOrganisation(milestone: string, organisation: string): Promise<Delivery[]> {
    return this.#plans.deliveries.under(`${milestone}#${organisation}#`);
  }

  async claim(claim: Parameters<Deliveries['claim']>[0]): Promise<DeliveryInState<'sending'>[]> {
    const { milestone, deliveries, attempt, now, leaseUntil } = claim;
    return deliveries.flatMap((delivery): DeliveryInState<'sending'>[] => {
      const key = `${milestone}#${delivery.organisation}#${delivery.id}`;
      const stored = this.#plans.deliveries.get(key);
      if (stored && inState(stored, 'sending') && stored.outcome.attempt === attempt) return [stored];
      if (!stored || !inState(stored, 'planned') || stored.outcome.notBefore > now) return [];
      const tries = delivery.outcome.tries + 1;
      const claimed = { ...delivery, outcome: { state: 'sending', tries, attempt, leaseUntil } as const };
      this.#plans.deliveries.put(key, claimed);
      return [claimed];
    });
  }

  async settle(milestone: string, settled: Parameters<Deliveries['settle']>[1]): Promise<void> {
    for (const { from, outcome } of settled) {
      const key = `${milestone}#${from.organisation}#${from.id}`;
      const stored = this.#plans.deliveries.get(key);
      if (!stored || !inState(stored, 'sending') || stored.outcome.attempt !== from.outcome.attempt) continue;
      this.#plans.deliveries.put(key, { ...stored, outcome });
    }
  }
}
