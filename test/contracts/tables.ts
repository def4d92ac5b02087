import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodbClient } from '../../functions/adapters/dynamodb/dynamodb-client.ts';
import { Table } from '../../functions/adapters/dynamodb/table.ts';

const PATIENCE_SECONDS = 120;
const KEYS: KeySchemaElement[] = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];

/** On this machine any credentials do; elsewhere the environment's count. */
export function clientOf(endpoint: string): DynamoDBClient {
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const region = process.env.AWS_REGION ?? 'eu-north-1';
  return dynamodbClient({ endpoint, region, ...(here && { credentials }) });
}

export function tableOf(client: DynamoDBClient, name: string): Table {
  const marshallOptions = { removeUndefinedValues: true };
  return new Table(name, DynamoDBDocumentClient.from(client, { marshallOptions }));
}

/** A table with the keys that the infrastructure gives it. */
export async function createTable(client: DynamoDBClient, TableName: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: KEYS,
      AttributeDefinitions: KEYS.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' })),
    }),
  );
  await waitUntilTableExists(
    { client, maxWaitTime: PATIENCE_SECONDS, minDelay: 1, maxDelay: 2 },
    { TableName },
  );
}

/** Why the contracts must not run on this table, which they empty again and again; undefined if they may. */
export async function unfitTable(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    if (JSON.stringify(found?.KeySchema) !== JSON.stringify(KEYS))
      return `the keys of table "${name}" are not pk and sk`;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return `there is no table "${name}"`;
    throw error;
  }
  const table = tableOf(client, name);
  const { Count } = await table.client.send(new ScanCommand({ TableName: name, Limit: 1 }));
  return Count === 0 ? undefined : `table "${name}" holds rows, which the contracts would delete`;
}
