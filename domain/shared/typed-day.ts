import * as z from 'zod';

/** The names of the months, as people write them in whole or begin them: by place, in Swedish and English. */
const MONTHS = [
  ['januari', 'january'],
  ['februari', 'february'],
  ['mars', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['augusti', 'august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
] as const;

/** How people write a day; spaces are single and letters small. */
const WAYS = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?:den )?(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/. ](?<year>\d{4})$/,
  /^(?:den )?(?<day>\d{1,2})(?::e|\.|st|nd|rd|th)? (?<name>[a-z]{3,9})\.?,? (?<year>\d{4})$/,
  /^(?<name>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})$/,
] as const;

/**
 * A day that somebody typed, as ISO date: 2027-03-15, 15/3 2027, 15 mars 2027, March 15, 2027. A day comes before its
 * month, as in Sweden. What is none of these, or no day of the calendar, stays as it was typed, to be refused where
 * a date is asked for.
 */
export function isoDay(typed: string): string {
  const written = typed.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  for (const way of WAYS) {
    const { year, day = '', name, month = name && monthNamed(name) } = way.exec(written)?.groups ?? {};
    if (year === undefined || month === undefined) continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (z.iso.date().safeParse(date).success) return date;
  }
  return typed;
}

/** The number of a month; undefined for a word that begins none, or more than one. */
function monthNamed(word: string): string | undefined {
  const places = MONTHS.flatMap((names, place) =>
    names.some((name) => name.startsWith(word)) ? place + 1 : [],
  );
  return places.length === 1 ? String(places[0]) : undefined;
}

/**
 * A day with a time that somebody typed, as Swedish local time: 2027-03-15T09:30. Before the time stands any day that
 * `isoDay` knows, and “kl.” if one likes. The rest stays as it was typed.
 */
export function isoMoment(typed: string): string {
  const written = typed.trim().replaceAll(/\s+/g, ' ');
  const [, hour = '', minute = ''] = /[ T](\d{1,2})[.:](\d{2})$/.exec(written) ?? [];
  if (hour === '') return typed;
  const before = written.slice(0, -`T${hour}.${minute}`.length).replace(/,? kl\.?$|,$/i, '');
  const day = isoDay(before);
  return z.iso.date().safeParse(day).success ? `${day}T${hour.padStart(2, '0')}:${minute}` : typed;
}
