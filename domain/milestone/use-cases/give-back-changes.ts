import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { returnedChanges } from '../returned-change.ts';

export type GiveBackChangesPorts = {
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf' | 'accept'>;
  planJobs: DispatchPartJobs;
  now: () => number;
};

/** Time for what had been called off to come to its end; seconds. */
const RETURNED_SECONDS = 60;

/**
 * Has told what older changes had to tell when the one that was stopped now called them off. What was stopped stays
 * untold. Idempotent.
 */
export async function giveBackChanges(stopped: Milestone, ports: GiveBackChangesPorts): Promise<void> {
  const { milestones, planJobs, now } = ports;
  const told = {
    milestones: await milestones.ofRollout(stopped.rollout),
    changes: await milestones.changesOf(stopped.rollout),
  };
  for (const change of returnedChanges(stopped, told, now())) {
    // One that is stored and has lost its jobs is planned by the reconciler.
    if ((await milestones.accept(change, {})) === 'taken') continue;
    const jobs = change.organisations.map((organisation) => ({ dispatchId: change.id, organisation }));
    await planJobs.enqueue(jobs, RETURNED_SECONDS);
  }
}
