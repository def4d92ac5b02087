import { setTimeout } from 'node:timers/promises';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { TemporaryFailure } from '../../../domain/errors.ts';
import {
  type Lift,
  type Suppression,
  type Suppressions,
  suppressionSchema,
} from '../../../domain/suppression.ts';
import { ifCondition, type Key, type Table } from './table.ts';

// DynamoDB takes at most 100 keys in one BatchGetItem, none of them twice.
const KEYS_A_CALL = 100;
const TRIES = 5;
const FIRST_WAIT_MILLIS = 25;
const foundSchema = z.array(z.object({ recipient: z.string(), liftedAt: z.number().optional() }));

/** Suppressions in DynamoDB, each under the digest of an address and its scope. */
export class DynamoSuppressions implements Suppressions {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(suppression: Suppression): Promise<void> {
    const { recipient, scope } = suppression;
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...keyOf(recipient, scope), ...suppression },
      ConditionExpression: 'attribute_not_exists(pk) OR attribute_exists(liftedAt)',
    });
    await ifCondition(this.#table.client.send(command));
  }

  async lift({ recipient, scope, before, at }: Lift): Promise<void> {
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf(recipient, scope),
      ConditionExpression: 'reason = :left AND #at < :before AND attribute_not_exists(liftedAt)',
      UpdateExpression: 'SET liftedAt = :at',
      ExpressionAttributeNames: { '#at': 'at' },
      ExpressionAttributeValues: { ':left': 'unsubscribe', ':before': before, ':at': at },
    });
    await ifCondition(this.#table.client.send(command));
  }

  async among(asked: Parameters<Suppressions['among']>[0]): Promise<Set<string>> {
    const keys = asked.flatMap(({ recipient, list }) =>
      ['all', ...(list ? [list] : [])].map((scope) => keyOf(recipient, scope)),
    );
    const distinct = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
    const suppressed = new Set<string>();
    for (let start = 0; start < distinct.length; start += KEYS_A_CALL) {
      const found = await this.#found(distinct.slice(start, start + KEYS_A_CALL));
      for (const { recipient, liftedAt } of found) if (liftedAt === undefined) suppressed.add(recipient);
    }
    return suppressed;
  }

  async #found(keys: readonly Key[]): Promise<z.infer<typeof foundSchema>> {
    const found: z.infer<typeof foundSchema> = [];
    let left: BatchGetCommandInput['RequestItems'] = {
      [this.#table.name]: {
        Keys: [...keys],
        ConsistentRead: true,
        ProjectionExpression: 'recipient, liftedAt',
      },
    };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answer: BatchGetCommandOutput = await this.#table.client.send(
        new BatchGetCommand({ RequestItems: left }),
      );
      found.push(...foundSchema.parse(answer.Responses?.[this.#table.name] ?? []));
      left = answer.UnprocessedKeys ?? {};
      if (Object.keys(left).length === 0) return found;
      await setTimeout(FIRST_WAIT_MILLIS * 2 ** tries);
    }
    // A key that was not read is not a recipient who may be written to.
    throw new TemporaryFailure('suppressions could not all be read: ask again');
  }

  ofRecipient(recipient: string): Promise<Suppression[]> {
    return this.#table.query(partitionOf(recipient), '', suppressionSchema);
  }
}

const partitionOf = (recipient: string) => `SUPPRESSION#${recipient}`;
const keyOf = (recipient: string, scope: string): Key => ({ pk: partitionOf(recipient), sk: scope });
