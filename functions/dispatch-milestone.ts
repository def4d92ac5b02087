import * as z from 'zod';
import { dispatchMilestone } from '../domain/milestone/use-cases/dispatch-milestone.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SqsApprovedMilestoneJobs } from './adapters/sqs/approved-milestone-jobs.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const names = [
  'TABLE_NAME',
  'EVENT_BUS_NAME',
  'DISPATCHES_QUEUE_URL',
  'DELIVERIES_QUEUE_URL',
  'ORGANISATION_PLANS_QUEUE_URL',
] as const;
const env = readEnvironment(names, process.env);
const log = new Log('dispatch-milestone');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  milestones: new DynamoMilestones(table),
  rollouts: new DynamoRollouts(table),
  plans: new DynamoPlans(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  dispatchJobs: new SqsApprovedMilestoneJobs(env.DISPATCHES_QUEUE_URL),
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  now: Date.now,
};

export const handler = queueHandler({
  log,
  // An event of the bus, or a job of its own.
  schema: z.object({ detail: z.object({ id: z.string() }) }),
  work: async ({ detail: { id: milestone } }) => {
    const dispatched = await dispatchMilestone(milestone, ports);
    if (dispatched === 'later') log.info('MILESTONE_NOT_DUE', { milestone });
    else log.info('MILESTONE_DISPATCHED', { milestone, ...dispatched });
  },
});
