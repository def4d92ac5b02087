import { mayDispatch } from '../../mail/dispatch.ts';
import type { Milestones } from '../../plan/milestone.ts';
import { type DispatchPartJobs, type Plans, waitingParts } from '../../plan/plan.ts';
import { NotFound } from '../../shared/errors.ts';

export type DispatchMilestonePorts = {
  milestones: Milestones;
  plans: Pick<Plans, 'summaries'>;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/** Opens an approved milestone for sending and enqueues one job per organisation that waits for no day. Idempotent. */
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
  const waiting = new Set(waitingParts(await ports.plans.summaries(id)));
  const due = milestone.organisations.filter((organisation) => !waiting.has(organisation));
  await ports.sendJobs.enqueue(due.map((organisation) => ({ dispatchId: id, organisation })));
  return { organisations: due.length };
}
