import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { emailAddressSchema, recipientKey } from '../shared/email-address.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import type { Chunk } from './chunk.ts';
import { DELIVERY_RANKS, TRANSIENT_BOUNCE_RANK } from './delivery-states.ts';
import type { AccountRefusal } from './sending-hold.ts';
import { suppressionScopeSchema } from './suppression.ts';
import type { Variant } from './variant.ts';

/** Milliseconds since 1970. */
const instant = z.int().min(0);

const tried = { tries: z.int().min(1), attempt: z.string() };
const settled = { ...tried, at: instant };

/**
 * Progress of a delivery. `unknown`: the request may or may not have reached the mail service, so it is never
 * resent automatically. `generation` counts manual resends.
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
  z.strictObject({
    state: z.literal('failed'),
    ...settled,
    reason: z.string(),
    generation: z.int().optional(),
  }),
  z.strictObject({
    state: z.literal('accepted'),
    ...settled,
    messageId: z.string().optional(),
    settledBy: personal(z.string(), 'actor').optional(),
  }),
  z.strictObject({ state: z.literal('delayed'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('delivered'), ...settled }),
  z.strictObject({ state: z.literal('bounced'), ...settled, reason: z.string(), permanent: z.boolean() }),
  z.strictObject({ state: z.literal('complained'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('skipped'), ...settled, reason: z.string() }),
  z.strictObject({ state: z.literal('cancelled'), at: instant }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** States of a mail that its reader may have. */
const MAY_BE_READ: ReadonlySet<Outcome['state']> = new Set(
  outcomeSchema.options
    .map(({ shape }) => shape.state.value)
    .filter((state) => !['planned', 'failed', 'skipped', 'cancelled', 'bounced'].includes(state)),
);

/** One mail to one recipient. */
export const deliverySchema = z.strictObject({
  id: z.string(),
  organisation: organisationCodeSchema,
  variant: z.string(),
  contact: z.string(),
  name: personal(plainText(120), 'name'),
  address: personal(emailAddressSchema, 'address'),
  groups: z.array(roleSchema).min(1),
  /** The list that the mail belongs to, if its reader may unsubscribe. */
  list: suppressionScopeSchema.optional(),
  /** Asks its reader to act for groups and tells none of them; never counts as reach. */
  task: z.literal(true).optional(),
  outcome: outcomeSchema,
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryInState<S extends Outcome['state']> = Delivery & {
  outcome: Extract<Outcome, { state: S }>;
};

/** Whether a mail's reader may have it. */
export function mayHaveBeenRead({ outcome }: Pick<Delivery, 'outcome'>): boolean {
  return MAY_BE_READ.has(outcome.state);
}

/** One delivery per person, organisation and dispatch, however often it is planned. */
export function deliveryId(dispatchId: string, organisation: string, address: string): string {
  return shortDigest('delivery', dispatchId, organisation, 'mail', recipientKey(address));
}

/** A separate mail that asks the same person to do manual work. */
export function taskDeliveryId(dispatch: string, organisation: string, address: string): string {
  return shortDigest('delivery', dispatch, organisation, 'task', recipientKey(address));
}

export function inState<S extends Outcome['state']>(
  delivery: Delivery,
  state: S,
): delivery is DeliveryInState<S> {
  return delivery.outcome.state === state;
}

/** Stores deliveries. Every write is conditional on the previous state. */
export interface Deliveries {
  /** All of an organisation's in a dispatch, or a share of them; consistent read. */
  ofOrganisation(dispatchId: string, organisation: string, chunk?: Chunk): Promise<Delivery[]>;
  /** One of them. */
  find(dispatchId: string, mail: Pick<Delivery, 'organisation' | 'id'>): Promise<Delivery | undefined>;
  /**
   * Records the intent to send before any request: planned → sending, for those planned and due. Returns
   * those that this attempt holds, also after a lost response. `settled`: outcomes of the mails before, which the
   * same call settles first.
   */
  claim(claim: {
    dispatchId: string;
    settled?: readonly Settled[];
    deliveries: readonly DeliveryInState<'planned'>[];
    attempt: string;
    now: number;
    leaseUntil: number;
  }): Promise<DeliveryInState<'sending'>[]>;
  /**
   * Records outcomes of deliveries being sent, if the attempt still holds them and no provider event came
   * first.
   */
  settle(dispatchId: string, settled: readonly Settled[]): Promise<void>;
  /**
   * Records a provider event if its rank is higher than the stored one; works before the sender's own write.
   * `foreign`: no such delivery, or another attempt holds it. `lost`: it is of a mail that a table has sent that was
   * restored since, so it counts whatever attempt the row has, or none.
   */
  record(evidence: Evidence, lost?: 'lost'): Promise<Recorded>;
  /**
   * Planned → unknown, for those still planned as given: the table was restored, and they may have left before.
   */
  doubt(
    dispatchId: string,
    doubt: { deliveries: readonly DeliveryInState<'planned'>[] } & Doubt,
  ): Promise<void>;
  /** Planned → cancelled, for those still planned. Returns the number cancelled. */
  cancel(dispatchId: string, deliveries: readonly Delivery[], at: number): Promise<number>;
  /** Settles an unknown or refused delivery manually, if it is still in that state with that attempt. */
  resolve(resolution: {
    dispatchId: string;
    delivery: DeliveryInState<'unknown' | 'failed'>;
    outcome: Outcome;
  }): Promise<boolean>;
}

/** Why and when mails became unknown that nobody is sending; the attempt is none that was ever made. */
export type Doubt = { attempt: string; at: number; reason: string };

/** The outcome of a planned mail that may have left. */
export function doubted({ outcome }: DeliveryInState<'planned'>, doubt: Doubt): Outcome {
  const { tries, generation } = outcome;
  const again = generation === undefined ? {} : { generation };
  return { state: 'unknown', tries: Math.max(1, tries), ...doubt, ...again };
}

/** What evidence meant for a row, and what the row said when the evidence came. */
export type Recorded = { kind: 'recorded' | 'known'; was: Outcome } | { kind: 'foreign' };

export type Settled = { from: DeliveryInState<'sending'>; outcome: Outcome };

const about = {
  dispatchId: z.string(),
  organisation: organisationCodeSchema,
  delivery: z.string(),
  attempt: z.string(),
  at: instant,
};

/** What a provider event proves about one attempt of one delivery. */
export const deliveryEvidenceSchema = z.discriminatedUnion('proves', [
  z.strictObject({ proves: z.literal('accepted'), ...about, messageId: z.string() }),
  z.strictObject({ proves: z.literal('delivered'), ...about }),
  z.strictObject({ proves: z.literal('delayed'), ...about, reason: z.string() }),
  z.strictObject({ proves: z.literal('complained'), ...about, reason: z.string() }),
  z.strictObject({ proves: z.literal('bounced'), ...about, reason: z.string(), permanent: z.boolean() }),
]);
export type Evidence = z.infer<typeof deliveryEvidenceSchema>;

/** The outcome that evidence implies after so many tries. */
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

/** How much an outcome says: it gives way to those of higher rank only. */
export function rankOf(outcome: Outcome): number {
  if (outcome.state === 'bounced' && !outcome.permanent) return TRANSIENT_BOUNCE_RANK;
  return DELIVERY_RANKS[outcome.state];
}

/** Whether evidence of a mail that a lost table sent says more than the row, which may have it as not sent at all. */
export function isRaisedBy(stored: Outcome, evidence: Evidence): boolean {
  const nothingSent = stored.state === 'skipped' || stored.state === 'cancelled';
  return nothingSent || rankOf(stored) < rankOf(provenOutcome(evidence, 1));
}

/** The mail service's response, or lack of one. */
export type SendResult =
  | { kind: 'accepted'; messageId: string }
  /** Permanently refused, for something in this mail. */
  | { kind: 'refused'; reason: string }
  /** Certainly not accepted, for something that all mail shares and a person has to fix. */
  | { kind: 'held'; reason: AccountRefusal }
  /** Certainly not accepted for now. */
  | { kind: 'not-taken'; reason: string }
  /** Certainly not accepted: no connection was made. */
  | { kind: 'unreached'; reason: string }
  /** It is unknown whether the mail was accepted. */
  | { kind: 'unknown'; reason: string };

/** Sends one mail in exactly one attempt. Never rejects: a failure is a result. */
export interface Mailer {
  /** Begins to read what the mails that leave next share; called beside what else is read for them. */
  prepare?(): void;
  /** Sends a mail without a real recipient, to test whether the service responds. */
  probe(from: string): Promise<SendResult>;
  send(mail: {
    dispatchId: string;
    delivery: DeliveryInState<'sending'>;
    variant: Variant;
  }): Promise<SendResult>;
}
