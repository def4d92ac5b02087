import { type Dispatches, laneOf } from '../../mail/dispatch.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { SYSTEM_ACTOR } from '../../rollout/approval.ts';
import { NotFound } from '../../shared/errors.ts';

export type ReleaseDispatchPorts = { dispatches: Dispatches; sendJobs: DispatchPartJobs; now: () => number };

/**
 * Releases a dispatch other than a milestone under the hash of its plan, and enqueues one job per
 * organisation. A late one is held until a person releases it. Idempotent.
 */
export async function releaseDispatch(
  { dispatch: id, by }: { dispatch: string; by: string },
  { dispatches, sendJobs, now }: ReleaseDispatchPorts,
): Promise<'released' | 'held' | 'not-released'> {
  const dispatch = await dispatches.find(id);
  if (!dispatch) throw new NotFound(`dispatch ${id} does not exist`);
  const { state, planHash, late, organisations } = dispatch;
  if (planHash === undefined || !RELEASABLE.includes(state)) return 'not-released';
  if (by === SYSTEM_ACTOR && (late || state === 'held')) {
    await dispatches.advance(id, { from: 'planned', to: 'held', at: now() });
    return 'held';
  }
  const set = { approvedHash: planHash, approvedBy: by };
  if (state === 'planned' || state === 'held')
    await dispatches.advance(id, { from: state, to: 'approved', set, at: now() });
  const at = now();
  await dispatches.advance(id, { from: 'approved', to: 'dispatching', set: { dispatchedAt: at }, at });
  const jobs = organisations.map((organisation) => ({ dispatchId: id, organisation }));
  await sendJobs.enqueue(jobs, 0, laneOf(dispatch));
  return 'released';
}

const RELEASABLE = ['planned', 'held', 'approved'];
