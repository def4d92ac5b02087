import type { Obligation, Obligations } from '../../domain/plan/obligation.ts';
import { type InMemoryPlans, obligationKey } from './in-memory-plans.ts';

export class InMemoryObligations implements Obligations {
  readonly #plans: InMemoryPlans;

  constructor(plans: InMemoryPlans) {
    this.#plans = plans;
  }

  async ofOrganisation(dispatchId: string, organisation: string): Promise<Obligation[]> {
    return this.#plans.obligations.under(`${dispatchId}#${organisation}#`);
  }

  async record(dispatchId: string, obligations: readonly Obligation[]): Promise<void> {
    for (const { of, ...own } of obligations) if (of !== undefined) this.#set(of, own);
    for (const obligation of obligations) this.#set(dispatchId, obligation);
  }

  async supply(dispatchId: string, obligation: Obligation): Promise<void> {
    const { messages, withheld } = obligation;
    const key = obligationKey(dispatchId, obligation);
    const stored = this.#plans.obligations.get(key);
    if (stored) this.#plans.obligations.put(key, { ...stored, messages, withheld });
  }

  async correct(dispatchId: string, obligation: Obligation): Promise<void> {
    const key = obligationKey(dispatchId, obligation);
    const stored = this.#plans.obligations.get(key);
    const { corrected = [] } = obligation;
    if (stored) this.#plans.obligations.put(key, { ...stored, corrected });
  }

  #set(dispatchId: string, obligation: Obligation): void {
    const key = obligationKey(dispatchId, obligation);
    const stored = this.#plans.obligations.get(key);
    if (stored) this.#plans.obligations.put(key, { ...stored, progress: obligation.progress });
  }
}
