import * as z from 'zod';

/** What the account may send, as the mail service tells: mails a second and in any 24 hours (-1: without limit). */
export const sendQuotaSchema = z.strictObject({
  perSecond: z.number().positive(),
  perDay: z.number(),
  sentLastDay: z.number().min(0),
});
export type SendQuota = z.infer<typeof sendQuotaSchema>;

/** The quota as last read, and what was reserved of it since. Times in ms. */
export const paceSchema = z.strictObject({
  quota: sendQuotaSchema,
  readAt: z.int(),
  reserved: z.int(),
  /** When the next mail may leave. */
  nextAt: z.number(),
});
export type Pace = z.infer<typeof paceSchema>;

/** Where the quota is read. */
export interface SendQuotas {
  read(): Promise<SendQuota>;
}

/** Press goes first: it may use the rate whole and its share of the day that nothing else may touch. */
export type Lane = 'press' | 'other';

// The service counts in windows of its own: a little less than the rate is never above it, whatever its window.
const SHARE_OF_RATE = 0.98;
// What is kept back of a day for press: 2 %, at least ten mails.
const PRESS_SHARE = 0.02;
const PRESS_LEAST = 10;
/** After this long the quota is read anew: it changes seldom, and the call is limited to one a second. */
export const QUOTA_AGE_MILLIS = 60_000;

export type Reservation =
  | { kind: 'at'; at: number }
  /** Too many are waiting already: nothing was taken, come back then. */
  | { kind: 'later'; at: number }
  | { kind: 'used-up' };
/** `patience`: how long the asker would wait for the first place, in ms. */
type Asked = { count: number; lane: Lane; now: number; patience: number };

/** Takes the next `count` places in the row that all workers share; `at` says when the first of them may leave. */
export function reserve(
  pace: Pace,
  { count, lane, now, patience }: Asked,
): { next?: Pace; result: Reservation } {
  const { quota, reserved } = pace;
  const keptBack = lane === 'press' ? 0 : Math.max(PRESS_LEAST, Math.ceil(quota.perDay * PRESS_SHARE));
  const left =
    quota.perDay < 0 ? Number.POSITIVE_INFINITY : quota.perDay - keptBack - quota.sentLastDay - reserved;
  if (left < count) return { result: { kind: 'used-up' } };
  const at = Math.max(now, pace.nextAt);
  if (at - now > patience) return { result: { kind: 'later', at } };
  const spacing = 1000 / (quota.perSecond * SHARE_OF_RATE);
  return {
    next: { ...pace, reserved: reserved + count, nextAt: at + count * spacing },
    result: { kind: 'at', at },
  };
}

// A batch takes some 0.3 s: the calls side by side (0.17 s at the median, reference: performance) and the writes around them.
const BATCH_SECONDS = 0.4;
/** At the default of 14 a second two workers together have at most ten mails in the air; a sandbox takes one a second. */
const LEAST_BATCH = 5;
const LARGEST_BATCH = 200;

/** How many mails a worker must have in the air to keep the rate alone; no more, since a crash leaves all of them unknown. */
export function batchSize(pace: Pace | undefined): number {
  const perSecond = pace?.quota.perSecond ?? LEAST_BATCH;
  const least = Math.min(LEAST_BATCH, Math.ceil(perSecond));
  return Math.min(LARGEST_BATCH, Math.max(least, Math.floor(perSecond * BATCH_SECONDS)));
}

/**
 * The size of batches that are about the same, none larger than `largest`: after a small last one a worker comes back later
 * than its places end, and the rate is not kept. The least batches are short enough as they are.
 */
export function alike(largest: number, due: number): number {
  return largest <= LEAST_BATCH ? largest : Math.ceil(due / Math.ceil(due / largest));
}

/** Starts from a fresh reading; the row of those who wait stays as it is. */
export function renewed(pace: Pace | undefined, quota: SendQuota, now: number): Pace {
  return { quota, readAt: now, reserved: 0, nextAt: Math.max(pace?.nextAt ?? 0, now) };
}
