import { type Contact, contactId, isActive } from '../../../../domain/contacts/contact.ts';
import {
  CONTACT_SORTS,
  type ContactSearch,
  type FoundContacts,
} from '../../../../domain/contacts/use-cases/find-contacts.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import { findWords } from '../../../words/find.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { notice } from '../../shared/page.ts';
import {
  type ContactView,
  contactPage,
  option,
  organisationName,
  organisationOptions,
  roleNames,
  sortedRoles,
} from './contact-page.ts';

export type ContactList = {
  search: ContactSearch;
  /** Absent before the first search. */
  found?: FoundContacts | undefined;
  /** A notice about somebody who has been removed. */
  told?: { word: 'told.erased' | 'told.eraseWaits'; count: number } | undefined;
};

/** Contacts: search, results, and ways to add. */
export function contactsPage(view: ContactView, { search, found, told }: ContactList): string {
  const { locale, directory } = view;
  const say = contactsWords(locale);
  const { organisation } = search;
  const one =
    organisation ?? (directory.organisations.size === 1 ? [...directory.organisations.keys()][0] : undefined);
  const main = html`<h1>${say('contactList')}</h1>
${told ? notice(say(told.word, { count: told.count })) : html``}
<p>${say('lead')}</p>
<ul class="ways">
<li><a class="button" href="${inLanguage('/contacts/import', locale)}">${say('import')}</a></li>
${
  one
    ? html`<li><a href="${inLanguage(`/contacts/${one}/new`, locale)}">${say(
        'addPerson',
      )}</a></li><li><a href="/contacts.csv?organisation=${one}">${say('downloadCsv')}</a></li>`
    : html``
}
</ul>
${searchForm(view, search)}
${found ? results(view, found) : html`<div class="empty"><p>${say('askFirst')}</p></div>`}`;
  return contactPage(view, { title: say('contactList'), path: '/contacts', main });
}

function searchForm(view: ContactView, { text = '', role, organisation, ended, sort }: ContactSearch): Html {
  const { locale, directory } = view;
  const say = contactsWords(locale);
  const roles = sortedRoles(view).map(({ id, name }) =>
    option({ value: id, text: name, chosen: id === role }),
  );
  const organisations =
    directory.organisations.size > 1
      ? html`<p><label for="organisation">${say('organisation')}</label>
<select id="organisation" name="organisation"><option value="">${say('anyOrganisation')}</option>${organisationOptions(
          view,
          organisation,
        )}</select></p>`
      : html``;
  const names = { organisation: say('organisation'), name: say('name') };
  const orders = CONTACT_SORTS.map((each) =>
    option({ value: each, text: names[each], chosen: each === sort }),
  );
  // Within one organisation there is one order.
  const sorts =
    directory.organisations.size > 1
      ? html`<p><label for="sort">${findWords(locale)('order')}</label>
<select id="sort" name="sort">${orders}</select></p>`
      : html``;
  return html`<form method="get" action="/contacts" role="search" aria-label="${say('search')}" class="search">
<input type="hidden" name="lang" value="${locale}">
<p><label for="text">${say('searchFor')}</label><input id="text" name="text" type="search" value="${
    text
  }" maxlength="120"></p>
<p><label for="role">${say('roles')}</label>
<select id="role" name="role"><option value="">${say('anyRole')}</option>${roles}</select></p>
${organisations}
${sorts}
<p class="check"><input id="ended" name="ended" type="checkbox" value="yes"${
    ended ? html` checked` : html``
  }> <label for="ended">${say('withEnded')}</label></p>
<p><button type="submit">${say('search')}</button></p>
</form>`;
}

function results(view: ContactView, { contacts, total }: FoundContacts): Html {
  const say = contactsWords(view.locale);
  if (total === 0) return html`<div class="empty"><p>${say('nobody')}</p><p>${say('nobodyNext')}</p></div>`;
  const caption =
    total > contacts.length
      ? say('peopleShown', { shown: contacts.length, total })
      : say('peopleFound', { total });
  const rows = contacts.map((contact) => personRow(view, contact));
  return html`<section class="scroll" tabindex="0" aria-labelledby="found"><table class="people">
<caption id="found">${caption}</caption>
<thead><tr><th scope="col">${say('name')}</th><th scope="col">${say('email')}</th><th scope="col">${say(
    'roles',
  )}</th><th scope="col">${say('organisation')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function personRow(view: ContactView, contact: Contact): Html {
  const { name, address, groups, organisation } = contact;
  const say = contactsWords(view.locale);
  const link = inLanguage(`/contacts/${organisation}/${contactId(contact)}`, view.locale);
  const ended = isActive(contact) ? html`` : html` <span class="state none">${say('endedState')}</span>`;
  return html`<tr><th scope="row"><a href="${link}">${name}</a>${ended}</th><td>${address}</td><td>${roleNames(
    view,
    groups,
  )}</td><td>${organisationName(view, organisation)}</td></tr>`;
}
