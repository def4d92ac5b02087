import type { Mailer, SendResult } from '../../mail/delivery.ts';
import { placesAtOnce } from '../../mail/exposure.ts';
import {
  type Lane,
  type Pace,
  QUOTA_AGE_MILLIS,
  type Reservation,
  renewed,
  reserve,
  type SendQuotas,
} from '../../mail/pace.ts';
import {
  type AccountRefusal,
  afterMailProbe,
  afterRefusal,
  afterSimulator,
  afterUnanswered,
  afterUsedUp,
  NO_HOLDS,
  type Passage,
  passage,
  type SendingHolds,
} from '../../mail/sending-hold.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';

export type ReserveSendCapacityPorts = {
  holds: SharedRecord<SendingHolds>;
  pace: SharedRecord<Pace>;
  quotas: SendQuotas;
  mailer: Pick<Mailer, 'probe'>;
  now: () => number;
  sleep: (millis: number) => Promise<void>;
  /** A number from 0 to 1. */
  random: () => number;
};

/** Dozens of workers write one row at a high rate: the more often one has lost, the further apart they ask. */
const pausing =
  ({ sleep, random }: Pick<ReserveSendCapacityPorts, 'sleep' | 'random'>) =>
  (lost: number): Promise<void> =>
    sleep(random() * Math.min(LONGEST_PAUSE_MILLIS, 10 * 2 ** lost));
const LONGEST_PAUSE_MILLIS = 320;

/**
 * Longer waits go back to the queue: a sleeping Lambda is billed. All other mail together
 * never reserves further ahead than its patience and a batch, so press mail, which waits longer, always gets a
 * slot.
 */
export const PATIENCE_MILLIS = { press: 8_000, other: 3_000 } as const satisfies Record<Lane, number>;

/**
 * How many mails may be sent, from when, how far apart and how many side by side; `probe`: one, whose answer tells
 * whether mail leaves again. Times in ms.
 */
export type SendPlaces = { at: number; apart: number; count: number; sideBySide: number; probe: boolean };
type Capacity = ({ kind: 'now' } & SendPlaces) | { kind: 'later'; at: number };

/** Holds and pace as they were read a moment ago. */
export type SeenCapacity = {
  holds: Awaited<ReturnType<SharedRecord<SendingHolds>['read']>>;
  pace: Awaited<ReturnType<SharedRecord<Pace>['read']>>;
};

/** Reads what {@link reserveSendCapacity} begins with, beside whatever else is read then. */
export async function readCapacity({
  holds,
  pace,
}: Pick<ReserveSendCapacityPorts, 'holds' | 'pace'>): Promise<SeenCapacity> {
  const [held, paced] = await allSettledOrThrow([holds.read(), pace.read()]);
  return { holds: held, pace: paced };
}

/**
 * Whether `count` mails of a sender, or as many of them as get places at once, may be sent now: nothing holds them,
 * and rate and daily quota allow it. State is shared by all workers, who together keep the rate of one.
 */
export async function reserveSendCapacity(
  { count: wanted, lane, from }: { count: number; lane: Lane; from: string },
  ports: ReserveSendCapacityPorts,
  known?: SeenCapacity,
): Promise<Capacity> {
  const asking = { sender: from, lane };
  // Both at once: in one call, where nothing is held.
  const [passed, seen] = await allSettledOrThrow([
    pass(asking, ports, known?.holds),
    known?.pace ?? ports.pace.read(),
  ]);
  if (passed.kind === 'held') return { kind: 'later', at: passed.until };

  const probe = passed.kind === 'probe';
  const decide = (pace: Pace | undefined): { next?: Pace; result: Reservation | undefined } => {
    if (!pace || !isFresh(pace, ports)) return { result: undefined };
    const count = probe ? 1 : Math.min(wanted, placesAtOnce(pace.quota.perSecond));
    return reserve(pace, { count, lane, now: ports.now(), patience: PATIENCE_MILLIS[lane] });
  };
  const reserveFresh = (known?: typeof seen) => change(ports.pace, decide, pausing(ports), known);
  let place = await reserveFresh(seen);
  if (!place) {
    await currentPace(ports);
    place = (await reserveFresh()) ?? { kind: 'later', at: ports.now() + 1_000 };
  }
  if (place.kind === 'used-up') return { kind: 'later', at: await holdForTheDay(asking, ports) };
  return place.kind === 'at' ? { ...place, kind: 'now', probe } : place;
}

type Asking = { sender: string; lane: Lane };

/** Holds mail for want of quota; returns when to ask again. */
async function holdForTheDay(asking: Asking, ports: ReserveSendCapacityPorts): Promise<number> {
  const learn = (known = NO_HOLDS) => {
    const now = ports.now();
    const next = afterUsedUp(known, { lane: asking.lane, now });
    const { result } = passage(next, { ...asking, now });
    return { next, result: result.kind === 'held' ? result.until : now };
  };
  return await change(ports.holds, learn, pausing(ports));
}

/** Passes the holds; asks the simulator if that is what it takes. */
async function pass(
  asking: Asking,
  ports: ReserveSendCapacityPorts,
  seen?: SeenCapacity['holds'],
): Promise<Passage> {
  const { holds, mailer, now } = ports;
  const pause = pausing(ports);
  const decide = (known = NO_HOLDS) => passage(known, { ...asking, now: now() });
  const answer = await change(holds, decide, pause, seen);
  if (answer.kind !== 'probe' || answer.with === 'mail') return answer;
  const { kind } = await mailer.probe(asking.sender);
  // Throttling and refusal are responses too: the service is available.
  const answered = kind !== 'unknown' && kind !== 'unreached';
  const learn = (known = NO_HOLDS) => ({
    next: afterSimulator(known, { answered, now: now() }),
    result: undefined,
  });
  await change(holds, learn, pause);
  return answered ? pass(asking, ports) : { kind: 'held', until: now() + 1_000 };
}

/** What a batch of one sender's mails was answered, as far as it says something about others. */
export type BatchAnswers = {
  sender: string;
  lane: Lane;
  unanswered: number;
  refusal: AccountRefusal | undefined;
  accepted: boolean;
  probe: boolean;
};

/** What the results of some mails say about others. */
export function answersIn(results: readonly SendResult[]): Omit<BatchAnswers, 'sender' | 'lane' | 'probe'> {
  return {
    unanswered: results.filter(({ kind }) => kind === 'unknown' || kind === 'unreached').length,
    refusal: results.find((result) => result.kind === 'held')?.reason,
    accepted: results.some(({ kind }) => kind === 'accepted'),
  };
}

/** Records what the answers to a batch say about all other mail. */
export async function reportAnswers(
  { sender, lane, unanswered, refusal, accepted, probe }: BatchAnswers,
  ports: ReserveSendCapacityPorts,
): Promise<void> {
  if (unanswered === 0 && !refusal && !probe) return;
  const learn = (known = NO_HOLDS) => {
    const now = ports.now();
    let next = known;
    if (probe && !refusal && unanswered === 0) next = afterMailProbe(next, { sender, lane, accepted, now });
    if (refusal) next = afterRefusal(next, { reason: refusal, sender, now });
    if (unanswered > 0) next = afterUnanswered(next, { count: unanswered, now });
    return { next, result: undefined };
  };
  await change(ports.holds, learn, pausing(ports));
}

/** The shared pace, with a fresh quota reading if the last one is old. */
export async function currentPace(ports: Omit<ReserveSendCapacityPorts, 'holds' | 'mailer'>): Promise<Pace> {
  const { pace, quotas, now } = ports;
  const { value } = await pace.read();
  if (value && isFresh(value, ports)) return value;
  // A stale reading is better than stopping all mail; only the first must succeed.
  const quota = value ? await quotas.read().catch(() => value.quota) : await quotas.read();
  // A concurrent reading is just as fresh, and the reservations since must not be lost.
  const renew = (known: Pace | undefined) => {
    if (known && isFresh(known, ports)) return { result: known };
    const next = renewed(known, quota, now());
    return { next, result: next };
  };
  return change(pace, renew, pausing(ports));
}

function isFresh({ readAt }: Pace, { now }: Pick<ReserveSendCapacityPorts, 'now'>): boolean {
  return now() - readAt < QUOTA_AGE_MILLIS;
}
