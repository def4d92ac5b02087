import { hasEnded } from '../../mail/dispatch.ts';
import type { ChangeMilestone, Milestone, Milestones } from '../../plan/milestone.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { comesWith } from '../returned-change.ts';

/** States in which mails may still leave. */
const OPEN: readonly Milestone['state'][] = ['planned', 'held', 'approved', 'dispatching'];

type MarkUndonePorts = { milestones: Pick<Milestones, 'undo'>; sendJobs: DispatchPartJobs };
type Undoing = { by: string; on: string; organisations: readonly string[] };

/**
 * Notes on milestones by which other, and from which day, they are undone. What has not left of them does not leave.
 */
export async function markUndone(
  undone: readonly Milestone[],
  { by, on, organisations }: Undoing,
  ports: MarkUndonePorts,
): Promise<void> {
  for (const one of undone) {
    const codes = one.organisations.filter((code) => organisations.includes(code));
    if (codes.length === 0) continue;
    const marks = Object.fromEntries(codes.map((code) => [code, { by, on }]));
    await ports.milestones.undo(one.id, { ...marks, ...one.undone });
    if (!OPEN.includes(one.state)) continue;
    await ports.sendJobs.enqueue(codes.map((organisation) => ({ dispatchId: one.id, organisation })));
  }
}

/**
 * What comes with a milestone makes older changes stale at once, before it is planned: what they have not sent they do
 * not send, and the newest change tells the rest.
 */
export async function endOlder(
  newest: ChangeMilestone,
  ports: MarkUndonePorts & { milestones: Pick<Milestones, 'changesOf'> },
): Promise<void> {
  const { rollout, organisations, occurredOn: on, receivedAt, change } = newest;
  const by = change.broughtBy ?? change.givesBack ?? newest.id;
  const older = (await ports.milestones.changesOf(rollout)).filter(
    (one) => !hasEnded(one) && one.receivedAt < receivedAt && !comesWith(one, { id: by }),
  );
  await markUndone(older, { by, on, organisations }, ports);
}
