import { type Milestone, type Milestones, mayBeToldAt } from '../../../domain/plan/milestone.ts';
import type { Admission } from '../../../domain/rollout/user.ts';
import { canSee } from './access-rule.ts';

type Reads = { milestones: Pick<Milestones, 'find'> };

/** A local lead's organisation; undefined for users who see all. */
export function onlyOf({ admission }: { admission: Admission }): string | undefined {
  return admission.everything ? undefined : admission.organisation;
}

/** An existing milestone with an organisation visible to the user. */
export async function visibleMilestone(
  id: string,
  { admission, ports }: { admission: Admission; ports: Reads },
): Promise<Milestone | undefined> {
  const milestone = await ports.milestones.find(id);
  return milestone?.organisations.some((code) => canSee(admission, code)) ? milestone : undefined;
}

/** A milestone whose packet this organisation may open: it takes part, and the milestone is approved. */
export async function milestoneWithPacket(
  id: string,
  organisation: string,
  ports: Reads,
): Promise<Milestone | undefined> {
  const milestone = await ports.milestones.find(id);
  return milestone && mayBeToldAt(milestone, organisation) ? milestone : undefined;
}
