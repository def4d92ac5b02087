import * as z from 'zod';
import { welcomeNewcomers } from '../domain/newcomers/use-cases/welcome-newcomers.ts';
import { askSamples } from '../domain/samples/use-cases/ask-samples.ts';
import { renderMail } from '../templates/mail/render-mail.ts';
import { renderSample } from '../templates/samples/render-sample.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoFrozenPlans } from './adapters/dynamodb/frozen-plans.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { scheduledHandler } from './runtime/scheduled-handler.ts';

const env = readEnvironment(['TABLE_NAME', 'DELIVERIES_QUEUE_URL'], process.env);
const log = new Log('welcome-newcomers');
const table = GatheringTable.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  dispatches: new DynamoDispatches(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  plans: new DynamoFrozenPlans(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  welcomed: new DynamoSharedRecord(table, { row: 'welcomed', schema: z.record(z.string(), z.iso.date()) }),
  sampled: new DynamoSharedRecord(table, { row: 'sampled', schema: z.record(z.string(), z.iso.date()) }),
  sendJobs: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  render: renderMail,
  renderSample,
  now: Date.now,
};

export const handler = scheduledHandler({
  log,
  work: async () => {
    for (const report of await welcomeNewcomers(ports)) log.info('NEWCOMERS_WELCOMED', report);
    for (const report of await askSamples(ports)) log.info('SAMPLE_ASKED', report);
  },
});
