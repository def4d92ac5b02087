import { Duration } from 'aws-cdk-lib';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { BudkavleFunctionProps } from '../constructs/budkavle-function.ts';
import type { RowAccess } from '../constructs/milestone-table.ts';
import type { QueueFunctionProps } from '../constructs/queue-function.ts';

type Rows = { readonly rows: RowAccess };
type FunctionSettings = Omit<BudkavleFunctionProps, 'stage'> & Rows;
type QueueFunctionSettings = Omit<QueueFunctionProps, 'stage' | 'alarms'> & Rows;

export const planMilestone: QueueFunctionSettings = {
  name: 'plan-milestone',
  queueName: 'milestones',
  impact: 'A milestone was reached and is not being planned: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  maxConcurrency: 2,
  rows: {
    GetItem: ['rollout', 'catalogue', 'milestone'],
    Query: ['rollout', 'catalogue'],
    PutItem: ['milestone', 'rollout', 'refusals'],
    UpdateItem: ['rollout'],
  },
};

export const planOrganisation: QueueFunctionSettings = {
  name: 'plan-organisation',
  queueName: 'organisation-plans',
  impact: 'One organisation of a milestone cannot be planned, and all the others wait for it.',
  // The catalogue is resolved and every text rendered for some hundred recipients.
  timeout: Duration.seconds(60),
  memorySize: 512,
  maxConcurrency: 5,
  rows: {
    GetItem: ['rollout', 'organisation', 'catalogue', 'milestone', 'milestone-organisation'],
    Query: ['organisation', 'catalogue', 'milestone'],
    PutItem: ['milestone', 'milestone-organisation'],
    UpdateItem: ['milestone'],
    PartiQLInsert: ['milestone-organisation'],
  },
};

export const approveMilestone: QueueFunctionSettings = {
  name: 'approve-milestone',
  queueName: 'approvals',
  impact: 'A milestone is planned and cannot be approved: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  rows: { GetItem: ['milestone'], UpdateItem: ['milestone'] },
};

export const dispatchMilestone: QueueFunctionSettings = {
  name: 'dispatch-milestone',
  queueName: 'dispatches',
  impact: 'A milestone is approved and its sending does not begin: nobody will be told.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  maxConcurrency: 2,
  rows: { GetItem: ['milestone'], UpdateItem: ['milestone'] },
};

export const sendDeliveries: QueueFunctionSettings = {
  name: 'send-deliveries',
  queueName: 'deliveries',
  impact: 'Mails to one organisation stay unsent.',
  timeout: Duration.seconds(30),
  memorySize: 512,
  // Each has at most 10 mails in flight, and an outage of SES leaves the outcome of no more than those unknown.
  maxConcurrency: 2,
  // It comes back by its own queue for mails that wait. Lambda would take that for a mistake and stop it at round 16.
  recursiveLoop: RecursiveLoop.ALLOW,
  rows: {
    GetItem: ['milestone', 'milestone-organisation'],
    Query: ['milestone', 'milestone-organisation'],
    PutItem: ['milestone'],
    UpdateItem: ['milestone'],
    PartiQLUpdate: ['milestone-organisation'],
  },
};

export const showConsole: FunctionSettings = {
  name: 'console',
  timeout: Duration.seconds(15),
  memorySize: 512,
  rows: {
    GetItem: ['rollout', 'organisation', 'catalogue', 'milestone', 'milestone-organisation'],
    Query: [
      'rollouts',
      'rollout',
      'organisation',
      'catalogue',
      'milestone',
      'milestone-organisation',
      'refusals',
    ],
  },
};
