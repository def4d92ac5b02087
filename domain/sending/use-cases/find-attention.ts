import { accountedFor } from '../../ledger/delivery-counts.ts';
import { type DeliveryInState, inState } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { DeliveryCounts, DispatchPartJob } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

/** After this long without evidence a mail is reported for manual review. */
const ATTENTION_MILLIS = 900_000;

export type Attention = { dispatchId: string; organisation: string; deliveries: number };
export type Failing = { dispatchId: string; failed: number; of: number };

/** Single refusals are seen on the pages; this many mean that something is wrong with the dispatch. */
const FAILING_LEAST = 3;
const FAILING_SHARE = 0.01;

/** A dispatch of whose mails too many were refused. */
export function failingOf({ id }: Dispatch, allCounts: readonly DeliveryCounts[]): Failing[] {
  const failed = allCounts.reduce((sum, counts) => sum + counts.failed, 0);
  const of = allCounts.reduce((sum, counts) => sum + accountedFor(counts), 0);
  return failed >= FAILING_LEAST && failed >= of * FAILING_SHARE ? [{ dispatchId: id, failed, of }] : [];
}

/** Organisations with mails that have been unknown for too long. */
export async function attentionOf(
  { id }: Dispatch,
  allCounts: readonly DeliveryCounts[],
  ports: SettleOrganisationPorts,
): Promise<Attention[]> {
  const { now } = ports;
  const unsettled = allCounts.filter(({ unknown, failed }) => unknown + failed > 0);
  const found = await allSettledOrThrow(
    unsettled.map(async ({ organisation, ...counted }) => {
      const { unknown, failed } = await unsettledOf({ dispatchId: id, organisation }, ports);
      // Evidence may have arrived during a count, before there was a count to update, or a person’s resend crashed.
      if (unknown.length !== counted.unknown || failed.length !== counted.failed)
        await settleOrganisation({ dispatchId: id, organisation }, ports);
      const old = unknown.filter(({ outcome }) => now() - outcome.at >= ATTENTION_MILLIS);
      return { dispatchId: id, organisation, deliveries: old.length };
    }),
  );
  return found.filter(({ deliveries: count }) => count > 0);
}

/** An organisation's mails that are unknown or refused; of many, those in shares that were counted with some. */
async function unsettledOf(
  { dispatchId, organisation }: DispatchPartJob,
  { deliveries, plans }: SettleOrganisationPorts,
): Promise<{ unknown: DeliveryInState<'unknown'>[]; failed: DeliveryInState<'failed'>[] }> {
  const unknown: DeliveryInState<'unknown'>[] = [];
  const failed: DeliveryInState<'failed'>[] = [];
  const tallies = await plans.tallies(dispatchId, organisation);
  const some = tallies.filter(({ states }) => (states.unknown ?? 0) + (states.failed ?? 0) > 0);
  for (const chunk of tallies.length > 0 ? some.map((tally) => tally.chunk) : [undefined])
    for (const row of await deliveries.ofOrganisation(dispatchId, organisation, chunk))
      if (inState(row, 'unknown')) unknown.push(row);
      else if (inState(row, 'failed')) failed.push(row);
  return { unknown, failed };
}
