import type { Handover, Handovers } from '../../domain/tasks/handover.ts';
import { Rows } from './rows.ts';

export class InMemoryHandovers implements Handovers {
  readonly #rows = new Rows<Handover>();

  async add(handover: Handover): Promise<void> {
    const { date, milestone, organisation, contact } = handover;
    this.#rows.create([date, milestone, organisation, contact].join('#'), handover);
  }

  async ofDay(date: string): Promise<Handover[]> {
    return this.#rows.under(`${date}#`);
  }
}
