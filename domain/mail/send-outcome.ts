import type { DeliveryInState, Outcome, SendResult } from './delivery.ts';

/** Backoff of 2 s, 4 s, 8 s …: eight tries over about ten minutes, then failed. */
const MAX_TRIES = 8;
const BACKOFF_MILLIS = 2_000;

/** Maps the mail service's response to an outcome. Only a definite "not taken" is ever retried. */
export function outcomeOf(
  result: SendResult,
  { outcome: { tries, attempt, generation } }: DeliveryInState<'sending'>,
  { now, random }: { now: number; random: number },
): Outcome {
  const again = generation === undefined ? {} : { generation };
  if (result.kind === 'accepted') {
    return { state: 'accepted', tries, attempt, at: now, messageId: result.messageId };
  }
  if (result.kind === 'unknown') {
    return { state: 'unknown', tries, attempt, at: now, reason: result.reason, ...again };
  }
  if (result.kind === 'refused' || tries >= MAX_TRIES) {
    return { state: 'failed', tries, attempt, at: now, reason: result.reason };
  }
  const wait = BACKOFF_MILLIS * 2 ** (tries - 1) * (0.5 + random);
  return { state: 'planned', tries, notBefore: now + Math.round(wait), reason: result.reason, ...again };
}
