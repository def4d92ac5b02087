import * as z from 'zod';
import { requireInput } from '../../domain/shared/parse-input.ts';

// Every environment variable of the functions. The infrastructure sets them by these names. A function makes the
// schemas of those that it reads.
const variables = {
  TABLE_NAME: () => z.string().min(3),
  EVENT_BUS_NAME: () => z.string().min(1),
  ORGANISATION_PLANS_QUEUE_URL: () => z.url(),
  DISPATCHES_QUEUE_URL: () => z.url(),
  DELIVERIES_QUEUE_URL: () => z.url(),
  PRESS_DELIVERIES_QUEUE_URL: () => z.url(),
  PRESS_RELEASES_QUEUE_URL: () => z.url(),
  NEWSLETTER_PLANS_QUEUE_URL: () => z.url(),
  CONFIRMATIONS_QUEUE_URL: () => z.url(),
  ANSWERS_QUEUE_URL: () => z.url(),
  ACCOUNTS_QUEUE_URL: () => z.url(),
  CONFIGURATION_SET_NAME: () => z.string().min(1),
  /** The domain that mail may be sent from. */
  MAIL_DOMAIN: () => z.string().min(1),
  /** Base URL of the public pages, without a trailing slash. */
  PUBLIC_URL: () => z.url(),
  /** Mail address for accessibility reports. */
  ACCESSIBILITY_ADDRESS: () => z.email(),
  /** Base URL of console and API, without a trailing slash. */
  CONSOLE_URL: () => z.url(),
  /** Sign-in: issuer and client of tokens, and the sign-in page. */
  SIGN_IN_ISSUER: () => z.url(),
  SIGN_IN_CLIENT_ID: () => z.string().min(1),
  SIGN_IN_URL: () => z.url(),
  /** The user pool that has the accounts. */
  USER_POOL_ID: () => z.string().min(1),
  /** The sender's address of invitations. */
  INVITATION_SENDER: () => z.email(),
  /** Identity providers that people may sign in with, as JSON, for `identityProvidersIn`. */
  IDENTITY_PROVIDERS: () => z.string(),
  /** What CloudFront sends along with each request; only set where a stage has a domain of its own. */
  ORIGIN_SECRET: () => z.string().min(32).optional(),
  /** Where a stage without real mail stores its mails for reading; only set there. */
  MAILBOX_URL: () => z.url().optional(),
} as const;

export type VariableName = keyof typeof variables;
export type Environment<N extends VariableName> = { [K in N]: z.infer<ReturnType<(typeof variables)[K]>> };

/**
 * Reads exactly the variables that a function names, so a wrong deployment fails at start.
 * @throws {InvalidInput} one line per variable
 */
export function readEnvironment<N extends VariableName>(
  names: readonly N[],
  source: NodeJS.ProcessEnv,
): Environment<N> {
  const shape = Object.fromEntries(names.map((name) => [name, variables[name]()]));
  const named = Object.fromEntries(names.map((name) => [name, source[name]]));
  return requireInput('environment', z.object(shape), named) as Environment<N>;
}
