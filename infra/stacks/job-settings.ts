import { Duration } from 'aws-cdk-lib';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { QueueFunctionProps } from '../constructs/queue-function.ts';

export type JobSettings = Omit<QueueFunctionProps, 'stage' | 'alarms' | 'table'>;

/** What sets the functions apart that carry a milestone from its arrival to its last mail. */
export const settings = {
  planMilestone: {
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
  },

  planOrganisation: {
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
  },

  approveMilestone: {
    name: 'approve-milestone',
    queueName: 'approvals',
    impact: 'A milestone is planned and cannot be approved: nobody will be told.',
    timeout: Duration.seconds(30),
    memorySize: 256,
    maxConcurrency: 2,
    rows: { GetItem: ['milestone'], UpdateItem: ['milestone'] },
  },

  dispatchMilestone: {
    name: 'dispatch-milestone',
    queueName: 'dispatches',
    impact: 'A milestone is approved and its sending does not begin: nobody will be told.',
    timeout: Duration.seconds(30),
    memorySize: 256,
    maxConcurrency: 2,
    rows: { GetItem: ['milestone'], UpdateItem: ['milestone'] },
  },

  sendDeliveries: {
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
  },
} as const satisfies Record<string, JobSettings>;
