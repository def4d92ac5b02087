import { compileNewsletters } from '../domain/newsletter/use-cases/compile-newsletters.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoNewsletterSchedules } from './adapters/dynamodb/newsletter-schedules.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'NEWSLETTER_PLANS_QUEUE_URL'], process.env);
const log = new Log('compile-newsletters');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  newsletterSchedules: new DynamoNewsletterSchedules(table),
  dispatches: new DynamoDispatches(table),
  plans: new DynamoPlans(table),
  newsletterJobs: new SqsDispatchPartJobs(env.NEWSLETTER_PLANS_QUEUE_URL),
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    const { opened, late, resumed } = await compileNewsletters(ports);
    for (const dispatch of opened) log.info('NEWSLETTER_OPENED', { dispatch });
    // An alarm watches this line: a person has to review it first.
    for (const dispatch of late) log.warn('NEWSLETTER_LATE', { dispatch });
    for (const dispatch of resumed) log.warn('NEWSLETTER_RESUMED', { dispatch });
  },
});
