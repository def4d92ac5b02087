import { CognitoSignInService } from './adapters/cognito/sign-in-service.ts';
import { CognitoTokenVerifier } from './adapters/cognito/token-verifier.ts';
import { readContactFile } from './adapters/csv-parse/contact-file.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoContactRegister } from './adapters/dynamodb/contact-register.ts';
import { DynamoDeliveries } from './adapters/dynamodb/deliveries.ts';
import { DynamoDispatches } from './adapters/dynamodb/dispatches.ts';
import { DynamoErasures } from './adapters/dynamodb/erasures.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoReachTasks } from './adapters/dynamodb/reach-tasks.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { DynamoSuppressions } from './adapters/dynamodb/suppressions.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { contactsApp } from './web/apps/contacts-app.ts';

const names = ['TABLE_NAME', 'CONSOLE_URL', 'SIGN_IN_ISSUER', 'SIGN_IN_CLIENT_ID', 'SIGN_IN_URL'] as const;
const env = readEnvironment(names, process.env);
const log = new Log('contacts');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  register: new DynamoContactRegister(table),
  dispatches: new DynamoDispatches(table),
  deliveries: new DynamoDeliveries(table),
  erasures: new DynamoErasures(table),
  reachTasks: new DynamoReachTasks(table),
  suppressions: new DynamoSuppressions(table),
  readFile: readContactFile,
  now: Date.now,
};
const { CONSOLE_URL: consoleUrl, SIGN_IN_CLIENT_ID: clientId } = env;
const tokens = new CognitoTokenVerifier({ issuer: env.SIGN_IN_ISSUER, clientId });
const signIn = new CognitoSignInService({ url: env.SIGN_IN_URL, clientId, consoleUrl });
const onError = (error: Error) => log.error('REQUEST_FAILED', error);

export const handler = httpHandler(contactsApp({ ports, tokens, signIn, consoleUrl, onError }), log);
