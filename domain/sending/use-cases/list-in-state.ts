import { type Deliveries, type DeliveryInState, inState } from '../../mail/delivery.ts';
import type { Plans } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ListInStatePorts = {
  plans: Pick<Plans, 'allCounts'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
};

/** A dispatch's mails that wait for a person: of unknown outcome, or refused. */
export async function listInState<S extends 'unknown' | 'failed'>(
  dispatchId: string,
  state: S,
  { plans, deliveries }: ListInStatePorts,
): Promise<DeliveryInState<S>[]> {
  const allCounts = await plans.allCounts(dispatchId);
  const open = allCounts.filter((counts) => counts[state] > 0).map(({ organisation }) => organisation);
  const rows = await allSettledOrThrow(open.map((code) => deliveries.ofOrganisation(dispatchId, code)));
  return rows.flat().filter((delivery) => inState(delivery, state));
}
