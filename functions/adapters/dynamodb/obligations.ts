import { type Obligation, type Obligations, obligationSchema } from '../../../domain/obligation.ts';
import { partition, type Table } from './table.ts';

/** Obligations in DynamoDB. */
export class DynamoObligations implements Obligations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  ofOrganisation(milestone: string, organisation: string): Promise<Obligation[]> {
    return this.#table.query(partition(milestone, organisation), 'OBLIGATION#', obligationSchema);
  }

  async record(milestone: string, obligations: readonly Obligation[]): Promise<void> {
    const Statement = `UPDATE "${this.#table.name}" SET progress = ? WHERE pk = ? AND sk = ?`;
    await this.#table.execute(
      obligations.map(({ organisation, group, channel, progress }) => ({
        Statement,
        Parameters: [progress, partition(milestone, organisation), `OBLIGATION#${group}#${channel}`],
      })),
    );
  }
}
