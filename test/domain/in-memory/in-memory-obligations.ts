import type { Obligation, Obligations } from '../../../domain/obligation.ts';
import type { InMemoryPlans } from './in-memory-plans.ts';

export class InMemoryObligations implements Obligations {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async ofOrganisation(milestone: string, organisation: string): Promise<Obligation[]> {
    return this.#plans.obligations.under(`${milestone}#${organisation}#`);
  }

  async record(milestone: string, obligations: readonly Obligation[]): Promise<void> {
    for (const { organisation, group, channel, progress } of obligations) {
      const key = `${milestone}#${organisation}#${group}#${channel}`;
      const stored = this.#plans.obligations.get(key);
      if (stored) this.#plans.obligations.put(key, { ...stored, progress });
    }
  }
}
