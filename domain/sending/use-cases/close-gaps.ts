import { gapsLeft } from '../../catalogue/gap.ts';
import { suppliedBy } from '../../ledger/supplied.ts';
import type { Obligations } from '../../plan/obligation.ts';
import type { DispatchPartJob, Plans } from '../../plan/plan.ts';
import { factsInForce } from '../../rollout/rollout.ts';

export type CloseGapsPorts = {
  obligations: Pick<Obligations, 'ofOrganisation'>;
  plans: Pick<Plans, 'basis' | 'summary' | 'markPlanned'>;
};

/** Takes facts that a change has told at last from the gaps of the milestones that had to withhold them. Idempotent. */
export async function closeGaps(
  { dispatchId, organisation }: DispatchPartJob,
  { obligations, plans }: CloseGapsPorts,
): Promise<void> {
  const milestones = suppliedBy(await obligations.ofOrganisation(dispatchId, organisation));
  const basis = milestones.length > 0 ? await plans.basis(dispatchId, organisation) : undefined;
  if (!basis) return;
  const known = factsInForce(basis.rollout.facts, basis.participation);
  for (const milestone of milestones) {
    const part = await plans.summary(milestone, organisation);
    const gaps = gapsLeft(part?.gaps ?? [], known);
    if (part && gaps.length < part.gaps.length) await plans.markPlanned(milestone, { ...part, gaps });
  }
}
