import * as z from 'zod';
import { batchSize } from './exposure.ts';

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
  /** `apart`: time between one mail and the next, in ms. `sideBySide`: how many may leave together. */
  | { kind: 'at'; at: number; apart: number; count: number; sideBySide: number }
  /** The queue is too long: nothing was reserved, retry at that time. */
  | { kind: 'later'; at: number }
  | { kind: 'used-up' };
/** `patience`: maximum wait for the first slot, in ms. */
type Asked = { count: number; lane: Lane; now: number; patience: number };

/**
 * Reserves the next `count` slots shared by all workers, or as many as the day has left; `at` is when the first
 * may be sent.
 */
export function reserve(
  pace: Pace,
  { count: wanted, lane, now, patience }: Asked,
): { next?: Pace; result: Reservation } {
  const { quota, reserved } = pace;
  const count = Math.min(wanted, Math.floor(leftToday(quota, lane) - reserved));
  if (count < 1) return { result: { kind: 'used-up' } };
  const at = Math.max(now, pace.nextAt);
  if (at - now > patience) return { result: { kind: 'later', at } };
  const apart = millisApart(quota);
  return {
    next: { ...pace, reserved: reserved + count, nextAt: at + count * apart },
    result: { kind: 'at', at, apart, count, sideBySide: batchSize(quota.perSecond) },
  };
}

/** How many mails of a lane the last 24 hours have room for; infinite without a limit. */
export function leftToday({ perDay, sentLastDay }: SendQuota, lane: Lane): number {
  if (perDay < 0) return Number.POSITIVE_INFINITY;
  const keptBack = lane === 'press' ? 0 : Math.max(PRESS_LEAST, Math.ceil(perDay * PRESS_SHARE));
  return Math.max(0, perDay - keptBack - sentLastDay);
}

/** Time between one mail and the next, in ms. */
export function millisApart({ perSecond }: SendQuota): number {
  return 1000 / (perSecond * SHARE_OF_RATE);
}

/** Applies a fresh reading; existing reservations are kept. */
export function renewed(pace: Pace | undefined, quota: SendQuota, now: number): Pace {
  return { quota, readAt: now, reserved: 0, nextAt: Math.max(pace?.nextAt ?? 0, now) };
}
