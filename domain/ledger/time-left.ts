import type { Dispatch } from '../mail/dispatch.ts';
import type { DeliveryCounts, PlanSummary } from '../plan/plan.ts';
import { accountedFor } from './delivery-counts.ts';

/** Before that much is known of it, a pace says little: time in ms, and mails. */
const KNOWN_FROM = { millis: 5_000, mails: 10 };

/**
 * Seconds until the rest of a dispatch's mails has left at the pace so far, without those that wait for their day;
 * undefined while that cannot be told.
 */
export function secondsLeft(
  { state, dispatchedAt, undoUntil = 0 }: Pick<Dispatch, 'state' | 'dispatchedAt' | 'undoUntil'>,
  {
    summaries,
    allCounts,
    now,
  }: {
    summaries: readonly Pick<PlanSummary, 'organisation' | 'deliveries' | 'waits'>[];
    allCounts: readonly DeliveryCounts[];
    now: number;
  },
): number | undefined {
  if (state !== 'dispatching' || dispatchedAt === undefined) return undefined;
  const leaving = summaries.filter(({ waits }) => waits === undefined);
  const counted = new Map(allCounts.map((counts) => [counts.organisation, accountedFor(counts)]));
  const all = leaving.reduce((sum, { deliveries }) => sum + deliveries, 0);
  const done = leaving.reduce((sum, { organisation }) => sum + (counted.get(organisation) ?? 0), 0);
  const took = now - Math.max(dispatchedAt, undoUntil);
  if (took < KNOWN_FROM.millis || done < KNOWN_FROM.mails || done >= all) return undefined;
  return Math.ceil((((all - done) / done) * took) / 1_000);
}
