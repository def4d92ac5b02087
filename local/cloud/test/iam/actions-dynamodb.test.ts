import { describe, expect, it } from 'vitest';
import { requiredAccess } from '../../src/iam/actions.ts';
import type { KnownResources } from '../../src/iam/required-access.ts';
import { UnsupportedCall } from '../../src/protocol/service-error.ts';

const known: KnownResources = {
  partitionKeyOf: (table, index) =>
    table === 'rollouts' ? { none: 'pk', byState: 'state' }[index ?? 'none'] : 'id',
  identities: [],
};
const access = (service: string, operation: string, request: unknown) =>
  requiredAccess({ service, operation, request }, known);

const region = 'eu-north-1:000000000000';
const table = `arn:aws:dynamodb:${region}:table/rollouts`;
const other = `arn:aws:dynamodb:${region}:table/other`;
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });
const keys = (...leading: string[]) => ({ 'dynamodb:LeadingKeys': leading });

describe('DynamoDB', () => {
  it.each<[string, object, string, object]>([
    ['GetItem', { Key: key('A') }, table, keys('A')],
    ['PutItem', { Item: { ...key('A'), n: { N: '1' } } }, table, keys('A')],
    [
      'UpdateItem',
      { Key: key('A'), ReturnValues: 'ALL_NEW' },
      table,
      { ...keys('A'), 'dynamodb:ReturnValues': 'ALL_NEW' },
    ],
    ['DeleteItem', { Key: key('A') }, table, keys('A')],
    ['DescribeTable', {}, table, {}],
    ['Scan', {}, table, {}],
    [
      'Scan',
      { IndexName: 'byState', Select: 'COUNT' },
      `${table}/index/byState`,
      { 'dynamodb:Select': 'COUNT' },
    ],
    [
      'Query',
      { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': { S: 'A' } } },
      table,
      keys('A'),
    ],
    [
      'Query',
      {
        IndexName: 'byState',
        KeyConditionExpression: '#s = :s AND begins_with(sk, :p)',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':s': { S: 'PLANNED' }, ':p': { S: 'x' } },
      },
      `${table}/index/byState`,
      keys('PLANNED'),
    ],
    [
      'Query',
      {
        KeyConditionExpression: 'sk = :s AND pk = :p',
        ExpressionAttributeValues: { ':s': { S: 'S' }, ':p': { S: 'A' } },
      },
      table,
      keys('A'),
    ],
  ])('%s %j', (operation, request, resource, context) => {
    expect(access('dynamodb', operation, { TableName: 'rollouts', ...request })).toEqual([
      { action: `dynamodb:${operation}`, resource, context },
    ]);
  });

  it('takes a table by its ARN as well, and numbers as keys', () => {
    expect(access('dynamodb', 'GetItem', { TableName: other, Key: { id: { N: '7' } } })).toEqual([
      { action: 'dynamodb:GetItem', resource: other, context: keys('7') },
    ]);
  });

  it('asks for the permission of each operation in a transaction, none for the transaction', () => {
    const TransactItems = [
      { Put: { TableName: 'rollouts', Item: key('A') } },
      { Put: { TableName: 'rollouts', Item: key('B') } },
      { Update: { TableName: 'rollouts', Key: key('A') } },
      { Delete: { TableName: 'other', Key: { id: { S: '1' } } } },
      { ConditionCheck: { TableName: 'rollouts', Key: key('C') } },
    ];
    const enclosing = { 'dynamodb:EnclosingOperation': 'TransactWriteItems' };
    expect(access('dynamodb', 'TransactWriteItems', { TransactItems })).toEqual([
      { action: 'dynamodb:PutItem', resource: table, context: { ...enclosing, ...keys('A', 'B') } },
      { action: 'dynamodb:UpdateItem', resource: table, context: { ...enclosing, ...keys('A') } },
      { action: 'dynamodb:DeleteItem', resource: other, context: { ...enclosing, ...keys('1') } },
      { action: 'dynamodb:ConditionCheckItem', resource: table, context: { ...enclosing, ...keys('C') } },
    ]);
    const reads = { TransactItems: [{ Get: { TableName: 'rollouts', Key: key('A') } }] };
    expect(access('dynamodb', 'TransactGetItems', reads)).toMatchObject([
      { action: 'dynamodb:GetItem', resource: table },
    ]);
  });

  it('asks once per table for a batch', () => {
    const RequestItems = {
      rollouts: [{ PutRequest: { Item: key('A') } }, { DeleteRequest: { Key: key('B') } }],
      other: [{ DeleteRequest: { Key: { id: { S: '1' } } } }],
    };
    expect(access('dynamodb', 'BatchWriteItem', { RequestItems })).toEqual([
      { action: 'dynamodb:BatchWriteItem', resource: table, context: keys('A', 'B') },
      { action: 'dynamodb:BatchWriteItem', resource: other, context: keys('1') },
    ]);
    const gets = { RequestItems: { rollouts: { Keys: [key('A'), key('A')] } } };
    expect(access('dynamodb', 'BatchGetItem', gets)).toEqual([
      { action: 'dynamodb:BatchGetItem', resource: table, context: keys('A') },
    ]);
  });

  it.each<[string, object[], string, string, object]>([
    [
      `UPDATE "rollouts" SET "d" = ? WHERE "pk" = ? AND "sk" = ?`,
      [{ M: {} }, { S: 'A' }, { S: 'x' }],
      'Update',
      table,
      keys('A'),
    ],
    [`INSERT INTO "rollouts" VALUE {'pk': ?, 'sk': 'pk'}`, [{ S: 'A' }], 'Insert', table, keys('A')],
    [`DELETE FROM rollouts WHERE pk = 'it''s' AND sk = 'x'`, [], 'Delete', table, keys("it's")],
    [
      `SELECT * FROM "rollouts"."byState" WHERE state IN [?, 'SENT']`,
      [{ S: 'PLANNED' }],
      'Select',
      `${table}/index/byState`,
      { ...keys('PLANNED', 'SENT'), 'dynamodb:FullTableScan': 'false' },
    ],
    [
      `select sk from "rollouts" where sk = ?`,
      [{ S: 'x' }],
      'Select',
      table,
      { 'dynamodb:FullTableScan': 'true' },
    ],
  ])('reads PartiQL: %s', (Statement, Parameters, verb, resource, context) => {
    expect(access('dynamodb', 'ExecuteStatement', { Statement, Parameters })).toEqual([
      { action: `dynamodb:PartiQL${verb}`, resource, context },
    ]);
  });

  it('puts the statements of a batch and of a transaction together by action', () => {
    const Statement = `UPDATE "rollouts" SET "d" = ? WHERE "pk" = ? AND "sk" = ?`;
    const statements = ['A', 'B', 'C'].map((pk) => ({
      Statement,
      Parameters: [{ S: 'd' }, { S: pk }, { S: 'x' }],
    }));
    const expected = [{ action: 'dynamodb:PartiQLUpdate', resource: table, context: keys('A', 'B', 'C') }];
    expect(access('dynamodb', 'BatchExecuteStatement', { Statements: statements })).toEqual(expected);
    expect(access('dynamodb', 'ExecuteTransaction', { TransactStatements: statements })).toEqual(expected);
  });

  it('refuses a statement that it cannot read', () => {
    expect(() =>
      access('dynamodb', 'ExecuteStatement', { Statement: 'EXISTS(SELECT * FROM "rollouts")' }),
    ).toThrow(UnsupportedCall);
  });
});
