import * as z from 'zod';

/**
 * The account's quota as the mail service reports it: mails per second and per rolling 24 hours (-1:
 * unlimited).
 */
export const sendQuotaSchema = z.strictObject({
  perSecond: z.number().positive(),
  perDay: z.number(),
  sentLastDay: z.number().min(0),
});
export type SendQuota = z.infer<typeof sendQuotaSchema>;

/** The last quota reading, and reservations since. Times in ms. */
export const paceSchema = z.strictObject({
  quota: sendQuotaSchema,
  readAt: z.int(),
  reserved: z.int(),
  /** Earliest time for the next mail. */
  nextAt: z.number(),
});
export type Pace = z.infer<typeof paceSchema>;

/** Reads the quota. */
export interface SendQuotas {
  read(): Promise<SendQuota>;
}

/** Press has priority: the full rate, and a reserved share of the day. */
export type Lane = 'press' | 'other';

// The provider's windows differ from ours: slightly below the rate never exceeds it in any window.
const SHARE_OF_RATE = 0.98;
// Daily share reserved for press: 2 %, at least ten mails.
const PRESS_SHARE = 0.02;
const PRESS_LEAST = 10;
/** The quota seldom changes, and reading it is limited to one call a second. */
export const QUOTA_AGE_MILLIS = 60_000;

export type Reservation =
  /** `apart`: time between one mail and the next, in ms. */
  | { kind: 'at'; at: number; apart: number }
  /** The queue is too long: nothing was reserved, retry at that time. */
  | { kind: 'later'; at: number }
  | { kind: 'used-up' };
/** `patience`: maximum wait for the first slot, in ms. */
type Asked = { count: number; lane: Lane; now: number; patience: number };

/** Reserves the next `count` slots shared by all workers; `at` is when the first may be sent. */
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
  const apart = 1000 / (quota.perSecond * SHARE_OF_RATE);
  return {
    next: { ...pace, reserved: reserved + count, nextAt: at + count * apart },
    result: { kind: 'at', at, apart },
  };
}

/** Applies a fresh reading; existing reservations are kept. */
export function renewed(pace: Pace | undefined, quota: SendQuota, now: number): Pace {
  return { quota, readAt: now, reserved: 0, nextAt: Math.max(pace?.nextAt ?? 0, now) };
}
