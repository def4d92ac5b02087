import type { Lead, Leads } from '../../../../domain/people/use-cases/invite-leads.ts';
import { type Html, html } from '../../../shared/html.ts';
import { peopleWords } from '../../../words/people.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { organisationOf, type PeopleView, peoplePage } from './people-view.ts';

/** Local project leads without access, to be invited together. */
export function leadsPage(view: PeopleView, { open, ended, several, known }: Leads): string {
  const { locale, fields } = view;
  const say = peopleWords(locale);
  const chosen =
    open.length === 0
      ? html`<div class="empty"><p>${say('leadsNone')}</p><p>${say('leadsNoneNext')}</p></div>`
      : html`<form method="post" action="${inLanguage('/people/leads', locale)}">${fields}
${table(view, { id: 'open', caption: say('leadsCaption', { count: open.length }), leads: open, choose: true })}
<p><button type="submit">${say('leadsButton')}</button></p></form>`;
  const main = html`<h1>${say('inviteLeads')}</h1><p>${say('leadsLead', { known })}</p>
${chosen}${others(view, 'leadsEnded', ended)}${others(view, 'leadsSeveral', several)}`;
  return peoplePage(view, { title: say('inviteLeads'), path: '/people/leads', main });
}

function others(view: PeopleView, which: 'leadsEnded' | 'leadsSeveral', leads: readonly Lead[]): Html {
  if (leads.length === 0) return html``;
  const say = peopleWords(view.locale);
  return html`<section><h2>${say(which)}</h2><p>${say(`${which}Lead`)}</p>
${table(view, { id: which, caption: say('peopleFound', { total: leads.length }), leads, choose: false })}</section>`;
}

type Listed = { id: string; caption: string; leads: readonly Lead[]; choose: boolean };

function table(view: PeopleView, { id, caption, leads, choose }: Listed): Html {
  const say = peopleWords(view.locale);
  const rows = leads.map(
    (lead) =>
      html`<tr>${choose ? html`<td>${box(lead, say('leadsChoose'))}</td>` : html``}<th scope="row">${
        lead.name
      }</th><td>${organisationOf(view, lead.organisation)}</td><td>${lead.address}</td></tr>`,
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="${id}"><table class="people"><caption id="${
    id
  }">${caption}</caption><thead><tr>${
    choose ? html`<th scope="col">${say('leadsChoose')}</th>` : html``
  }<th scope="col">${say('name')}</th><th scope="col">${say('organisation')}</th><th scope="col">${say(
    'email',
  )}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function box({ id, name }: Lead, words: string): Html {
  return html`<input type="checkbox" name="lead-${id}" value="yes" checked aria-label="${words} ${name}">`;
}
