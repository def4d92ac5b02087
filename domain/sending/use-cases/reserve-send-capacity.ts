import { afterProbe, afterUnknown, type Breaker, CLOSED, passage } from '../../mail/breaker.ts';
import type { Mailer } from '../../mail/delivery.ts';
import {
  type Lane,
  type Pace,
  QUOTA_AGE_MILLIS,
  renewed,
  reserve,
  type SendQuotas,
} from '../../mail/pace.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';

export type ReserveSendCapacityPorts = {
  breaker: SharedRecord<Breaker>;
  pace: SharedRecord<Pace>;
  quotas: SendQuotas;
  mailer: Pick<Mailer, 'probe'>;
  now: () => number;
};

/**
 * Longer waits go back to the queue: a sleeping Lambda is billed. All other mail together
 * never reserves further ahead than its patience and a batch, so press mail, which waits longer, always gets a
 * slot.
 */
export const PATIENCE_MILLIS = { press: 8_000, other: 3_000 } as const satisfies Record<Lane, number>;
/** Retry delay once the daily quota is used up: the maximum delay of a queue. */
const USED_UP_MILLIS = 900_000;

/**
 * Whether `count` mails may be sent now: the breaker is closed, and rate and daily quota allow it. State is
 * shared by all workers, who together keep the rate of one.
 */
export async function reserveSendCapacity(
  { count, lane, from }: { count: number; lane: Lane; from: string },
  ports: ReserveSendCapacityPorts,
): Promise<{ kind: 'now' | 'later'; at: number }> {
  const answer = await change(ports.breaker, (breaker) => passage(breaker ?? CLOSED, ports.now()));
  if (answer.kind === 'open') return { kind: 'later', at: answer.until };
  if (answer.kind === 'probe' && !(await probe(from, ports)))
    return { kind: 'later', at: ports.now() + 1_000 };

  await currentPace(ports);
  const now = ports.now();
  const asked = { count, lane, now, patience: PATIENCE_MILLIS[lane] };
  const place = await change(ports.pace, (pace) =>
    pace ? reserve(pace, asked) : { result: { kind: 'later', at: now + 1_000 } as const },
  );
  if (place.kind === 'used-up') return { kind: 'later', at: now + USED_UP_MILLIS };
  return place.kind === 'at' ? { kind: 'now', at: place.at } : place;
}

/** Records how many mails ended without a definite response. */
export async function reportUnknown(
  count: number,
  { breaker, now }: ReserveSendCapacityPorts,
): Promise<void> {
  if (count === 0) return;
  await change(breaker, (known) => ({
    next: afterUnknown(known ?? CLOSED, count, now()),
    result: undefined,
  }));
}

async function probe(from: string, { mailer, breaker, now }: ReserveSendCapacityPorts): Promise<boolean> {
  const { kind } = await mailer.probe(from);
  // Throttling and rejection are responses too: the service is available.
  const answered = kind !== 'unknown';
  await change(breaker, (known) => ({
    next: afterProbe(known ?? CLOSED, answered, now()),
    result: undefined,
  }));
  return answered;
}

/** The shared pace, with a fresh quota reading if the last one is old. */
export async function currentPace({
  pace,
  quotas,
  now,
}: Pick<ReserveSendCapacityPorts, 'pace' | 'quotas' | 'now'>): Promise<Pace> {
  const isFresh = ({ readAt }: Pace) => now() - readAt < QUOTA_AGE_MILLIS;
  const { value } = await pace.read();
  if (value && isFresh(value)) return value;
  // A stale reading is better than stopping all mail; only the first must succeed.
  const quota = value ? await quotas.read().catch(() => value.quota) : await quotas.read();
  // A concurrent reading is just as fresh, and the reservations since must not be lost.
  return change(pace, (known) => {
    if (known && isFresh(known)) return { result: known };
    const next = renewed(known, quota, now());
    return { next, result: next };
  });
}
