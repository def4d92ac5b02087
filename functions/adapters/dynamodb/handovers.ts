import { type Handover, type Handovers, handoverSchema } from '../../../domain/tasks/handover.ts';
import type { Table } from './table.ts';

const PARTITION = 'HANDOVERS';

/** Handovers in DynamoDB, in a partition of their own by day: whoever may add one can change no milestone. */
export class DynamoHandovers implements Handovers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(handover: Handover): Promise<void> {
    const { date, milestone, organisation, contact } = handover;
    const sk = `${date}#${milestone}#${organisation}#${contact}`;
    await this.#table.create({ pk: PARTITION, sk, ...handover });
  }

  ofDay(date: string): Promise<Handover[]> {
    return this.#table.query(PARTITION, `${date}#`, handoverSchema);
  }
}
