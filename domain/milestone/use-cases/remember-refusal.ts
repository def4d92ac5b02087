import { milestoneRefusedSchema } from '../../plan/milestone-events.ts';
import type { Refusals } from '../../plan/refusal.ts';
import { requireInput } from '../../shared/parse-input.ts';

/**
 * Takes in that an event was refused, for a table that was restored to a moment before: when the event is replayed it
 * is refused again, however it would be judged now. The words of it come with the event itself. Idempotent.
 * @throws {InvalidInput} if it is no such event
 */
export async function rememberRefusal(
  told: unknown,
  { refusals }: { refusals: Refusals },
): Promise<'remembered' | 'known' | 'unclear'> {
  const { detail } = requireInput('refusal', milestoneRefusedSchema, told);
  const { event, receivedAt, id: milestone, rollout, reason, problems } = detail;
  // Older ones do not say when, or why: their event is judged anew.
  if (receivedAt === undefined || problems.length === 0) return 'unclear';
  if (await refusals.find({ event, receivedAt })) return 'known';
  const named = { ...(milestone ? { milestone } : {}), ...(rollout ? { rollout } : {}) };
  await refusals.keep({ event, receivedAt, ...named, reason, problems, detail: '' });
  return 'remembered';
}
