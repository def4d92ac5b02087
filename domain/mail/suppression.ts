import * as z from 'zod';
import { digest } from '../shared/digest.ts';
import { recipientKey } from '../shared/email-address.ts';

export const suppressionReasonSchema = z.enum(['bounce', 'complaint', 'unsubscribe', 'manual']);

/** All mail, or one list that a person has left. */
export const suppressionScopeSchema = z.union([z.literal('all'), z.string().regex(/^list:[a-z0-9-]{1,80}$/)]);
export type SuppressionScope = z.infer<typeof suppressionScopeSchema>;

/** Blocks an address for a scope. Stores a digest instead of the address. */
export const suppressionSchema = z.strictObject({
  recipient: z.string(),
  scope: suppressionScopeSchema,
  reason: suppressionReasonSchema,
  at: z.int().min(0),
  /** When the reader subscribed again; the suppression is void from then on. */
  liftedAt: z.int().min(0).optional(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

/** The digest that identifies a suppressed address. */
export function recipientDigest(address: string): string {
  return digest(['recipient', recipientKey(address)]);
}

/** The rollout's list for associations and citizens, who may unsubscribe. */
export function rolloutList(rollout: string): SuppressionScope {
  return `list:${rollout}`;
}

/** The rollout's list for press releases. The newsroom remains readable without it. */
export function pressList(rollout: string): SuppressionScope {
  return `list:press-${rollout}`;
}

/** The list for subscription confirmations: whoever leaves it is never asked again. */
export function confirmationList(rollout: string): SuppressionScope {
  return `list:confirm-${rollout}`;
}

/** A renewed request for a list that was left before it; both times in ms. */
export type Lift = { recipient: string; scope: SuppressionScope; before: number; at: number };

/** Stores suppressions. Authoritative, whatever the mail service's own list says. */
export interface Suppressions {
  /** Stores a suppression; idempotent, except that it takes effect again after a lift. */
  add(suppression: Suppression): Promise<void>;
  /** Which of these recipients are suppressed for all mail or for the list; consistent read. */
  among(asked: readonly { recipient: string; list?: SuppressionScope }[]): Promise<Set<string>>;
  /** Lifts only what the reader did by unsubscribing; bounces and complaints remain. */
  lift(lift: Lift): Promise<void>;
  ofRecipient(recipient: string): Promise<Suppression[]>;
}
