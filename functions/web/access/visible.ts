import { type Milestone, type Milestones, mayBeTold } from '../../../domain/plan/milestone.ts';
import type { Admission } from '../../../domain/rollout/user.ts';
import { canSee } from './access-rule.ts';

type Reads = { milestones: Pick<Milestones, 'find'> };

/** The one organisation that a local lead sees; undefined for those who see all. */
export function onlyOf({ admission }: { admission: Admission }): string | undefined {
  return admission.everything ? undefined : admission.organisation;
}

/** A milestone that is there and has an organisation that the reader may see. */
export async function visibleMilestone(
  id: string,
  { admission, ports }: { admission: Admission; ports: Reads },
): Promise<Milestone | undefined> {
  const milestone = await ports.milestones.find(id);
  return milestone?.organisations.some((code) => canSee(admission, code)) ? milestone : undefined;
}

/** A milestone of which this organisation has a packet: it is part of it, and may be told of it. */
export async function milestoneWithPacket(
  id: string,
  organisation: string,
  ports: Reads,
): Promise<Milestone | undefined> {
  const milestone = await ports.milestones.find(id);
  return milestone && mayBeTold(milestone) && milestone.organisations.includes(organisation)
    ? milestone
    : undefined;
}
