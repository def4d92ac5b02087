import * as z from 'zod';
import { milestoneIdSchema } from '../plan/milestone.ts';
import { DAY_MILLIS, HOUR_MILLIS, MINUTE_MILLIS } from '../shared/duration.ts';
import { problem } from '../shared/problem.ts';
import { isPublicUrl } from './public-url.ts';

/** Where events are sent: https, at a host with a public name. */
export const webhookUrlSchema = z
  .url({ error: problem('webhook-url') })
  .max(500, { error: problem('too-long', { max: 500 }) })
  .refine(isPublicUrl, { error: problem('webhook-url'), abort: true });

/** Why a receiver has not taken an event; `status`: it answered with one that is no success. */
const FAILURES = ['status', 'unresolved', 'not-public', 'untrusted', 'unreachable', 'timeout'] as const;

export const webhookProblemSchema = z.strictObject({
  at: z.int().min(0),
  code: z.enum(FAILURES),
  status: z.int().min(100).max(999).optional(),
});
export type WebhookProblem = z.infer<typeof webhookProblemSchema>;

/** A place in the log of events, and in the feed of states that it was made from. */
export const reachedSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.int().min(0),
  milestone: milestoneIdSchema,
});

export type ReachedEvent = z.infer<typeof reachedSchema>;

/** The later one of two places. */
export function further(one: ReachedEvent | undefined, other: ReachedEvent): ReachedEvent {
  return one && one.sequence > other.sequence ? one : other;
}

/**
 * An address that gets every event after the one with the number `after`, one at a time. `reached`: the last event that
 * the log had when it was added, or that it has taken since; sending again does not set it back. `dead`: too long
 * without success, waits for a person; `ended`: for good, by a person or by its answer 410. Times in ms. `tries`: of
 * the next event, since the last success. `claimedUntil`: a round sends to it. `version` counts writes.
 */
export const webhookSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  url: z.url().max(500),
  state: z.enum(['active', 'dead', 'ended']),
  endedBy: z.enum(['person', 'receiver']).optional(),
  madeAt: z.int().min(0),
  rotatedAt: z.int().min(0).optional(),
  after: z.int().min(0),
  reached: reachedSchema.optional(),
  tries: z.int().min(0),
  nextTryAt: z.int().min(0),
  failingSince: z.int().min(0).optional(),
  lastSuccessAt: z.int().min(0).optional(),
  problem: webhookProblemSchema.optional(),
  claimedUntil: z.int().min(0).optional(),
  testAskedAt: z.int().min(0).optional(),
  tested: z.strictObject({ at: z.int().min(0), problem: webhookProblemSchema.optional() }).optional(),
  version: z.int().min(0),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const webhookIdSchema = webhookSchema.shape.id;

/** A secret that signs: 32 random bytes as base64url. `since` (ms) tells the newer one. */
export const webhookSecretSchema = z.strictObject({
  webhook: webhookIdSchema,
  since: z.int().min(0),
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type WebhookSecret = z.infer<typeof webhookSecretSchema>;

/** Stores addresses. */
export interface Webhooks {
  all(): Promise<Webhook[]>;
  /** Consistent read. */
  find(id: string): Promise<Webhook | undefined>;
  /**
   * Writes an address over the one that was read, and counts its version; version 0 is a new one. Undefined, without
   * effect, if somebody has written it meanwhile.
   */
  save(webhook: Webhook): Promise<Webhook | undefined>;
}

/** Stores secrets, which nothing changes. */
export interface WebhookSecrets {
  /** Of one address, oldest first. */
  of(webhook: string): Promise<WebhookSecret[]>;
  /** Adds a secret; false, without effect, if another one is as old. */
  add(secret: WebhookSecret): Promise<boolean>;
}

/** So long an old secret still signs beside the new one. */
export const BOTH_SIGN_MILLIS = DAY_MILLIS;

/** The secrets that sign now, the newest first: two for a day after a rotation. */
export function signingSecrets(secrets: readonly WebhookSecret[], now: number): string[] {
  const [newest, before] = secrets.toSorted((a, b) => b.since - a.since);
  if (!newest) return [];
  const both = before && now - newest.since < BOTH_SIGN_MILLIS;
  return both ? [newest.secret, before.secret] : [newest.secret];
}

/** How long a receiver that fails is left alone, by how often it has: the schedule of Standard Webhooks. */
export const RETRY_DELAYS: readonly number[] = [
  5000,
  5 * MINUTE_MILLIS,
  30 * MINUTE_MILLIS,
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MILLIS),
];

/** After so long without any success an address waits for a person. */
export const DEAD_AFTER_MILLIS = 5 * DAY_MILLIS;

/** What came of sending an event. */
export type WebhookAnswer = { status: number } | { failed: Exclude<WebhookProblem['code'], 'status'> };

/** What was wrong with an answer; undefined for a success. */
export function problemOf(answer: WebhookAnswer, at: number): WebhookProblem | undefined {
  if ('failed' in answer) return { at, code: answer.failed };
  return answer.status >= 200 && answer.status < 300
    ? undefined
    : { at, code: 'status', status: answer.status };
}

/** An address after an event was sent to it. */
export function afterAnswer(
  webhook: Webhook,
  { event, answer, now }: { event: ReachedEvent; answer: WebhookAnswer; now: number },
): Webhook {
  const found = problemOf(answer, now);
  if (!found) {
    const { failingSince: _failing, problem: _problem, ...kept } = webhook;
    const { sequence, at, milestone } = event;
    const reached = further(webhook.reached, { sequence, at, milestone });
    return { ...kept, after: sequence, reached, tries: 0, nextTryAt: 0, lastSuccessAt: now };
  }
  if (found.status === 410) return { ...webhook, state: 'ended', endedBy: 'receiver', problem: found };
  const { tries, failingSince = now } = webhook;
  const delay = RETRY_DELAYS[tries] ?? RETRY_DELAYS.at(-1) ?? DAY_MILLIS;
  return {
    ...webhook,
    state: now - failingSince >= DEAD_AFTER_MILLIS ? 'dead' : 'active',
    ...{ failingSince, tries: tries + 1, nextTryAt: now + delay, problem: found },
  };
}

/** An address that a person lets go on after an event: at once, and as if nothing had failed. */
export function goingOn(webhook: Webhook, after: number): Webhook {
  const { failingSince: _failing, ...kept } = webhook;
  return { ...kept, state: 'active', after, tries: 0, nextTryAt: 0 };
}
