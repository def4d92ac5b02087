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
 * Longer waits go back to the queue: a sleeping Lambda is billed. All others together never take places further ahead than
 * their patience and a batch, so that the press, which waits longer, gets one whenever it asks.
 */
export const PATIENCE_MILLIS = { press: 8_000, other: 3_000 } as const satisfies Record<Lane, number>;
/** A used-up day is looked at again after this long, which is as long as a queue can delay. */
const USED_UP_MILLIS = 900_000;

/**
 * Whether `count` mails may leave: the service answers, and the account's rate and day have room. Workers share both
 * answers, so together they keep the rate that one of them would.
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

/** Remembers how many mails ended without a certain answer. */
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
  // Being throttled or turned away is an answer too: the service is there.
  const answered = kind !== 'unknown';
  await change(breaker, (known) => ({
    next: afterProbe(known ?? CLOSED, answered, now()),
    result: undefined,
  }));
  return answered;
}

/** The pace that all workers share, with a fresh reading of the quota where the last one is old. */
export async function currentPace({
  pace,
  quotas,
  now,
}: Pick<ReserveSendCapacityPorts, 'pace' | 'quotas' | 'now'>): Promise<Pace> {
  const isFresh = ({ readAt }: Pace) => now() - readAt < QUOTA_AGE_MILLIS;
  const { value } = await pace.read();
  if (value && isFresh(value)) return value;
  // An old reading is better than no mail at all; only the first one must succeed.
  const quota = value ? await quotas.read().catch(() => value.quota) : await quotas.read();
  // Whoever was faster has read it too, and what was reserved of that since must not be forgotten.
  return change(pace, (known) => {
    if (known && isFresh(known)) return { result: known };
    const next = renewed(known, quota, now());
    return { next, result: next };
  });
}
