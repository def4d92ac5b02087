import { type Delivery, inState } from '../mail/delivery.ts';
import { type DeliveryState, OPEN, TAKEN } from '../mail/delivery-states.ts';
import type { Dispatch, DispatchState } from '../mail/dispatch.ts';
import type { Obligation, Progress } from '../plan/obligation.ts';
import { countByGroup, type DeliveryCounts, type PlanSummary } from '../plan/plan.ts';
import { canonicalJson } from '../shared/digest.ts';

const RETURNED: readonly DeliveryState[] = ['bounced', 'complained'];
/** A person is reached when the mail was taken and did not come back; a complaint has read it. */
const REACHED = TAKEN.filter((state) => state !== 'bounced');
const ARRIVED: readonly DeliveryState[] = ['delivered', 'complained'];

const among = (deliveries: readonly Delivery[], states: readonly DeliveryState[]) =>
  deliveries.filter(({ outcome }) => states.includes(outcome.state));

/**
 * Counts an organisation's mails from their rows, so that a counter can never differ from what it counts. `at` is a time
 * before the rows were read; `comesBackAt` is when a job comes by again where that is later than the first thing due. Both in ms.
 */
export function countDeliveries(
  organisation: string,
  deliveries: readonly Delivery[],
  { at, comesBackAt = 0 }: { at: number; comesBackAt?: number },
): DeliveryCounts {
  const count = (...states: DeliveryState[]) => among(deliveries, states).length;
  const open = openTimes(deliveries);
  return {
    organisation,
    accepted: count(...TAKEN),
    delivered: count('delivered'),
    returned: count(...RETURNED),
    failed: count('failed'),
    unknown: count('unknown'),
    skipped: count('skipped'),
    cancelled: count('cancelled'),
    unreachable: deliveries.filter(isUnreachable).length,
    at,
    comesBackIn: open.length > 0 ? Math.max(0, Math.ceil(Math.max(comesBackAt, Math.min(...open)) - at)) : 0,
    reached: countByGroup(among(deliveries, REACHED)),
  };
}

/** Whoever may leave a list has only left it; whoever has a duty has to be reached another way. */
function isUnreachable({ outcome, list }: Delivery): boolean {
  if (list) return false;
  return (
    outcome.state === 'skipped' ||
    outcome.state === 'complained' ||
    (outcome.state === 'bounced' && outcome.permanent)
  );
}

/** What becomes of every mail in the end; each is counted in exactly one of these. */
export const ENDS = ['accepted', 'failed', 'unknown', 'skipped', 'cancelled'] as const;

/** How many mails have come to an end. */
export function accountedFor(counts: Pick<DeliveryCounts, (typeof ENDS)[number]>): number {
  return ENDS.reduce((total, end) => total + counts[end], 0);
}

/** An organisation's part of a dispatch as it was read: `kept` is its last count, `at` a time before the rows were read (ms). */
export type SeenPart = {
  organisation: string;
  dispatch: Pick<Dispatch, 'id' | 'state'> | undefined;
  at: number;
  kept: DeliveryCounts | undefined;
  deliveries: readonly Delivery[];
  obligations: readonly Obligation[];
};

/** What the rows of a part come to: its counts, and the obligations whose progress they change. */
export function countPart(seen: SeenPart, comesBackAt?: number) {
  const { organisation, dispatch, at, deliveries, obligations } = seen;
  const times = { at, ...(comesBackAt === undefined ? {} : { comesBackAt }) };
  return {
    counts: countDeliveries(organisation, deliveries, times),
    progress: settleObligations(obligations, deliveries, dispatch),
  };
}

/** Whether what is kept of a part is what its rows come to, whenever that was counted. */
export function isCounted(seen: SeenPart): boolean {
  const { kept } = seen;
  if (!kept) return false;
  const { counts, progress } = countPart({ ...seen, at: kept.at });
  const { comesBackIn } = kept;
  return progress.length === 0 && canonicalJson({ ...counts, comesBackIn }) === canonicalJson(kept);
}

/**
 * Organisations whose last count does not account for every mail that was planned: something is open there, also after a
 * mark said otherwise, since a person may send a mail again.
 */
export function unaccounted(
  summaries: readonly Pick<PlanSummary, 'organisation' | 'deliveries'>[],
  allCounts: readonly DeliveryCounts[],
): string[] {
  const counted = new Map(allCounts.map((counts) => [counts.organisation, accountedFor(counts)]));
  return summaries
    .filter(({ organisation, deliveries }) => (counted.get(organisation) ?? 0) < deliveries)
    .map(({ organisation }) => organisation);
}

/** The times at which something is still to happen to these deliveries without a person; ms. */
export function openTimes(deliveries: readonly Delivery[]): number[] {
  return deliveries.flatMap((delivery) => {
    if (inState(delivery, 'planned')) return [delivery.outcome.notBefore];
    return inState(delivery, 'sending') ? [delivery.outcome.leaseUntil] : [];
  });
}

/** How many mails were taken of which nobody has said yet what became of them. */
export function underway({ accepted, delivered, returned }: DeliveryCounts): number {
  return accepted - delivered - returned;
}

/**
 * The obligations by mail, those that this dispatch carries for a milestone, and those on the web, whose progress differs from
 * what deliveries and dispatch now show. Others are not touched. A group that no mail was made for, since it has nobody or
 * nothing that can be said, is not sent.
 */
export function settleObligations(
  obligations: readonly Obligation[],
  deliveries: readonly Delivery[],
  dispatch: Pick<Dispatch, 'id' | 'state'> | undefined,
): Obligation[] {
  const counts = {
    reached: countByGroup(among(deliveries, REACHED)),
    arrived: countByGroup(among(deliveries, ARRIVED)),
    open: countByGroup(among(deliveries, OPEN)),
  };
  return obligations.flatMap((obligation): Obligation[] => {
    const { carrier, progress, of } = obligation;
    const mailed = carrier === 'mail' || of !== undefined;
    const now = mailed ? byMail(obligation, counts, dispatch) : onWeb(obligation, dispatch);
    return canonicalJson(now) === canonicalJson(progress) ? [] : [{ ...obligation, progress: now }];
  });
}

type Counts = Record<'reached' | 'arrived' | 'open', Record<string, number>>;

function byMail(
  { group, of, progress: { people } }: Obligation,
  counts: Counts,
  dispatch: Pick<Dispatch, 'id'> | undefined,
): Progress {
  const reached = counts.reached[group] ?? 0;
  const delivered = counts.arrived[group] ?? 0;
  return {
    state: counts.open[group] ? 'planned' : stateOf({ people, reached, delivered }),
    people,
    reached,
    ...(delivered > 0 ? { delivered } : {}),
    ...(of !== undefined && dispatch ? { dispatch: dispatch.id } : {}),
  };
}

function stateOf(counted: { people: number; reached: number; delivered: number }): Progress['state'] {
  const { people, reached, delivered } = counted;
  if (reached === 0) return 'not-sent';
  if (reached < people) return 'partly-sent';
  return delivered < people ? 'sent' : 'delivered';
}

/** When the public page of a milestone is there, and when it will not be. What was published once has been told. */
const WEB: Partial<Record<DispatchState, 'published' | 'not-sent'>> = {
  dispatching: 'published',
  completed: 'published',
  stopping: 'not-sent',
  stopped: 'not-sent',
};

function onWeb({ carrier, progress, messages }: Obligation, dispatch?: Pick<Dispatch, 'state'>): Progress {
  const state = dispatch && WEB[dispatch.state];
  if (carrier !== 'web' || progress.state !== 'planned' || !state) return progress;
  return { ...progress, state: messages.length > 0 ? state : 'not-sent' };
}
