import { type Dispatch, type Dispatches, type DispatchState, laneOf } from '../../mail/dispatch.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { NotFound, TemporaryFailure } from '../../shared/errors.ts';
import { companionIds } from '../brought-change.ts';

export type StopMilestonePorts = { dispatches: Dispatches; sendJobs: DispatchPartJobs; now: () => number };

const STOPPABLE: readonly DispatchState[] = ['planned', 'held', 'approved', 'dispatching'];

export type StopResult = 'stopping' | 'too-late';

/**
 * Stops a dispatch: milestones are read between each claim and its requests, so at most the mails in flight still
 * leave after this. Jobs then cancel what is still planned; the last one publishes what was sent, cancelled and left
 * unknown. The corrections of what a milestone brings or clears are stopped with it.
 * @throws {TemporaryFailure} while it is being planned; retry later
 */
export async function stopMilestone(
  { milestone: id, by, rejectedFor }: { milestone: string; by: string; rejectedFor?: string },
  ports: StopMilestonePorts,
): Promise<StopResult> {
  const { dispatches, sendJobs, now } = ports;
  const milestone = await dispatches.find(id);
  if (!milestone) throw new NotFound(`milestone ${id} does not exist`);
  if (milestone.state === 'planning')
    throw new TemporaryFailure(`milestone ${id} is still being planned: stop it again`);
  if (STOPPABLE.includes(milestone.state)) {
    const moved = await dispatches.advance(id, {
      from: milestone.state,
      to: 'stopping',
      set: { stoppedBy: by, ...(rejectedFor === undefined ? {} : { rejectedFor }) },
      at: now(),
    });
    if (!moved) throw new TemporaryFailure(`milestone ${id} was changed concurrently: stop it again`);
  } else if (milestone.state !== 'stopping') {
    return 'too-late';
  }
  const jobs = milestone.organisations.map((organisation) => ({ dispatchId: id, organisation }));
  await sendJobs.enqueue(jobs, 0, laneOf(milestone));
  for (const companion of await companionsOf(milestone, ports))
    await stopMilestone({ milestone: companion, by }, ports);
  return 'stopping';
}

/** Changes that came with a milestone and may still send something. One that is not planned yet will plan nothing. */
async function companionsOf(milestone: Dispatch, { dispatches }: StopMilestonePorts): Promise<string[]> {
  // Only once it is dispatched are there any.
  if (milestone.dispatchedAt === undefined || milestone.purpose !== 'milestone') return [];
  const found = await mapInChunks(companionIds(milestone), (id) => dispatches.find(id));
  return found.flatMap((one) => (one && STOPPABLE.includes(one.state) ? [one.id] : []));
}
