import * as z from 'zod';
import type { Dynamodb } from './dynamodb.ts';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
type KeySchema = z.infer<typeof keySchema>;

/** The part of AWS::DynamoDB::Table that decides what reads and writes do. */
export type TableConfig = {
  name: string;
  keys: KeySchema;
  attributes: { AttributeName: string; AttributeType: string }[];
  indexes: { IndexName: string; KeySchema: KeySchema; Projection: unknown }[];
  timeToLiveAttribute?: string;
};

const tableSchema = z.object({
  Table: z.object({
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema })).default([]),
  }),
});
const timeToLiveSchema = z.object({ TimeToLiveDescription: z.object({ TimeToLiveStatus: z.string() }) });

/** Creates the tables that are missing; throws when one from an earlier run has other keys or indexes. */
export async function createTables(dynamodb: Dynamodb, tables: TableConfig[]): Promise<void> {
  for (const table of tables) {
    const existing = await dynamodb.call('DescribeTable', { TableName: table.name });
    if (existing.status === 200) checkSame(table, existing.body);
    else await create(dynamodb, table);
    await enableTimeToLive(dynamodb, table);
  }
}

async function create(dynamodb: Dynamodb, table: TableConfig): Promise<void> {
  await must(dynamodb, 'CreateTable', {
    TableName: table.name,
    KeySchema: table.keys,
    AttributeDefinitions: table.attributes,
    BillingMode: 'PAY_PER_REQUEST',
    ...(table.indexes.length > 0 && { GlobalSecondaryIndexes: table.indexes }),
  });
}

async function enableTimeToLive(dynamodb: Dynamodb, table: TableConfig): Promise<void> {
  if (table.timeToLiveAttribute === undefined) return;
  const described = await must(dynamodb, 'DescribeTimeToLive', { TableName: table.name });
  if (timeToLiveSchema.parse(described).TimeToLiveDescription.TimeToLiveStatus !== 'DISABLED') return;
  const specification = { AttributeName: table.timeToLiveAttribute, Enabled: true };
  await must(dynamodb, 'UpdateTimeToLive', { TableName: table.name, TimeToLiveSpecification: specification });
}

async function must(dynamodb: Dynamodb, operation: string, body: unknown): Promise<unknown> {
  const answer = await dynamodb.call(operation, body);
  if (answer.status === 200) return answer.body;
  throw new Error(`DynamoDB refused ${operation} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`);
}

function checkSame(table: TableConfig, described: unknown): void {
  const { KeySchema, GlobalSecondaryIndexes } = tableSchema.parse(described).Table;
  const shape = (keys: KeySchema, indexes: { IndexName: string; KeySchema: KeySchema }[]) =>
    JSON.stringify([
      written(keys),
      ...indexes.map((one) => `${one.IndexName} ${written(one.KeySchema)}`).toSorted(),
    ]);
  if (shape(table.keys, table.indexes) === shape(KeySchema, GlobalSecondaryIndexes)) return;
  const found = `table '${table.name}' of an earlier run has other keys or indexes than the template`;
  throw new Error(`${found}: start fresh, or with another data folder`);
}

function written(keys: KeySchema): string {
  return keys.map((key) => `${key.KeyType}:${key.AttributeName}`).join(' ');
}
