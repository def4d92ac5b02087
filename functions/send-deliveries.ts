import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { LinkKey } from '../domain/links/link-key.ts';
import { makeQuestionLink } from '../domain/links/use-cases/make-question-link.ts';
import { makeTaskLink } from '../domain/links/use-cases/make-task-link.ts';
import { makeUnsubscribeLink } from '../domain/links/use-cases/make-unsubscribe-link.ts';
import { paceSchema } from '../domain/mail/pace.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../domain/mail/sending-hold.ts';
import { dispatchPartJobSchema } from '../domain/plan/plan.ts';
import { sendDeliveries } from '../domain/sending/use-cases/send-deliveries.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoKeptEvidence } from './adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoLinkKeys } from './adapters/dynamodb/link-keys.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { SesMailer } from './adapters/ses/mailer.ts';
import { SesQuotas } from './adapters/ses/quotas.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { LanedJobs } from './adapters/sqs/laned-jobs.ts';
import { coalesced } from './runtime/coalesced.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const names = [
  'TABLE_NAME',
  'EVENT_BUS_NAME',
  'DELIVERIES_QUEUE_URL',
  'PRESS_DELIVERIES_QUEUE_URL',
  'CONFIGURATION_SET_NAME',
  'PUBLIC_URL',
] as const;
const env = readEnvironment(names, process.env);
const log = new Log('send-deliveries');
const table = Table.open(env.TABLE_NAME);
const linkKeys = new DynamoLinkKeys(table);
const links = {
  // Mails that leave at once share a read of the keys.
  linkKeys: { all: coalesced(() => linkKeys.all()), add: (key: LinkKey) => linkKeys.add(key) },
  signer: new HmacSigner(),
  newSecret,
  publicUrl: env.PUBLIC_URL,
  now: Date.now,
};
const ports = {
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  obligations: new DynamoObligations(table),
  ledgers: new DynamoLedgers(table),
  tasks: new DynamoTasks(table),
  plans: new DynamoPlans(table),
  suppressions: new DynamoSuppressions(table),
  manualFollowUps: new DynamoManualFollowUps(table),
  holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  identity: new DynamoTableIdentities(table),
  keptEvidence: new DynamoKeptEvidence(table),
  pace: new DynamoSharedRecord(table, { row: 'pace', schema: paceSchema }),
  quotas: new SesQuotas(),
  mailer: new SesMailer({
    configurationSet: env.CONFIGURATION_SET_NAME,
    unsubscribeLink: (reader) => makeUnsubscribeLink(reader, links),
    taskLink: (reader) => makeTaskLink(reader, links),
    questionLink: (mail) => makeQuestionLink(mail, links),
  }),
  sendJobs: new LanedJobs({
    press: new SqsDispatchPartJobs(env.PRESS_DELIVERIES_QUEUE_URL),
    other: new SqsDispatchPartJobs(env.DELIVERIES_QUEUE_URL),
  }),
  events: new EventBridgeMilestoneEvents(env.EVENT_BUS_NAME),
  now: Date.now,
  sleep: (millis: number) => setTimeout(millis),
  attemptId: randomUUID,
  random: Math.random,
};

export const handler = queueHandler({
  log,
  schema: dispatchPartJobSchema,
  work: async (job, context) => {
    const remainingMillis = () => context.getRemainingTimeInMillis();
    log.info('DELIVERIES_SENT', { ...job, ...(await sendDeliveries(job, { ...ports, remainingMillis })) });
  },
});
