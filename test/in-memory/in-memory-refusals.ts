import type { Refusal, Refusals } from '../../domain/plan/refusal.ts';
import { Rows } from './rows.ts';

export class InMemoryRefusals implements Refusals {
  readonly #rows = new Rows<Refusal>();

  async keep(refusal: Refusal): Promise<void> {
    this.#rows.put(keyOf(refusal), refusal);
  }

  async find(of: Pick<Refusal, 'event' | 'receivedAt'>): Promise<Refusal | undefined> {
    return this.#rows.get(keyOf(of));
  }

  async latest(limit: number): Promise<Refusal[]> {
    return this.#rows.under('').reverse().slice(0, limit);
  }
}

function keyOf({ event, receivedAt }: Pick<Refusal, 'event' | 'receivedAt'>): string {
  return `${new Date(receivedAt).toISOString()}#${event}`;
}
