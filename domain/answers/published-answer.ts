import * as z from 'zod';
import { type Facts, factsSchema } from '../catalogue/fact.ts';
import { factsIn } from '../catalogue/fact-references.ts';
import { type ChangedFact, changedSince } from '../plan/change.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { type Locale, localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText, prose } from '../shared/plain-text.ts';

/** What identifies a question, and its answer wherever that appears. */
export const questionIdSchema = z.string().regex(/^[a-z2-7]{26}$/);

/** A published question and its answer by language, as whoever answered has worded both. The answer is Markdown. */
export const publishedWordsSchema = z.strictObject({
  question: z.record(localeSchema, personal(plainText(100), 'words')),
  answer: z.record(localeSchema, personal(prose(2000), 'words')),
});

/** An answer for everybody: of one organisation, or of all of the rollout. Nothing in it tells who asked. */
export const publishedAnswerSchema = publishedWordsSchema.extend({
  id: questionIdSchema,
  rollout: rolloutIdSchema,
  /** Absent if it is for all. */
  organisation: organisationCodeSchema.optional(),
  /** 2026-11-29, in Stockholm. */
  answeredOn: z.iso.date(),
  /** Counts what was said of the question: a later one replaces an earlier one. */
  version: z.int().min(1),
  /** The facts that it says as typed words, with the values that they had. */
  typed: factsSchema.optional(),
  /** It no longer holds: nobody is shown it. */
  withdrawn: z.literal(true).optional(),
});
export type PublishedAnswer = z.infer<typeof publishedAnswerSchema>;

/**
 * What an answer may refer to besides declared facts: it appears where there is no contact, and for many
 * organisations.
 */
export const ANSWER_FACTS = ['service'] as const;

/** Stores published answers. */
export interface PublishedAnswers {
  /** Stores an answer over an earlier version of it; a later one stays. */
  put(answer: PublishedAnswer): Promise<void>;
  /** Every answer of a rollout, also those that were withdrawn. */
  ofRollout(rollout: string): Promise<PublishedAnswer[]>;
}

/** What an answer says in typed words that no longer holds, with these facts in force. */
export function staleFactsIn({ typed = {} }: Pick<PublishedAnswer, 'typed'>, facts: Facts): ChangedFact[] {
  return changedSince(typed, facts);
}

/**
 * The answers that hold at an organisation, or for all of the rollout if none is given, newest first: none that was
 * withdrawn, that says a value that has changed, or that needs one which nobody knows.
 */
export function answersThatHold(
  answers: readonly PublishedAnswer[],
  { organisation, facts }: { organisation: string | undefined; facts: Facts },
): PublishedAnswer[] {
  const known = new Set<string>([...ANSWER_FACTS, ...Object.keys(facts)]);
  return answers
    .filter(
      (answer) =>
        !answer.withdrawn &&
        (answer.organisation === undefined || answer.organisation === organisation) &&
        staleFactsIn(answer, facts).length === 0 &&
        Object.values(answer.answer).every((words) => factsIn(words).every((fact) => known.has(fact))),
    )
    .toSorted((a, b) =>
      a.answeredOn < b.answeredOn ? 1 : a.answeredOn > b.answeredOn ? -1 : a.id < b.id ? -1 : 1,
    );
}

/** A published answer as one reads it, in the language found. `answer` is Markdown, `on` its day: 2026-11-29. */
export type ReadAnswer = { id: string; question: string; answer: string; locale: Locale; on: string };

/** An answer in a language, or in another one that it has. */
export function inReadersLanguage(
  { id, question, answer, answeredOn }: PublishedAnswer,
  wanted: Locale,
): ReadAnswer {
  const both = Object.keys(answer).filter((locale) => Object.hasOwn(question, locale));
  const locale = both.find((one) => one === wanted) ?? both[0] ?? wanted;
  return { id, locale, question: question[locale] ?? '', answer: answer[locale] ?? '', on: answeredOn };
}
