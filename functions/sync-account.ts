import { setTimeout } from 'node:timers/promises';
import * as z from 'zod';
import { paceSchema } from '../domain/mail/pace.ts';
import { restoresSchema } from '../domain/mail/restore.ts';
import { sendingHoldsSchema } from '../domain/mail/sending-hold.ts';
import { accountJobSchema } from '../domain/people/sign-in-accounts.ts';
import { trialJobSchema } from '../domain/people/trial.ts';
import { sendTrial } from '../domain/people/use-cases/send-trial.ts';
import { syncAccount } from '../domain/people/use-cases/sync-account.ts';
import { mailGate } from '../domain/sending/use-cases/mail-gate.ts';
import { renderInvitation } from '../templates/people/render-invitation.ts';
import { CognitoSignInAccounts } from './adapters/cognito/sign-in-accounts.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoSharedRecord } from './adapters/dynamodb/shared-record.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { DynamoTableIdentities } from './adapters/dynamodb/table-identities.ts';
import { EventBridgeAccessArchive } from './adapters/eventbridge/access-archive.ts';
import { SesInvitationMailer } from './adapters/ses/invitation-mailer.ts';
import { SesMailer } from './adapters/ses/mailer.ts';
import { SesQuotas } from './adapters/ses/quotas.ts';
import { SqsAccountJobs } from './adapters/sqs/account-jobs.ts';
import { SqsTrialJobs } from './adapters/sqs/trial-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(
  [
    'TABLE_NAME',
    'EVENT_BUS_NAME',
    'USER_POOL_ID',
    'ACCOUNTS_QUEUE_URL',
    'CONFIGURATION_SET_NAME',
    'INVITATION_SENDER',
    'CONSOLE_URL',
  ],
  process.env,
);
const log = new Log('sync-account');
const table = Table.open(env.TABLE_NAME);
const gate = mailGate(env.INVITATION_SENDER, {
  holds: new DynamoSharedRecord(table, { row: 'holds', schema: sendingHoldsSchema }),
  pace: new DynamoSharedRecord(table, { row: 'pace', schema: paceSchema }),
  restores: new DynamoSharedRecord(table, { row: 'restores', schema: restoresSchema }),
  identity: new DynamoTableIdentities(table),
  quotas: new SesQuotas(),
  mailer: new SesMailer({ configurationSet: env.CONFIGURATION_SET_NAME }),
  now: Date.now,
  sleep: (millis) => setTimeout(millis),
  random: Math.random,
});
const ports = {
  people: new DynamoPeople(table),
  archive: new EventBridgeAccessArchive(env.EVENT_BUS_NAME),
  organisations: new DynamoOrganisations(table),
  accounts: new CognitoSignInAccounts({ poolId: env.USER_POOL_ID }),
  mailer: new SesInvitationMailer({
    configurationSet: env.CONFIGURATION_SET_NAME,
    from: env.INVITATION_SENDER,
  }),
  gate,
  accountJobs: new SqsAccountJobs(env.ACCOUNTS_QUEUE_URL),
  trialJobs: new SqsTrialJobs(env.ACCOUNTS_QUEUE_URL),
  render: renderInvitation,
  now: Date.now,
  consoleUrl: env.CONSOLE_URL,
};

export const handler = queueHandler({
  log,
  schema: z.union([accountJobSchema, trialJobSchema]),
  work: async (job) =>
    'trial' in job
      ? log.info('TRIAL_HANDLED', { trial: job.id, result: await sendTrial(job, ports) })
      : log.info('ACCOUNT_SYNCED', { person: job.person, result: await syncAccount(job, ports) }),
});
