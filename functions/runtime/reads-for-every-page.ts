import { waitingCountsSchema } from '../../domain/home/waiting-count.ts';
import { restoresSchema } from '../../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../../domain/mail/sending-hold.ts';
import { DynamoSharedRecord } from '../adapters/dynamodb/shared-record.ts';
import type { Table } from '../adapters/dynamodb/table.ts';

/** What the head of every page of the console tells: what holds mail back, and how much waits for its reader. */
export function readsForEveryPage(table: Table) {
  return {
    holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
    restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
    waitingCounts: new DynamoSharedRecord(table, { row: 'waitingCounts', schema: waitingCountsSchema }),
  };
}
