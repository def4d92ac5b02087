import { describe, expect, it } from 'vitest';
import { type KnownResources, pollerAccess, requiredAccess } from '../../local/cloud/actions.ts';
import { UnsupportedCall } from '../../local/cloud/service-error.ts';

const known: KnownResources = {
  partitionKeyOf: (table, index) =>
    table === 'rollouts' ? { none: 'pk', byState: 'state' }[index ?? 'none'] : 'id',
  identities: ['kommun.example', 'press@region.example'],
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

describe('SQS', () => {
  const QueueUrl = 'http://127.0.0.1:4566/000000000000/jobs';
  const jobs = `arn:aws:sqs:${region}:jobs`;

  it.each([
    ['SendMessage', 'SendMessage'],
    ['SendMessageBatch', 'SendMessage'],
    ['ReceiveMessage', 'ReceiveMessage'],
    ['DeleteMessage', 'DeleteMessage'],
    ['DeleteMessageBatch', 'DeleteMessage'],
    ['ChangeMessageVisibility', 'ChangeMessageVisibility'],
    ['ChangeMessageVisibilityBatch', 'ChangeMessageVisibility'],
    ['GetQueueAttributes', 'GetQueueAttributes'],
    ['PurgeQueue', 'PurgeQueue'],
  ])('%s needs sqs:%s', (operation, action) => {
    expect(access('sqs', operation, { QueueUrl })).toEqual([
      { action: `sqs:${action}`, resource: jobs, context: {} },
    ]);
  });

  it('names queues, lists them, and moves dead letters', () => {
    expect(access('sqs', 'GetQueueUrl', { QueueName: 'jobs' })).toMatchObject([
      { action: 'sqs:GetQueueUrl', resource: jobs },
    ]);
    expect(access('sqs', 'ListQueues', {})).toMatchObject([{ action: 'sqs:ListQueues', resource: '*' }]);
    const move = access('sqs', 'StartMessageMoveTask', { SourceArn: `${jobs}-dead`, DestinationArn: jobs });
    expect(move.map(({ action, resource }) => [action, resource])).toEqual([
      ['sqs:StartMessageMoveTask', `${jobs}-dead`],
      ['sqs:ReceiveMessage', `${jobs}-dead`],
      ['sqs:DeleteMessage', `${jobs}-dead`],
      ['sqs:GetQueueAttributes', `${jobs}-dead`],
      ['sqs:SendMessage', jobs],
    ]);
  });

  it('needs three permissions to be polled for a function', () => {
    expect(pollerAccess(jobs).map(({ action }) => action)).toEqual([
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
    ]);
  });
});

describe('SES', () => {
  const raw = (...headers: string[]) => ({
    RawMessage: {
      Data: Buffer.from(`${headers.join('\r\n')}\r\n\r\nFrom: body@x.example`).toString('base64'),
    },
  });
  const identity = (name: string) => `arn:aws:ses:${region}:identity/${name}`;

  it('needs the identity and the configuration set, with sender and recipients', () => {
    const request = {
      ...raw(
        'From: =?UTF-8?Q?Kommun_=C3=85?= <info@kommun.example>',
        'To: someone@else.example',
        'Subject: x',
      ),
      Source: 'info@kommun.example',
      Destinations: ['anna@post.example'],
      ConfigurationSetName: 'budkavle',
    };
    const context = {
      'ses:FromAddress': 'info@kommun.example',
      'ses:FromDisplayName': 'Kommun Å',
      'ses:Recipients': ['anna@post.example'],
    };
    expect(access('ses', 'SendRawEmail', request)).toEqual([
      { action: 'ses:SendRawEmail', resource: identity('kommun.example'), context },
      { action: 'ses:SendRawEmail', resource: `arn:aws:ses:${region}:configuration-set/budkavle`, context },
    ]);
  });

  it('reads recipients from folded headers when the call names none', () => {
    const request = raw(
      'from: info@kommun.example',
      'To: Anna <anna@post.example>,',
      ' bo@post.example',
      'CC: cia@post.example',
    );
    expect(access('ses', 'SendRawEmail', request)[0]?.context).toEqual({
      'ses:FromAddress': 'info@kommun.example',
      'ses:Recipients': ['anna@post.example', 'bo@post.example', 'cia@post.example'],
    });
  });

  it.each([
    ['an address that is verified itself', 'press@region.example', 'press@region.example'],
    ['a domain', 'info@kommun.example', 'kommun.example'],
    ['the domain above', 'info@mail.kommun.example', 'kommun.example'],
    ['no verified one: the domain', 'info@region.example', 'region.example'],
  ])('finds the identity: %s', (_, from, expected) => {
    expect(access('ses', 'SendRawEmail', raw(`From: ${from}`)).map(({ resource }) => resource)).toEqual([
      identity(expected),
    ]);
  });

  it('needs both identities when envelope and header differ', () => {
    const request = { ...raw('From: press@region.example'), Source: 'bounce@kommun.example' };
    expect(access('ses', 'SendRawEmail', request).map(({ resource }) => resource)).toEqual([
      identity('press@region.example'),
      identity('kommun.example'),
    ]);
  });

  it('knows SendEmail and the calls about the account', () => {
    const Destination = { ToAddresses: ['anna@post.example'], BccAddresses: ['bo@post.example'] };
    expect(access('ses', 'SendEmail', { Source: 'info@kommun.example', Destination })).toMatchObject([
      {
        action: 'ses:SendEmail',
        resource: identity('kommun.example'),
        context: { 'ses:Recipients': ['anna@post.example', 'bo@post.example'] },
      },
    ]);
    expect(access('ses', 'GetSendQuota', {})).toEqual([
      { action: 'ses:GetSendQuota', resource: '*', context: {} },
    ]);
    expect(access('ses', 'GetAccountSendingEnabled', {})).toMatchObject([{ resource: '*' }]);
  });
});

describe('the other services', () => {
  it('events: each entry on its bus, with source and detail-type', () => {
    const bus = `arn:aws:events:${region}:event-bus/budkavle-local`;
    const Entries = [
      { EventBusName: 'budkavle-local', Source: 'budkavle', DetailType: 'MilestonePlanned' },
      { EventBusName: bus },
      {},
    ];
    expect(access('events', 'PutEvents', { Entries })).toEqual([
      {
        action: 'events:PutEvents',
        resource: bus,
        context: { 'events:source': 'budkavle', 'events:detail-type': 'MilestonePlanned' },
      },
      { action: 'events:PutEvents', resource: bus, context: {} },
      { action: 'events:PutEvents', resource: `arn:aws:events:${region}:event-bus/default`, context: {} },
    ]);
  });

  it('sns and lambda: on the resource they name', () => {
    const topic = `arn:aws:sns:${region}:alarms`;
    expect(access('sns', 'Publish', { TopicArn: topic })).toEqual([
      { action: 'sns:Publish', resource: topic, context: {} },
    ]);
    expect(access('lambda', 'Invoke', { FunctionName: 'plan' })).toEqual([
      { action: 'lambda:InvokeFunction', resource: `arn:aws:lambda:${region}:function:plan`, context: {} },
    ]);
  });

  it('scheduler: the schedule, and the role that is handed over', () => {
    const role = 'arn:aws:iam::000000000000:role/scheduler';
    expect(
      access('scheduler', 'CreateSchedule', {
        Name: 'press-1',
        GroupName: 'press',
        Target: { RoleArn: role },
      }),
    ).toEqual([
      {
        action: 'scheduler:CreateSchedule',
        resource: `arn:aws:scheduler:${region}:schedule/press/press-1`,
        context: {},
      },
      {
        action: 'iam:PassRole',
        resource: role,
        context: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
      },
    ]);
    expect(access('scheduler', 'DeleteSchedule', { Name: 'a' })).toMatchObject([
      { resource: `arn:aws:scheduler:${region}:schedule/default/a` },
    ]);
  });

  it('sts: everybody may ask who they are', () => {
    expect(access('sts', 'GetCallerIdentity', {})).toEqual([]);
  });

  it.each([
    ['dynamodb', 'DeleteTable'],
    ['sqs', 'toString'],
    ['ses', 'SendBulkTemplatedEmail'],
    ['s3', 'GetObject'],
  ])('%s %s is refused by name', (service, operation) => {
    expect(() => access(service, operation, {})).toThrow(`${service} ${operation}`);
    expect(() => access(service, operation, {})).toThrow(UnsupportedCall);
  });
});
