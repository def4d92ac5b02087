import type { Hono } from 'hono';
import { CognitoSignInService } from '../adapters/cognito/sign-in-service.ts';
import { CognitoTokenVerifier } from '../adapters/cognito/token-verifier.ts';
import { DynamoPeople } from '../adapters/dynamodb/people.ts';
import type { Table } from '../adapters/dynamodb/table.ts';
import { type MachineTokens, PeopleTokenVerifier } from '../web/access/people-token-verifier.ts';
import type { MachineCall } from '../web/access/token-route.ts';
import type { SignedInOptions } from '../web/apps/signed-in-app.ts';
import type { Environment } from './environment.ts';
import { httpHandler } from './http-handler.ts';
import { identityProvidersIn } from './identity-providers.ts';
import type { Log } from './log.ts';

/** Environment variables of every function behind the console's sign-in. */
export const SIGN_IN_VARIABLES = [
  'CONSOLE_URL',
  'SIGN_IN_ISSUER',
  'SIGN_IN_CLIENT_ID',
  'SIGN_IN_URL',
  'IDENTITY_PROVIDERS',
] as const;

type SignedIn<Ports> = Pick<SignedInOptions<Ports>, 'ports' | 'mailboxUrl'> & {
  env: Environment<(typeof SIGN_IN_VARIABLES)[number]>;
  log: Log;
  /** Read for who may sign in. */
  table: Table;
  /** Read for what machines may call; without it no machine is let in. */
  ofMachines?: MachineTokens;
};

/**
 * A Lambda behind the console's sign-in: its app, with the user pool that verifies tokens and sessions, and
 * the table that says what their holders may do.
 */
export function signedInHandler<Ports>(
  app: (options: SignedInOptions<Ports>) => Hono,
  { env, log, table, ofMachines, ...options }: SignedIn<Ports>,
) {
  const { CONSOLE_URL: consoleUrl, SIGN_IN_CLIENT_ID: clientId } = env;
  const tokens = new PeopleTokenVerifier({
    identities: new CognitoTokenVerifier({ issuer: env.SIGN_IN_ISSUER, clientId }),
    people: new DynamoPeople(table),
    ofMachines,
    now: Date.now,
    providers: identityProvidersIn(env.IDENTITY_PROVIDERS),
  });
  const signIn = new CognitoSignInService({ url: env.SIGN_IN_URL, clientId, consoleUrl });
  const onMachineCall = (call: MachineCall) => log.info('MACHINE_CALLED', call);
  return httpHandler(log, (onError) =>
    app({ ...options, tokens, signIn, consoleUrl, onError, onMachineCall }),
  );
}
