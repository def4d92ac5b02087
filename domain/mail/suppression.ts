import * as z from 'zod';
import { digest } from '../shared/digest.ts';
import { recipientKey } from '../shared/email-address.ts';

export const suppressionReasonSchema = z.enum(['bounce', 'complaint', 'unsubscribe', 'manual']);

/** All mail, or one list that a person has left. */
export const suppressionScopeSchema = z.union([z.literal('all'), z.string().regex(/^list:[a-z0-9-]{1,80}$/)]);
export type SuppressionScope = z.infer<typeof suppressionScopeSchema>;

/** That an address gets no mail of a scope. The address itself is not kept, only what it can be recognised by. */
export const suppressionSchema = z.strictObject({
  recipient: z.string(),
  scope: suppressionScopeSchema,
  reason: suppressionReasonSchema,
  at: z.int().min(0),
  /** When the reader asked for the list again: it holds no more. */
  liftedAt: z.int().min(0).optional(),
});
export type Suppression = z.infer<typeof suppressionSchema>;

/** What a suppressed address is recognised by. */
export function recipientDigest(address: string): string {
  return digest(['recipient', recipientKey(address)]);
}

/** The list that mails of a rollout to associations and citizens belong to, which their readers may leave. */
export function rolloutList(rollout: string): SuppressionScope {
  return `list:${rollout}`;
}

/** The list that press releases of a rollout belong to. Whoever leaves it still finds them in the newsroom. */
export function pressList(rollout: string): SuppressionScope {
  return `list:press-${rollout}`;
}

/** The list of questions whether a subscription is meant: who leaves it is not asked again. */
export function confirmationList(rollout: string): SuppressionScope {
  return `list:confirm-${rollout}`;
}

/** That somebody wants a list again that was left before that was asked for; both in ms. */
export type Lift = { recipient: string; scope: SuppressionScope; before: number; at: number };

/** Where suppressions are kept. They are authoritative, whatever the mail service keeps beside them. */
export interface Suppressions {
  /** Keeps one; the same again changes nothing, except where it was lifted meanwhile. */
  add(suppression: Suppression): Promise<void>;
  /** Which of these recipients are suppressed for all mail or for the list, read consistently. */
  among(asked: readonly { recipient: string; list?: SuppressionScope }[]): Promise<Set<string>>;
  /** Marks as lifted what the reader did alone, by leaving; what bounced or was complained of stays. */
  lift(lift: Lift): Promise<void>;
  ofRecipient(recipient: string): Promise<Suppression[]>;
}
