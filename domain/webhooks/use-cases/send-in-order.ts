import { afterAnswer, problemOf, type Receiver, type WebhookAnswer } from '../webhook.ts';

/** Longer than a round sends: another one that begins meanwhile leaves the address alone. */
const CLAIM_MILLIS = 30_000;

/** How things get to an address: each has its place, and the address is stored after each answer. */
export type InOrder<R extends Receiver, T> = {
  /** What comes after the last one that was taken, in order. */
  next: (receiver: R) => Promise<readonly T[]>;
  /** The address once it has taken this: `after` is higher than before. */
  taken: (receiver: R, thing: T) => R;
  /** `nothing`: it is passed over. `later`: it and all that follows waits, and nobody has failed. */
  post: (receiver: R, thing: T) => Promise<WebhookAnswer | 'nothing' | 'later'>;
  /** Sends what somebody has asked for to see whether it comes. */
  postTest: (receiver: R, askedAt: number) => Promise<WebhookAnswer>;
  /** Undefined if somebody has written the address meanwhile. */
  save: (receiver: R) => Promise<R | undefined>;
  now: () => number;
  /** Nothing more is begun after it (ms). */
  until: number;
};

/** `failed`: it did not take the next one. */
export type SentInOrder = { state: Receiver['state']; delivered: number; failed: boolean };

/**
 * Sends an address its test, if one was asked for, and what comes next, one at a time. Each is taken when its
 * receiver answers with a success, and only then noted: a crash in between sends it again. Safe to run concurrently.
 */
export async function sendInOrder<R extends Receiver, T>(
  receiver: R,
  { next, taken, post, postTest, save, now, until }: InOrder<R, T>,
): Promise<SentInOrder> {
  const { testAskedAt } = receiver;
  const tested = testAskedAt === undefined ? receiver : await sendTest(testAskedAt);
  let delivered = 0;
  let failed = false;
  let held = tested && isDue(tested, now()) ? tested : undefined;
  const things = held ? await next(held) : [];
  if (held && things.length > 0) held = await save({ ...held, claimedUntil: now() + CLAIM_MILLIS });
  let state = (held ?? receiver).state;
  for (const thing of things) {
    if (!held || failed || now() >= until) break;
    const answer = await post(held, thing);
    if (answer === 'later') break;
    failed = answer !== 'nothing' && problemOf(answer, now()) !== undefined;
    delivered += failed || answer === 'nothing' ? 0 : 1;
    const onwards = taken(held, thing);
    const written =
      answer === 'nothing' ? onwards : afterAnswer(held, { taken: onwards, answer, now: now() });
    // Somebody has changed or ended it meanwhile: the next round goes on from what they wrote.
    held = await save(written);
    state = held?.state ?? state;
  }
  return { state, delivered, failed };

  /** It counts for nothing. */
  async function sendTest(askedAt: number): Promise<R | undefined> {
    const answer = await postTest(receiver, askedAt);
    const at = now();
    const problem = problemOf(answer, at);
    return save({ ...receiver, testAskedAt: undefined, tested: { at, ...(problem ? { problem } : {}) } });
  }
}

function isDue({ state, nextTryAt, claimedUntil = 0 }: Receiver, now: number): boolean {
  return state === 'active' && nextTryAt <= now && claimedUntil <= now;
}
