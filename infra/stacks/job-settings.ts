import { Duration } from 'aws-cdk-lib';
import { RecursiveLoop } from 'aws-cdk-lib/aws-lambda';
import type { QueueFunctionProps } from '../constructs/queue-function.ts';
import type { ScheduledFunctionProps } from '../constructs/scheduled-function.ts';

export type JobSettings = Omit<QueueFunctionProps, 'stage' | 'alarms' | 'table'>;
export type RoundSettings = Omit<ScheduledFunctionProps, 'stage' | 'alarms' | 'table' | 'undeliverable'>;

/** What sets the functions apart that carry a milestone from its arrival to its last mail, and to what became of it. */
export const settings = {
  planMilestone: {
    name: 'plan-milestone',
    queueName: 'milestones',
    impact: 'A milestone was reached and is not being planned: nobody will be told.',
    timeout: Duration.seconds(30),
    memorySize: 512,
    maxConcurrency: 2,
    rows: {
      rollout: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      catalogue: ['GetItem', 'Query'],
      milestone: ['GetItem', 'PutItem'],
      refusals: ['PutItem'],
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
      rollout: ['GetItem'],
      organisation: ['GetItem', 'Query'],
      catalogue: ['GetItem', 'Query'],
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['GetItem', 'PutItem', 'PartiQLInsert'],
      ledger: ['PutItem'],
      'contact-register': ['GetItem'],
      'contact-import': ['Query'],
    },
  },

  approveMilestone: {
    name: 'approve-milestone',
    queueName: 'approvals',
    impact: 'A milestone is planned and cannot be approved: nobody will be told.',
    timeout: Duration.seconds(30),
    memorySize: 256,
    maxConcurrency: 2,
    rows: {
      milestone: ['GetItem', 'UpdateItem'],
    },
  },

  dispatchMilestone: {
    name: 'dispatch-milestone',
    queueName: 'dispatches',
    impact: 'A milestone is approved and its sending does not begin: nobody will be told.',
    timeout: Duration.seconds(30),
    memorySize: 256,
    maxConcurrency: 2,
    rows: {
      milestone: ['GetItem', 'UpdateItem'],
    },
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
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
      ledger: ['GetItem', 'PutItem'],
      suppression: ['BatchGetItem'],
      shared: ['GetItem', 'PutItem'],
      'link-keys': ['Query', 'PutItem'],
    },
  },

  stopMilestone: {
    name: 'stop-milestone',
    queueName: 'stops',
    impact: 'A milestone was to be stopped and its mails may still be leaving.',
    // Short, so that a stop that came while the milestone was being planned is tried again every minute,
    timeout: Duration.seconds(10),
    // and for longer than any milestone is planned.
    tries: 30,
    memorySize: 256,
    maxConcurrency: 2,
    rows: {
      milestone: ['GetItem', 'UpdateItem'],
    },
  },

  publishPressRelease: {
    name: 'publish-press-release',
    queueName: 'press-releases',
    impact: 'A press release does not come out at its hour, or its page is there and its mails are not.',
    timeout: Duration.seconds(30),
    memorySize: 512,
    maxConcurrency: 2,
    rows: {
      rollout: ['PutItem'],
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['Query', 'PartiQLInsert'],
      'press-release': ['GetItem', 'Query', 'PutItem'],
      newsroom: ['Query', 'PutItem'],
      'newsroom-image': ['PutItem'],
    },
  },

  recordOutcome: {
    name: 'record-outcome',
    queueName: 'outcomes',
    impact:
      'What became of mails stays open: bounced addresses get more mail, and unknown mails stay unknown.',
    timeout: Duration.seconds(30),
    memorySize: 512,
    // Every mail brings four messages, which nobody waits for.
    batchSize: 10,
    batchingWindow: Duration.seconds(1),
    maxConcurrency: 5,
    rows: {
      milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
      'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'PartiQLUpdate'],
      ledger: ['GetItem', 'PutItem'],
      suppression: ['PutItem'],
    },
  },
} as const satisfies Record<string, JobSettings>;

/** Mails to the press, which never wait behind others. */
export const pressLane = {
  queueName: 'press-deliveries',
  impact: 'Mails to the press stay unsent.',
} as const;

/** Hands out each press release for its second. */
export const publishPressReleases = {
  name: 'publish-press-releases',
  every: Duration.minutes(1),
  impact: 'Press releases do not come out at their hour.',
  timeout: Duration.seconds(30),
  memorySize: 256,
  rows: {
    press: ['Query'],
    'press-release': ['Query'],
  },
} as const satisfies RoundSettings;

/** What looks after all of it. */
export const reconcile = {
  name: 'reconcile',
  every: Duration.minutes(1),
  impact:
    'What stands still is not noticed: forgotten mails stay unsent, and unknown ones are put before nobody.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['GetItem', 'Query'],
    milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PartiQLUpdate'],
    ledger: ['GetItem', 'PutItem'],
  },
} as const satisfies RoundSettings;

/** What keeps after those who do something by hand. */
export const remindOwners = {
  name: 'remind-owners',
  // What was handed over is told within minutes; all other work is once a day.
  every: Duration.minutes(5),
  impact: 'Nobody is reminded of what is to be done by hand, and what was handed over is news to nobody.',
  // Once a day it reads every task of some hundred organisations and writes a mail for each that needs one.
  timeout: Duration.minutes(5),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['GetItem', 'Query', 'PutItem'],
    organisation: ['GetItem', 'Query'],
    catalogue: ['GetItem', 'Query'],
    milestone: ['GetItem', 'Query', 'PutItem', 'UpdateItem'],
    'milestone-organisation': ['Query', 'PartiQLInsert', 'PartiQLUpdate'],
    ledger: ['GetItem', 'PutItem'],
    shared: ['GetItem', 'PutItem'],
    handovers: ['Query'],
    'contact-register': ['GetItem'],
    'contact-import': ['Query'],
  },
} as const satisfies RoundSettings;

/** What ends what people began with contacts, and keeps nobody's data longer than it may. */
export const tidyContacts = {
  name: 'tidy-contacts',
  every: Duration.minutes(5),
  impact:
    'People who are to be erased are not, and an import that broke off stays half written behind what is read.',
  timeout: Duration.seconds(60),
  memorySize: 512,
  rows: {
    rollouts: ['Query'],
    rollout: ['GetItem', 'Query'],
    organisation: ['Query', 'PutItem', 'DeleteItem'],
    milestone: ['GetItem'],
    'milestone-organisation': ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'PartiQLUpdate'],
    'contact-register': ['GetItem', 'Query', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'],
    'contact-import': ['GetItem', 'Query', 'UpdateItem', 'DeleteItem'],
  },
} as const satisfies RoundSettings;
