import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchExecuteStatementCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { TemporaryFailure } from '../../../../domain/shared/errors.ts';
import { Table } from '../../../../functions/adapters/dynamodb/table.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'eu-north-1' }));
const dynamodb = mockClient(client);
const table = new Table('a-table', client);

beforeEach(() => dynamodb.reset());

const statements = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: { pk: 'p', sk: String(index) },
    Statement: 'UPDATE',
    Parameters: [index],
  }));
/** How many statements each call carried. */
const sizes = () =>
  dynamodb.commandCalls(BatchExecuteStatementCommand).map(({ args }) => args[0].input.Statements?.length);
const answers = (
  ...codes: ('ok' | 'ConditionalCheckFailed' | 'ThrottlingError' | 'ValidationError' | 'AccessDenied')[]
) => ({
  Responses: codes.map((Code) => (Code === 'ok' ? {} : { Error: { Code } })),
});

describe('running statements', () => {
  it('goes in calls of 25, which is what DynamoDB takes', async () => {
    dynamodb.on(BatchExecuteStatementCommand).resolves({ Responses: [] });
    expect(await table.execute(statements(60))).toEqual(Array.from({ length: 60 }, () => true));
    expect(sizes()).toEqual([25, 25, 10]);
  });

  it('makes no call for nothing', async () => {
    expect(await table.execute([])).toEqual([]);
    expect(sizes()).toEqual([]);
  });

  it('tells for each whether its condition held', async () => {
    dynamodb.on(BatchExecuteStatementCommand).resolves(answers('ok', 'ConditionalCheckFailed', 'ok'));
    expect(await table.execute(statements(3))).toEqual([true, false, true]);
    expect(sizes()).toEqual([3]);
  });

  it('runs again only those that DynamoDB put off', async () => {
    dynamodb
      .on(BatchExecuteStatementCommand)
      .resolvesOnce(answers('ok', 'ThrottlingError', 'ConditionalCheckFailed', 'ThrottlingError'))
      .resolvesOnce(answers('ok', 'ConditionalCheckFailed'));
    expect(await table.execute(statements(4))).toEqual([true, true, false, false]);
    const [, again] = dynamodb.commandCalls(BatchExecuteStatementCommand);
    expect(again?.args[0].input.Statements?.map(({ Parameters }) => Parameters)).toEqual([[1], [3]]);
  });

  it('gives up, to be tried again, what DynamoDB puts off five times', async () => {
    dynamodb.on(BatchExecuteStatementCommand).resolves(answers('ThrottlingError'));
    await expect(table.execute(statements(1))).rejects.toThrow(TemporaryFailure);
    expect(sizes()).toHaveLength(5);
  });

  it.each(['ValidationError', 'AccessDenied'] as const)(
    'never takes %s for a condition that did not hold',
    async (code) => {
      dynamodb.on(BatchExecuteStatementCommand).resolves(answers('ok', code));
      await expect(table.execute(statements(2))).rejects.toThrow(code);
    },
  );
});

describe('reading', () => {
  const row = z.strictObject({ n: z.number() });

  it('follows pages to the last', async () => {
    const next = { pk: 'p', sk: 'b' };
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ pk: 'p', sk: 'a', n: 1 }], Count: 1, LastEvaluatedKey: next })
      .resolvesOnce({ Items: [], Count: 0, LastEvaluatedKey: next })
      .resolvesOnce({ Items: [{ pk: 'p', sk: 'c', n: 2 }], Count: 1 });
    expect(await table.query({ pk: 'p', prefix: '' }, row)).toEqual([{ n: 1 }, { n: 2 }]);
    const calls = dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
    expect(calls.map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toEqual([undefined, next, next]);
    expect(calls.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, true, true]);
  });

  it('asks for a whole partition without an empty value, which DynamoDB refuses for a key', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [], Count: 0 });
    await table.query({ pk: 'p', prefix: '' }, row);
    await table.count({ pk: 'p', prefix: '' });
    await table.query({ pk: 'p', prefix: 's' }, row);
    const calls = dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input);
    expect(calls.map(({ KeyConditionExpression }) => KeyConditionExpression)).toEqual([
      'pk = :pk',
      'pk = :pk',
      'pk = :pk AND begins_with(sk, :prefix)',
    ]);
    expect(calls.map(({ ExpressionAttributeValues }) => ExpressionAttributeValues)).toEqual([
      { ':pk': 'p' },
      { ':pk': 'p' },
      { ':pk': 'p', ':prefix': 's' },
    ]);
  });

  it('counts over all pages', async () => {
    const next = { pk: 'p', sk: 'b' };
    dynamodb.on(QueryCommand).resolvesOnce({ Count: 3, LastEvaluatedKey: next }).resolvesOnce({ Count: 4 });
    expect(await table.count({ pk: 'p', prefix: '' })).toBe(7);
  });

  it('refuses a row that is not what it should be', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ pk: 'p', sk: 'a', n: 'one' }] });
    await expect(table.query({ pk: 'p', prefix: '' }, row)).rejects.toThrow(z.ZodError);
  });
});

describe('a conditional write', () => {
  it('lets every error through that is not its condition', async () => {
    dynamodb.on(PutCommand).rejects(new TransactionCanceledException({ message: 'conflict', $metadata: {} }));
    await expect(table.create({ pk: 'p', sk: 's' })).rejects.toThrow('conflict');
  });
});
