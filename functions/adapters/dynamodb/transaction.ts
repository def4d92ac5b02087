import { setTimeout } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { AGAIN, retryLostRace } from '../../../domain/shared/retry-lost-race.ts';
import type { Table } from './table.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** TransactWriteItems takes at most 100 actions. */
export const ITEMS_A_TRANSACTION = 100;
const TRIES = 6;
const FIRST_WAIT_MILLIS = 25;

/**
 * Writes all or nothing; false if a condition fails.
 * @throws {TemporaryFailure} after six conflicts with concurrent writes
 */
export async function transact(table: Table, TransactItems: TransactItem[]): Promise<boolean> {
  return (await failedCondition(table, TransactItems)) === undefined;
}

/** The same, and says which is the first action whose condition fails, from 0; undefined if none does. */
export async function failedCondition(
  table: Table,
  TransactItems: TransactItem[],
): Promise<number | undefined> {
  const attempt = async (tries: number) => {
    try {
      await table.client.send(new TransactWriteCommand({ TransactItems }));
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      const failed = codes.indexOf('ConditionalCheckFailed');
      if (failed >= 0) return failed;
      if (!codes.some((code) => code === 'TransactionConflict' || code === 'ThrottlingError')) throw error;
      await setTimeout(FIRST_WAIT_MILLIS * 2 ** tries);
      return AGAIN;
    }
  };
  return retryLostRace('a transaction', attempt, TRIES);
}
