import { describe, expect, it } from 'vitest';
import { pollerAccess, requiredAccess } from '../../src/iam/actions.ts';
import type { KnownResources } from '../../src/iam/required-access.ts';
import { UnsupportedCall } from '../../src/protocol/service-error.ts';

const known: KnownResources = {
  partitionKeyOf: () => undefined,
  identities: [],
};
const access = (service: string, operation: string, request: unknown) =>
  requiredAccess({ service, operation, request }, known);

const region = 'eu-north-1:000000000000';

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

describe('the other services', () => {
  it('events: each entry on its bus, with source and detail-type', () => {
    const bus = `arn:aws:events:${region}:event-bus/town`;
    const Entries = [
      { EventBusName: 'town', Source: 'town', DetailType: 'PermitAsked' },
      { EventBusName: bus },
      {},
    ];
    expect(access('events', 'PutEvents', { Entries })).toEqual([
      {
        action: 'events:PutEvents',
        resource: bus,
        context: { 'events:source': 'town', 'events:detail-type': 'PermitAsked' },
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
    ['dynamodb', 'ExportTableToPointInTime'],
    ['sqs', 'toString'],
    ['ses', 'SendBulkTemplatedEmail'],
    ['s3', 'GetObject'],
  ])('%s %s is refused by name', (service, operation) => {
    expect(() => access(service, operation, {})).toThrow(`${service} ${operation}`);
    expect(() => access(service, operation, {})).toThrow(UnsupportedCall);
  });
});
