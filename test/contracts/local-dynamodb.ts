import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamodbAlone, startDynamodbAlone } from '@budkavle/local-cloud/dynamodb';
import type { Table } from '../../functions/adapters/dynamodb/table.ts';
import { clientOf, createTable, tableOf } from './tables.ts';

/** A DynamoDB of its own for one test file: the local cloud's, with its data in a temporary folder. */
export class LocalDynamodb {
  readonly #dynamodb: DynamodbAlone;
  readonly #folder: string;
  readonly #client: DynamoDBClient;
  #tables = 0;

  private constructor(dynamodb: DynamodbAlone, folder: string) {
    this.#dynamodb = dynamodb;
    this.#folder = folder;
    this.#client = clientOf(dynamodb.url);
  }

  static async start(): Promise<LocalDynamodb> {
    const folder = await mkdtemp(path.join(tmpdir(), 'budkavle-dynamodb-'));
    return new LocalDynamodb(await startDynamodbAlone(folder), folder);
  }

  get url(): string {
    return this.#dynamodb.url;
  }

  /** An empty table with the keys that the infrastructure gives it. */
  async emptyTable(name?: string): Promise<Table> {
    this.#tables += 1;
    const table = name ?? `contracts-${this.#tables}`;
    await createTable(this.#client, table);
    return tableOf(this.#client, table);
  }

  /** What it answers to a call of the API, as somebody else's client has written it. */
  async forward(headers: IncomingHttpHeaders, body: string): Promise<{ status: number; body: string }> {
    const kept = ['content-type', 'x-amz-target', 'x-amz-date', 'authorization'];
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: kept.map((name): [string, string] => [name, String(headers[name])]),
      body,
    });
    return { status: answer.status, body: await answer.text() };
  }

  async stop(): Promise<void> {
    this.#client.destroy();
    await this.#dynamodb.stop();
    await rm(this.#folder, { recursive: true });
  }
}
