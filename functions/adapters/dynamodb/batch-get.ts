import { setTimeout } from 'node:timers/promises';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { Key } from './keys.ts';
import { FORM } from './row-forms.ts';

// BatchGetItem takes at most 100 distinct keys.
const KEYS_A_CALL = 100;
const TRIES = 5;
const FIRST_WAIT_MILLIS = 25;

type In = { name: string; client: DynamoDBDocumentClient };

/** Asks for some attributes of a row beside its key and form. */
export function projectionOf(...attributes: readonly string[]) {
  const aliases = attributes.map((attribute, index) => [`#only${index}`, attribute] as const);
  return {
    ProjectionExpression: ['pk', 'sk', FORM, ...aliases.map(([alias]) => alias)].join(', '),
    ExpressionAttributeNames: Object.fromEntries(aliases),
  };
}

/**
 * Consistent read of these rows of a table as they are stored, or of some attributes of each, unordered; missing rows
 * are left out.
 * @throws {TemporaryFailure} if some could not be read: an unread row is not a missing one
 */
export async function batchGet(
  table: In,
  keys: readonly Key[],
  only?: readonly string[],
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let start = 0; start < keys.length; start += KEYS_A_CALL) {
    found.push(...(await readOnce(table, keys.slice(start, start + KEYS_A_CALL), only)));
  }
  return found;
}

async function readOnce(
  { name, client }: In,
  keys: readonly Key[],
  only: readonly string[] | undefined,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const wanted = { ConsistentRead: true, ...(only === undefined ? {} : projectionOf(...only)) };
  let left: BatchGetCommandInput['RequestItems'] = { [name]: { Keys: [...keys], ...wanted } };
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer: BatchGetCommandOutput = await client.send(new BatchGetCommand({ RequestItems: left }));
    found.push(...(answer.Responses?.[name] ?? []));
    left = answer.UnprocessedKeys ?? {};
    if (Object.keys(left).length === 0) return found;
    await setTimeout(FIRST_WAIT_MILLIS * 2 ** tries);
  }
  throw new TemporaryFailure('some rows could not be read: try again');
}
