import type { UserRole } from '../rollout/user.ts';
import type { DaysOff } from '../shared/days-off.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import { addWorkingDays, workingDaysSince } from '../shared/working-day.ts';
import { enquiryDay } from './enquiry.ts';
import type { Question } from './question.ts';

/** After so many working days without an answer a question is late, and the office's to see to. */
const DUE_WORKING_DAYS = 5;

/** The day by which a question is to be answered: a journalist says it. */
export function answerBy(
  { askedAt, enquiry }: Pick<Question, 'askedAt' | 'enquiry'>,
  daysOff?: DaysOff,
): string {
  if (enquiry) return enquiryDay(enquiry);
  return addWorkingDays(toStockholm(askedAt).date, DUE_WORKING_DAYS, daysOff);
}

/** How many working days a question has waited on a day, and whether that is too many. */
export function waitForAnswer(
  { askedAt, enquiry }: Pick<Question, 'askedAt' | 'enquiry'>,
  { today, daysOff }: { today: string; daysOff: DaysOff | undefined },
): { days: number; late: boolean } {
  const days = workingDaysSince(toStockholm(askedAt).date, today, daysOff);
  return { days, late: enquiry ? enquiryDay(enquiry) < today : days > DUE_WORKING_DAYS };
}

/** Who answers, by whom a question is about: the first of these that there is. A coordinator may answer every one. */
export const ANSWERERS = {
  organisation: ['local-lead', 'coordinator'],
  rollout: ['coordinator'],
} as const satisfies Record<string, readonly UserRole[]>;

/** Who is to answer; `name` of an organisation's lead. */
export type Answerer = { role: UserRole; name?: string };

/** Whom a question is assigned to: it follows whoever is an organisation's lead today. */
export function answererOf(
  { national }: Pick<Question, 'national'>,
  lead: { name: string } | undefined,
): Answerer {
  const roles: readonly UserRole[] = ANSWERERS[national ? 'rollout' : 'organisation'];
  const role = roles.find((one) => one !== 'local-lead' || lead !== undefined) ?? 'coordinator';
  return { role, ...(role === 'local-lead' && lead ? { name: lead.name } : {}) };
}

/** Whether a user may answer: an organisation's lead (`only`) what is about it, a coordinator everything. */
export function mayAnswer(
  { national, organisation }: Pick<Question, 'national' | 'organisation'>,
  only: string | undefined,
): boolean {
  return only === undefined || (!national && organisation === only);
}
