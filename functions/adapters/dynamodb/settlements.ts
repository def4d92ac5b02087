import { type Settlement, type Settlements, settlementSchema } from '../../../domain/mail/settlement.ts';
import { partition, type Table } from './table.ts';

/** Settlements in DynamoDB, beside the deliveries they are about. */
export class DynamoSettlements implements Settlements {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async keep(dispatchId: string, settlement: Settlement): Promise<void> {
    const { organisation, delivery, attempt } = settlement;
    const pk = partition(dispatchId, organisation);
    await this.#table.put({ pk, sk: `SETTLEMENT#${delivery}#${attempt}`, ...settlement });
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]> {
    return this.#table.query(partition(dispatchId, organisation), 'SETTLEMENT#', settlementSchema);
  }
}
