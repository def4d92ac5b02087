import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { emailAddressSchema, recipientKey } from '../shared/email-address.ts';
import { plainText } from '../shared/plain-text.ts';
import { suppressionScopeSchema } from './suppression.ts';
import type { Variant } from './variant.ts';

/** Milliseconds since 1970. */
const instant = z.int().min(0);

const tried = { tries: z.int().min(1), attempt: z.string() };
const settled = { ...tried, at: instant };

/**
 * Where a delivery stands. `unknown` is an honest third outcome beside yes and no: the call may or may not have reached
 * the mail service, so no timer ever sends it again. `generation` counts the times that a person had it sent anew.
 */
export const outcomeSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('planned'),
    tries: z.int().min(0),
    notBefore: instant,
    reason: z.string().optional(),
    generation: z.int().optional(),
  }),
  z.strictObject({
    state: z.literal('sending'),
    ...tried,
    leaseUntil: instant,
    generation: z.int().optional(),
  }),
  z.strictObject({
    state: z.literal('unknown'),
    ...settled,
    reason: z.string(),
    generation: z.int().optional(),
  }),
  z.strictObject({ state: z.literal('failed'), ...settled, reason: z.string() }),
  z.strictObject({
    state: z.literal('accepted'),
    ...settled,
    messageId: z.string().optional(),
    settledBy: z.string().optional(),
  }),
  z.strictObject({ state: z.literal('delayed'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('delivered'), ...settled }),
  z.strictObject({ state: z.literal('bounced'), ...settled, reason: z.string(), permanent: z.boolean() }),
  z.strictObject({ state: z.literal('complained'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('skipped'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('cancelled'), at: instant }),
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
  /** The list that the mail belongs to, where its reader may leave it. */
  list: suppressionScopeSchema.optional(),
  /** It asks its reader to do something for the groups, and tells none of them: it never counts as reaching anybody. */
  task: z.literal(true).optional(),
  outcome: outcomeSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryInState<S extends Outcome['state']> = Delivery & {
  outcome: Extract<Outcome, { state: S }>;
};

/** The same person at the same organisation has the same delivery at a milestone, however often it is planned. */
export function deliveryId(dispatchId: string, organisation: string, address: string): string {
  return shortDigest('delivery', dispatchId, organisation, 'mail', recipientKey(address));
}

/** The mail that asks the same person to do something by hand, beside whatever it is told itself. */
export function taskDeliveryId(dispatch: string, organisation: string, address: string): string {
  return shortDigest('delivery', dispatch, organisation, 'task', recipientKey(address));
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
  ofOrganisation(dispatchId: string, organisation: string): Promise<Delivery[]>;
  /**
   * Writes the intent to send, before any call: planned → sending, for those still planned and due.
   * Returns the ones that are now this attempt's, also where an answer was lost on the way.
   */
  claim(claim: {
    dispatchId: string;
    deliveries: readonly DeliveryInState<'planned'>[];
    attempt: string;
    now: number;
    leaseUntil: number;
  }): Promise<DeliveryInState<'sending'>[]>;
  /**
   * Writes what became of deliveries that were being sent, only where the attempt is still theirs and no evidence came
   * first.
   */
  settle(dispatchId: string, settled: readonly Settled[]): Promise<void>;
  /**
   * Writes what the mail service says of an attempt, only where its rank is higher than the stored one. Works before the
   * sender wrote anything. `foreign`: there is no such delivery, or another attempt has it.
   */
  record(evidence: Evidence): Promise<'recorded' | 'known' | 'foreign'>;
  /** Planned → cancelled, for those still planned. Returns how many were. */
  cancel(dispatchId: string, deliveries: readonly Delivery[], at: number): Promise<number>;
  /** A person settles an unknown one, only where it is still unknown with that attempt. */
  resolve(resolution: {
    dispatchId: string;
    delivery: DeliveryInState<'unknown'>;
    outcome: Outcome;
  }): Promise<boolean>;
}

export type Settled = { from: DeliveryInState<'sending'>; outcome: Outcome };

/** What an event of the mail service proves about one attempt of one delivery. */
export type Evidence = {
  dispatchId: string;
  organisation: string;
  delivery: string;
  attempt: string;
  at: number;
} & (
  | { proves: 'accepted'; messageId: string }
  | { proves: 'delivered' }
  | { proves: 'delayed' | 'complained'; reason: string }
  | { proves: 'bounced'; reason: string; permanent: boolean }
);

/** The outcome that evidence makes of a delivery after so many tries. */
export function provenOutcome(evidence: Evidence, tries: number): Outcome {
  const { attempt, at } = evidence;
  const common = { tries, attempt, at };
  switch (evidence.proves) {
    case 'accepted':
      return { state: evidence.proves, ...common, messageId: evidence.messageId };
    case 'delivered':
      return { state: evidence.proves, ...common };
    case 'bounced':
      return { state: evidence.proves, ...common, reason: evidence.reason, permanent: evidence.permanent };
    case 'delayed':
    case 'complained':
      return { state: evidence.proves, ...common, reason: evidence.reason };
  }
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
  /** Sends a mail that reaches nobody, to see whether the service answers again. */
  probe(from: string): Promise<SendResult>;
  send(mail: {
    dispatchId: string;
    delivery: DeliveryInState<'sending'>;
    variant: Variant;
  }): Promise<SendResult>;
}
