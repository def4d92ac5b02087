import { type Delivery, inState } from './delivery.ts';
import { type DeliveryState, OPEN, TAKEN } from './delivery-states.ts';
import type { Obligation } from './obligation.ts';
import { countByGroup, type PlanSummary, type Tally } from './plan.ts';

const RETURNED: readonly DeliveryState[] = ['bounced', 'complained'];
/** A person is reached when the mail was taken and did not come back; a complaint has read it. */
const REACHED = TAKEN.filter((state) => state !== 'bounced');

const among = (deliveries: readonly Delivery[], states: readonly DeliveryState[]) =>
  deliveries.filter(({ outcome }) => states.includes(outcome.state));

/**
 * Counts an organisation's mails from their rows, so that a counter can never differ from what it counts. `at` is a time
 * before the rows were read; `comesBackAt` is when a job comes by again where that is later than the first thing due. Both in ms.
 */
export function tallyOf(
  organisation: string,
  deliveries: readonly Delivery[],
  { at, comesBackAt = 0 }: { at: number; comesBackAt?: number },
): Tally {
  const count = (...states: DeliveryState[]) => among(deliveries, states).length;
  const open = openTimes(deliveries);
  return {
    organisation,
    accepted: count(...TAKEN),
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

/**
 * Organisations whose last count does not account for every mail that was planned: something is open there, also after a
 * mark said otherwise, since a person may send a mail again.
 */
export function unaccounted(
  summaries: readonly Pick<PlanSummary, 'organisation' | 'deliveries'>[],
  tallies: readonly Tally[],
): string[] {
  const counted = new Map(
    tallies.map(({ organisation, accepted, failed, unknown, skipped, cancelled }) => [
      organisation,
      accepted + failed + unknown + skipped + cancelled,
    ]),
  );
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

/**
 * The obligations by mail, and those that this dispatch carries for a milestone, whose progress differs from what the
 * deliveries now show. Others are not touched. A group
 * that no mail was made for, since it has nobody or nothing that can be said, is not sent.
 */
export function settleObligations(
  obligations: readonly Obligation[],
  deliveries: readonly Delivery[],
): Obligation[] {
  const reached = countByGroup(among(deliveries, REACHED));
  const open = countByGroup(among(deliveries, OPEN));
  return obligations.flatMap((obligation): Obligation[] => {
    const { group, carrier, progress, of } = obligation;
    if (carrier !== 'mail' && of === undefined) return [];
    const now = { people: progress.people, reached: reached[group] ?? 0 };
    const state = open[group] ? 'planned' : stateOf(now);
    const same = now.reached === progress.reached && state === progress.state;
    return same ? [] : [{ ...obligation, progress: { ...now, state } }];
  });
}

function stateOf({ people, reached }: { people: number; reached: number }): Obligation['progress']['state'] {
  if (reached === 0) return 'not-sent';
  return reached === people ? 'sent' : 'partly-sent';
}
