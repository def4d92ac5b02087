import { isErased } from '../../contacts/alias.ts';
import { type DeliveryInState, inState } from '../../mail/delivery.ts';
import { hasEnded, RESENDABLE } from '../../mail/dispatch.ts';
import { resentOutcome, type Settlement } from '../../mail/settlement.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { InvalidInput, NotFound } from '../../shared/errors.ts';
import { problemAt } from '../../shared/problem.ts';
import { reopenDispatch } from './reopen-dispatch.ts';
import { settleOrganisation } from './settle-organisation.ts';
import type { SettleUnknownPorts } from './settle-unknown.ts';

export type ResendFailed = Pick<Settlement, 'by' | 'reason'> & {
  dispatchId: string;
  /** One mail, or all that were refused with the same reason. */
  which: { delivery: string } | { refusedWith: string };
};

/** Limits the load on the table. */
const AT_ONCE = 10;

/**
 * Sends refused mails of a dispatch again, once somebody has fixed the cause. None can arrive twice, since the
 * mail service took none. Actor and reason are stored first; mails of erased people stay as they are, and who
 * has left is skipped when it is sent. Idempotent: completes after a crash.
 * @returns how many are sent again
 * @throws {NotFound} if the dispatch does not exist
 * @throws {InvalidInput} if it was stopped or is not sent yet
 */
export async function resendFailed(asked: ResendFailed, ports: SettleUnknownPorts): Promise<number> {
  const dispatch = await ports.dispatches.find(asked.dispatchId);
  if (!dispatch) throw new NotFound(`dispatch ${asked.dispatchId} does not exist`);
  const { id, state } = dispatch;
  if (!RESENDABLE.includes(state))
    throw new InvalidInput(`dispatch ${id}`, [problemAt('', 'wrong-state', { state, action: 'resend' })]);
  // Before the first row: if this process dies behind it, the reconciler looks at the dispatch and finds it.
  if (hasEnded(dispatch)) await ports.dispatches.noteWork(id, ports.now());
  // By the counts, which an earlier try that crashed left as they were.
  const failing = (await ports.plans.allCounts(id)).filter(({ failed }) => failed > 0);
  const parts = await allSettledOrThrow(
    failing.map(({ organisation }) => resendPart(organisation, asked, ports)),
  );
  // Counted before the dispatch is reopened: afterwards any concurrent count would close it despite the open mails.
  const open = parts.filter(({ isOpen }) => isOpen).map(({ organisation }) => organisation);
  if (open.length > 0) await reopenDispatch({ id, organisations: open }, ports);
  return parts.reduce((sum, { resent }) => sum + resent, 0);
}

async function resendPart(organisation: string, asked: ResendFailed, ports: SettleUnknownPorts) {
  const { dispatchId, which } = asked;
  const rows = await ports.deliveries.ofOrganisation(dispatchId, organisation);
  const wanted = rows
    .filter((row) => inState(row, 'failed'))
    .filter(({ id, outcome, address }) => {
      const isMeant = 'delivery' in which ? id === which.delivery : outcome.reason === which.refusedWith;
      return isMeant && !isErased(address);
    });
  const resent = await mapInChunks(wanted, (delivery) => resend(delivery, asked, ports), AT_ONCE);
  const { opensAt } = await settleOrganisation({ dispatchId, organisation }, ports);
  return { organisation, resent: resent.filter(Boolean).length, isOpen: opensAt !== undefined };
}

async function resend(
  delivery: DeliveryInState<'failed'>,
  { dispatchId, by, reason }: ResendFailed,
  { settlements, deliveries, now }: SettleUnknownPorts,
): Promise<boolean> {
  const { id, organisation, outcome } = delivery;
  const at = now();
  const settlement = { organisation, delivery: id, attempt: outcome.attempt, by, reason, at } as const;
  await settlements.keep(dispatchId, { ...settlement, as: 'resend' });
  return deliveries.resolve({ dispatchId, delivery, outcome: resentOutcome(delivery, at) });
}
