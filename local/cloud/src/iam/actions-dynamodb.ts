import * as z from 'zod';
import { partiqlAccess } from './actions-partiql.ts';
import { attributeValueSchema, keyText, merged, tableArn, tableName } from './dynamodb-access.ts';
import type { RequestContext } from './iam-conditions.ts';
import type { AccessTable, KnownResources, RequiredAccess } from './required-access.ts';

const itemSchema = z.record(z.string(), attributeValueSchema);
type Item = z.infer<typeof itemSchema>;

const optionsSchema = z.object({ Select: z.string().optional(), ReturnValues: z.string().optional() });
const statementsSchema = z.object({ Statements: z.array(z.unknown()) });
const transactStatementsSchema = z.object({ TransactStatements: z.array(z.unknown()) });
const toResource = z.object({ ResourceArn: z.string() });
const toTable = z.object({ TableName: z.string() });
const keyedSchema = toTable.extend({ Key: itemSchema.optional(), Item: itemSchema.optional() });
const querySchema = toTable.extend({
  IndexName: z.string().optional(),
  KeyConditionExpression: z.string().default(''),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: itemSchema.default({}),
});

/** Calls that describe or change a table. */
const ON_TABLES = [
  ...['CreateTable', 'DescribeTable', 'UpdateTable', 'DeleteTable'],
  ...['DescribeTimeToLive', 'UpdateTimeToLive', 'DescribeContinuousBackups', 'UpdateContinuousBackups'],
];
const ON_RESOURCES = ['TagResource', 'UntagResource', 'ListTagsOfResource'];
/** Of streams too: a grant on one stream alone is not evaluated, so it does not suffice. */
const ON_ACCOUNT = [
  ...['ListTables', 'DescribeLimits', 'DescribeEndpoints'],
  ...['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords'],
];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamodbAccess: AccessTable = {
  GetItem: onItem('dynamodb:GetItem'),
  PutItem: onItem('dynamodb:PutItem'),
  UpdateItem: onItem('dynamodb:UpdateItem'),
  DeleteItem: onItem('dynamodb:DeleteItem'),
  Query: (request, known) => [query(request, known)],
  Scan: (request) => {
    const { TableName, IndexName } = querySchema.parse(request);
    return [
      { action: 'dynamodb:Scan', resource: tableArn(TableName, IndexName), context: contextOf(request) },
    ];
  },
  BatchGetItem: (request, known) => batchGet(request, known),
  BatchWriteItem: (request, known) => batchWrite(request, known),
  TransactGetItems: (request, known) => transaction(request, known, 'TransactGetItems'),
  TransactWriteItems: (request, known) => transaction(request, known, 'TransactWriteItems'),
  ExecuteStatement: partiqlAccess((request) => [request]),
  BatchExecuteStatement: partiqlAccess((request) => statementsSchema.parse(request).Statements),
  ExecuteTransaction: partiqlAccess((request) => transactStatementsSchema.parse(request).TransactStatements),
  ...Object.fromEntries(ON_TABLES.map((operation) => [operation, onTable(operation)])),
  ...Object.fromEntries(ON_RESOURCES.map((operation) => [operation, onResource(operation)])),
  ...Object.fromEntries(ON_ACCOUNT.map((operation) => [operation, onAccount(operation)])),
};

function onItem(action: string): AccessTable[string] {
  return (request, known) => {
    const { TableName, Key, Item } = keyedSchema.parse(request);
    const context = { ...contextOf(request), ...leadingKeys(TableName, [Key ?? Item ?? {}], known) };
    return [{ action, resource: tableArn(TableName), context }];
  };
}

function onTable(operation: string): AccessTable[string] {
  return (request) => {
    const resource = tableArn(toTable.parse(request).TableName);
    return [{ action: `dynamodb:${operation}`, resource, context: {} }];
  };
}

function onResource(operation: string): AccessTable[string] {
  return (request) => {
    const { ResourceArn } = toResource.parse(request);
    return [{ action: `dynamodb:${operation}`, resource: ResourceArn, context: {} }];
  };
}

function onAccount(operation: string): AccessTable[string] {
  return () => [{ action: `dynamodb:${operation}`, resource: '*', context: {} }];
}

function contextOf(request: unknown): RequestContext {
  const { Select, ReturnValues } = optionsSchema.parse(request);
  return {
    ...(Select !== undefined && { 'dynamodb:Select': Select }),
    ...(ReturnValues !== undefined && { 'dynamodb:ReturnValues': ReturnValues }),
  };
}

function leadingKeys(table: string, items: Item[], known: KnownResources): RequestContext {
  const name = known.partitionKeyOf(tableName(table));
  const keys = items.map((item) => (name === undefined ? undefined : keyText(item[name])));
  const found = [...new Set(keys.filter((key) => key !== undefined))];
  return found.length === 0 ? {} : { 'dynamodb:LeadingKeys': found };
}

function query(request: unknown, known: KnownResources): RequiredAccess {
  const parsed = querySchema.parse(request);
  const { TableName, IndexName } = parsed;
  const wanted = known.partitionKeyOf(tableName(TableName), IndexName);
  const equalities = parsed.KeyConditionExpression.matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g);
  const keys = [...equalities]
    .filter(([, name = '']) => (parsed.ExpressionAttributeNames[name] ?? name) === wanted)
    .map(([, , placeholder = '']) => keyText(parsed.ExpressionAttributeValues[placeholder]))
    .filter((key) => key !== undefined);
  const context = { ...contextOf(request), ...(keys.length > 0 && { 'dynamodb:LeadingKeys': keys }) };
  return { action: 'dynamodb:Query', resource: tableArn(TableName, IndexName), context };
}

const batchGetSchema = z.object({
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(itemSchema) })),
});

function batchGet(request: unknown, known: KnownResources): RequiredAccess[] {
  return Object.entries(batchGetSchema.parse(request).RequestItems).map(([table, { Keys }]) => ({
    action: 'dynamodb:BatchGetItem',
    resource: tableArn(table),
    context: leadingKeys(table, Keys, known),
  }));
}

const writeSchema = z.object({
  PutRequest: z.object({ Item: itemSchema }).optional(),
  DeleteRequest: z.object({ Key: itemSchema }).optional(),
});
const batchWriteSchema = z.object({ RequestItems: z.record(z.string(), z.array(writeSchema)) });

function batchWrite(request: unknown, known: KnownResources): RequiredAccess[] {
  return Object.entries(batchWriteSchema.parse(request).RequestItems).map(([table, writes]) => {
    const items = writes.map(({ PutRequest, DeleteRequest }) => PutRequest?.Item ?? DeleteRequest?.Key ?? {});
    return {
      action: 'dynamodb:BatchWriteItem',
      resource: tableArn(table),
      context: leadingKeys(table, items, known),
    };
  });
}

/** A transaction needs no permission of its own, but that of each operation in it. */
const transactActions = {
  Get: 'dynamodb:GetItem',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  ConditionCheck: 'dynamodb:ConditionCheckItem',
};
const transactSchema = z.object({
  TransactItems: z.array(
    z.partialRecord(z.enum(['Get', 'Put', 'Update', 'Delete', 'ConditionCheck']), keyedSchema),
  ),
});

function transaction(request: unknown, known: KnownResources, operation: string): RequiredAccess[] {
  const accesses = transactSchema.parse(request).TransactItems.flatMap((item) =>
    (['Get', 'Put', 'Update', 'Delete', 'ConditionCheck'] as const).flatMap((kind) => {
      const part = item[kind];
      if (part === undefined) return [];
      const context = {
        'dynamodb:EnclosingOperation': operation,
        ...leadingKeys(part.TableName, [part.Key ?? part.Item ?? {}], known),
      };
      return [{ action: transactActions[kind], resource: tableArn(part.TableName), context }];
    }),
  );
  return merged(accesses);
}
