import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { TableIdentities, TableIdentity } from '../../../domain/mail/restore.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { whileCold } from '../../../domain/shared/while-cold.ts';
import type { Table } from './table.ts';

// A restore makes a new table, which takes minutes, and under the same name only once the old one is deleted.
// So an answer this old cannot be of another table:
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/pointintimerecovery_restores.html
const AGE_MILLIS = 15_000;

const describedSchema = z.object({
  TableId: z.string(),
  CreationDateTime: z.date().optional(),
  RestoreSummary: z.object({ RestoreDateTime: z.date(), SourceBackupArn: z.string().optional() }).optional(),
});

/** Tells the table's identity as DynamoDB describes it, which no row of a restored table can contradict. */
export class DynamoTableIdentities implements TableIdentities {
  readonly #table: Table;
  readonly #now: () => number;
  #known: { identity: TableIdentity; at: number } | undefined;

  constructor(table: Table, now: () => number = Date.now) {
    this.#table = table;
    this.#now = now;
  }

  /** @throws {TemporaryFailure} if DynamoDB does not describe the table */
  async current(): Promise<TableIdentity> {
    const at = this.#now();
    if (!this.#known || at - this.#known.at >= AGE_MILLIS)
      this.#known = { identity: await this.#describe(), at };
    return this.#known.identity;
  }

  async #describe(): Promise<TableIdentity> {
    const command = new DescribeTableCommand({ TableName: this.#table.name });
    const { Table: table } = await this.#table.client.send(command);
    const described = describedSchema.safeParse(table, whileCold(describedSchema));
    if (!described.success) throw new TemporaryFailure('DynamoDB did not say which table this is');
    const { TableId: id, RestoreSummary: summary, CreationDateTime: made } = described.data;
    const identity = { id, ...(made && { madeAt: made.getTime() }) };
    if (!summary) return identity;
    // A backup may be of a table that was itself restored to an earlier moment, which nothing tells.
    return { ...identity, restoredTo: summary.SourceBackupArn ? 0 : summary.RestoreDateTime.getTime() };
  }
}
