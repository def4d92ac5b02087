import type { Refusal, Refusals } from '../../domain/plan/refusal.ts';
import { Rows } from './rows.ts';

export class InMemoryRefusals implements Refusals {
  readonly #rows = new Rows<Refusal>();

  async keep(refusal: Refusal): Promise<void> {
    this.#rows.put(`${new Date(refusal.receivedAt).toISOString()}#${refusal.event}`, refusal);
  }

  async latest(limit: number): Promise<Refusal[]> {
    return this.#rows.under('').reverse().slice(0, limit);
  }
}
