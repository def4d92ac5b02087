import type { DeliveryInState, Outcome, SendResult } from './delivery.ts';

/** Backoff of 2 s, 4 s, 8 s … up to about four minutes. */
const BACKOFF_MILLIS = 2_000;
const LONGEST_BACKOFF = 7;

/**
 * Maps the mail service's response to an outcome. Only what is wrong with the mail itself fails it. Only a
 * definite "not accepted" is ever retried, for as long as it takes, since a later try of the same mail can
 * succeed.
 */
export function outcomeOf(
  result: SendResult,
  { outcome: { tries, attempt, generation } }: DeliveryInState<'sending'>,
  { now, random }: { now: number; random: number },
): Outcome {
  const again = generation === undefined ? {} : { generation };
  const settled = { tries, attempt, at: now };
  switch (result.kind) {
    case 'accepted':
      return { state: 'accepted', ...settled, messageId: result.messageId };
    case 'unknown':
      return { state: 'unknown', ...settled, reason: result.reason, ...again };
    case 'refused':
      return { state: 'failed', ...settled, reason: result.reason, ...again };
    case 'held':
      // As if not tried: nothing is wrong with this mail, and what holds it says when the next may be tried.
      return { state: 'planned', tries: tries - 1, notBefore: now, reason: result.reason, ...again };
    case 'not-taken':
    case 'unreached': {
      const wait = BACKOFF_MILLIS * 2 ** Math.min(tries - 1, LONGEST_BACKOFF) * (0.5 + random);
      return { state: 'planned', tries, notBefore: now + Math.round(wait), reason: result.reason, ...again };
    }
  }
}
