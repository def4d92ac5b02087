import { type Html, html } from '../../shared/html.ts';
import { findWords } from '../../words/find.gen.ts';
import type { Language } from '../../words/languages.ts';

/** How a list is narrowed and ordered: both are in its address, so that a view can be passed on. */
export type ListChoice<Sort extends string = string> = { q: string; sort: Sort };

type Choices<Sort extends string> = {
  action: string;
  locale: Language;
  chosen: ListChoice<Sort>;
  /** The orders of the list with their names; the first is the usual one. */
  sorts: readonly (readonly [Sort, string])[];
  /** How many of how many are shown. */
  count: { shown: number; all: number };
};

/** A field and a choice of order above a list, and how much of it is shown. */
export function listForm<Sort extends string>({ action, locale, chosen, sorts, count }: Choices<Sort>): Html {
  const say = findWords(locale);
  const options = sorts.map(
    ([sort, name]) =>
      html`<option value="${sort}"${sort === chosen.sort ? html` selected` : html``}>${name}</option>`,
  );
  const all = html` <a href="${action}?lang=${locale}">${say('showAll')}</a>`;
  const part = chosen.q === '' ? html`` : html`<p role="status">${say('shownOf', count)}${all}</p>`;
  return html`<form method="get" action="${action}" class="row"><label>${say(
    'narrow',
  )}<input type="search" name="q" value="${chosen.q}" maxlength="80"></label>
<label>${say('order')}<select name="sort">${options}</select></label><input type="hidden" name="lang" value="${
    locale
  }"><button type="submit" class="second">${say('show')}</button></form>${part}`;
}
