import { type Delivery, inState } from './delivery.ts';
import type { Obligation } from './obligation.ts';
import { countByGroup, type Tally } from './plan.ts';

/** Counts an organisation's mails from their rows, so that a counter can never differ from what it counts. */
export function tallyOf(organisation: string, deliveries: readonly Delivery[]): Tally {
  const count = (state: Delivery['outcome']['state']) =>
    deliveries.filter((delivery) => inState(delivery, state)).length;
  return {
    organisation,
    accepted: count('accepted'),
    failed: count('failed'),
    unknown: count('unknown'),
    reached: countByGroup(deliveries.filter((delivery) => inState(delivery, 'accepted'))),
  };
}

/**
 * The obligations by mail whose progress differs from what the deliveries now show. Other carriers are not touched. A group
 * that no mail was made for, since it has nobody or nothing that can be said, is not sent.
 */
export function settleObligations(
  obligations: readonly Obligation[],
  deliveries: readonly Delivery[],
): Obligation[] {
  const reached = countByGroup(deliveries.filter((delivery) => inState(delivery, 'accepted')));
  const open = countByGroup(
    deliveries.filter((delivery) => inState(delivery, 'planned') || inState(delivery, 'sending')),
  );
  return obligations.flatMap((obligation): Obligation[] => {
    const { group, carrier, progress } = obligation;
    if (carrier !== 'mail') return [];
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
