import * as z from 'zod';
import type { Dispatch } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import {
  DEFAULT_SLOT,
  type NewsletterSlot,
  newsletterSlotSchema,
  type Participation,
} from '../rollout/rollout.ts';
import {
  dateOfWeekday,
  type IsoWeek,
  isoWeekOf,
  isSameWeek,
  weekAfter,
  weekBefore,
} from '../shared/iso-week.ts';
import { stockholmInstant, stockholmTime } from '../shared/stockholm-time.ts';

/**
 * When each organisation of a rollout gets its newsletter, and since when (ms) that holds. No issue is made for a time before that:
 * a system that was just set up sends no old weeks, and who moves from Thursday to Tuesday gets none for the Tuesday that is over.
 */
export const newsletterScheduleSchema = z.record(
  organisationCodeSchema,
  z.strictObject({ slot: newsletterSlotSchema, since: z.int().min(0) }),
);
export type NewsletterSchedule = z.infer<typeof newsletterScheduleSchema>;

/** Where schedules are kept, one a rollout. */
export interface NewsletterSchedules {
  of(rollout: string): Promise<NewsletterSchedule>;
  keep(rollout: string, schedule: NewsletterSchedule): Promise<void>;
}

/** The schedule with what has changed in who takes part and when; the very same one where nothing has. */
export function followed(
  schedule: NewsletterSchedule,
  participations: readonly Participation[],
  now: number,
): NewsletterSchedule {
  const entries = participations.map(({ organisation, newsletter: slot = DEFAULT_SLOT }) => {
    const known = schedule[organisation];
    const same = known?.slot.weekday === slot.weekday && known.slot.hour === slot.hour;
    return { organisation, same, entry: known && same ? known : { slot, since: now } };
  });
  const unchanged = entries.every(({ same }) => same) && entries.length === Object.keys(schedule).length;
  return unchanged
    ? schedule
    : Object.fromEntries(entries.map(({ organisation, entry }) => [organisation, entry]));
}

/** A week's issues that leave at one time: which week, when (ms), and whose they are. */
export type DueIssues = IssueTime & { slot: NewsletterSlot; organisations: string[] };

/** The newest issues of each time of the week that are due. Older weeks are not: what was new then the newest gathers. */
export function dueIssues(schedule: NewsletterSchedule, now: number): DueIssues[] {
  const bySlot = new Map<string, DueIssues>();
  for (const [organisation, { slot, since }] of Object.entries(schedule)) {
    const name = slotName(slot);
    const due = bySlot.get(name) ?? { ...lastTime(slot, now), slot, organisations: [] };
    if (since <= due.at) bySlot.set(name, { ...due, organisations: [...due.organisations, organisation] });
  }
  return [...bySlot.values()];
}

/** The last time that a slot was reached, and the week that it was in. */
function lastTime(slot: NewsletterSlot, now: number): IssueTime {
  const thisWeek = isoWeekOf(stockholmTime(now).date);
  const due = timeIn(thisWeek, slot);
  return due.at <= now ? due : timeIn(weekBefore(thisWeek), slot);
}

/** A week, and when (ms) its issue leaves. */
export type IssueTime = { week: IsoWeek; at: number };

function timeIn(week: IsoWeek, { weekday, hour }: NewsletterSlot): IssueTime {
  const time = `${String(hour).padStart(2, '0')}:00`;
  return { week, at: stockholmInstant({ date: dateOfWeekday(week, weekday), time }) };
}

type Entry = NewsletterSchedule[string];

/**
 * The issue that an organisation gets next: the newest that is due where it is not made yet, else the first to come of a week that has
 * none. `made`: the weeks that have one, also one with nothing in it.
 */
export function nextIssue({ slot, since }: Entry, made: readonly IsoWeek[], now: number): IssueTime {
  const isMade = ({ week }: IssueTime) => made.some((one) => isSameWeek(one, week));
  const last = lastTime(slot, now);
  let next = since <= last.at ? last : timeIn(weekAfter(last.week), slot);
  while (isMade(next)) next = timeIn(weekAfter(next.week), slot);
  return next;
}

/** The first issue from `next` on that is made on one of these days (2027-03-25); undefined where none is. */
export function issueWithin(
  { from, until }: { from: string; until?: string | undefined },
  { slot, next, now }: { slot: NewsletterSlot; next: IssueTime; now: number },
): IssueTime | undefined {
  const first = timeIn(isoWeekOf(from), slot);
  let found = first.at > next.at ? first : next;
  // What is made late is made today.
  const dayOf = ({ at }: IssueTime) => stockholmTime(Math.max(at, now)).date;
  if (dayOf(found) < from) found = timeIn(weekAfter(found.week), slot);
  return until !== undefined && dayOf(found) > until ? undefined : found;
}

/** Found so long after its time, an issue waits for a person. */
const LATE_MILLIS = 6 * 3_600_000;

/** The dispatch with which a week's issues leave; the same ones always have the same id. */
export function newsletterDispatch(
  rollout: string,
  { week, slot, at, organisations }: DueIssues,
  now: number,
): Dispatch {
  const number = String(week.week).padStart(2, '0');
  return {
    id: `${rollout}-newsletter-${week.year}-w${number}-${slotName(slot)}`,
    rollout,
    purpose: 'newsletter',
    name: { sv: `Veckobrev v. ${week.week}`, en: `Newsletter, week ${week.week}` },
    week,
    organisations: organisations.toSorted(),
    state: 'planning',
    changedAt: now,
    ...(now - at > LATE_MILLIS ? { late: true } : {}),
  };
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** thu-08 */
function slotName({ weekday, hour }: NewsletterSlot): string {
  return `${DAYS[weekday - 1]}-${String(hour).padStart(2, '0')}`;
}
