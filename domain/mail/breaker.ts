import * as z from 'zod';

/** Circuit breaker: times (ms) of recent unknown outcomes, and until when sending is paused. */
export const breakerSchema = z.strictObject({
  unknown: z.array(z.int()),
  openUntil: z.int(),
  /** The first caller after `openUntil` probes alone until then. */
  probeUntil: z.int(),
});
export type Breaker = z.infer<typeof breakerSchema>;

/** Three unknown outcomes within a minute indicate an outage. */
export const TRIP_COUNT = 3;
const WINDOW_MILLIS = 60_000;
const OPEN_MILLIS = 30_000;
// A probe is one request of at most 10 s, plus its connection.
const PROBE_MILLIS = 15_000;

export const CLOSED: Breaker = { unknown: [], openUntil: 0, probeUntil: 0 };

/** After unknown outcomes: opens if there were too many recently. */
export function afterUnknown(breaker: Breaker, count: number, now: number): Breaker {
  const unknown = [...breaker.unknown, ...Array.from({ length: count }, () => now)].filter(
    (at) => at > now - WINDOW_MILLIS,
  );
  return unknown.length >= TRIP_COUNT
    ? { unknown, openUntil: now + OPEN_MILLIS, probeUntil: 0 }
    : { ...breaker, unknown };
}

export type Passage = { kind: 'closed' } | { kind: 'open'; until: number } | { kind: 'probe' };

/**
 * Whether mails may be sent now. After the pause the first caller is told to probe; others wait for the
 * result.
 */
export function passage(breaker: Breaker, now: number): { next?: Breaker; result: Passage } {
  if (breaker.openUntil === 0) return { result: { kind: 'closed' } };
  if (now < breaker.openUntil) return { result: { kind: 'open', until: breaker.openUntil } };
  if (now < breaker.probeUntil) return { result: { kind: 'open', until: breaker.probeUntil } };
  return { next: { ...breaker, probeUntil: now + PROBE_MILLIS }, result: { kind: 'probe' } };
}

/** After a probe: closed and reset, or open for another period. */
export function afterProbe(breaker: Breaker, answered: boolean, now: number): Breaker {
  return answered ? CLOSED : { ...breaker, openUntil: now + OPEN_MILLIS, probeUntil: 0 };
}
