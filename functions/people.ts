import { CognitoSignInAccounts } from './adapters/cognito/sign-in-accounts.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContactStore } from './adapters/dynamodb/contact-store.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoPeople } from './adapters/dynamodb/people.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { SqsAccountJobs } from './adapters/sqs/account-jobs.ts';
import { readEnvironment } from './runtime/environment.ts';
import { identityProvidersIn } from './runtime/identity-providers.ts';
import { Log } from './runtime/log.ts';
import { readsForEveryPage } from './runtime/reads-for-every-page.ts';
import { SIGN_IN_VARIABLES, signedInHandler } from './runtime/signed-in-handler.ts';
import { peopleApp } from './web/apps/people-app.ts';

const env = readEnvironment(
  ['TABLE_NAME', 'USER_POOL_ID', 'ACCOUNTS_QUEUE_URL', ...SIGN_IN_VARIABLES],
  process.env,
);
const log = new Log('people');
const table = Table.open(env.TABLE_NAME);
const ports = {
  ...readsForEveryPage(table),
  people: new DynamoPeople(table),
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  contactStore: new DynamoContactStore(table),
  visitors: new CognitoSignInAccounts({ poolId: env.USER_POOL_ID }),
  accountJobs: new SqsAccountJobs(env.ACCOUNTS_QUEUE_URL),
  providers: identityProvidersIn(env.IDENTITY_PROVIDERS),
  now: Date.now,
};

export const handler = signedInHandler(peopleApp, { env, log, table, ports });
