import { type Deliveries, type DeliveryInState, inState } from '../../mail/delivery.ts';
import type { Plans } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';

export type ListUnknownPorts = {
  plans: Pick<Plans, 'allCounts'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
};

/** A milestone's mails with an unknown outcome, to be settled manually. */
export async function listUnknown(
  dispatchId: string,
  { plans, deliveries }: ListUnknownPorts,
): Promise<DeliveryInState<'unknown'>[]> {
  const allCounts = await plans.allCounts(dispatchId);
  const open = allCounts.filter(({ unknown }) => unknown > 0).map(({ organisation }) => organisation);
  const rows = await allSettledOrThrow(open.map((code) => deliveries.ofOrganisation(dispatchId, code)));
  return rows.flat().filter((delivery) => inState(delivery, 'unknown'));
}
