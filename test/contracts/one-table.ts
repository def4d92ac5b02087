import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { clientOf, createTable, tableOf } from './tables.ts';

/** Where the contracts get empty tables from. */
export type ContractTables = { emptyTable(): Promise<Table>; stop(): Promise<void> };

// BatchWriteItem takes at most 25 deletes.
const DELETES_A_CALL = 25;
const keySchema = z.object({ pk: z.string(), sk: z.string() });

/** One table of any DynamoDB, emptied again and again: a real one takes seconds to create another. */
export class OneTable implements ContractTables {
  readonly #client: DynamoDBClient;
  readonly #table: Table;
  readonly #own: boolean;

  private constructor(client: DynamoDBClient, name: string, own: boolean) {
    this.#client = client;
    this.#table = tableOf(client, name);
    this.#own = own;
  }

  /** The given table, or one that is created and deleted again. */
  static async open(endpoint: string, given: string | undefined): Promise<OneTable> {
    const client = clientOf(endpoint);
    const name = given ?? `budkavle-contracts-${randomUUID()}`;
    if (given === undefined) await createTable(client, name);
    return new OneTable(client, name, given === undefined);
  }

  emptyTable(): Promise<Table> {
    return emptied(this.#table);
  }

  async stop(): Promise<void> {
    await emptied(this.#table);
    if (this.#own) await this.#client.send(new DeleteTableCommand({ TableName: this.#table.name }));
    this.#client.destroy();
  }
}

async function emptied(table: Table): Promise<Table> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ConsistentRead: true,
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: from,
      }),
    );
    const keys = z.array(keySchema).parse(page.Items ?? []);
    for (let start = 0; start < keys.length; start += DELETES_A_CALL)
      await deleteAll(table, keys.slice(start, start + DELETES_A_CALL));
    from = page.LastEvaluatedKey;
  } while (from);
  return table;
}

async function deleteAll(table: Table, keys: z.infer<typeof keySchema>[]): Promise<void> {
  let left: BatchWriteCommandInput['RequestItems'] = {
    [table.name]: keys.map((Key) => ({ DeleteRequest: { Key } })),
  };
  while (left !== undefined && Object.keys(left).length > 0) {
    const answer: BatchWriteCommandOutput = await table.client.send(
      new BatchWriteCommand({ RequestItems: left }),
    );
    left = answer.UnprocessedItems;
  }
}
