import { isErased } from '../../contacts/alias.ts';
import { type Delivery, type DeliveryInState, inState, type Outcome } from '../../mail/delivery.ts';
import { type Dispatch, type DispatchState, laneOf } from '../../mail/dispatch.ts';
import type { Settlement, Settlements } from '../../mail/settlement.ts';
import type { DispatchPartJobs } from '../../plan/plan.ts';
import { InvalidInput, NotFound } from '../../shared/errors.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { type SettleOrganisationPorts, settleOrganisation } from './settle-organisation.ts';

export type SettleUnknownPorts = SettleOrganisationPorts & {
  settlements: Settlements;
  sendJobs: DispatchPartJobs;
};

export type SettleUnknown = Pick<Settlement, 'delivery' | 'as' | 'by' | 'reason'> & { dispatchId: string };

/** Mails of a milestone in one of these states may leave; a completed one is opened again for it. */
const RESENDABLE: readonly DispatchState[] = ['dispatching', 'completed'];

/**
 * A person settles a mail whose outcome nobody knows, after looking it up: it had left, or it is sent again on purpose.
 * Who and why is kept before anything changes. The same again finishes what a crash left half done.
 * @throws {NotFound} where milestone or delivery is not there
 * @throws {InvalidInput} where the mail is not unknown (any more), or its milestone was stopped
 */
export async function settleUnknown(settle: SettleUnknown, ports: SettleUnknownPorts): Promise<void> {
  const dispatch = await ports.dispatches.find(settle.dispatchId);
  if (!dispatch) throw new NotFound(`milestone ${settle.dispatchId} does not exist`);
  const delivery = await findDelivery(dispatch, settle.delivery, ports);
  const resend = settle.as === 'resend';
  if (resend && !RESENDABLE.includes(dispatch.state))
    throw refused(delivery, problemAt('', 'wrong-state', { state: dispatch.state, action: 'resend' }));
  if (resend && isErased(delivery.address)) throw refused(delivery, problemAt('', 'recipient-erased'));
  const wasUnknown = inState(delivery, 'unknown');
  if (wasUnknown) await resolve(settle, delivery, ports);
  // Looked at again: a write whose answer was lost, and which is asked for once more, finds itself done.
  const left = await findDelivery(dispatch, settle.delivery, ports);
  if (!isSettledAs(settle.as, left))
    throw refused(left, problemAt('', wasUnknown ? 'changed-meanwhile' : 'outcome-known'));

  const job = { dispatchId: dispatch.id, organisation: delivery.organisation };
  // Counted before the milestone is opened again: from then on a count by anybody would close it over the open mail.
  await settleOrganisation(job, ports);
  if (!resend) return;
  await ports.dispatches.advance(dispatch.id, { from: 'completed', to: 'dispatching', at: ports.now() });
  await ports.sendJobs.enqueue([job], 0, laneOf(dispatch));
}

async function resolve(
  { dispatchId, as, by, reason }: SettleUnknown,
  delivery: DeliveryInState<'unknown'>,
  { settlements, deliveries, now }: SettleUnknownPorts,
): Promise<void> {
  const { id, organisation } = delivery;
  const { tries, attempt } = delivery.outcome;
  const at = now();
  await settlements.keep(dispatchId, { organisation, delivery: id, attempt, as, by, reason, at });
  const outcome: Outcome =
    as === 'resend'
      ? {
          state: 'planned',
          tries: 0,
          notBefore: at,
          reason: 'sent-again-by-a-person',
          generation: (delivery.outcome.generation ?? 0) + 1,
        }
      : { state: 'accepted', tries, attempt, at, settledBy: by };
  await deliveries.resolve({ dispatchId, delivery, outcome });
}

/** Whether an earlier try of the same got as far as the delivery. */
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
    const found = (await deliveries.ofOrganisation(id, organisation)).find((row) => row.id === delivery);
    if (found) return found;
  }
  throw new NotFound(`delivery ${delivery} does not exist in milestone ${id}`);
}

function refused({ id, outcome }: Delivery, found: Problem): InvalidInput {
  return new InvalidInput(`delivery ${id} (${outcome.state})`, [found]);
}
