import type { WallTime } from '../../domain/shared/stockholm-time.ts';

/** The time zone of every calendar file, as IANA names it. */
export const ZONE = 'Europe/Stockholm';

/** Directive 2000/84/EC: at one o'clock UTC on the last Sundays of March and October. */
const ZONE_RULES = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

/**
 * Swedish time for a whole file. Without a name: with one, the library would write the stamps in local time, where
 * RFC 5545 asks for UTC.
 */
export const CALENDAR_ZONE = { name: null, generator: (): string => ZONE_RULES };

/** For a time of day in the zone: the library writes the local fields of a date as they are. */
export function wallDate({ date, time }: WallTime): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, day, hours, minutes);
}
