import * as z from 'zod';
import type { Dispatch } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import {
  DEFAULT_SLOT,
  type NewsletterSlot,
  newsletterSlotSchema,
  type Participation,
} from '../rollout/rollout.ts';
import type { DaysOff } from '../shared/days-off.ts';
import { HOUR_MILLIS } from '../shared/duration.ts';
import {
  dateOfWeekday,
  type IsoWeek,
  isoWeekOf,
  isSameWeek,
  weekAfter,
  weekBefore,
} from '../shared/iso-week.ts';
import { fromStockholm, toStockholm } from '../shared/stockholm-time.ts';
import { workingDayUntil } from '../shared/working-day.ts';

/**
 * When each organisation of a rollout gets its newsletter, and since when (ms) that applies. No issue is
 * created for an earlier time: a new system sends no past weeks, and a move from Thursday to Tuesday does not
 * create an issue for a past Tuesday.
 */
export const newsletterScheduleSchema = z.record(
  organisationCodeSchema,
  z.strictObject({ slot: newsletterSlotSchema, since: z.int().min(0) }),
);
export type NewsletterSchedule = z.infer<typeof newsletterScheduleSchema>;

/** Stores schedules, one per rollout. */
export interface NewsletterSchedules {
  of(rollout: string): Promise<NewsletterSchedule>;
  keep(rollout: string, schedule: NewsletterSchedule): Promise<void>;
}

/** The schedule updated to current participants and slots; the same object if nothing changed. */
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

/** Issues of a week sent at one time: week, time (ms) and organisations. */
export type DueIssues = IssueTime & { slot: NewsletterSlot; organisations: string[] };

/** A slot with the country whose days off move it; Sweden if none is given. */
export type SlotOnWorkingDays = NewsletterSlot & { daysOff?: DaysOff | undefined };

/** The latest due issue of each slot. Earlier weeks are skipped; the latest issue includes their news. */
export function dueIssues(schedule: NewsletterSchedule, now: number, daysOff?: DaysOff): DueIssues[] {
  const bySlot = new Map<string, DueIssues>();
  for (const [organisation, { slot, since }] of Object.entries(schedule)) {
    const name = slotName(slot);
    const due = bySlot.get(name) ?? { ...lastTime({ ...slot, daysOff }, now), slot, organisations: [] };
    if (since <= due.at) bySlot.set(name, { ...due, organisations: [...due.organisations, organisation] });
  }
  return [...bySlot.values()];
}

/** The last time of a slot, and its week: next week's may come this week, before holidays. */
function lastTime(slot: SlotOnWorkingDays, now: number): IssueTime {
  const thisWeek = isoWeekOf(toStockholm(now).date);
  const times = [weekAfter(thisWeek), thisWeek].map((week) => timeIn(week, slot));
  return times.find(({ at }) => at <= now) ?? timeIn(weekBefore(thisWeek), slot);
}

const LAST_WEEKDAY = 5;

/** A week, and when (ms) its issue is sent. */
export type IssueTime = { week: IsoWeek; at: number };

/** On a holiday, the working day before. A Saturday or Sunday is what somebody has chosen, and stays. */
function timeIn(week: IsoWeek, { weekday, hour, daysOff }: SlotOnWorkingDays): IssueTime {
  const time = `${String(hour).padStart(2, '0')}:00`;
  const chosen = dateOfWeekday(week, weekday);
  const date = weekday <= LAST_WEEKDAY ? workingDayUntil(chosen, daysOff) : chosen;
  return { week, at: fromStockholm({ date, time }) };
}

type Entry = Omit<NewsletterSchedule[string], 'slot'> & { slot: SlotOnWorkingDays };

/**
 * An organisation's next issue: the latest due one if it does not exist yet, else the first upcoming one.
 * `made`: weeks that have an issue, even an empty one.
 */
export function nextIssue({ slot, since }: Entry, made: readonly IsoWeek[], now: number): IssueTime {
  const isMade = ({ week }: IssueTime) => made.some((one) => isSameWeek(one, week));
  const last = lastTime(slot, now);
  let next = since <= last.at ? last : timeIn(weekAfter(last.week), slot);
  while (isMade(next)) next = timeIn(weekAfter(next.week), slot);
  return next;
}

/** The first issue from `next` on that is created on one of these days (2027-03-25), if any. */
export function issueWithin(
  { from, until }: { from: string; until?: string | undefined },
  { slot, next, now }: { slot: SlotOnWorkingDays; next: IssueTime; now: number },
): IssueTime | undefined {
  const first = timeIn(isoWeekOf(from), slot);
  let found = first.at > next.at ? first : next;
  // A late issue is created today.
  const dayOf = ({ at }: IssueTime) => toStockholm(Math.max(at, now)).date;
  while (dayOf(found) < from) found = timeIn(weekAfter(found.week), slot);
  return until !== undefined && dayOf(found) > until ? undefined : found;
}

/** An issue found this long after its time waits for review. */
const LATE_MILLIS = 6 * HOUR_MILLIS;

/** The dispatch that sends a week's issues; the id is deterministic. */
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
    name: { sv: `Nyhetsbrev v. ${week.week}`, en: `Newsletter, week ${week.week}` },
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
