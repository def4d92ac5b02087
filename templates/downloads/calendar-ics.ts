import ical, { type ICalCalendar, ICalEventTransparency } from 'ical-generator';
import type { MarkedEntry } from '../../domain/calendar/calendar-entry.ts';
import type { OpenedCalendar } from '../../domain/calendar/use-cases/open-calendar.ts';
import { milestoneName } from '../../domain/catalogue/catalogue.ts';
import { shortDigest } from '../../domain/shared/digest.ts';
import { DAY_MILLIS, HOUR_MILLIS, MINUTE_MILLIS } from '../../domain/shared/duration.ts';
import { inLocale, nameOrId } from '../../domain/shared/locale.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import { addDays } from '../../domain/shared/working-day.ts';
import {
  type CalendarNaming,
  clashSentences,
  entryName,
  entryPlace,
  groupNames,
} from '../pages/console/calendar/entry-words.ts';
import { CALENDAR_ZONE, wallDate, ZONE } from '../shared/stockholm-calendar.ts';
import { calendarWords } from '../words/calendar.gen.ts';
import type { Language } from '../words/languages.ts';

/** How long what leaves at an hour stands there. */
const SHOWN_MILLIS = 15 * MINUTE_MILLIS;
/** How often a program asks again. */
const AGAIN_SECONDS = HOUR_MILLIS / 1000;
/** How long before its end a calendar says that its address ends. */
const NOTICE_DAYS = 30;

/** A subscribed calendar as an iCalendar file (RFC 5545, RFC 7986). */
export function calendarIcs({ calendar, address, at }: OpenedCalendar, locale: Language): string {
  const say = calendarWords(locale);
  const naming = { ...calendar, locale };
  const file = ical({
    name: say('fileName', { name: nameOf(address.of, naming) }),
    prodId: { company: 'Budkavle', product: 'Calendar', language: locale.toUpperCase() },
    ttl: AGAIN_SECONDS,
    timezone: CALENDAR_ZONE,
  });
  for (const entry of calendar.entries) addEntry(file, entry, { naming, at });
  if (address.expires - at < NOTICE_DAYS * DAY_MILLIS) {
    const day = toStockholm(address.expires).date;
    const id = `${shortDigest('calendar-ends', address.id)}@budkavle`;
    const free = { transparency: ICalEventTransparency.TRANSPARENT };
    file.createEvent({ id, stamp: new Date(at), ...wholeDay(day), ...free, summary: say('endsSoon') });
  }
  return file.toString();
}

function nameOf(
  of: OpenedCalendar['address']['of'],
  { rollouts, organisations, locale }: CalendarNaming,
): string {
  if (of.what === 'organisation')
    return nameOrId(organisations.get(of.organisation)?.name, of.organisation, locale);
  const only = of.what === 'rollout' ? rollouts.find(({ rollout }) => rollout.id === of.rollout) : undefined;
  return only ? inLocale(only.rollout.name, locale) : calendarWords(locale)('ofOwn');
}

function addEntry(
  file: ICalCalendar,
  entry: MarkedEntry,
  { naming, at }: { naming: CalendarNaming; at: number },
) {
  const { id, day, at: begins, sequence, milestone, groups, rollout } = entry;
  const { locale, rollouts } = naming;
  const say = calendarWords(locale);
  const catalogue = rollouts.find((one) => one.rollout.id === rollout)?.catalogue;
  const about =
    milestone && catalogue && entry.kind !== 'milestone' && entry.kind !== 'start'
      ? [say('milestoneOf', { name: milestoneName(catalogue, milestone.kind, locale) })]
      : [];
  const service = rollouts.find((one) => one.rollout.id === rollout)?.rollout.name ?? {};
  const described = [
    ...about,
    ...(groups.length > 0 ? [say('groupsOf', { groups: groupNames(groups, rollout, naming) })] : []),
    ...clashSentences(entry, naming),
  ];
  file.createEvent({
    id: `${id}@budkavle`,
    stamp: new Date(at),
    sequence,
    summary: `${inLocale(service, locale)}: ${summaryOf(entry, naming)}`,
    location: entryPlace(entry, naming),
    description: described.join('\n'),
    // Nobody is busy because of it: without this, Outlook marks the whole day or the quarter as such.
    transparency: ICalEventTransparency.TRANSPARENT,
    ...(begins === undefined ? wholeDay(day) : from(begins)),
  });
}

/** Work by hand stands on the last day on which it can be done. */
function summaryOf(entry: MarkedEntry, naming: CalendarNaming): string {
  const name = entryName(entry, naming);
  const isWork = entry.kind === 'meeting' || entry.kind === 'task';
  return isWork ? calendarWords(naming.locale)('byThen', { name }) : name;
}

function wholeDay(day: string) {
  const start = wallDate({ date: day, time: '00:00' });
  const end = wallDate({ date: addDays(day, 1), time: '00:00' });
  return { allDay: true, timezone: ZONE, start, end };
}

function from(begins: number) {
  const [start, end] = [begins, begins + SHOWN_MILLIS].map((at) => wallDate(toStockholm(at)));
  return { timezone: ZONE, start: start ?? new Date(begins), end: end ?? new Date(begins) };
}
