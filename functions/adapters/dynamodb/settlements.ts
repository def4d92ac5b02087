import { type Settlement, type Settlements, settlementSchema } from '../../../domain/mail/settlement.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Settlements in DynamoDB, beside their deliveries. */
export class DynamoSettlements implements Settlements {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async keep(dispatchId: string, settlement: Settlement): Promise<void> {
    await this.#table.put({ ...keyOf('settlement', { dispatchId, ...settlement }), ...settlement });
  }

  ofOrganisation(dispatchId: string, organisation: string): Promise<Settlement[]> {
    return this.#table.query(rangeOf('settlement', { dispatchId, organisation }), settlementSchema);
  }
}
