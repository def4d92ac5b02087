import { pollPageClaimsSchema } from '../../links/link-claims.ts';
import { validKeys } from '../../links/link-key.ts';
import { readLinkToken } from '../../links/link-token.ts';
import { type TakeLimitsPorts, type TakenLimit, takeLimits } from '../../links/use-cases/take-limits.ts';
import { digest } from '../../shared/digest.ts';
import { POLL_ANSWERS, type PollAnswer, type PollMarks, type PollQuestion, type Polls } from '../poll.ts';
import type { OpenPoll, OpenPollPorts } from './open-poll.ts';

export type CastVotePorts = TakeLimitsPorts &
  Pick<OpenPollPorts, 'linkKeys' | 'signer' | 'now'> & {
    polls: Pick<Polls, 'count'>;
    pollMarks: Pick<PollMarks, 'spend'>;
  };

/** A form as it was sent. `page`: the token of the page, where the link has no mark. */
export type VoteForm = Readonly<Record<'question' | 'answer' | 'page', string>>;

/**
 * `counted`, or `again` for what had been counted, with the answer; `unreadable`: the form is none of this poll, or too
 * old. Nothing is counted before `limitedUntil` (ms).
 */
export type CastVote =
  | { kind: 'counted' | 'again'; question: PollQuestion; answer: PollAnswer }
  | { kind: 'unreadable' }
  | { kind: 'closed' }
  | { kind: 'limited'; limitedUntil: number };

/** Answers that are counted: per network address and hour, for a whole town hall has one; per rollout and day. */
const MOST = { network: 200, rollout: 20_000 } as const;

/**
 * Counts an answer: one more in a counter of the group. Nothing else is stored of it. That its link or page has been
 * used is noted by a digest in another partition, which says neither where nor what was answered.
 */
export async function castVote(
  { poll, form, network }: { poll: OpenPoll; form: VoteForm; network: string },
  ports: CastVotePorts,
): Promise<CastVote> {
  const now = ports.now();
  if (!poll.isOpen) return { kind: 'closed' };
  const question = poll.questions.find((one) => one === form.question);
  const answer = question && answerIn(poll, question, form.answer);
  const mark = poll.mark ?? (await markOfPage(form.page, ports));
  if (!question || !answer || mark === undefined) return { kind: 'unreadable' };
  const limitedUntil = await takeLimits(limitsFor(poll.rollout, network), now, ports);
  if (limitedUntil !== undefined) return { kind: 'limited', limitedUntil };
  const used = { closes: poll.closes, mark: digest(['poll-mark', mark, question]) };
  if (!(await ports.pollMarks.spend(used))) return { kind: 'again', question, answer };
  await ports.polls.count({ ...poll.place, question }, answer);
  return { kind: 'counted', question, answer };
}

/** What is counted for what somebody chose: of knowledge the number of an answer, from 1, or `unsure`. */
function answerIn({ check }: OpenPoll, question: PollQuestion, chosen: string): PollAnswer | undefined {
  if (question === 'line') return POLL_ANSWERS.line.find((one) => one === chosen);
  if (chosen === 'unsure') return 'unsure';
  const number = check?.answers.findIndex((_, index) => String(index + 1) === chosen) ?? -1;
  if (!check || number < 0) return undefined;
  return number + 1 === check.right ? 'right' : 'wrong';
}

async function markOfPage(
  page: string,
  { linkKeys, signer, now }: Pick<CastVotePorts, 'linkKeys' | 'signer' | 'now'>,
): Promise<string | undefined> {
  const keys = validKeys(await linkKeys.all(), now());
  return readLinkToken(page, pollPageClaimsSchema, { keys, signer, now: now() })?.mark;
}

function limitsFor(rollout: string, network: string): TakenLimit[] {
  return [
    { of: ['poll-network', network], per: 'hour', most: MOST.network, keyed: true },
    { of: ['poll-rollout', rollout], per: 'day', most: MOST.rollout },
  ];
}
