import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Table } from '../../functions/adapters/dynamodb/table.ts';

const PROGRAM = path.resolve('node_modules/@dynoxide/linux-x64/dynoxide');

/** A DynamoDB of its own for one test file: an embedded server with its data in a temporary folder. */
export class Dynoxide {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #client: DynamoDBClient;
  readonly #url: string;
  #tables = 0;

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.#process = child;
    this.#folder = folder;
    this.#url = `http://127.0.0.1:${port}`;
    this.#client = new DynamoDBClient({
      endpoint: this.#url,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  }

  static async start(): Promise<Dynoxide> {
    const folder = await mkdtemp(path.join(tmpdir(), 'budkavle-contracts-'));
    const port = await freePort();
    const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', path.join(folder, 'data.db')];
    const child = spawn(PROGRAM, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const output: string[] = [];
    for await (const chunk of child.stderr) {
      output.push(String(chunk));
      if (output.join('').includes('listening on')) return new Dynoxide(child, folder, port);
    }
    throw new Error(`dynoxide ended before it listened: ${output.join('')}`);
  }

  /** An empty table with the keys that the infrastructure gives it. */
  async emptyTable(name?: string): Promise<Table> {
    this.#tables += 1;
    const TableName = name ?? `contracts-${this.#tables}`;
    await this.#client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
      }),
    );
    const marshallOptions = { removeUndefinedValues: true };
    return new Table(TableName, DynamoDBDocumentClient.from(this.#client, { marshallOptions }));
  }

  /** What it answers to a call of the API, as somebody else's client has written it. */
  async forward(headers: IncomingHttpHeaders, body: string): Promise<{ status: number; body: string }> {
    const kept = ['content-type', 'x-amz-target', 'x-amz-date', 'authorization'];
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: kept.map((name): [string, string] => [name, String(headers[name])]),
      body,
    });
    return { status: answer.status, body: await answer.text() };
  }

  async stop(): Promise<void> {
    this.#client.destroy();
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
    await rm(this.#folder, { recursive: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
