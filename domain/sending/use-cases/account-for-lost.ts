import { type Deliveries, type Delivery, inState } from '../../mail/delivery.ts';
import { type KeptEvidence, mayHaveLeft, RESTORED, type Restore } from '../../mail/restore.ts';
import type { DispatchPartJob } from '../../plan/plan.ts';

export type AccountForLostPorts = {
  deliveries: Pick<Deliveries, 'ofOrganisation' | 'record' | 'doubt'>;
  keptEvidence: Pick<KeptEvidence, 'ofDispatch'>;
  now: () => number;
};

// Statements in one call of the store.
const AT_ONCE = 25;

/**
 * Before anything of an organisation's part is sent or cancelled from a restored table: what is known to have left is
 * recorded, and what may have left becomes unknown, so that a person decides about it. Returns the part's deliveries.
 */
export async function accountForLost(
  { dispatchId, organisation }: DispatchPartJob,
  restores: readonly Restore[],
  ports: AccountForLostPorts,
): Promise<Delivery[]> {
  const { deliveries, keptEvidence, now } = ports;
  const rows = await deliveries.ofOrganisation(dispatchId, organisation);
  if (restores.length === 0 || !rows.some((row) => inState(row, 'planned'))) return rows;
  const kept = await keptEvidence.ofDispatch(dispatchId);
  for (const evidence of kept.filter((each) => each.organisation === organisation))
    await deliveries.record(evidence, 'lost');
  const left = await deliveries.ofOrganisation(dispatchId, organisation);
  const doubtful = mayHaveLeft(left, restores, kept.length > 0);
  const doubt = { attempt: `${RESTORED}-${restores.at(-1)?.heldAt}`, at: now(), reason: RESTORED };
  for (let start = 0; start < doubtful.length; start += AT_ONCE)
    await deliveries.doubt(dispatchId, { deliveries: doubtful.slice(start, start + AT_ONCE), ...doubt });
  return doubtful.length > 0 ? deliveries.ofOrganisation(dispatchId, organisation) : left;
}
