import { CognitoSignInService } from './adapters/cognito/sign-in-service.ts';
import { CognitoTokenVerifier } from './adapters/cognito/token-verifier.ts';
import { DynamoCatalogues } from './adapters/dynamodb/catalogues.ts';
import { DynamoOrganisations } from './adapters/dynamodb/organisations.ts';
import { DynamoRollouts } from './adapters/dynamodb/rollouts.ts';
import { Table } from './adapters/dynamodb/table.ts';
import { readRolloutArchive } from './adapters/yaml/rollout-archive.ts';
import { readEnvironment } from './runtime/environment.ts';
import { httpHandler } from './runtime/http-handler.ts';
import { Log } from './runtime/log.ts';
import { takeInRolloutApp } from './web/apps/take-in-rollout-app.ts';

const names = ['TABLE_NAME', 'CONSOLE_URL', 'SIGN_IN_ISSUER', 'SIGN_IN_CLIENT_ID', 'SIGN_IN_URL'] as const;
const env = readEnvironment(names, process.env);
const log = new Log('take-in-rollout');
const table = Table.open(env.TABLE_NAME);
const ports = {
  rollouts: new DynamoRollouts(table),
  catalogues: new DynamoCatalogues(table),
  organisations: new DynamoOrganisations(table),
  readArchive: readRolloutArchive,
  now: Date.now,
};
const { CONSOLE_URL: consoleUrl, SIGN_IN_CLIENT_ID: clientId } = env;
const tokens = new CognitoTokenVerifier({ issuer: env.SIGN_IN_ISSUER, clientId });
const signIn = new CognitoSignInService({ url: env.SIGN_IN_URL, clientId, consoleUrl });
const onError = (error: Error) => log.error('REQUEST_FAILED', error);

export const handler = httpHandler(takeInRolloutApp({ ports, tokens, signIn, consoleUrl, onError }), log);
