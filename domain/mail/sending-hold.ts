import * as z from 'zod';
import { DAY_MILLIS } from '../shared/duration.ts';
import type { SharedRecord } from '../shared/shared-record.ts';
import type { Lane } from './pace.ts';

/**
 * Why the mail service turns mail away that has nothing wrong with it: the account, its settings or our own
 * keys have to be fixed. Each reason has a sentence that says what to do.
 */
export const accountRefusalSchema = z.enum([
  'access-denied',
  'credentials',
  'account-paused',
  'configuration-set-paused',
  'configuration-set-missing',
  'mail-from-unverified',
  'identity-unverified',
  'sandbox',
  'daily-quota',
  'links-unreadable',
]);
export type AccountRefusal = z.infer<typeof accountRefusalSchema>;

/** `outage`: the mail service does not answer. */
export const holdReasonSchema = z.enum(['outage', ...accountRefusalSchema.options]);
export type HoldReason = z.infer<typeof holdReasonSchema>;

/** Why nothing is sent for now. Times in ms. The first caller after `probeAt` probes alone until `probeUntil`. */
const sendingHoldSchema = z.strictObject({
  reason: holdReasonSchema,
  /** Whose mail alone is turned away; absent if everybody's is. */
  sender: z.string().optional(),
  /** Absent if the press waits too. */
  lane: z.literal('other').optional(),
  since: z.int(),
  probeAt: z.int(),
  probeUntil: z.int(),
});
export type SendingHold = z.infer<typeof sendingHoldSchema>;

/** What all workers share: times (ms) of recent unanswered requests, and why nothing is sent. */
export const sendingHoldsSchema = z.strictObject({
  unanswered: z.array(z.int()),
  holds: z.array(sendingHoldSchema),
});
export type SendingHolds = z.infer<typeof sendingHoldsSchema>;

/** Reads what holds mail. */
export type ReadsHolds = { holds: Pick<SharedRecord<SendingHolds>, 'read'> };

export const NO_HOLDS: SendingHolds = { unanswered: [], holds: [] };

/** Three unanswered requests within a minute indicate an outage. */
export const TRIP_COUNT = 3;
const WINDOW_MILLIS = 60_000;
// A probe is one request of at most 10 s, its connection, and for a real mail the writes around it.
const PROBE_MILLIS = 15_000;

type Rule = {
  /** A mail to the mail service's simulator, or the first mail that is due; `never`: a person ends the hold. */
  probe: 'simulator' | 'mail' | 'never';
  everyMillis: number;
  /** Whether only mail with the same sender is turned away. */
  bySender?: true;
};

/**
 * A person fixes an account: a request a minute is soon enough, costs nothing where it is refused, and is far
 * below any rate. The simulator is exempt from sandbox and daily quota, so only a real mail shows that real
 * mails leave again.
 */
const MENDED = { probe: 'mail', everyMillis: 60_000 } as const satisfies Rule;

const RULES: Readonly<Record<HoldReason, Rule>> = {
  outage: { probe: 'simulator', everyMillis: 30_000 },
  // Permission and verification are by sender: another rollout's mail may be fine.
  'access-denied': { ...MENDED, bySender: true },
  'identity-unverified': { ...MENDED, bySender: true },
  'mail-from-unverified': { ...MENDED, bySender: true },
  credentials: MENDED,
  'account-paused': MENDED,
  'configuration-set-paused': MENDED,
  'configuration-set-missing': MENDED,
  sandbox: MENDED,
  'daily-quota': MENDED,
  'links-unreadable': MENDED,
};

/** When at the latest (ms) it goes on without anybody doing anything: the quota is one of the last 24 hours. */
export function goesOnBy({ reason, since }: SendingHold): number | undefined {
  return reason === 'daily-quota' ? since + DAY_MILLIS : undefined;
}

const LONGEST_WAIT_MILLIS = 900_000;

export type Passage =
  | { kind: 'clear' }
  | { kind: 'held'; until: number }
  | { kind: 'probe'; with: 'simulator' | 'mail' };

/** Whose mail it is, and how urgent. */
type Asking = { sender: string; lane: Lane };

/**
 * Whether mail of this sender may be sent now. When a hold's time has come the first caller is told to probe;
 * others wait for the result.
 */
export function passage(
  known: SendingHolds,
  { now, ...asking }: Asking & { now: number },
): { next?: SendingHolds; result: Passage } {
  const held = known.holds.filter((hold) => concerns(hold, asking));
  if (held.length === 0) return { result: { kind: 'clear' } };
  const until = Math.max(...held.map((hold) => waitUntil(hold, now)));
  if (until > now) return { result: { kind: 'held', until } };
  // An outage first: whether mail is refused shows only once there are answers.
  const [hold] = held.sort((a, b) => order(a) - order(b));
  const rule = hold && RULES[hold.reason];
  if (!rule || rule.probe === 'never') return { result: { kind: 'held', until: now + LONGEST_WAIT_MILLIS } };
  const holds = known.holds.map((each) =>
    each === hold ? { ...each, probeUntil: now + PROBE_MILLIS } : each,
  );
  return { next: { ...known, holds }, result: { kind: 'probe', with: rule.probe } };
}

function concerns(hold: SendingHold, { sender, lane }: Asking): boolean {
  return (
    (hold.sender === undefined || hold.sender === sender) && (hold.lane === undefined || hold.lane === lane)
  );
}

const order = ({ reason }: SendingHold) => (reason === 'outage' ? 0 : 1);

/**
 * When to ask again. The longer a hold lasts, the less often jobs come back, since each reads its rows: a
 * quarter of the time it has lasted, at least until its next probe.
 */
function waitUntil({ reason, since, probeAt, probeUntil }: SendingHold, now: number): number {
  const ready = Math.max(probeAt, probeUntil);
  if (ready <= now || reason === 'outage') return ready;
  return Math.max(ready, now + Math.min(LONGEST_WAIT_MILLIS, Math.floor((now - since) / 4)));
}

/** After requests without an answer: an outage if there were too many recently, or if one was a probe. */
export function afterUnanswered(
  known: SendingHolds,
  { count, now }: { count: number; now: number },
): SendingHolds {
  const unanswered = [...known.unanswered, ...Array.from({ length: count }, () => now)].filter(
    (at) => at > now - WINDOW_MILLIS,
  );
  // While mail is refused, a request is a probe: three of them would be three unknown mails.
  const enough = known.holds.some(({ reason }) => reason !== 'outage') ? 1 : TRIP_COUNT;
  const next = { ...known, unanswered };
  return unanswered.length >= enough ? withHold(next, { reason: 'outage' }, now) : next;
}

/** After mail of this sender was refused for a reason that is not the mail's. */
export function afterRefusal(
  known: SendingHolds,
  { reason, sender, now }: { reason: AccountRefusal; sender: string; now: number },
): SendingHolds {
  return withHold(known, RULES[reason].bySender ? { reason, sender } : { reason }, now);
}

/** After the day's quota did not suffice for another mail: a share of it is kept back for the press. */
export function afterUsedUp(known: SendingHolds, { lane, now }: { lane: Lane; now: number }): SendingHolds {
  return withHold(known, { reason: 'daily-quota', ...(lane === 'other' ? { lane } : {}) }, now);
}

/** Adds the hold, or lets the known one last until its next probe. */
function withHold(
  known: SendingHolds,
  cause: Pick<SendingHold, 'reason' | 'sender' | 'lane'>,
  now: number,
): SendingHolds {
  const isSame = ({ reason, sender, lane }: SendingHold) =>
    reason === cause.reason && sender === cause.sender && lane === cause.lane;
  const since = known.holds.find(isSame)?.since ?? now;
  const hold = { ...cause, since, probeAt: now + RULES[cause.reason].everyMillis, probeUntil: 0 };
  return { ...known, holds: [...known.holds.filter((each) => !isSame(each)), hold] };
}

/** The simulator was asked: an answer ends the outage, whatever it says. */
export function afterSimulator(known: SendingHolds, { answered, now }: { answered: boolean; now: number }) {
  if (!answered) return withHold(known, { reason: 'outage' }, now);
  return { unanswered: [], holds: known.holds.filter(({ reason }) => reason !== 'outage') };
}

/**
 * A real mail was tried as a probe. Accepted: nothing keeps mail of this sender back now. Else it told
 * nothing (its reader has left, or it was refused for its own sake): the next one is tried at once.
 */
export function afterMailProbe(
  known: SendingHolds,
  { accepted, now, ...asking }: Asking & { accepted: boolean; now: number },
): SendingHolds {
  const probedByMail = (hold: SendingHold) => concerns(hold, asking) && RULES[hold.reason].probe === 'mail';
  if (accepted) return { ...known, holds: known.holds.filter((hold) => !probedByMail(hold)) };
  const holds = known.holds.map((hold) =>
    probedByMail(hold) ? { ...hold, probeAt: now, probeUntil: 0 } : hold,
  );
  return { ...known, holds };
}
