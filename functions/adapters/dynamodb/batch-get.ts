import { setTimeout } from 'node:timers/promises';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { Key } from './keys.ts';
import type { Table } from './table.ts';

// BatchGetItem takes at most 100 distinct keys.
const KEYS_A_CALL = 100;
const TRIES = 5;
const FIRST_WAIT_MILLIS = 25;

/**
 * Consistent read of these rows, or of one attribute, unordered; missing rows are left out.
 * @throws {TemporaryFailure} if some could not be read: an unread row is not a missing one
 */
export async function batchGet<T>(
  table: Table,
  { keys, schema, only }: { keys: readonly Key[]; schema: z.ZodType<T>; only?: string },
): Promise<T[]> {
  const rows = await readRows(table, keys, only);
  // A single attribute comes without its row.
  return rows.map((row) => (only ? schema.parse(row) : table.parse(row, schema)));
}

/** The same, as they are stored. */
export async function readRows(table: Table, keys: readonly Key[], only?: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let start = 0; start < keys.length; start += KEYS_A_CALL) {
    found.push(...(await readOnce(table, keys.slice(start, start + KEYS_A_CALL), only)));
  }
  return found;
}

async function readOnce(table: Table, keys: readonly Key[], only: string | undefined): Promise<unknown[]> {
  const found: unknown[] = [];
  let left: BatchGetCommandInput['RequestItems'] = {
    [table.name]: { Keys: [...keys], ConsistentRead: true, ...(only ? { ProjectionExpression: only } : {}) },
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer: BatchGetCommandOutput = await table.client.send(
      new BatchGetCommand({ RequestItems: left }),
    );
    found.push(...(answer.Responses?.[table.name] ?? []));
    left = answer.UnprocessedKeys ?? {};
    if (Object.keys(left).length === 0) return found;
    await setTimeout(FIRST_WAIT_MILLIS * 2 ** tries);
  }
  throw new TemporaryFailure('some rows could not be read: try again');
}
