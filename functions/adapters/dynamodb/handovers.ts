import { type Handover, type Handovers, handoverSchema } from '../../../domain/tasks/handover.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Handovers in DynamoDB, in a partition per day of their own: writers need no access to milestones. */
export class DynamoHandovers implements Handovers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(handover: Handover): Promise<void> {
    await this.#table.create({ ...keyOf('handover', handover), ...handover });
  }

  ofDay(date: string): Promise<Handover[]> {
    return this.#table.query(rangeOf('handover', { date }), handoverSchema);
  }
}
