import { planNewsletter } from '../domain/newsletter/use-cases/plan-newsletter.ts';
import { dispatchPartJobSchema } from '../domain/plan/plan.ts';
import { headIssue, renderNewsletter, sayChange } from '../templates/newsletter/render-newsletter.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsItems } from './adapters/dynamodb/news-items.ts';
import { DynamoNewsletterIssues } from './adapters/dynamodb/newsletter-issues.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL', 'PUBLIC_URL'], process.env);
const log = new Log('plan-newsletter');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  plans: new DynamoFrozenPlans(table),
  rollouts: new DynamoRollouts(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  subscribers: new DynamoSubscribers(table),
  catalogues: new DynamoCatalogues(table),
  milestones: new DynamoMilestones(table),
  obligations: new DynamoObligations(table),
  newsItems: new DynamoNewsItems(table),
  newsletterIssues: new DynamoNewsletterIssues(table),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  head: headIssue,
  sayChange,
  render: renderNewsletter,
  publicUrl: env.PUBLIC_URL,
  now: Date.now,
};

export const handler = queueHandler({
  log,
  schema: dispatchPartJobSchema,
  work: async (job) => {
    log.info('NEWSLETTER_PLANNED', { ...job, ...(await planNewsletter(job, ports)) });
  },
});
