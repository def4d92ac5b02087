import { type Delivery, inState } from '../mail/delivery.ts';
import { type DeliveryState, OPEN, TAKEN } from '../mail/delivery-states.ts';
import type { Dispatch, DispatchState } from '../mail/dispatch.ts';
import type { Obligation, Progress } from '../plan/obligation.ts';
import { countByGroup, type DeliveryCounts, type PlanSummary, type Tally } from '../plan/plan.ts';
import { isSameJson } from '../shared/digest.ts';

const RETURNED: readonly DeliveryState[] = ['bounced', 'complained'];
/** Reached: the mail was accepted and did not bounce; whoever complains has received it. */
const REACHED = TAKEN.filter((state) => state !== 'bounced');
const ARRIVED: readonly DeliveryState[] = ['delivered', 'complained'];

const among = (deliveries: readonly Delivery[], states: readonly DeliveryState[]) =>
  deliveries.filter(({ outcome }) => states.includes(outcome.state));

/** What became of some mails, as their rows say. */
export type Counted = Omit<Tally, 'chunk' | 'at'>;

/** Counts mails from their rows, so counters cannot drift. */
export function tallyOf(deliveries: readonly Delivery[]): Counted {
  const byState = Map.groupBy(deliveries, ({ outcome }) => outcome.state);
  const open = openTimes(deliveries);
  return {
    states: Object.fromEntries([...byState].map(([state, rows]) => [state, rows.length])),
    mayArrive: deliveries.filter((row) => inState(row, 'bounced') && !row.outcome.permanent).length,
    unreachable: deliveries.filter(isUnreachable).length,
    ...(open.length > 0 ? { opensAt: open.reduce((first, at) => Math.min(first, at)) } : {}),
    reached: countByGroup(among(deliveries, REACHED)),
    arrived: countByGroup(among(deliveries, ARRIVED)),
    open: countByGroup(among(deliveries, OPEN)),
  };
}

/** What is known of mails that nobody has counted yet, of so many people by group: that they are open at this time. */
export function uncounted(open: Counted['open'], at: number): Counted {
  return { states: {}, mayArrive: 0, unreachable: 0, opensAt: at, reached: {}, arrived: {}, open };
}

/** What became of all the mails of some tallies. */
export function addedUp(tallies: readonly Counted[]): Counted {
  const open = tallies.flatMap(({ opensAt }) => opensAt ?? []);
  const sum = (number: (tally: Counted) => number) =>
    tallies.reduce((total, tally) => total + number(tally), 0);
  return {
    states: sums(tallies.map(({ states }) => states)),
    mayArrive: sum(({ mayArrive }) => mayArrive),
    unreachable: sum(({ unreachable }) => unreachable),
    ...(open.length > 0 ? { opensAt: Math.min(...open) } : {}),
    reached: sums(tallies.map(({ reached }) => reached)),
    arrived: sums(tallies.map(({ arrived }) => arrived)),
    open: sums(tallies.map((tally) => tally.open)),
  };
}

function sums(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const each of counts)
    for (const [name, count] of Object.entries(each)) total[name] = (total[name] ?? 0) + count;
  return total;
}

/**
 * The counts of an organisation whose mails came to this. `at` is a time before the rows were read; `comesBackAt` is
 * when a job runs again if later than the first thing due. Both in ms.
 */
export function countsOf(
  organisation: string,
  { states, mayArrive, unreachable, opensAt, reached }: Counted,
  { at, comesBackAt = 0 }: { at: number; comesBackAt?: number },
): DeliveryCounts {
  const count = (...of: readonly DeliveryState[]) =>
    of.reduce((total, state) => total + (states[state] ?? 0), 0);
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
    unreachable,
    at,
    comesBackIn: opensAt === undefined ? 0 : Math.max(0, Math.ceil(Math.max(comesBackAt, opensAt) - at)),
    reached,
  };
}

/** Leaving an optional list is not a failure; a person with a duty has to be reached another way. */
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
function openTimes(deliveries: readonly Delivery[]): number[] {
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
  counted: Counted,
  dispatch: Pick<Dispatch, 'id' | 'state'> | undefined,
): Obligation[] {
  return obligations.flatMap((obligation): Obligation[] => {
    const { carrier, progress, of } = obligation;
    // A supplement carried all that it tells: no mail of the milestone's own did.
    if (carrier === 'mail' && of === undefined && progress.dispatch !== undefined) return [];
    const mailed = carrier === 'mail' || of !== undefined;
    const now = mailed ? byMail(obligation, counted, dispatch) : onWeb(obligation, dispatch);
    return isSameJson(now, progress) ? [] : [{ ...obligation, progress: now }];
  });
}

function byMail(
  { group, of, progress: { people, lacks, welcomed } }: Obligation,
  counts: Pick<Counted, 'reached' | 'arrived' | 'open'>,
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
