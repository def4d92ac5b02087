import { type Deliveries, type Delivery, inState } from '../../mail/delivery.ts';
import { TAKEN } from '../../mail/delivery-states.ts';
import { type Dispatch, type Dispatches, hasEnded } from '../../mail/dispatch.ts';
import { heldRestore, type KeptEvidence, type Restore } from '../../mail/restore.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import type { CheckRestorePorts } from './check-restore.ts';

export type ReviewRestorePorts = {
  restores: Pick<CheckRestorePorts['restores'], 'read'>;
  identity: CheckRestorePorts['identity'];
  rollouts: Pick<Rollouts, 'list'>;
  dispatches: Pick<Dispatches, 'ofRollout'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
  keptEvidence: Pick<KeptEvidence, 'all'>;
};

export type ReviewedDispatch = {
  dispatch: Dispatch;
  /** How many are known to have left. */
  left: number;
  /** Those of which nobody knows whether they left; they will not be sent by themselves. */
  unsure: Delivery[];
};

/** What is known since the restored moment, and what cannot be known. */
export type RestoreReview = {
  restore: Restore;
  dispatches: ReviewedDispatch[];
  /** Mails that are known to have left, of dispatches that the table does not have. */
  lost: { dispatch: string; mails: number }[];
};

/**
 * The restore that holds sending, with everything that a person has to see before sending goes on; undefined
 * if none does.
 */
export async function reviewRestore(ports: ReviewRestorePorts): Promise<RestoreReview | undefined> {
  const { value } = await ports.restores.read();
  const restore = heldRestore(value, await ports.identity.current());
  if (!restore) return undefined;
  const rollouts = await ports.rollouts.list();
  const all = await Promise.all(rollouts.map(({ id }) => ports.dispatches.ofRollout(id, 0)));
  const open = all.flat().filter((dispatch) => !hasEnded(dispatch));
  const dispatches: ReviewedDispatch[] = [];
  // What was kept of dispatches that the table has by now is recorded by their jobs.
  const lost = (await lostMails(ports)).filter((each) => all.flat().every(({ id }) => id !== each.dispatch));
  for (const dispatch of open) dispatches.push(await reviewDispatch(dispatch, ports));
  return { restore, dispatches, lost };
}

async function reviewDispatch(
  dispatch: Dispatch,
  { deliveries }: ReviewRestorePorts,
): Promise<ReviewedDispatch> {
  const { id, organisations } = dispatch;
  const parts = await mapInChunks(organisations, (code) => deliveries.ofOrganisation(id, code));
  const rows = parts.flat();
  return {
    dispatch,
    left: rows.filter(({ outcome }) => TAKEN.includes(outcome.state)).length,
    unsure: rows.filter((row) => inState(row, 'planned')),
  };
}

async function lostMails({ keptEvidence }: ReviewRestorePorts): Promise<RestoreReview['lost']> {
  const mails = new Map<string, Set<string>>();
  for (const { dispatchId, delivery } of await keptEvidence.all())
    mails.set(dispatchId, (mails.get(dispatchId) ?? new Set()).add(delivery));
  return [...mails].map(([dispatch, deliveries]) => ({ dispatch, mails: deliveries.size }));
}
