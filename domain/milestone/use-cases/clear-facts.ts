import { isUndone } from '../../mail/dispatch.ts';
import { factsWithout } from '../../plan/cleared-facts.ts';
import type { ChangeMilestone, Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { clearingChange } from '../brought-change.ts';
import { isLater, resumedChanges } from '../returned-change.ts';
import { endOlder } from './mark-undone.ts';

export type ClearFactsPorts = {
  rollouts: Pick<Rollouts, 'find' | 'participation'>;
  milestones: Pick<Milestones, 'ofRollout' | 'changesOf' | 'accept' | 'acceptChange' | 'undo'>;
  planJobs: DispatchPartJobs;
  sendJobs: DispatchPartJobs;
  now: () => number;
};

/** Time for the milestone's own mails to leave first; seconds. */
const CLEARED_SECONDS = 60;

/**
 * Removes the facts that a milestone clears, as it is dispatched: each fact's change is stored, and told to those who
 * hold the old value and are not told by the milestone itself. So is what older changes wait to tell, even where there
 * was nothing to remove. What has been reported since it was dispatched takes precedence. Idempotent.
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
  await resume(milestone, at + 2, ports);
}

/** Of one organisation, or what holds for all. `at`: ms. */
async function clear(
  milestone: Milestone,
  { organisation, at }: { organisation: string | undefined; at: number },
  ports: ClearFactsPorts,
): Promise<void> {
  const { rollouts, milestones } = ports;
  // What has been reported again meanwhile stands.
  if ((organisation ? [organisation] : milestone.organisations).every((code) => isUndone(milestone, code)))
    return;
  await retryLostRace(`facts that ${milestone.id} clears`, async () => {
    const stored =
      organisation === undefined
        ? await rollouts.find(milestone.rollout)
        : await rollouts.participation(milestone.rollout, organisation);
    const changes = await milestones.changesOf(milestone.rollout);
    const since = saidSince(milestone, { organisation, changes });
    const change = clearingChange(milestone, {
      ...{ organisation, at, stored: factsWithout(stored?.facts ?? {}, since) },
    });
    if (!change || changes.some(({ id }) => id === change.id)) return;
    await endOlder(change, ports);
    const result = await milestones.acceptChange(change);
    if (result === 'overtaken') return AGAIN;
    if (result === 'taken') return;
    await enqueue(change, ports);
  });
}

/** The facts of one organisation, or of all, that somebody has said since a milestone was dispatched. */
function saidSince(
  milestone: Milestone,
  { organisation, changes }: { organisation: string | undefined; changes: readonly ChangeMilestone[] },
): string[] {
  return changes
    .filter((one) => one.change.organisation === organisation && isLater(one, milestone))
    .flatMap(({ change }) => change.facts.map(({ fact }) => fact));
}

/** After a milestone, tells what older changes wait to tell; the milestone may tell a part of it itself. */
async function resume(milestone: Milestone, at: number, ports: ClearFactsPorts): Promise<void> {
  const { rollout, id } = milestone;
  const { milestones } = ports;
  const told = {
    milestones: await milestones.ofRollout(rollout),
    changes: await milestones.changesOf(rollout),
  };
  for (const change of resumedChanges(milestone, told, at)) await milestones.accept(change, {});
  // Those of an earlier try too, which may have died when it had stored them.
  for (const change of await milestones.changesOf(rollout)) {
    if (change.change.givesBack !== id || change.state !== 'planning') continue;
    await endOlder(change, ports);
    await enqueue(change, ports);
  }
}

function enqueue(
  { id, organisations }: ChangeMilestone,
  { planJobs }: Pick<ClearFactsPorts, 'planJobs'>,
): Promise<void> {
  const jobs = organisations.map((organisation) => ({ dispatchId: id, organisation }));
  return planJobs.enqueue(jobs, CLEARED_SECONDS);
}
