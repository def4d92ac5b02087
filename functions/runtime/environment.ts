import * as z from 'zod';
import { requireInput } from '../../domain/shared/parse-input.ts';

// Every variable that a function may read. The infrastructure sets them by these names, so they are typed once.
const variables = {
  TABLE_NAME: z.string().min(3),
  EVENT_BUS_NAME: z.string().min(1),
  ORGANISATION_PLANS_QUEUE_URL: z.url(),
  DELIVERIES_QUEUE_URL: z.url(),
  PRESS_DELIVERIES_QUEUE_URL: z.url(),
  PRESS_RELEASES_QUEUE_URL: z.url(),
  NEWSLETTER_PLANS_QUEUE_URL: z.url(),
  CONFIRMATIONS_QUEUE_URL: z.url(),
  CONFIGURATION_SET_NAME: z.string().min(1),
  /** Where the public pages are, without a slash at the end. */
  PUBLIC_URL: z.url(),
  /** Where readers report what they cannot read or use. */
  ACCESSIBILITY_ADDRESS: z.email(),
  /** Where the console and the API are, without a slash at the end. */
  CONSOLE_URL: z.url(),
  /** Who vouches for people that sign in: the issuer of their tokens, the client they are for, and where one signs in. */
  SIGN_IN_ISSUER: z.url(),
  SIGN_IN_CLIENT_ID: z.string().min(1),
  SIGN_IN_URL: z.url(),
  /** Where a stage keeps its mails for people to read instead of delivering them; only a stage without real mail has it. */
  MAILBOX_URL: z.url().optional(),
} as const;

export type VariableName = keyof typeof variables;
export type Environment<N extends VariableName> = { [K in N]: z.infer<(typeof variables)[K]> };

/**
 * Reads exactly the variables a function names. A wrong deployment dies at start with all that is missing.
 * @throws {InvalidInput} one line a variable
 */
export function readEnvironment<N extends VariableName>(
  names: readonly N[],
  source: NodeJS.ProcessEnv,
): Environment<N> {
  const shape: Pick<typeof variables, N> = Object.assign(
    {},
    ...names.map((name) => ({ [name]: variables[name] })),
  );
  return requireInput('environment', z.object(shape), source) as Environment<N>;
}
