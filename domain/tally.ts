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

/** The obligations by mail whose progress differs from what the deliveries now show. Other carriers are not touched. */
export function settleObligations(
  obligations: readonly Obligation[],
  deliveries: readonly Delivery[],
): Obligation[] {
  const people = countByGroup(deliveries);
  const reached = countByGroup(deliveries.filter((delivery) => inState(delivery, 'accepted')));
  const open = countByGroup(
    deliveries.filter((delivery) => inState(delivery, 'planned') || inState(delivery, 'sending')),
  );
  return obligations.flatMap((obligation): Obligation[] => {
    const { group, carrier, progress } = obligation;
    if (carrier !== 'mail' || !people[group]) return [];
    const now = {
      people: people[group],
      reached: reached[group] ?? 0,
      state: stateOf(people[group], reached[group], open[group]),
    };
    const same =
      now.people === progress.people && now.reached === progress.reached && now.state === progress.state;
    return same ? [] : [{ ...obligation, progress: now }];
  });
}

function stateOf(people: number, reached = 0, open = 0): Obligation['progress']['state'] {
  if (open > 0) return 'planned';
  if (reached === people) return 'sent';
  return reached > 0 ? 'partly-sent' : 'not-sent';
}
