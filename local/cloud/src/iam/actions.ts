import * as z from 'zod';
import { UnsupportedCall } from '../protocol/service-error.ts';
import { arnOf } from '../shared/arns.ts';
import { dynamodbAccess } from './actions-dynamodb.ts';
import { sesAccess, sesv2Access } from './actions-ses.ts';
import type { AccessTable, KnownResources, RequiredAccess, ServiceCall } from './required-access.ts';

/** The row of an operation whose only resource is `resourceOf(request)`. */
function on<T>(
  action: string,
  schema: z.ZodType<T>,
  resourceOf: (request: T) => string,
): AccessTable[string] {
  return (request) => [{ action, resource: resourceOf(schema.parse(request)), context: {} }];
}

const anywhere = (action: string) => on(action, z.unknown(), () => '*');

/** Calls of operators. A function would need them on all resources, which is more than AWS asks. */
function onAll(service: string, operations: string[]): AccessTable {
  return Object.fromEntries(operations.map((name) => [name, anywhere(`${service}:${name}`)]));
}

const toQueue = z.object({ QueueUrl: z.string() });
const onQueue = (action: string) =>
  on(action, toQueue, ({ QueueUrl }) => arnOf('sqs', QueueUrl.split('/').at(-1) ?? ''));

/** A batch needs the permission of the single operation, as SQS documents. */
const sqs: AccessTable = {
  SendMessage: onQueue('sqs:SendMessage'),
  SendMessageBatch: onQueue('sqs:SendMessage'),
  ReceiveMessage: onQueue('sqs:ReceiveMessage'),
  DeleteMessage: onQueue('sqs:DeleteMessage'),
  DeleteMessageBatch: onQueue('sqs:DeleteMessage'),
  ChangeMessageVisibility: onQueue('sqs:ChangeMessageVisibility'),
  ChangeMessageVisibilityBatch: onQueue('sqs:ChangeMessageVisibility'),
  GetQueueAttributes: onQueue('sqs:GetQueueAttributes'),
  PurgeQueue: onQueue('sqs:PurgeQueue'),
  GetQueueUrl: on('sqs:GetQueueUrl', z.object({ QueueName: z.string() }), ({ QueueName }) =>
    arnOf('sqs', QueueName),
  ),
  ListQueues: anywhere('sqs:ListQueues'),
  StartMessageMoveTask: (request) => {
    const schema = z.object({ SourceArn: z.string(), DestinationArn: z.string().optional() });
    const { SourceArn, DestinationArn } = schema.parse(request);
    const onSource = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
    return [
      ...onSource.map((name) => ({ action: `sqs:${name}`, resource: SourceArn, context: {} })),
      // Without a destination the messages go back to whichever queues they came from.
      { action: 'sqs:SendMessage', resource: DestinationArn ?? '*', context: {} },
    ];
  },
};

const entrySchema = z.object({
  EventBusName: z.string().default('default'),
  Source: z.string().optional(),
  DetailType: z.string().optional(),
});

const eventsOfOperators = [
  'ListEventBuses',
  'DescribeEventBus',
  'ListRules',
  'DescribeRule',
  'ListTargetsByRule',
  'EnableRule',
  'DisableRule',
  'ListArchives',
  'DescribeArchive',
];

function onReplay(action: string): AccessTable[string] {
  return on(action, z.object({ ReplayName: z.string() }), ({ ReplayName }) =>
    arnOf('events', `replay/${ReplayName}`),
  );
}

const events: AccessTable = {
  PutEvents: (request) =>
    z
      .object({ Entries: z.array(entrySchema) })
      .parse(request)
      .Entries.map(({ EventBusName, Source, DetailType }) => ({
        action: 'events:PutEvents',
        resource: EventBusName.startsWith('arn:')
          ? EventBusName
          : arnOf('events', `event-bus/${EventBusName}`),
        context: {
          ...(Source !== undefined && { 'events:source': Source }),
          ...(DetailType !== undefined && { 'events:detail-type': DetailType }),
        },
      })),
  ...onAll('events', eventsOfOperators),
  TestEventPattern: anywhere('events:TestEventPattern'),
  StartReplay: onReplay('events:StartReplay'),
  DescribeReplay: onReplay('events:DescribeReplay'),
};

const onTopic = on('sns:Publish', z.object({ TopicArn: z.string() }), ({ TopicArn }) => TopicArn);
const sns: AccessTable = {
  Publish: onTopic,
  ...onAll('sns', [
    'ListTopics',
    'GetTopicAttributes',
    'ListSubscriptions',
    'ListSubscriptionsByTopic',
    'Subscribe',
  ]),
};

const scheduleSchema = z.object({
  Name: z.string(),
  GroupName: z.string().default('default'),
  Target: z.object({ RoleArn: z.string() }).optional(),
});

/** Creating a schedule passes a role to the scheduler, which must be allowed. */
function onSchedule(action: string): AccessTable[string] {
  return (request) => {
    const { Name, GroupName, Target } = scheduleSchema.parse(request);
    const schedule = { action, resource: arnOf('scheduler', `schedule/${GroupName}/${Name}`), context: {} };
    if (Target === undefined) return [schedule];
    const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' };
    return [schedule, { action: 'iam:PassRole', resource: Target.RoleArn, context }];
  };
}

const scheduler: AccessTable = {
  CreateSchedule: onSchedule('scheduler:CreateSchedule'),
  UpdateSchedule: onSchedule('scheduler:UpdateSchedule'),
  GetSchedule: onSchedule('scheduler:GetSchedule'),
  DeleteSchedule: onSchedule('scheduler:DeleteSchedule'),
};

const lambda: AccessTable = {
  ...onAll('lambda', [
    'ListFunctions',
    'GetFunction',
    'GetFunctionConfiguration',
    'GetFunctionConcurrency',
    'PutFunctionConcurrency',
    'DeleteFunctionConcurrency',
    'GetAccountSettings',
  ]),
  Invoke: on('lambda:InvokeFunction', z.object({ FunctionName: z.string() }), ({ FunctionName }) =>
    FunctionName.startsWith('arn:') ? FunctionName : arnOf('lambda', `function:${FunctionName}`),
  ),
};

const onPool = (action: string) =>
  on(`cognito-idp:${action}`, z.object({ UserPoolId: z.string() }), ({ UserPoolId }) =>
    arnOf('cognito-idp', `userpool/${UserPoolId}`),
  );

const cognito: AccessTable = {
  AdminCreateUser: onPool('AdminCreateUser'),
  AdminSetUserPassword: onPool('AdminSetUserPassword'),
  AdminDeleteUser: onPool('AdminDeleteUser'),
  ListUsers: onPool('ListUsers'),
};

/** AWS allows this one to everybody, whatever the policies say. */
const sts: AccessTable = { GetCallerIdentity: () => [] };

const services: Record<string, AccessTable> = {
  dynamodb: dynamodbAccess,
  ses: sesAccess,
  sesv2: sesv2Access,
  sqs,
  events,
  sns,
  scheduler,
  lambda,
  'cognito-idp': cognito,
  sts,
};

/**
 * What the caller needs for `call`: all entries must be allowed. Throws `UnsupportedCall` for an operation that the
 * table lacks.
 */
export function requiredAccess(call: ServiceCall, known: KnownResources): RequiredAccess[] {
  return accessRow(call)(call.request, known);
}

/** How the operation reads what it needs from a request. Throws `UnsupportedCall` for one that the table lacks. */
export function accessRow({ service, operation }: Omit<ServiceCall, 'request'>): AccessTable[string] {
  const table = Object.hasOwn(services, service) ? services[service] : undefined;
  const row = table && Object.hasOwn(table, operation) ? table[operation] : undefined;
  if (row === undefined) throw new UnsupportedCall(`${service} ${operation}`);
  return row;
}

/** What a function's role needs so that Lambda may poll a queue for it; AWS refuses the mapping otherwise. */
export function pollerAccess(queueArn: string): RequiredAccess[] {
  const names = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
  return names.map((name) => ({ action: `sqs:${name}`, resource: queueArn, context: {} }));
}
