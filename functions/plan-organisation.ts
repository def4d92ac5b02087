import { planOrganisation } from '../domain/milestone/use-cases/plan-organisation.ts';
import { dispatchPartJobSchema } from '../domain/plan/plan.ts';
import { renderMail } from '../templates/mail/render-mail.ts';
import { documentTexts } from '../templates/packets/document-texts.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'EVENT_BUS_NAME', 'DELIVERIES_QUEUE_URL', 'ORGANISATION_PLANS_QUEUE_URL'],
  process.env,
);
const log = new Log('plan-organisation');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  milestones: new DynamoMilestones(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  catalogues: new DynamoCatalogues(table),
  ledgers: new DynamoLedgers(table),
  plans: new DynamoFrozenPlans(table),
  obligations: new DynamoObligations(table),
  tasks: new DynamoTasks(table),
  planJobs: new SqsDispatchPartJobs(env.ORGANISATION_PLANS_QUEUE_URL),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  render: renderMail,
  renderDocuments: documentTexts,
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: dispatchPartJobSchema,
  work: async (job) => {
    const { deliveries, gaps, milestoneComplete } = await planOrganisation(job, ports);
    log.info('ORGANISATION_PLANNED', { ...job, deliveries, gaps });
    if (milestoneComplete) log.info('MILESTONE_PLANNED', { milestone: job.dispatchId });
  },
});
