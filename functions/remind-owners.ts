import * as z from 'zod';
import { remindOwners } from '../domain/tasks/use-cases/remind-owners.ts';
import { renderTaskMail } from '../templates/mail/render-task-mail.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoHandovers } from './adapters/dynamodb/handovers.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoSignOffs } from './adapters/dynamodb/sign-offs.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'EVENT_BUS_NAME'], process.env);
const log = new Log('remind-owners');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  dispatches: new DynamoDispatches(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  plans: new DynamoPlans(table),
  obligations: new DynamoObligations(table),
  ledgers: new DynamoLedgers(table),
  tasks: new DynamoTasks(table),
  signOffs: new DynamoSignOffs(table),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  handovers: new DynamoHandovers(table),
  reminded: new DynamoSharedRecord(table, { row: 'reminded', schema: z.record(z.string(), z.iso.date()) }),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  render: renderTaskMail,
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    for (const report of await remindOwners(ports)) log.info('OWNERS_REMINDED', report);
  },
});
