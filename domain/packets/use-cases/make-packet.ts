import type { PublishedAnswers } from '../../answers/published-answer.ts';
import type { Catalogues } from '../../catalogue/catalogues.ts';
import { basisAt, changesSince } from '../../plan/facts-in-time.ts';
import { type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Task, Tasks } from '../../plan/task.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { NotFound } from '../../shared/errors.ts';
import { fromStockholm, toStockholm } from '../../shared/stockholm-time.ts';
import type { Packet } from '../packet.ts';
import type { PacketInput } from '../packet-context.ts';
import { resolvePacket } from '../resolve-packet.ts';

export type MakePacketPorts = {
  milestones: Pick<Milestones, 'find' | 'changesOf'>;
  plans: Pick<FrozenPlans, 'basis'>;
  catalogues: Pick<Catalogues, 'load'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  publishedAnswers: Pick<PublishedAnswers, 'ofRollout'>;
  now: () => number;
};

export type PacketWanted = {
  milestone: string;
  organisation: string;
  confirmAt?: PacketInput['confirmAt'];
};

/**
 * One organisation's packet for a milestone: from the frozen basis of its plan, with the facts of today for what is to
 * be done, and of then for what is done.
 * @throws {NotFound} if the milestone or the organisation's part does not exist, is not approved yet or was
 * stopped
 */
export async function makePacket(
  { milestone: id, organisation, confirmAt }: PacketWanted,
  { milestones, plans, catalogues, tasks, publishedAnswers, now }: MakePacketPorts,
): Promise<Packet> {
  const milestone = await milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  if (!mayBeTold(milestone)) {
    throw new NotFound(`milestone ${id} is ${milestone.state}: there is a packet once it is approved`);
  }
  const [basis, version, all, told, answers] = await allSettledOrThrow([
    plans.basis(id, organisation),
    catalogues.load(milestone.catalogue, milestone.catalogueVersion),
    tasks.ofOrganisation(id, organisation),
    milestones.changesOf(milestone.rollout),
    publishedAnswers.ofRollout(milestone.rollout),
  ]);
  if (!basis) throw new NotFound(`milestone ${id} has no organisation ${organisation}`);
  if (!version)
    throw new NotFound(`catalogue ${milestone.catalogue} has no version ${milestone.catalogueVersion}`);
  const changes = changesSince(milestone, { organisation, changes: told });
  const at = (time: number, of: readonly Task[]): Packet =>
    resolvePacket({
      ...{ milestone, version, changes, tasks: of, at: noonOf(time), answers },
      basis: basisAt(basis, changes, time),
      ...(confirmAt && { confirmAt }),
    });
  const packet = at(now(), all);
  const asUsed = packet.occasions.flatMap((occasion) => {
    const own = all.filter(
      ({ channel, group }) =>
        occasion.channel === channel && occasion.told.some((one) => one.group === group),
    );
    const done = doneAt(own);
    return done !== undefined && changes.some((change) => change.at > done) ? [at(done, own)] : [];
  });
  return asUsed.length > 0 ? { ...packet, asUsed } : packet;
}

/** When the last task of an occasion was done (ms), if all of them are. */
function doneAt(tasks: readonly Task[]): number | undefined {
  const times = tasks.map(({ state, history }) =>
    state === 'done' ? history.findLast(({ what }) => what === 'done')?.at : undefined,
  );
  const known = times.filter((time) => time !== undefined);
  return known.length === times.length && known.length > 0 ? Math.max(...known) : undefined;
}

/** Whoever opens it twice on a day gets the same bytes. */
function noonOf(time: number): number {
  return fromStockholm({ date: toStockholm(time).date, time: '12:00' });
}
