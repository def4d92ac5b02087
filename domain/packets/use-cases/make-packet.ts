import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { Plans } from '../../plan/plan.ts';
import type { Tasks } from '../../plan/task.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import type { Packet } from '../packet.ts';
import type { PacketInput } from '../packet-context.ts';
import { resolvePacket } from '../resolve-packet.ts';

export type MakePacketPorts = {
  milestones: Pick<Milestones, 'find'>;
  plans: Pick<Plans, 'basis'>;
  catalogues: Pick<Catalogues, 'load'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
};

export type PacketWanted = {
  milestone: string;
  organisation: string;
  confirmAt?: PacketInput['confirmAt'];
};

/**
 * One organisation's packet for a milestone, from the frozen basis of its plan.
 * @throws {NotFound} if the milestone or the organisation's part does not exist, is not approved yet or was
 * stopped
 */
export async function makePacket(
  { milestone: id, organisation, confirmAt }: PacketWanted,
  { milestones, plans, catalogues, tasks }: MakePacketPorts,
): Promise<Packet> {
  const milestone = await milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  if (!mayBeTold(milestone)) {
    throw new NotFound(`milestone ${id} is ${milestone.state}: there is a packet once it is approved`);
  }
  const [basis, version, all] = await allSettledOrThrow([
    plans.basis(id, organisation),
    catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    tasks.ofOrganisation(id, organisation),
  ]);
  if (!basis) throw new NotFound(`milestone ${id} has no organisation ${organisation}`);
  if (!version)
    throw new NotFound(`catalogue ${milestone.catalogue} has no version ${milestone.catalogueVersion}`);
  return resolvePacket({ milestone, basis, version, tasks: all, ...(confirmAt && { confirmAt }) });
}
