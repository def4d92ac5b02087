import * as z from 'zod';
import { publishedWordsSchema, questionIdSchema } from '../answers/published-answer.ts';
import { factsSchema } from '../catalogue/fact.ts';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { shortDigest } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { localeSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText, prose } from '../shared/plain-text.ts';
import { enquirySchema, withoutName } from './enquiry.ts';

/** Whom to answer: an address that was typed in, or whoever got a mail, which is looked up when the answer leaves. */
export const askerSchema = z.union([
  z.strictObject({ address: personal(emailAddressSchema, 'address') }),
  z.strictObject({ dispatch: dispatchIdSchema, organisation: organisationCodeSchema, delivery: z.string() }),
]);
export type Asker = z.infer<typeof askerSchema>;

/** What is in public, or did until somebody withdrew it; and the news by which the next issue tells it. */
export const givenToAllSchema = publishedWordsSchema.extend({
  news: z.string(),
  typed: factsSchema.optional(),
  withdrawn: z.strictObject({ by: personal(plainText(120), 'actor'), at: z.int().min(0) }).optional(),
});

/** What somebody who knows has said. `words` go to whoever asked, as Markdown; `version` counts from 1. */
export const givenAnswerSchema = z.strictObject({
  words: personal(prose(4000), 'words'),
  by: personal(plainText(120), 'actor'),
  at: z.int().min(0),
  version: z.int().min(1),
  /** Whether it was taken back as a whole: whoever was answered is told that it does not hold. */
  takenBack: z.literal(true).optional(),
  /** Only where a person has chosen to publish it. */
  public: givenToAllSchema.optional(),
});
export type GivenAnswer = z.infer<typeof givenAnswerSchema>;

/** A question that somebody has asked about a rollout, at one organisation or, of all of it, at the office. */
export const questionSchema = z.strictObject({
  id: questionIdSchema,
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  /** Whether it is about the whole rollout; its organisation is then the office. */
  national: z.boolean(),
  locale: localeSchema,
  words: personal(prose(2000), 'words'),
  askedAt: z.int().min(0),
  /** Absent if nobody is to be answered, or their data have been erased. */
  asker: askerSchema.optional(),
  /** Where a journalist asks. */
  enquiry: enquirySchema.optional(),
  state: z.enum(['open', 'answered', 'closed']),
  answer: givenAnswerSchema.optional(),
  /** Who closed it without an answer by mail, when (ms), and what they said if they answered by telephone. */
  closed: z
    .strictObject({
      by: personal(plainText(120), 'actor'),
      at: z.int().min(0),
      spoken: personal(prose(2000), 'words').optional(),
    })
    .optional(),
  /** Whether what was decided last has been carried out: published or withdrawn, and mailed to whoever asked. */
  delivered: z.boolean(),
  /**
   * When their data were asked to be erased, or had been kept long enough (ms); `done`: also those of the answer's
   * mail.
   */
  forgotten: z.strictObject({ at: z.int().min(0), done: z.boolean() }).optional(),
  /** Counts writes: each is conditional on the one before. */
  revision: z.int().min(1),
});
export type Question = z.infer<typeof questionSchema>;
export type QuestionRef = Pick<Question, 'rollout' | 'id'>;

/** Whether anything in it, beside its words, tells who asked. */
export function tellsWhoAsked({ asker, enquiry }: Pick<Question, 'asker' | 'enquiry'>): boolean {
  return asker !== undefined || enquiry?.name !== undefined || enquiry?.phone !== undefined;
}

/** The question without whoever asked it. */
export function anonymous({ asker: _asker, enquiry, ...question }: Question): Question {
  return { ...question, ...(enquiry ? { enquiry: withoutName(enquiry) } : {}) };
}

/** Stores questions. */
export interface Questions {
  /** Stores a new question; false if it is there. */
  add(question: Question): Promise<boolean>;
  find(ref: QuestionRef): Promise<Question | undefined>;
  ofRollout(rollout: string): Promise<Question[]>;
  /** Replaces a question by its next revision if it is as it was read; else false, without effect. */
  replace(next: Question, read: Question): Promise<boolean>;
  /** Deletes a question for good. */
  remove(ref: QuestionRef): Promise<void>;
}

/** The dispatch of the mail that brings a version of an answer to whoever asked. */
export function answerDispatchId({ rollout, id }: QuestionRef, version: number): string {
  return `answer-${shortDigest(rollout, id, version)}`;
}

/** The dispatch of the mail that says that a version no longer holds. */
export function takenBackDispatchId({ rollout, id }: QuestionRef, version: number): string {
  return `answer-${shortDigest(rollout, id, version, 'taken-back')}`;
}
