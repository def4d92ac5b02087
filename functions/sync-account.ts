import { accountJobSchema } from '../domain/people/sign-in-accounts.ts';
import { syncAccount } from '../domain/people/use-cases/sync-account.ts';
import { renderInvitation } from '../templates/people/render-invitation.ts';
import { CognitoSignInAccounts } from './adapters/cognito/sign-in-accounts.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { EventBridgeAccessArchive } from './adapters/eventbridge/access-archive.ts';
import { SesInvitationMailer } from './adapters/ses/invitation-mailer.ts';
import { readEnvironment } from './runtime/environment.ts';
import { Log } from './runtime/log.ts';
import { queueHandler } from './runtime/queue-handler.ts';

const env = readEnvironment(
  [
    'TABLE_NAME',
    'EVENT_BUS_NAME',
    'USER_POOL_ID',
    'CONFIGURATION_SET_NAME',
    'INVITATION_SENDER',
    'CONSOLE_URL',
  ],
  process.env,
);
const log = new Log('sync-account');
const table = Table.open(env.TABLE_NAME);
const ports = {
  people: new DynamoPeople(table),
  archive: new EventBridgeAccessArchive(env.EVENT_BUS_NAME),
  organisations: new DynamoOrganisations(table),
  accounts: new CognitoSignInAccounts({ poolId: env.USER_POOL_ID }),
  mailer: new SesInvitationMailer({
    configurationSet: env.CONFIGURATION_SET_NAME,
    from: env.INVITATION_SENDER,
  }),
  render: renderInvitation,
  consoleUrl: env.CONSOLE_URL,
};

export const handler = queueHandler({
  log,
  schema: accountJobSchema,
  work: async (job) =>
    log.info('ACCOUNT_SYNCED', { person: job.person, result: await syncAccount(job, ports) }),
});
