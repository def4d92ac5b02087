import * as z from 'zod';
import { roleSchema } from './contact.ts';
import { shortDigest } from './digest.ts';
import { emailAddressSchema, recipientKey } from './email-address.ts';
import { organisationCodeSchema } from './organisation.ts';
import { plainText } from './plain-text.ts';
import type { Variant } from './variant.ts';

/** Milliseconds since 1970. */
const instant = z.int().min(0);

/**
 * Where a delivery stands. `unknown` is an honest third outcome beside yes and no: the call may or may not have reached
 * the mail service, so no timer ever sends it again.
 */
export const outcomeSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('planned'),
    tries: z.int().min(0),
    notBefore: instant,
    reason: z.string().optional(),
  }),
  z.strictObject({
    state: z.literal('sending'),
    tries: z.int().min(1),
    attempt: z.string(),
    leaseUntil: instant,
  }),
  z.strictObject({
    state: z.literal('accepted'),
    tries: z.int().min(1),
    attempt: z.string(),
    at: instant,
    messageId: z.string(),
  }),
  z.strictObject({
    state: z.literal('failed'),
    tries: z.int().min(1),
    attempt: z.string(),
    at: instant,
    reason: z.string(),
  }),
  z.strictObject({
    state: z.literal('unknown'),
    tries: z.int().min(1),
    attempt: z.string(),
    at: instant,
    reason: z.string(),
  }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One mail to one recipient. */
export const deliverySchema = z.strictObject({
  id: z.string(),
  organisation: organisationCodeSchema,
  variant: z.string(),
  contact: z.string(),
  name: plainText(120),
  address: emailAddressSchema,
  groups: z.array(roleSchema).min(1),
  outcome: outcomeSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryInState<S extends Outcome['state']> = Delivery & {
  outcome: Extract<Outcome, { state: S }>;
};

/** The same person at the same organisation has the same delivery at a milestone, however often it is planned. */
export function deliveryId(milestone: string, organisation: string, address: string): string {
  return shortDigest('delivery', milestone, organisation, 'mail', recipientKey(address));
}

export function inState<S extends Outcome['state']>(
  delivery: Delivery,
  state: S,
): delivery is DeliveryInState<S> {
  return delivery.outcome.state === state;
}

/** Where deliveries are kept. Every write is conditional on the state that it comes from. */
export interface Deliveries {
  /** All of an organisation at a milestone, read consistently. */
  ofOrganisation(milestone: string, organisation: string): Promise<Delivery[]>;
  /**
   * Writes the intent to send, before any call: planned → sending, for those still planned and due.
   * Returns the ones that are now this attempt's, also where an answer was lost on the way.
   * At most 25 in one call.
   */
  claim(claim: {
    milestone: string;
    deliveries: readonly DeliveryInState<'planned'>[];
    attempt: string;
    now: number;
    leaseUntil: number;
  }): Promise<DeliveryInState<'sending'>[]>;
  /** Writes what became of deliveries that were being sent, only where the attempt is still theirs. At most 25 in one call. */
  settle(
    milestone: string,
    settled: readonly { from: DeliveryInState<'sending'>; outcome: Outcome }[],
  ): Promise<void>;
}

/** What the mail service said, or did not say. */
export type SendResult =
  | { kind: 'accepted'; messageId: string }
  /** Refused for good: the same mail would be refused again. */
  | { kind: 'refused'; reason: string }
  /** Certainly not taken, and may be tried again later. */
  | { kind: 'not-taken'; reason: string }
  /** Nobody can tell whether it was taken. */
  | { kind: 'unknown'; reason: string };

/** Hands one mail to the mail service, in exactly one attempt. It resolves always: a failure is a result. */
export interface Mailer {
  send(mail: {
    milestone: string;
    delivery: DeliveryInState<'sending'>;
    variant: Variant;
  }): Promise<SendResult>;
}
