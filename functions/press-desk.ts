import { renderPressMail } from '../templates/press/render-press-mail.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContacts } from './adapters/dynamodb/contacts.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoMilestones } from './adapters/dynamodb/milestones.ts';
import { DynamoNewsroom } from './adapters/dynamodb/newsroom.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPressReleases } from './adapters/dynamodb/press-releases.ts';
import { DynamoRequestLimits } from './adapters/dynamodb/request-limits.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { shrinkImage } from './adapters/jsquash/shrink-image.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { SqsTrialJobs } from './adapters/sqs/trial-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { pressApp } from './web/apps/press-app.ts';

const names = ['TABLE_NAME', 'PRESS_DELIVERIES_QUEUE_URL', 'ACCOUNTS_QUEUE_URL', 'PUBLIC_URL'] as const;
const env = readEnvironment([...names, ...SIGN_IN_VARIABLES], process.env);
const log = new Log('press-desk');
const table = Table.open(env.TABLE_NAME);
const ports = {
  pressReleases: new DynamoPressReleases(table),
  newsroom: new DynamoNewsroom(table),
  ...readsForEveryPage(table),
  trialJobs: new SqsTrialJobs(env.ACCOUNTS_QUEUE_URL),
  requestLimits: new DynamoRequestLimits(table),
  rollouts: new DynamoRollouts(table),
  milestones: new DynamoMilestones(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contacts: new DynamoContacts(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  // A release's mails use the press lane, whoever enqueues them.
  sendJobs: new SqsDispatchPartJobs(env.PRESS_DELIVERIES_QUEUE_URL),
  render: renderPressMail,
  shrinkImage,
  publicUrl: env.PUBLIC_URL,
  now: Date.now,
};

export const handler = signedInHandler(pressApp, { env, log, table, ports });
