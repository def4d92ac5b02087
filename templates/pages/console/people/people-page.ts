import type { Person } from '../../../../domain/people/person.ts';
import type { FoundPeople, PeopleSearch } from '../../../../domain/people/use-cases/find-people.ts';
import type { Visitor } from '../../../../domain/people/use-cases/list-visitors.ts';
import { type Html, html } from '../../../shared/html.ts';
import { peopleWords } from '../../../words/people.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { notice } from '../../shared/page.ts';
import {
  organisationChoices,
  organisationOf,
  type PeopleView,
  peoplePage,
  roleChoices,
  roleName,
  select,
  stateMark,
} from './people-view.ts';

type List = {
  search: PeopleSearch;
  found: FoundPeople;
  visitors: readonly Visitor[];
  told?: string | undefined;
};

/** Who may sign in: what waits for a decision, then everybody. */
export function peopleListPage(view: PeopleView, { search, found, visitors, told }: List): string {
  const { locale } = view;
  const say = peopleWords(locale);
  const main = html`<h1>${say('title')}</h1>
${told ? notice(told) : html``}
<p>${say('lead')}</p>
<ul class="ways"><li><a class="button" href="${inLanguage('/people/invite', locale)}">${say('invite')}</a></li>
<li><a href="${inLanguage('/people/leads', locale)}">${say('inviteLeads')}</a></li></ul>
${proposals(view, found.proposals)}${unsent(view, found.unsent)}
${searchForm(view, search)}
${results(view, found)}
${visitorsTable(view, visitors)}`;
  return peoplePage(view, { title: say('title'), path: '/people', main });
}

function proposals(view: PeopleView, waiting: readonly Person[]): Html {
  if (waiting.length === 0) return html``;
  const say = peopleWords(view.locale);
  const items = waiting.map(({ id, name, proposal }) => {
    const role = proposal ? roleName(proposal.role, view.locale) : '';
    return html`<li><a href="${inLanguage(`/people/${id}`, view.locale)}">${say('proposed', {
      name,
      role,
      by: proposal?.by ?? '',
      what: proposal?.end ? 'end' : 'other',
    })}</a></li>`;
  });
  return html`<section aria-labelledby="proposals"><h2 id="proposals">${say('proposals')}</h2>
<p>${say('proposalsLead')}</p><ul>${items}</ul></section>`;
}

function unsent({ locale, fields }: PeopleView, count: number): Html {
  if (count === 0) return html``;
  const say = peopleWords(locale);
  return html`<form method="post" action="${inLanguage('/people/unsent', locale)}">${fields}
<p>${say('unsent', { count })} <button type="submit" class="second">${say('sendUnsent')}</button></p></form>`;
}

function searchForm(view: PeopleView, { text = '', role, organisation, state }: PeopleSearch): Html {
  const { locale } = view;
  const say = peopleWords(locale);
  const any = (words: string) => ({ value: '', text: words });
  const states = (['proposed', 'invited', 'active', 'ended'] as const).map((value) => ({
    value,
    text: say(`state.${value}`),
  }));
  const field = (name: 'role' | 'organisation' | 'state', control: Html) =>
    html`<p><label for="${name}">${say(name === 'role' ? 'roleColumn' : name)}</label>${control}</p>`;
  return html`<form method="get" action="/people" role="search" aria-label="${say('search')}" class="search">
<input type="hidden" name="lang" value="${locale}">
<p><label for="text">${say('searchFor')}</label><input id="text" name="text" type="search" value="${
    text
  }" maxlength="120"></p>
${field('role', select('role', { choices: [any(say('anyRole')), ...roleChoices(locale)], chosen: role ?? '' }))}
${field(
  'organisation',
  select('organisation', {
    choices: [any(say('anyOrganisation')), ...organisationChoices(view)],
    chosen: organisation ?? '',
  }),
)}
${field('state', select('state', { choices: [any(say('anyState')), ...states], chosen: state ?? '' }))}
<p><button type="submit">${say('search')}</button></p>
</form>`;
}

function results(view: PeopleView, { people, total }: FoundPeople): Html {
  const say = peopleWords(view.locale);
  if (total === 0) return html`<div class="empty"><p>${say('nobody')}</p><p>${say('nobodyNext')}</p></div>`;
  const caption =
    total > people.length
      ? say('peopleShown', { shown: people.length, total })
      : say('peopleFound', { total });
  const head = (['name', 'roleColumn', 'state'] as const).map(
    (column) => html`<th scope="col">${say(column)}</th>`,
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="found"><table class="people compact">
<caption id="found">${caption}</caption>
<thead><tr>${head}</tr></thead><tbody>${people.map((person) => personRow(view, person))}</tbody></table></section>`;
}

function personRow(view: PeopleView, person: Person): Html {
  const { id, name, address, role, organisation } = person;
  const place = organisation
    ? html`<br><span class="quiet">${organisationOf(view, organisation)}</span>`
    : html``;
  return html`<tr><th scope="row"><a href="${inLanguage(`/people/${id}`, view.locale)}">${
    name
  }</a><br><span class="quiet">${address}</span></th><td>${roleName(role, view.locale)}${
    place
  }</td><td>${stateMark(person, view)}</td></tr>`;
}

function visitorsTable({ locale, fields }: PeopleView, visitors: readonly Visitor[]): Html {
  if (visitors.length === 0) return html``;
  const say = peopleWords(locale);
  const rows = visitors.map(
    ({ id, name, address, provider, role }) => html`<tr><th scope="row">${name}<br><span class="quiet">${
      address
    }</span></th><td>${roleName(role, locale)}<br><span class="quiet">${say('through', {
      provider,
    })}</span></td><td><form
 method="post" action="${inLanguage(`/people/visitors/${id}`, locale)}">${
   fields
 }<button type="submit" class="plain">${say(
   'endTitle',
 )}<span class="unseen">: ${name}</span></button></form></td></tr>`,
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="visitors"><h2 id="visitors">${say(
    'visitors',
  )}</h2><p>${say('visitorsLead')}</p><table class="people compact"><thead><tr><th scope="col">${say(
    'name',
  )}</th><th scope="col">${say('roleColumn')}</th><th scope="col">${say('endTitle')}</th></tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}
