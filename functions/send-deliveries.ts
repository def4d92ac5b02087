import { randomUUID } from 'node:crypto';
import { organisationJobSchema } from '../domain/plan.ts';
import { sendDeliveries } from '../domain/use-cases/send-deliveries.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SesMailer } from './adapters/ses/mailer.ts';
import { SqsOrganisationJobs } from './adapters/sqs/organisation-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const names = ['TABLE_NAME', 'EVENT_BUS_NAME', 'DELIVERIES_QUEUE_URL', 'CONFIGURATION_SET_NAME'] as const;
const env = readEnvironment(names, process.env);
const log = new Log('send-deliveries');
const table = Table.open(env.TABLE_NAME);
const ports = {
  milestones: new DynamoMilestones(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  plans: new DynamoPlans(table),
  mailer: new SesMailer({ configurationSet: env.CONFIGURATION_SET_NAME }),
  sendJobs: new SqsOrganisationJobs(env.DELIVERIES_QUEUE_URL),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  now: Date.now,
  attemptId: randomUUID,
  random: Math.random,
};

export const handler = queueHandler({
  log,
  schema: organisationJobSchema,
  work: async (job, context) => {
    const remainingMillis = () => context.getRemainingTimeInMillis();
    log.info('DELIVERIES_SENT', { ...job, ...(await sendDeliveries(job, { ...ports, remainingMillis })) });
  },
});
