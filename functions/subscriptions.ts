import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRequestLimits } from './adapters/dynamodb/request-limits.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSubscribers } from './adapters/dynamodb/subscribers.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { SqsConfirmationJobs } from './adapters/sqs/confirmation-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { viewerAddress } from './runtime/origin.ts';
import { subscribeApp } from './web/apps/subscribe-app.ts';

const env = readEnvironment(['TABLE_NAME', 'CONFIRMATIONS_QUEUE_URL', 'ORIGIN_SECRET'], process.env);
const log = new Log('subscriptions');
const table = Table.open(env.TABLE_NAME);
const reads = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  linkKeys: new DynamoLinkKeys(table),
  signer: new HmacSigner(),
  now: Date.now,
};
const acts = {
  ...reads,
  requestLimits: new DynamoRequestLimits(table),
  subscribers: new DynamoSubscribers(table),
  suppressions: new DynamoSuppressions(table),
  confirmationJobs: new SqsConfirmationJobs(env.CONFIRMATIONS_QUEUE_URL),
};

export const handler = httpHandler(log, (onError) =>
  subscribeApp({
    reads,
    acts,
    networkOf: (context) => viewerAddress(context, env.ORIGIN_SECRET) ?? 'unknown',
    onAsked: (asked) => log.info('SUBSCRIPTION_ASKED', asked),
    onRevoked: (used) => log.warn('REVOKED_LINK_USED', used),
    onError,
  }),
);
