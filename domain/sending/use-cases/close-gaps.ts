import { gapsLeft } from '../../catalogue/gap.ts';
import { suppliedBy } from '../../ledger/supplied.ts';
import type { Obligation, Obligations } from '../../plan/obligation.ts';
import type { DispatchPartJob, Plans } from '../../plan/plan.ts';

export type CloseGapsPorts = {
  obligations: Pick<Obligations, 'ofOrganisation'>;
  plans: Pick<Plans, 'facts' | 'summary' | 'markPlanned'>;
};

/**
 * Takes facts that a change has told at last, and groups that a welcome has reached, from the gaps of the milestones
 * that had to leave them out. Idempotent.
 */
export async function closeGaps(
  { dispatchId, organisation }: DispatchPartJob,
  { obligations, plans }: CloseGapsPorts,
): Promise<void> {
  const rows = await obligations.ofOrganisation(dispatchId, organisation);
  const milestones = suppliedBy(rows);
  if (milestones.length === 0) return;
  const known = await plans.facts(dispatchId, organisation);
  for (const milestone of milestones) {
    const part = await plans.summary(milestone, organisation);
    const gaps = gapsLeft(part?.gaps ?? [], { facts: known, groups: welcomedIn(rows, milestone) });
    if (part && gaps.length < part.gaps.length) await plans.markPlanned(milestone, { ...part, gaps });
  }
}

/** The groups of a milestone of which somebody has been welcomed. */
function welcomedIn(rows: readonly Obligation[], milestone: string): string[] {
  return rows
    .filter(
      ({ welcomes = [], progress }) =>
        progress.reached > 0 && welcomes.some((one) => one.milestone === milestone),
    )
    .map(({ group }) => group);
}
