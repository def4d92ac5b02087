import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type DynamodbAlone, startDynamodbAlone } from '../../src/host/dynamodb-alone.ts';
import { NUMBERED, ROWS } from './refused/a-refused-request.ts';
import { REFUSED_BATCHES, REFUSED_STATEMENTS } from './refused/batches.ts';
import { REFUSED_EXPRESSIONS } from './refused/expressions.ts';
import { REFUSED_ITEMS } from './refused/items.ts';
import { REFUSED_KEYS } from './refused/keys.ts';
import { REFUSED_QUERIES } from './refused/queries.ts';

let folder: string;
let endpoint: DynamodbAlone;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'strict-dynamodb-'));
  endpoint = await startDynamodbAlone(folder);
  await must('CreateTable', {
    TableName: ROWS,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema('pk', 'sk'),
    AttributeDefinitions: attributes({ pk: 'S', sk: 'S', owner: 'S', rank: 'N' }),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-owner',
        KeySchema: keySchema('owner', 'rank'),
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  });
  await must('CreateTable', {
    TableName: NUMBERED,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema('id', 'n'),
    AttributeDefinitions: attributes({ id: 'B', n: 'N' }),
  });
});

afterAll(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true });
});

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];
const attributes = (types: Record<string, string>) =>
  Object.entries(types).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));

const answerSchema = z.looseObject({
  __type: z.string().optional(),
  message: z.string().optional(),
  Message: z.string().optional(),
  Count: z.int().optional(),
  TableNames: z.array(z.string()).optional(),
  Responses: z
    .array(z.object({ Error: z.object({ Code: z.string(), Message: z.string() }).optional() }))
    .optional(),
});

/** A call as a tool sends it that has the operator's credentials, past the checks of an SDK. */
async function call(operation: string, request: object) {
  const scope = 'operator/20260101/eu-north-1/dynamodb/aws4_request';
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(request),
  });
  return { status: answer.status, body: answerSchema.parse(await answer.json()) };
}

async function must(operation: string, request: object) {
  const { status, body } = await call(operation, request);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}

const rowsStored = async () => (await must('Scan', { TableName: ROWS, ConsistentRead: true })).Count;

describe('DynamoDB refuses, and so does the endpoint, storing nothing:', () => {
  it.each([
    ...REFUSED_KEYS,
    ...REFUSED_ITEMS,
    ...REFUSED_EXPRESSIONS,
    ...REFUSED_QUERIES,
    ...REFUSED_BATCHES,
  ])('$what ($source)', async ({ operation, request, code, says }) => {
    const { status, body } = await call(operation, request);
    expect(status).toBe(400);
    expect(body.__type?.replace(/^.*#/, '')).toBe(code);
    expect(body.message ?? body.Message).toContain(says);
    expect(await rowsStored()).toBe(0);
  });

  it.each(REFUSED_STATEMENTS)('a statement: $what ($source)', async ({ operation, request, code, says }) => {
    const { body } = await call(operation, request);
    expect(body.Responses).toEqual([
      { Error: expect.objectContaining({ Code: code, Message: expect.stringContaining(says) }) },
    ]);
    expect(await rowsStored()).toBe(0);
  });
});

describe('what is valid passes', () => {
  it('beside a statement that is refused', async () => {
    const insert = (pk: string, sk: string) => ({
      Statement: `INSERT INTO "${ROWS}" VALUE {'pk': ?, 'sk': ?, 'a': ?}`,
      Parameters: [{ S: pk }, { S: sk }, { N: '1' }],
    });
    const spoilt = {
      Statement: `UPDATE "${ROWS}" SET a = ? WHERE pk = ? AND sk = ?`,
      Parameters: [{ N: '2' }, { S: '' }, { S: 's' }],
    };
    const { Responses } = await must('BatchExecuteStatement', {
      Statements: [insert('p', 'one'), spoilt, insert('p', 'two')],
    });
    expect(Responses?.map((one) => one.Error?.Code)).toEqual([undefined, 'ValidationError', undefined]);
    expect(await rowsStored()).toBe(2);
  });

  it.each([
    ['a whole partition', 'pk = :pk', {}],
    ['a prefix', '(pk = :pk) AND (begins_with(sk, :sk))', { ':sk': { S: 'o' } }],
    ['from a key on', ':pk = pk AND :sk <= sk', { ':sk': { S: 'o' } }],
    ['between', 'pk = :pk and sk between :sk and :end', { ':sk': { S: 'o' }, ':end': { S: 'p' } }],
  ])('a query of %s', async (_, KeyConditionExpression, values) => {
    const ExpressionAttributeValues = { ':pk': { S: 'p' }, ...values };
    const page = { TableName: ROWS, KeyConditionExpression, ExpressionAttributeValues };
    expect((await must('Query', page)).Count).toBeGreaterThan(0);
    const next = { ...page, ExclusiveStartKey: { pk: { S: 'p' }, sk: { S: 'one' } } };
    expect((await must('Query', next)).Count).toBeLessThan(2);
  });

  it('300 operators, 100 operands, an empty value that is no key, 38 digits', async () => {
    const list = Array.from({ length: 100 }, (_, index) => `:v${index}`);
    const values = Object.fromEntries(list.map((name) => [name, { S: name }]));
    const ors = Array.from({ length: 149 }, () => 'attribute_exists(b)').join(' OR ');
    await must('PutItem', {
      TableName: ROWS,
      Item: { pk: { S: 'p' }, sk: { S: 'three' }, a: { S: '' }, c: { N: '9'.repeat(38) } },
      ConditionExpression: `NOT (${ors} OR a IN (${list.join(', ')}))`,
      ExpressionAttributeValues: values,
    });
  });
});

describe('the operator', () => {
  it('creates, describes, changes, lists and deletes tables', async () => {
    const TableName = 'operated';
    const keys = { KeySchema: keySchema('pk', 'sk'), AttributeDefinitions: attributes({ pk: 'S', sk: 'S' }) };
    await must('CreateTable', { TableName, BillingMode: 'PAY_PER_REQUEST', ...keys });
    await must('DescribeTable', { TableName });
    const ttl = { TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } };
    await must('UpdateTimeToLive', { TableName, ...ttl });
    await must('DescribeTimeToLive', { TableName });
    await must('UpdateTable', { TableName, DeletionProtectionEnabled: false });
    expect((await must('ListTables', {})).TableNames).toContain(TableName);
    await must('DeleteTable', { TableName });
    expect((await must('ListTables', {})).TableNames).not.toContain(TableName);
  });

  it('may give a table of the same name other keys', async () => {
    const TableName = 'again';
    const create = (type: string) =>
      must('CreateTable', {
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema('pk', 'sk'),
        AttributeDefinitions: attributes({ pk: type, sk: 'S' }),
      });
    const read = (value: object) =>
      call('Query', {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': value },
      });
    await create('S');
    expect((await read({ N: '1' })).status).toBe(400);
    await must('DeleteTable', { TableName });
    await create('N');
    expect((await read({ N: '1' })).status).toBe(200);
  });
});
