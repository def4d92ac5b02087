import { mayDispatch } from '../../mail/dispatch.ts';
import type { Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { NotFound } from '../../shared/errors.ts';

export type DispatchMilestonePorts = {
  milestones: Milestones;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/** Opens an approved milestone for sending and enqueues one job per organisation. Idempotent. */
export async function dispatchMilestone(
  id: string,
  ports: DispatchMilestonePorts,
): Promise<{ organisations: number }> {
  const at = ports.now();
  await ports.milestones.advance(id, {
    from: 'approved',
    to: 'dispatching',
    set: { dispatchedAt: at },
    at,
  });
  const milestone = await ports.milestones.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  if (!mayDispatch(milestone)) return { organisations: 0 };
  await ports.sendJobs.enqueue(
    milestone.organisations.map((organisation) => ({ dispatchId: id, organisation })),
  );
  return { organisations: milestone.organisations.length };
}
