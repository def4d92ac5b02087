import { formattingLocale } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import type { PageLocale } from './words.ts';

/** An instant (ms) in running text, Swedish time: 1 december 2026 kl. 09:00. */
export function momentText(at: number, locale: PageLocale): string {
  return new Intl.DateTimeFormat(formattingLocale(locale), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(at);
}

/** Its date: 1 december 2026. */
export function dayOf(at: number, locale: PageLocale): string {
  return new Intl.DateTimeFormat(formattingLocale(locale), {
    dateStyle: 'long',
    timeZone: 'Europe/Stockholm',
  }).format(at);
}

/** The date, with a machine-readable instant. */
export function timeOf(at: number, locale: PageLocale): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${dayOf(at, locale)}</time>`;
}

/** The instant with weekday: torsdag 17 december 2026 kl. 08:00. */
export function weekdayText(at: number, locale: PageLocale): string {
  return new Intl.DateTimeFormat(formattingLocale(locale), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(at);
}
