import { isErased } from '../../contacts/alias.ts';
import type { ControlLog } from '../../controls/control-log.ts';
import { askChange } from '../../controls/use-cases/ask-change.ts';
import { type Delivery, type DeliveryInState, inState, type Outcome } from '../../mail/delivery.ts';
import { type Dispatch, laneOf, RESENDABLE } from '../../mail/dispatch.ts';
import { resentOutcome, type Settlement, type Settlements } from '../../mail/settlement.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { InvalidInput, NotFound } from '../../shared/errors.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { reopenDispatch } from './reopen-dispatch.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type SettleUnknownPorts = SettleOrganisationPorts & {
  settlements: Settlements;
  sendJobs: DispatchPartJobs;
  controlLog: ControlLog;
};

export type SettleUnknown = Pick<Settlement, 'delivery' | 'as' | 'by' | 'reason' | 'acceptedBy'> & {
  dispatchId: string;
};

/**
 * Settles a mail with an unknown outcome after manual review: it was sent, or is deliberately sent again.
 * Actor and reason are stored before anything changes. Idempotent: completes after a crash.
 * @throws {NotFound} if the dispatch or the delivery does not exist
 * @throws {InvalidInput} if the mail is not (or no longer) unknown, or its dispatch was stopped
 * @returns `waits` for a press mail that is to be sent again, until a second person accepts that
 */
export async function settleUnknown(
  settle: SettleUnknown,
  ports: SettleUnknownPorts,
): Promise<'settled' | 'waits'> {
  const dispatch = await ports.dispatches.find(settle.dispatchId);
  if (!dispatch) throw new NotFound(`dispatch ${settle.dispatchId} does not exist`);
  const delivery = await findDelivery(dispatch, settle.delivery, ports);
  const resend = settle.as === 'resend';
  if (resend && !RESENDABLE.includes(dispatch.state))
    throw refused(delivery, problemAt('', 'wrong-state', { state: dispatch.state, action: 'resend' }));
  if (resend && isErased(delivery.address)) throw refused(delivery, problemAt('', 'recipient-erased'));
  const wasUnknown = inState(delivery, 'unknown');
  if (wasUnknown && resend && laneOf(dispatch) === 'press' && settle.acceptedBy === undefined) {
    await askToResend(settle, delivery, ports);
    return 'waits';
  }
  // Before the row: a round of the reconciler that saw no work does not take away this note.
  if (resend) await ports.dispatches.noteWork(dispatch.id, ports.now());
  if (wasUnknown) await resolve(settle, delivery, ports);
  // Read again: a retried write whose response was lost finds itself done.
  const left = await findDelivery(dispatch, settle.delivery, ports);
  if (!isSettledAs(settle.as, left))
    throw refused(left, problemAt('', wasUnknown ? 'changed-meanwhile' : 'outcome-known'));

  const job = { dispatchId: dispatch.id, organisation: delivery.organisation };
  // Counted before the dispatch is reopened: afterwards any concurrent count would close it despite the open
  // mail.
  await settleOrganisation(job, ports);
  if (resend) await reopenDispatch({ id: dispatch.id, organisations: [delivery.organisation] }, ports);
  return 'settled';
}

async function askToResend(
  { dispatchId: dispatch, by, reason }: SettleUnknown,
  { id: delivery, organisation }: Delivery,
  { controlLog, now }: SettleUnknownPorts,
): Promise<void> {
  const what = { kind: 'resend' as const, dispatch, organisation, delivery, reason };
  await askChange({ what, by, at: now() }, controlLog);
}

async function resolve(
  { dispatchId, as, by, acceptedBy, reason }: SettleUnknown,
  delivery: DeliveryInState<'unknown'>,
  { settlements, deliveries, now }: SettleUnknownPorts,
): Promise<void> {
  const { id, organisation } = delivery;
  const { tries, attempt } = delivery.outcome;
  const at = now();
  await settlements.keep(dispatchId, { organisation, delivery: id, attempt, as, by, acceptedBy, reason, at });
  const outcome: Outcome =
    as === 'resend' ? resentOutcome(delivery, at) : { state: 'accepted', tries, attempt, at, settledBy: by };
  await deliveries.resolve({ dispatchId, delivery, outcome });
}

/** Whether an earlier try already updated the delivery. */
function isSettledAs(as: Settlement['as'], delivery: Delivery): boolean {
  if (as === 'resend') return 'generation' in delivery.outcome && delivery.outcome.generation !== undefined;
  return inState(delivery, 'accepted') && delivery.outcome.settledBy !== undefined;
}

async function findDelivery(
  { id, organisations }: Dispatch,
  delivery: string,
  { deliveries }: SettleUnknownPorts,
): Promise<Delivery> {
  for (const organisation of organisations) {
    const found = await deliveries.find(id, { organisation, id: delivery });
    if (found) return found;
  }
  throw new NotFound(`delivery ${delivery} does not exist in dispatch ${id}`);
}

function refused({ id, outcome }: Delivery, found: Problem): InvalidInput {
  return new InvalidInput(`delivery ${id} (${outcome.state})`, [found]);
}
