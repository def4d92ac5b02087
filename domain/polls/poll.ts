import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { type Dispatch, dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addDays } from '../shared/working-day.ts';
import type { AnswerCell } from './suppressed.ts';

/**
 * What a group is asked: whether it knows enough (`line`); what it knows (`check`); and the same of those who were
 * drawn (`sample`), since whoever answers unasked may be no picture of the rest.
 */
export const pollQuestionSchema = z.enum(['line', 'check', 'sample']);
export type PollQuestion = z.infer<typeof pollQuestionSchema>;

/** The answers that are counted. Of knowledge only whether it was right: which wrong answer it was is not kept. */
export const POLL_ANSWERS = {
  line: ['yes', 'partly', 'no'],
  check: ['right', 'wrong', 'unsure'],
  sample: ['right', 'wrong', 'unsure'],
} as const satisfies Record<PollQuestion, readonly string[]>;
export type PollAnswer = (typeof POLL_ANSWERS)[PollQuestion][number];

/** How often a group at an organisation has given each answer: all that is stored of any answer. */
export const pollCountsSchema = z.strictObject({
  milestone: dispatchIdSchema,
  organisation: organisationCodeSchema,
  group: roleSchema,
  question: pollQuestionSchema,
  ...{ yes: z.int().min(0).optional(), partly: z.int().min(0).optional(), no: z.int().min(0).optional() },
  ...{
    right: z.int().min(0).optional(),
    wrong: z.int().min(0).optional(),
    unsure: z.int().min(0).optional(),
  },
});
export type PollCounts = z.infer<typeof pollCountsSchema>;

/** Where an answer counts: after a milestone, or after a newsletter by its dispatch. */
export type PollPlace = Pick<PollCounts, 'milestone' | 'organisation' | 'group' | 'question'>;

/** The dispatch of the mails that ask the sample of a milestone. */
export function sampleDispatchId(milestone: string): string {
  return `sample-${shortDigest('sample', milestone)}`;
}

/** Counts answers. */
export interface Polls {
  /** Adds one to a counter. */
  count(place: PollPlace, answer: PollAnswer): Promise<void>;
  /** All counters of a milestone or newsletter, in no order that says when anybody answered. */
  ofMilestone(milestone: string): Promise<PollCounts[]>;
}

/** Remembers links that were used, by a digest and apart from any answer, until their poll has closed. */
export interface PollMarks {
  /** Uses a mark; false if it was used before. `closes`: the last day on which it could be (2026-12-21). */
  spend(used: { closes: string; mark: string }): Promise<boolean>;
  /** Forgets all whose last day was this one. */
  forget(closes: string): Promise<void>;
}

/** How many days one can answer from when the first mail has left. */
const OPEN_DAYS = 28;

/** The last day on which one can answer; undefined while nothing has left. */
export function pollCloses({ dispatchedAt }: Pick<Dispatch, 'dispatchedAt'>): string | undefined {
  return dispatchedAt === undefined ? undefined : addDays(toStockholm(dispatchedAt).date, OPEN_DAYS);
}

/** Whether answers are counted on a day. Results are shown only afterwards, so that nobody can watch one come in. */
export function isPollOpen(dispatch: Pick<Dispatch, 'dispatchedAt'>, today: string): boolean {
  const closes = pollCloses(dispatch);
  return closes !== undefined && today <= closes;
}

/** Whether everything has been counted on a day. */
export function isPollClosed(dispatch: Pick<Dispatch, 'dispatchedAt'>, today: string): boolean {
  const closes = pollCloses(dispatch);
  return closes !== undefined && today > closes;
}

/** Counters as one cell of a table: how many answers, and how many said yes or were right. */
export function cellOfCounts(counts: PollCounts): AnswerCell {
  const given = (answer: PollAnswer) => counts[answer] ?? 0;
  const [good, ...others] = POLL_ANSWERS[counts.question];
  return { good: given(good), of: [good, ...others].reduce((sum, answer) => sum + given(answer), 0) };
}
