import { mayAnswer } from '../answerer.ts';
import { anonymous, type Question, type QuestionRef, type Questions, tellsWhoAsked } from '../question.ts';
import type { AnswerAuthor, AnswerResult } from './answer-question.ts';

export type ForgetAskerPorts = { questions: Pick<Questions, 'find' | 'replace'>; now: () => number };

/** A question without whoever asked it. What is left of them in the mail that answered goes with the next round. */
export function withoutAsker(question: Question, at: number): Question {
  return { ...anonymous(question), forgotten: { at, done: false }, revision: question.revision + 1 };
}

/** Erases who asked, at their request; nobody answers them any longer. Idempotent. */
export async function forgetAsker(
  { ref, author }: { ref: QuestionRef; author: AnswerAuthor },
  { questions, now }: ForgetAskerPorts,
): Promise<AnswerResult> {
  const question = await questions.find(ref);
  if (!question || !mayAnswer(question, author.only)) return { kind: 'not-there' };
  if (!tellsWhoAsked(question)) return { kind: 'answered', question };
  const next = withoutAsker(question, now());
  if (await questions.replace(next, question)) return { kind: 'answered', question: next };
  return forgetAsker({ ref, author }, { questions, now });
}
