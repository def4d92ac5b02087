import type { DaysOff } from '../shared/days-off.ts';
import { isWorkingDay } from '../shared/working-day.ts';
import type { CalendarEntry, CalendarKind, Clash, MarkedEntry } from './calendar-entry.ts';

/** What reaches people on its very day; a task is only due by it. */
const REACHES: readonly CalendarKind[] = ['milestone', 'start', 'meeting', 'newsletter', 'release'];
/** What people have to be at work for; newsletters keep to working days by themselves. */
const NEEDS_WORK: readonly CalendarKind[] = ['milestone', 'start', 'meeting', 'task', 'release'];

/** Entries with what they collide with, in order; `daysOff`: the country of each rollout. */
export function marked(
  entries: readonly CalendarEntry[],
  daysOff: ReadonlyMap<string, DaysOff | undefined>,
): MarkedEntry[] {
  const byDay = Map.groupBy(entries, ({ day }) => day);
  return entries.map((entry) => ({
    ...entry,
    clashes: clashesOf(entry, byDay.get(entry.day) ?? []),
    isOff: NEEDS_WORK.includes(entry.kind) && !isWorkingDay(entry.day, daysOff.get(entry.rollout)),
  }));
}

function clashesOf(entry: CalendarEntry, sameDay: readonly CalendarEntry[]): Clash[] {
  if (!REACHES.includes(entry.kind)) return [];
  return sameDay.flatMap((other): Clash[] => {
    if (other === entry || !REACHES.includes(other.kind) || belongTogether(entry, other)) return [];
    const organisations = entry.organisations.filter((code) => other.organisations.includes(code));
    const groups = entry.groups.filter((group) => other.groups.includes(group));
    return organisations.length > 0 && groups.length > 0 ? [{ with: other, organisations, groups }] : [];
  });
}

/** A milestone and its own meetings are planned for the same people. */
function belongTogether(one: CalendarEntry, other: CalendarEntry): boolean {
  const same = one.milestone?.id !== undefined && one.milestone.id === other.milestone?.id;
  return same && (one.kind === 'milestone' || other.kind === 'milestone');
}
