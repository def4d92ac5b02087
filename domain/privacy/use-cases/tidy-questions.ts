import { aliasOf, isErased } from '../../contacts/alias.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import type { AnswerJobs } from '../../questions/answer-job.ts';
import {
  answerDispatchId,
  type Question,
  type Questions,
  takenBackDispatchId,
  tellsWhoAsked,
} from '../../questions/question.ts';
import { withoutAsker } from '../../questions/use-cases/forget-asker.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { DAY_MILLIS, MINUTE_MILLIS } from '../../shared/duration.ts';
import type { Erasures } from '../erasure.ts';

export type TidyQuestionsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  questions: Pick<Questions, 'ofRollout' | 'replace' | 'remove'>;
  answerJobs: AnswerJobs;
  deliveries: Pick<Deliveries, 'ofOrganisation' | 'cancel'>;
  erasures: Pick<Erasures, 'deliveries'>;
  now: () => number;
};

/** How long who asked is kept, in days: after the answer or the end, and while a question waits for one. */
export const ASKER_KEPT_DAYS = { done: 30, open: 180 } as const;
/** How long a question is kept after it was answered or closed; what was published stays where it was published. */
export const QUESTION_KEPT_DAYS = 365;
/** A decision that has not been carried out after this long has lost its job. */
const LOST_MILLIS = 5 * MINUTE_MILLIS;

export type QuestionsReport = { resumed: number; forgotten: number; removed: number };

/**
 * Erases who asked once they have been kept long enough or want it, also in the mails that answered them, deletes old
 * questions, and hands out again what was not carried out. Idempotent.
 */
export async function tidyQuestions(ports: TidyQuestionsPorts): Promise<QuestionsReport> {
  const report = { resumed: 0, forgotten: 0, removed: 0 };
  for (const { id } of await ports.rollouts.list())
    for (const question of await ports.questions.ofRollout(id)) {
      const did = await tidy(question, ports);
      if (did) report[did] += 1;
    }
  return report;
}

async function tidy(
  question: Question,
  ports: TidyQuestionsPorts,
): Promise<keyof QuestionsReport | undefined> {
  const { rollout, id, answer, delivered, forgotten } = question;
  const isKnown = tellsWhoAsked(question);
  const now = ports.now();
  if (!delivered) {
    const decidedAt = Math.max(answer?.at ?? 0, answer?.public?.withdrawn?.at ?? 0);
    if (now - decidedAt < LOST_MILLIS) return undefined;
    await ports.answerJobs.enqueue({ rollout, id });
    return 'resumed';
  }
  if (isKnown && now >= endOfAsker(question)) {
    await ports.questions.replace(withoutAsker(question, now), question);
    return 'forgotten';
  }
  if (forgotten && !forgotten.done) return (await forgetMails(question, ports)) ? 'forgotten' : undefined;
  const doneAt = doneTime(question);
  if (isKnown || doneAt === undefined || now < doneAt + QUESTION_KEPT_DAYS * DAY_MILLIS) return undefined;
  await ports.questions.remove({ rollout, id });
  return 'removed';
}

function doneTime({ answer, closed }: Question): number | undefined {
  return answer?.at ?? closed?.at;
}

function endOfAsker(question: Question): number {
  const doneAt = doneTime(question);
  return doneAt === undefined
    ? question.askedAt + ASKER_KEPT_DAYS.open * DAY_MILLIS
    : doneAt + ASKER_KEPT_DAYS.done * DAY_MILLIS;
}

/** Puts an alias in the place of whoever was answered, in each mail; false while one of them is in flight. */
async function forgetMails(question: Question, ports: TidyQuestionsPorts): Promise<boolean> {
  const { organisation, answer, forgotten, revision } = question;
  let waits = false;
  const versions = Array.from({ length: answer?.version ?? 0 }, (_, index) => index + 1);
  const dispatches = versions.flatMap((version) => [
    answerDispatchId(question, version),
    takenBackDispatchId(question, version),
  ]);
  for (const dispatch of dispatches) {
    const theirs = () => ports.deliveries.ofOrganisation(dispatch, organisation);
    const planned = (await theirs()).filter(({ outcome }) => outcome.state === 'planned');
    if (planned.length > 0) await ports.deliveries.cancel(dispatch, planned, ports.now());
    for (const delivery of await theirs())
      if (!isErased(delivery.address))
        await ports.erasures.deliveries(dispatch, [delivery], aliasOf(delivery.contact));
    // Read again: a mail claimed in the meantime still needs its address.
    waits ||= (await theirs()).some(({ address }) => !isErased(address));
  }
  if (waits || !forgotten) return false;
  const next = { ...question, forgotten: { ...forgotten, done: true }, revision: revision + 1 };
  return ports.questions.replace(next, question);
}
