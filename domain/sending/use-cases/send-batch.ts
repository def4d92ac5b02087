import type { Deliveries, DeliveryInState, Mailer, SendResult, Settled } from '../../mail/delivery.ts';
import { type Dispatches, isUndone, mayDispatch } from '../../mail/dispatch.ts';
import { SEND_TIMES } from '../../mail/exposure.ts';
import { type ManualFollowUps, openFollowUp } from '../../mail/manual-follow-up.ts';
import type { Lane } from '../../mail/pace.ts';
import { outcomeOf } from '../../mail/send-outcome.ts';
import { recipientDigest, type Suppressions } from '../../mail/suppression.ts';
import type { Variant } from '../../mail/variant.ts';
import type { DispatchPartJob } from '../../plan/plan.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { answersIn, type ReserveSendCapacityPorts, reportAnswers } from './reserve-send-capacity.ts';

export type SendBatchPorts = ReserveSendCapacityPorts & {
  dispatches: Pick<Dispatches, 'find'>;
  deliveries: Deliveries;
  mailer: Mailer;
  suppressions: Suppressions;
  manualFollowUps: ManualFollowUps;
  /** A new id for each claim. */
  attemptId: () => string;
};

/** What a job's batches share: texts by id, sender and lane. */
export type BatchSending = { variants: ReadonlyMap<string, Variant>; sender: string; lane: Lane };

/** Mails that leave side by side, and outcomes of those before that are still to be stored. */
export type Batch = { batch: readonly DeliveryInState<'planned'>[]; before: readonly Settled[] };

/** What became of a batch's mails, to be stored with the next claim or by {@link settleBatch}. */
export type SentBatch = {
  settled: readonly Settled[];
  results: readonly SendResult[];
  /** The dispatch may no longer be sent: all mails are as planned as before. */
  stopped: boolean;
};

/**
 * Sends one batch of an organisation: intent, then suppression and whether the dispatch may still be sent, request,
 * outcome. Whatever happens in between, each mail is requested at most once per attempt, and an attempt is never
 * restarted automatically.
 */
export async function sendBatch(
  job: DispatchPartJob,
  { batch, before }: Batch,
  sending: Pick<BatchSending, 'variants'>,
  ports: SendBatchPorts,
): Promise<SentBatch> {
  const claimed = await claim(job, { batch, before }, ports);
  if (claimed.length === 0) return { settled: [], results: [], stopped: false };
  // Read after the intent is written, so an unsubscribe or a stop before that is always seen.
  ports.mailer.prepare?.();
  const [suppressed, isCleared] = await allSettledOrThrow([
    suppressedAmong(claimed, ports),
    stillCleared(job, ports),
  ]);
  if (!isCleared) {
    const now = ports.now();
    return { settled: claimed.map((from) => putBack(from, now)), results: [], stopped: true };
  }
  // Before the requests: a failure here leaves no mail without its outcome, and a superfluous follow-up is
  // better than none.
  for (const delivery of claimed.filter(({ id }) => suppressed.has(id)))
    await openFollowUp(ports.manualFollowUps, job.dispatchId, {
      delivery,
      reason: 'suppressed',
      at: ports.now(),
    });
  const answered = await allSettledOrThrow(
    claimed.map(async (from): Promise<{ result?: SendResult; settled: Settled }> => {
      if (suppressed.has(from.id)) return { settled: { from, outcome: skippedOutcome(from, ports.now()) } };
      const variant = sending.variants.get(from.variant);
      const result = variant
        ? await ports.mailer.send({ dispatchId: job.dispatchId, delivery: from, variant })
        : ({ kind: 'refused', reason: 'variant-missing' } as const);
      const outcome = outcomeOf(result, from, { now: ports.now(), random: ports.random() });
      return { result, settled: { from, outcome } };
    }),
  );
  return {
    settled: answered.map(({ settled }) => settled),
    results: answered.flatMap(({ result }) => result ?? []),
    stopped: false,
  };
}

/** Stores what became of a batch where no other follows at once, and what its answers say about all other mail. */
export async function settleBatch(
  { dispatchId }: DispatchPartJob,
  { settled, results }: SentBatch,
  { sender, lane, probe }: Omit<BatchSending, 'variants'> & { probe: boolean },
  ports: SendBatchPorts,
): Promise<void> {
  await ports.deliveries.settle(dispatchId, settled);
  await reportAnswers({ sender, lane, probe, ...answersIn(results) }, ports);
}

/** Settles the batch before and claims this one in one call, so that no more than one is ever in flight. */
async function claim(
  { dispatchId }: DispatchPartJob,
  { batch, before }: Batch,
  { deliveries, attemptId, now }: SendBatchPorts,
): Promise<DeliveryInState<'sending'>[]> {
  const at = now();
  const step = { attempt: attemptId(), now: at, leaseUntil: at + SEND_TIMES.lease };
  try {
    return await deliveries.claim({ dispatchId, settled: before, deliveries: batch, ...step });
  } catch (error) {
    // What is known must not be lost with the claim.
    await deliveries.settle(dispatchId, before);
    throw error;
  }
}

async function stillCleared(
  { dispatchId, organisation }: DispatchPartJob,
  { dispatches }: SendBatchPorts,
): Promise<boolean> {
  const dispatch = await dispatches.find(dispatchId);
  return dispatch !== undefined && mayDispatch(dispatch) && !isUndone(dispatch, organisation);
}

/** As if it had not been claimed: nobody was asked to send it. */
function putBack(from: DeliveryInState<'sending'>, notBefore: number): Settled {
  const { tries, generation } = from.outcome;
  const again = generation === undefined ? {} : { generation };
  return { from, outcome: { state: 'planned', tries: tries - 1, notBefore, ...again } };
}

function skippedOutcome(
  { outcome: { tries, attempt } }: DeliveryInState<'sending'>,
  at: number,
): Settled['outcome'] {
  return { state: 'skipped', tries, attempt, at, reason: 'suppressed' };
}

async function suppressedAmong(
  claimed: readonly DeliveryInState<'sending'>[],
  { suppressions }: SendBatchPorts,
): Promise<Set<string>> {
  const asked = claimed.map(({ id, address, list }) => ({
    id,
    recipient: recipientDigest(address),
    ...(list ? { list } : {}),
  }));
  const suppressed = await suppressions.among(asked);
  return new Set(asked.filter(({ recipient }) => suppressed.has(recipient)).map(({ id }) => id));
}
