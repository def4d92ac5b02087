import { isUndone } from '../../mail/dispatch.ts';
import type { Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { clearingChange } from '../brought-change.ts';
import { endOlder } from './mark-undone.ts';

export type ClearFactsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  milestones: Pick<Milestones, 'acceptChange' | 'changesOf' | 'undo'>;
  planJobs: DispatchPartJobs;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/** Time for the milestone's own mails to leave first; seconds. */
const CLEARED_SECONDS = 60;

/**
 * Takes away what a milestone clears, as it is let go: each fact's change is stored, and told to whoever holds the old
 * value and is not told by the milestone itself. Idempotent.
 */
export async function clearFacts(milestone: Milestone, ports: ClearFactsPorts): Promise<void> {
  const { clears, organisations, rollout } = milestone;
  if (!clears) return;
  const earlier = await ports.milestones.changesOf(rollout);
  // Later than all: it is told what holds from now on.
  const at = Math.max(ports.now(), ...earlier.map(({ receivedAt }) => receivedAt + 1));
  if (clears.ofAll.length > 0) await clear(milestone, { organisation: undefined, at }, ports);
  // One by one: each is counted among the milestones of the rollout.
  if (clears.own.length > 0)
    for (const organisation of organisations) await clear(milestone, { organisation, at: at + 1 }, ports);
}

/** Of one organisation, or what holds for all. `at`: ms. */
async function clear(
  milestone: Milestone,
  { organisation, at }: { organisation: string | undefined; at: number },
  ports: ClearFactsPorts,
): Promise<void> {
  const { rollouts, milestones, planJobs } = ports;
  // What has been reported anew meanwhile stands.
  if ((organisation ? [organisation] : milestone.organisations).every((code) => isUndone(milestone, code)))
    return;
  await retryLostRace(`facts that ${milestone.id} clears`, async () => {
    const stored =
      organisation === undefined
        ? await rollouts.find(milestone.rollout)
        : await rollouts.participation(milestone.rollout, organisation);
    const change = clearingChange(milestone, { organisation, stored: stored?.facts ?? {}, at });
    if (!change) return;
    await endOlder(change, ports);
    const result = await milestones.acceptChange(change);
    if (result === 'overtaken') return AGAIN;
    if (result === 'taken') return;
    const jobs = change.organisations.map((code) => ({ dispatchId: change.id, organisation: code }));
    await planJobs.enqueue(jobs, CLEARED_SECONDS);
  });
}
