import { clockText, keptByLocale } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import type { PageLocale } from './words.ts';

const ZONE = { timeZone: 'Europe/Stockholm' } as const;
const MOMENTS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { ...ZONE, dateStyle: 'long', timeStyle: 'short' }),
);
const DAYS = keptByLocale((tag) => new Intl.DateTimeFormat(tag, { ...ZONE, dateStyle: 'long' }));
const WEEKDAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { ...ZONE, dateStyle: 'full', timeStyle: 'short' }),
);

/** An instant (ms) in running text, Swedish time: 1 december 2026 kl. 09.00. */
export function momentText(at: number, locale: PageLocale): string {
  return clockText(MOMENTS(locale).format(at), locale);
}

/** Its date: 1 december 2026. */
export function dayOf(at: number, locale: PageLocale): string {
  return DAYS(locale).format(at);
}

/** The date, with a machine-readable instant. */
export function timeOf(at: number, locale: PageLocale): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${dayOf(at, locale)}</time>`;
}

/** The instant with weekday: torsdag 17 december 2026 kl. 08.00. */
export function weekdayText(at: number, locale: PageLocale): string {
  return clockText(WEEKDAYS(locale).format(at), locale);
}
