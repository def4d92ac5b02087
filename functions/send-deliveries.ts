import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { makeQuestionLink } from '../domain/links/use-cases/make-question-link.ts';
import { makeTaskLink } from '../domain/links/use-cases/make-task-link.ts';
import { makeUnsubscribeLink } from '../domain/links/use-cases/make-unsubscribe-link.ts';
import { paceSchema } from '../domain/mail/pace.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../domain/mail/sending-hold.ts';
import { sendJobSchema } from '../domain/plan/plan.ts';
import { sendDeliveries } from '../domain/sending/use-cases/send-deliveries.ts';
import { BatchLinkKeys } from './adapters/dynamodb/batch-link-keys.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { GatheringTable } from './adapters/dynamodb/gathering-table.ts';
import { DynamoKeptEvidence } from './adapters/dynamodb/kept-evidence.ts';
import { DynamoLedgers } from './adapters/dynamodb/ledgers.ts';
import { DynamoManualFollowUps } from './adapters/dynamodb/manual-follow-ups.ts';
import { DynamoObligations } from './adapters/dynamodb/obligations.ts';
import { DynamoPlans } from './adapters/dynamodb/plans.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { DynamoTasks } from './adapters/dynamodb/tasks.ts';
import { EventBridgeMilestoneEvents } from './adapters/eventbridge/milestone-events.ts';
import { HmacSigner } from './adapters/node-crypto/hmac-signer.ts';
import { newSecret } from './adapters/node-crypto/new-secret.ts';
import { SesMailer } from './adapters/ses/mailer.ts';
import { SesQuotas } from './adapters/ses/quotas.ts';
import { SqsDispatchPartJobs } from './adapters/sqs/dispatch-part-jobs.ts';
import { LanedJobs } from './adapters/sqs/laned-jobs.ts';
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
const table = GatheringTable.open(env.TABLE_NAME);
const linkKeys = new BatchLinkKeys(table);
const links = {
  linkKeys,
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
    prepare: () => linkKeys.begin(),
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
  schema: sendJobSchema,
  work: async (job, context) => {
    const remainingMillis = () => context.getRemainingTimeInMillis();
    const report = await sendDeliveries(job, { ...ports, remainingMillis });
    log.info('DELIVERIES_SENT', { ...job, chunk: job.chunk?.number, ...report });
  },
});
