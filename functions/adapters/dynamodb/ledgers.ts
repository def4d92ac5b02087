import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type KeptLedger, type LedgerRow, type Ledgers, ledgerRowSchema } from '../../../domain/ledger.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { ifCondition, type Key, type Table } from './table.ts';

const rowSchema = deflatedSchema.extend({ version: z.int() });

/** Ledgers in DynamoDB, one row an organisation under its milestone: deflated, those of 290 organisations are one page. */
export class DynamoLedgers implements Ledgers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async find(milestone: string, organisation: string): Promise<KeptLedger | undefined> {
    const stored = await this.#table.get(ledgerKey(milestone, organisation), rowSchema);
    return stored && { row: ledgerRowSchema.parse(inflated(stored)), version: stored.version };
  }

  /** A write whose answer was lost says false as well: whoever tries again finds the row as it is to be. */
  keep(milestone: string, row: LedgerRow, version: number): Promise<boolean> {
    const unchanged =
      version === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } };
    const Item = { ...ledgerKey(milestone, row.organisation), ...deflated(row), version: version + 1 };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...unchanged })),
    );
  }

  async ofMilestone(milestone: string): Promise<LedgerRow[]> {
    const rows = await this.#table.query(`MILESTONE#${milestone}`, 'LEDGER#', deflatedSchema);
    return rows.map((row) => ledgerRowSchema.parse(inflated(row)));
  }
}

function ledgerKey(milestone: string, organisation: string): Key {
  return { pk: `MILESTONE#${milestone}`, sk: `LEDGER#${organisation}` };
}
