import { type Html, html } from './html.ts';

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction that a language is written in. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(locale) ? 'rtl' : 'ltr';
}

/** ` lang` and ` dir` of an element in this language; none where what stands around it is in the same. */
export function langAttributes(locale: string | undefined, around?: string): Html {
  return locale === undefined || locale === around
    ? html``
    : html` lang="${locale}" dir="${directionOf(locale)}"`;
}
