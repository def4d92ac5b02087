import * as z from 'zod';
import { dispatchMilestone } from '../domain/milestone/use-cases/dispatch-milestone.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { busEvent } from './runtime/bus-event.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'EVENT_BUS_NAME', 'DELIVERIES_QUEUE_URL'], process.env);
const log = new Log('dispatch-milestone');
const table = Table.open(env.TABLE_NAME);
const ports = {
  milestones: new DynamoMilestones(table),
  plans: new DynamoPlans(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: busEvent(z.object({ id: z.string() })),
  work: async ({ detail: { id: milestone } }) => {
    const { organisations } = await dispatchMilestone(milestone, ports);
    log.info('MILESTONE_DISPATCHED', { milestone, organisations });
  },
});
