import { type Settlement, type Settlements, settlementSchema } from '../../../domain/mail/settlement.ts';
import { partition, type Table } from './table.ts';

/** Settlements in DynamoDB, beside the deliveries they are about. */
export class DynamoSettlements implements Settlements {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async keep(milestone: string, settlement: Settlement): Promise<void> {
    const { organisation, delivery, attempt } = settlement;
    const pk = partition(milestone, organisation);
    await this.#table.put({ pk, sk: `SETTLEMENT#${delivery}#${attempt}`, ...settlement });
  }

  ofOrganisation(milestone: string, organisation: string): Promise<Settlement[]> {
    return this.#table.query(partition(milestone, organisation), 'SETTLEMENT#', settlementSchema);
  }
}
