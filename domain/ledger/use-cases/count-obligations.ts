import type { Milestones } from '../../plan/milestone.ts';
import type { ObligationState, Obligations } from '../../plan/obligation.ts';

export type CountObligationsPorts = { milestones: Milestones; obligations: Obligations };

/** channel → state → number of obligations. */
export type ObligationCounts = Record<string, Partial<Record<ObligationState, number>>>;

/** Counts a milestone's obligations by channel and state. */
export async function countObligations(
  milestone: string,
  ports: CountObligationsPorts,
): Promise<ObligationCounts> {
  const organisations = (await ports.milestones.find(milestone))?.organisations ?? [];
  const counts: ObligationCounts = {};
  for (const organisation of organisations) {
    for (const { channel, progress } of await ports.obligations.ofOrganisation(milestone, organisation)) {
      const ofChannel = counts[channel] ?? {};
      counts[channel] = { ...ofChannel, [progress.state]: (ofChannel[progress.state] ?? 0) + 1 };
    }
  }
  return counts;
}
