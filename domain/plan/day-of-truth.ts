import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Participation } from '../rollout/rollout.ts';
import type { DaysOff } from '../shared/days-off.ts';
import { MINUTE_MILLIS } from '../shared/duration.ts';
import { fromStockholm, toStockholm } from '../shared/stockholm-time.ts';
import { workingDayFrom } from '../shared/working-day.ts';
import type { Milestone, MilestoneDays, MilestoneReached } from './milestone.ts';
import type { PlanSummary } from './plan.ts';

/** Mails that waited for their day leave at this Swedish time. */
const SENDING_HOUR = '08:00';
/** A plan that waits is made again this long before its mails leave, with the people and facts of that day. */
export const EVE_MILLIS = 15 * MINUTE_MILLIS;
/** A plan that was made again rests this long before it is sent: whatever job still wrote to it has ended. */
export const REST_MILLIS = 5 * MINUTE_MILLIS;

/** The fact that says from which day a kind of milestone is true of an organisation, if each has its own. */
export function ownDayFact({ milestoneDates, facts }: Catalogue, kind: string): string | undefined {
  const fact = milestoneDates?.[kind];
  return fact !== undefined && facts[fact]?.scope === 'organisation' ? fact : undefined;
}

/**
 * The day from which a milestone is true of each organisation that has said its own, by code; undefined if it is
 * true of all at once.
 */
export function ownDays(
  { catalogue, kind }: { catalogue: Catalogue; kind: string },
  participations: readonly Participation[],
): Record<string, string> | undefined {
  const fact = ownDayFact(catalogue, kind);
  if (fact === undefined) return undefined;
  return Object.fromEntries(
    participations.flatMap(({ organisation, facts }): [string, string][] => {
      const day = facts[fact];
      return typeof day === 'string' ? [[organisation, day]] : [];
    }),
  );
}

/** The days that a planned milestone names for these organisations, by code. */
export function plannedDays(
  { planned = {} }: Pick<MilestoneReached, 'planned'>,
  organisations: readonly string[],
): Record<string, string> {
  const { all, ...named } = planned;
  return Object.fromEntries(
    organisations.flatMap((organisation): [string, string][] => {
      const day = named[organisation] ?? all;
      return day === undefined ? [] : [[organisation, day]];
    }),
  );
}

/** The day (2027-03-15) from which a milestone is true of an organisation; undefined if nobody has said it. */
export function dayOfTruth(
  { days, occurredOn }: Pick<Milestone, 'days' | 'occurredOn'>,
  organisation: string,
): string | undefined {
  return days ? days[organisation] : occurredOn;
}

/**
 * The day (2027-03-15) on which a milestone was told to an organisation, or to the first: when it was released, or
 * became true if that was later.
 */
export function toldOn(
  { days, dispatchedAt, receivedAt }: Pick<Milestone, 'days' | 'dispatchedAt' | 'receivedAt'>,
  organisation?: string,
): string {
  const { date } = toStockholm(dispatchedAt ?? receivedAt);
  const day = days && firstOf(days, organisation);
  return day === undefined || day < date ? date : day;
}

/** When a milestone was first told (ms); where it waits for its day, that morning. */
export function toldTime(milestone: Milestone, organisation?: string): number {
  const { days, daysOff, dispatchedAt, receivedAt } = milestone;
  const at = dispatchedAt ?? receivedAt;
  if (!days) return at;
  const day = firstOf(days, organisation);
  return day === undefined ? at : Math.max(at, sendingTime(day, daysOff));
}

function firstOf(days: Record<string, string>, organisation: string | undefined): string | undefined {
  return organisation === undefined ? Object.values(days).sort()[0] : days[organisation];
}

/**
 * A milestone's days after one organisation's has moved, undefined if nobody says it any longer. One that lies ahead
 * is reached on the first of them.
 */
export function withDay(
  { days = {}, occurredOn }: Pick<Milestone, 'days' | 'occurredOn'>,
  { organisation, day, today }: { organisation: string; day: string | undefined; today: string },
): MilestoneDays {
  const { [organisation]: _old, ...others } = days;
  const moved = day === undefined ? others : { ...others, [organisation]: day };
  const first = occurredOn > today ? Object.values(moved).sort()[0] : undefined;
  return { days: moved, occurredOn: first ?? occurredOn };
}

/** The day (2027-03-15) from which a milestone is true of the last organisation. */
export function lastDayOf({ days = {}, occurredOn }: Pick<Milestone, 'days' | 'occurredOn'>): string {
  return [occurredOn, ...Object.values(days)].sort().at(-1) ?? occurredOn;
}

/** Whether a milestone is true of an organisation on a day. */
export function isTrueOn(
  milestone: Pick<Milestone, 'days' | 'occurredOn' | 'undone'>,
  { organisation, today }: { organisation: string; today: string },
): boolean {
  const day = dayOfTruth(milestone, organisation);
  const until = milestone.undone?.[organisation]?.on;
  return day !== undefined && day <= today && (until === undefined || today < until);
}

/** Organisations of which a milestone is true on a day. */
export function trueFor(milestone: Milestone, today: string): string[] {
  return milestone.organisations.filter((organisation) => isTrueOn(milestone, { organisation, today }));
}

/**
 * Milestones told before another, by kind, each with those of its organisations of which it is true by their day of
 * the later one.
 */
export function earlierKinds(
  later: Pick<Milestone, 'days' | 'occurredOn' | 'organisations'>,
  told: readonly Milestone[],
): Record<string, string[]> {
  const kinds: Record<string, string[]> = {};
  for (const milestone of told) {
    const reached = later.organisations.filter(
      (organisation) =>
        milestone.organisations.includes(organisation) &&
        isTrueOn(milestone, { organisation, today: dayOfTruth(later, organisation) ?? later.occurredOn }),
    );
    kinds[milestone.kind] = [...new Set([...(kinds[milestone.kind] ?? []), ...reached])].sort();
  }
  return kinds;
}

/** The kinds that an organisation has reached with a milestone. */
export function reachedKinds(
  { kind, earlier = {} }: Pick<Milestone, 'kind' | 'earlier'>,
  organisation: string,
): Set<string> {
  const before = Object.entries(earlier).filter(([, codes]) => codes.includes(organisation));
  return new Set([...before.map(([earlierKind]) => earlierKind), kind]);
}

/** When mails about a day leave (ms): that morning, or the next on which people are at work. */
export function sendingTime(day: string, daysOff?: DaysOff): number {
  return fromStockholm({ date: workingDayFrom(day, daysOff), time: SENDING_HOUR });
}

/** How long an organisation's part of a milestone waits, as planned at a time (ms); undefined if it need not. */
export function waitOf(
  milestone: Pick<Milestone, 'days' | 'occurredOn' | 'daysOff'>,
  { organisation, now }: { organisation: string; now: number },
): PlanSummary['waits'] {
  if (!milestone.days) return undefined;
  const day = milestone.days[organisation];
  if (day === undefined) return { renewedAt: now };
  const until = sendingTime(day, milestone.daysOff);
  return until > now ? { until, renewedAt: now } : undefined;
}

/** Whether what waits leaves as it is planned: it has been planned for the last time, or will be in a moment. */
export function isEve({ waits }: Pick<PlanSummary, 'waits'>, now: number): boolean {
  return waits?.until !== undefined && now >= waits.until - EVE_MILLIS;
}

/** What a part that waits needs now: to be planned again, to be dispatched, or nothing yet. */
export function nextForWaiting(
  { day, waits }: Pick<PlanSummary, 'day' | 'waits'>,
  { newest, now }: { newest: string | undefined; now: number },
): 'renew' | 'release' | 'wait' {
  if (!waits) return 'wait';
  if (day !== newest) return 'renew';
  const { until, renewedAt } = waits;
  if (until === undefined || !isEve({ waits }, now)) return 'wait';
  if (renewedAt < until - EVE_MILLIS) return 'renew';
  return now >= until && now - renewedAt >= REST_MILLIS ? 'release' : 'wait';
}
