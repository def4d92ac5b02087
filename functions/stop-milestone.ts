import { stopMilestone } from '../domain/milestone/use-cases/stop-milestone.ts';
import { stopRequestedSchema } from '../domain/plan/milestone-events.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { LanedJobs } from './adapters/sqs/laned-jobs.ts';
import { busEvent } from './runtime/bus-event.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PRESS_DELIVERIES_QUEUE_URL'],
  process.env,
);
const log = new Log('stop-milestone');
const ports = {
  dispatches: new DynamoDispatches(Table.open(env.TABLE_NAME)),
  sendJobs: new LanedJobs({
    press: new SqsDispatchPartJobs(env.PRESS_DELIVERIES_QUEUE_URL),
    other: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  }),
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: busEvent(stopRequestedSchema),
  work: async ({ detail: { id: milestone, by } }) => {
    const result = await stopMilestone({ milestone, by }, ports);
    log.info(result === 'stopping' ? 'MILESTONE_STOPPING' : 'MILESTONE_NOT_STOPPED', { milestone });
  },
});
