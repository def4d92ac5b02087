import { type Dispatches, laneOf } from '../../mail/dispatch.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';

/**
 * Enqueues the parts of a dispatch with mails that a person sends again, whose rows are written and counted before. One
 * that is still open is advanced too: whoever has read older counts then does not complete it over the open mails.
 */
export async function reopenDispatch(
  { id: dispatchId, organisations }: { id: string; organisations: readonly string[] },
  { dispatches, sendJobs, now }: { dispatches: Dispatches; sendJobs: DispatchPartJobs; now: () => number },
): Promise<void> {
  const dispatch = await dispatches.find(dispatchId);
  if (!dispatch) return;
  const to = 'dispatching';
  const later = Math.max(now(), dispatch.changedAt + 1);
  if (!(await dispatches.advance(dispatchId, { from: to, to, at: later })))
    await dispatches.advance(dispatchId, { from: 'completed', to, at: now() });
  const jobs = organisations.map((organisation) => ({ dispatchId, organisation }));
  await sendJobs.enqueue(jobs, 0, laneOf(dispatch));
}
