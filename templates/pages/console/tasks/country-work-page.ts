import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import {
  OVERDUE_SORTS,
  type Overdue,
  type OverdueAt,
  type OverdueChoice,
} from '../../../../domain/tasks/use-cases/list-overdue.ts';
import { type Html, html } from '../../../shared/html.ts';
import { findWords } from '../../../words/find.gen.ts';
import { followUpWords } from '../../../words/follow-up.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { workWords } from '../../../words/work.gen.ts';
import { type ListChoice, listForm } from '../../shared/list-form.ts';
import { page, type Reader } from '../../shared/page.ts';
import { shortList } from './tasks.ts';

export type CountryWorkView = {
  locale: Language;
  reader: Reader;
  overdue: Overdue;
  /** Those to choose among. */
  organisations: readonly Organisation[];
  chosen: ListChoice<OverdueChoice['sort']>;
};

/** Where in the country work by hand is late, and the way to each organisation's list. */
export function countryWorkPage(view: CountryWorkView): string {
  const { locale, reader, overdue, organisations } = view;
  const say = workWords(locale);
  const options = organisations.map(
    ({ code, name }) => html`<option value="${code}">${inLocale(name, locale)}</option>\n`,
  );
  const beyond = html`<p class="quiet">${say('beyond', { more: overdue.more })}</p>`;
  const main = html`<h1>${say('title')}</h1>
<form method="get" action="/work" class="row"><label>${say('choose')}<select name="organisation">
${options}</select></label><input type="hidden" name="lang" value="${locale}"><button type="submit">${say(
    'show',
  )}</button></form>
${overdue.of > 0 ? narrowing(view) : html``}
${overdue.organisations.length > 0 ? late(overdue, locale) : none(overdue, locale)}
${overdue.more > 0 ? beyond : html``}
<p><a href="/follow-ups?lang=${locale}">${followUpWords(locale)('countryTitle')}</a></p>`;
  return page({ locale, title: say('title'), path: '/work', main, reader });
}

function narrowing({ locale, chosen, overdue }: CountryWorkView): Html {
  const sorts = OVERDUE_SORTS.map((sort) => [sort, findWords(locale)(`sort.${sort}`)] as const);
  const count = { shown: overdue.organisations.length + overdue.more, all: overdue.of };
  return listForm({ action: '/work', locale, chosen, sorts, count });
}

/** Nothing is late, or nothing of what was asked for. */
function none({ of }: Overdue, locale: Language): Html {
  const say = workWords(locale);
  return of > 0
    ? html``
    : html`<p class="state ok">${say('noneLate')}</p>
<p class="quiet">${say('countedApart')} <a href="/overview?lang=${locale}">${say('toReach')}</a></p>`;
}

function late({ organisations, more }: Overdue, locale: Language): Html {
  const say = workWords(locale);
  const count = organisations.length + more;
  return html`<p>${say('countryLead')}</p>
<section class="scroll" tabindex="0" aria-labelledby="late"><table>
<caption id="late">${say('caption', { count })}</caption>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say(
    'lateCount',
  )}</th><th scope="col">${say('oldest')}</th><th scope="col">${say('withWhom')}</th></tr></thead>
<tbody>${organisations.map((at) => row(at, locale))}</tbody></table></section>`;
}

function row({ organisation, name, occasions }: OverdueAt, locale: Language): Html {
  const holders = Map.groupBy(occasions, ({ contactName }) => contactName ?? workWords(locale)('nobody'));
  const who = [...holders].map(([holder, theirs]) => `${holder} (${theirs.length})`);
  return html`<tr><th scope="row"><a href="/organisations/${organisation}/work?lang=${locale}">${
    inLocale(name, locale) || organisation
  }</a></th>
<td class="number"><span class="state late">${String(occasions.length)}</span></td><td class="number">${
    occasions[0]?.due ?? ''
  }</td><td>${shortList(who)}</td></tr>
`;
}
