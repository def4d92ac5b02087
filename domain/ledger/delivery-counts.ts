import { type Delivery, inState } from '../mail/delivery.ts';
import { type DeliveryState, OPEN, TAKEN } from '../mail/delivery-states.ts';
import type { Dispatch, DispatchState } from '../mail/dispatch.ts';
import type { Obligation, Progress } from '../plan/obligation.ts';
import { countByGroup, type DeliveryCounts, type PlanSummary } from '../plan/plan.ts';
import { isSameJson } from '../shared/digest.ts';

const RETURNED: readonly DeliveryState[] = ['bounced', 'complained'];
/** Reached: the mail was accepted and did not bounce; whoever complains has received it. */
const REACHED = TAKEN.filter((state) => state !== 'bounced');
const ARRIVED: readonly DeliveryState[] = ['delivered', 'complained'];

const among = (deliveries: readonly Delivery[], states: readonly DeliveryState[]) =>
  deliveries.filter(({ outcome }) => states.includes(outcome.state));

/**
 * Counts an organisation's mails from their rows, so counters cannot drift. `at` is a time before the rows
 * were read; `comesBackAt` is when a job runs again if later than the first thing due. Both in ms.
 */
export function countDeliveries(
  organisation: string,
  deliveries: readonly Delivery[],
  { at, comesBackAt = 0 }: { at: number; comesBackAt?: number },
): DeliveryCounts {
  const byState = Map.groupBy(deliveries, ({ outcome }) => outcome.state);
  const count = (...states: readonly DeliveryState[]) =>
    states.reduce((total, state) => total + (byState.get(state)?.length ?? 0), 0);
  const open = openTimes(deliveries);
  const mayArrive = deliveries.filter(
    (delivery) => inState(delivery, 'bounced') && !delivery.outcome.permanent,
  ).length;
  return {
    organisation,
    accepted: count(...TAKEN),
    delivered: count('delivered'),
    returned: count(...RETURNED),
    ...(mayArrive > 0 ? { mayArrive } : {}),
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

/** Leaving an optional list is no failure; a person with a duty has to be reached another way. */
function isUnreachable({ outcome, list }: Delivery): boolean {
  if (list) return false;
  return (
    outcome.state === 'skipped' ||
    outcome.state === 'complained' ||
    (outcome.state === 'bounced' && outcome.permanent)
  );
}

/** Final outcomes; each mail is counted under exactly one. */
export const ENDS = ['accepted', 'failed', 'unknown', 'skipped', 'cancelled'] as const;

/** How many mails have a final outcome. */
export function accountedFor(counts: Pick<DeliveryCounts, (typeof ENDS)[number]>): number {
  return ENDS.reduce((total, end) => total + counts[end], 0);
}

/**
 * An organisation's part of a dispatch as read: `kept` is the stored count, `at` a time before the rows were
 * read (ms).
 */
export type SeenPart = {
  organisation: string;
  dispatch: Pick<Dispatch, 'id' | 'state'> | undefined;
  at: number;
  kept: DeliveryCounts | undefined;
  deliveries: readonly Delivery[];
  obligations: readonly Obligation[];
};

/** The counts of a part, and the obligations whose progress they change. */
export function countPart(seen: SeenPart, comesBackAt?: number) {
  const { organisation, dispatch, at, deliveries, obligations } = seen;
  const times = { at, ...(comesBackAt === undefined ? {} : { comesBackAt }) };
  return {
    counts: countDeliveries(organisation, deliveries, times),
    progress: settleObligations(obligations, deliveries, dispatch),
  };
}

/** Whether the stored count agrees with the rows. */
export function isCounted(seen: SeenPart): boolean {
  const { kept } = seen;
  if (!kept) return false;
  const { counts, progress } = countPart({ ...seen, at: kept.at });
  const { comesBackIn } = kept;
  return progress.length === 0 && isSameJson({ ...counts, comesBackIn }, kept);
}

/**
 * Organisations whose stored count does not cover every planned mail. They are still open even if marked as
 * settled: a person may have a mail resent.
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

/** Times (ms) at which these deliveries need further automatic work. */
export function openTimes(deliveries: readonly Delivery[]): number[] {
  return deliveries.flatMap((delivery) => {
    if (inState(delivery, 'planned')) return [delivery.outcome.notBefore];
    return inState(delivery, 'sending') ? [delivery.outcome.leaseUntil] : [];
  });
}

/** Accepted mails without a final delivery report. */
export function underway({ accepted, delivered, returned }: DeliveryCounts): number {
  return accepted - delivered - returned;
}

/**
 * Obligations by mail (also those carried for a milestone by this dispatch) and on the web whose progress
 * differs from what deliveries and dispatch show. A group without recipients or sayable content is marked as
 * not sent.
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
    // A supplement carried all that it tells: no mail of the milestone's own did.
    if (carrier === 'mail' && of === undefined && progress.dispatch !== undefined) return [];
    const mailed = carrier === 'mail' || of !== undefined;
    const now = mailed ? byMail(obligation, counts, dispatch) : onWeb(obligation, dispatch);
    return isSameJson(now, progress) ? [] : [{ ...obligation, progress: now }];
  });
}

type Counts = Record<'reached' | 'arrived' | 'open', Record<string, number>>;

function byMail(
  { group, of, progress: { people, lacks, welcomed } }: Obligation,
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
    ...(lacks ? { lacks } : {}),
    ...(of !== undefined && dispatch ? { dispatch: dispatch.id } : {}),
    ...(welcomed ? { welcomed } : {}),
  };
}

function stateOf(counted: { people: number; reached: number; delivered: number }): Progress['state'] {
  const { people, reached, delivered } = counted;
  if (reached === 0) return 'not-sent';
  if (reached < people) return 'partly-sent';
  return delivered < people ? 'sent' : 'delivered';
}

/** Dispatch states that determine whether a milestone's public page exists. Once published counts as told. */
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
