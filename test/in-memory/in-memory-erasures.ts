import type { Alias } from '../../domain/contacts/alias.ts';
import type { Delivery } from '../../domain/mail/delivery.ts';
import { type Erasures, withoutPerson } from '../../domain/privacy/erasure.ts';
import { canonicalJson } from '../../domain/shared/digest.ts';
import { type InMemoryPlans, taskKey } from './in-memory-plans.ts';

export class InMemoryErasures implements Erasures {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async deliveries(dispatchId: string, deliveries: readonly Delivery[], alias: Alias): Promise<void> {
    for (const { organisation, id } of deliveries) {
      const key = `${dispatchId}#${organisation}#${id}`;
      const stored = this.#plans.deliveries.get(key);
      if (!stored || stored.outcome.state === 'planned' || stored.outcome.state === 'sending') continue;
      this.#plans.deliveries.put(key, { ...stored, ...alias });
    }
  }

  async task(milestone: string, { before, after }: Parameters<Erasures['task']>[1]): Promise<boolean> {
    const key = taskKey(milestone, before);
    if (canonicalJson(this.#plans.tasks.get(key)) !== canonicalJson(before)) return false;
    this.#plans.tasks.put(key, after);
    return true;
  }

  async basis(
    part: Parameters<Erasures['basis']>[0],
    person: Parameters<Erasures['basis']>[1],
  ): Promise<void> {
    const key = `${part.dispatchId}#${part.organisation}`;
    const stored = this.#plans.bases.get(key);
    if (stored) this.#plans.bases.put(key, withoutPerson(stored, person));
  }
}
