import type { Deliveries, DeliveryInState, Mailer, SendResult, Settled } from '../../mail/delivery.ts';
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
  deliveries: Deliveries;
  mailer: Mailer;
  suppressions: Suppressions;
  manualFollowUps: ManualFollowUps;
  /** A new id for each claim. */
  attemptId: () => string;
};

/**
 * Deliveries of one batch, their texts by id, their sender and lane. `probe`: whether the answer decides over
 * others.
 */
export type Batch = {
  batch: readonly DeliveryInState<'planned'>[];
  variants: ReadonlyMap<string, Variant>;
  sender: string;
  lane: Lane;
  probe: boolean;
};

/**
 * Sends one batch of an organisation: intent, suppression, request, outcome. Whatever happens in between,
 * each mail is requested at most once per attempt, and an attempt is never restarted automatically.
 */
export async function sendBatch(
  job: DispatchPartJob,
  { batch, variants, sender, lane, probe }: Batch,
  ports: SendBatchPorts,
): Promise<Settled[]> {
  const now = ports.now();
  const { dispatchId } = job;
  const attempt = ports.attemptId();
  const claimed = await ports.deliveries.claim({
    dispatchId,
    deliveries: batch,
    attempt,
    now,
    leaseUntil: now + SEND_TIMES.lease,
  });
  // Read after the intent is written, so an unsubscribe before that is always seen.
  const suppressed = await suppressedAmong(claimed, ports);
  // Before the requests: a failure here leaves no mail without its outcome, and a superfluous follow-up is
  // better than none.
  for (const delivery of claimed.filter(({ id }) => suppressed.has(id)))
    await openFollowUp(ports.manualFollowUps, dispatchId, {
      delivery,
      reason: 'suppressed',
      at: ports.now(),
    });
  const answered = await allSettledOrThrow(
    claimed.map(async (from): Promise<{ result?: SendResult; settled: Settled }> => {
      if (suppressed.has(from.id)) return { settled: { from, outcome: skippedOutcome(from, ports.now()) } };
      const variant = variants.get(from.variant);
      const result = variant
        ? await ports.mailer.send({ dispatchId, delivery: from, variant })
        : ({ kind: 'refused', reason: 'variant-missing' } as const);
      const outcome = outcomeOf(result, from, { now: ports.now(), random: ports.random() });
      return { result, settled: { from, outcome } };
    }),
  );
  const settled = answered.map((each) => each.settled);
  await ports.deliveries.settle(dispatchId, settled);
  const results = answered.flatMap(({ result }) => result ?? []);
  await reportAnswers({ sender, lane, probe, ...answersIn(results) }, ports);
  return settled;
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
  if (claimed.length === 0) return new Set();
  const asked = claimed.map(({ id, address, list }) => ({
    id,
    recipient: recipientDigest(address),
    ...(list ? { list } : {}),
  }));
  const suppressed = await suppressions.among(asked);
  return new Set(asked.filter(({ recipient }) => suppressed.has(recipient)).map(({ id }) => id));
}
