import type { Deliveries, Delivery, Evidence } from '../../mail/delivery.ts';
import { type ManualFollowUps, openFollowUp } from '../../mail/manual-follow-up.ts';
import { type KeptEvidence, mayHaveLeft, RESTORED, type Restore } from '../../mail/restore.ts';
import type { SendJob } from '../../plan/plan.ts';

export type RecordKeptPorts = {
  deliveries: Pick<Deliveries, 'ofOrganisation' | 'record'>;
  keptEvidence: Pick<KeptEvidence, 'ofDispatch'>;
  manualFollowUps: ManualFollowUps;
};
export type AccountForLostPorts = RecordKeptPorts & {
  deliveries: Pick<Deliveries, 'doubt'>;
  now: () => number;
};

// Statements in one call of the store.
const AT_ONCE = 25;

/**
 * Before anything of an organisation's part is sent or cancelled from a restored table: what is known to have left is
 * recorded, and what may have left becomes unknown, so that a person decides about it. Returns the part's deliveries.
 */
export async function accountForLost(
  { dispatchId, organisation, chunk }: SendJob,
  restores: readonly Restore[],
  ports: AccountForLostPorts,
): Promise<Delivery[]> {
  const { deliveries, now } = ports;
  if (restores.length === 0) return deliveries.ofOrganisation(dispatchId, organisation, chunk);
  const { kept } = await recordKept({ dispatchId, organisation, ...(chunk && { chunk }) }, ports);
  const left = await deliveries.ofOrganisation(dispatchId, organisation, chunk);
  const dispatch = { id: dispatchId, deliveries: left, hasBegun: kept > 0 };
  const doubtful = mayHaveLeft(dispatch, restores);
  const doubt = { attempt: `${RESTORED}-${restores.at(-1)?.heldAt}`, at: now(), reason: RESTORED };
  for (let start = 0; start < doubtful.length; start += AT_ONCE)
    await deliveries.doubt(dispatchId, { deliveries: doubtful.slice(start, start + AT_ONCE), ...doubt });
  return doubtful.length > 0 ? deliveries.ofOrganisation(dispatchId, organisation, chunk) : left;
}

/**
 * Records kept evidence of an organisation's deliveries, or of one of them, that have been planned by now.
 * @returns how many there is of the whole dispatch, and how many found their delivery
 */
export async function recordKept(
  of: SendJob & { delivery?: string },
  { deliveries, keptEvidence, manualFollowUps }: RecordKeptPorts,
): Promise<{ kept: number; recorded: number }> {
  const { dispatchId, organisation, chunk, delivery: only } = of;
  const isTheirs = (each: Evidence) =>
    each.organisation === organisation && (only === undefined || each.delivery === only);
  const before = await keptEvidence.ofDispatch(dispatchId);
  if (!before.some(isTheirs)) return { kept: before.length, recorded: 0 };
  const rows = await deliveries.ofOrganisation(dispatchId, organisation, chunk);
  // Again: whoever kept some meanwhile may have seen no rows yet, and leaves it to whoever sees them.
  const kept = await keptEvidence.ofDispatch(dispatchId);
  const theirs = kept.filter(isTheirs);
  let recorded = 0;
  for (const evidence of theirs) {
    const delivery = rows.find(({ id }) => id === evidence.delivery);
    if (!delivery) continue;
    await deliveries.record(evidence, 'lost');
    recorded += 1;
    const reason = unreachableBy(evidence, theirs);
    if (reason) await openFollowUp(manualFollowUps, dispatchId, { delivery, reason, at: evidence.at });
  }
  return { kept: kept.length, recorded };
}

/** Why the recipient has to be reached another way, if so: not for an automatic reply to what had arrived. */
function unreachableBy(evidence: Evidence, all: readonly Evidence[]): 'bounced' | 'complained' | undefined {
  const arrived = all.some(
    ({ delivery, proves }) => delivery === evidence.delivery && proves === 'delivered',
  );
  if (evidence.proves === 'bounced' && !evidence.permanent && arrived) return undefined;
  if (evidence.proves === 'complained') return 'complained';
  return evidence.proves === 'bounced' ? 'bounced' : undefined;
}
