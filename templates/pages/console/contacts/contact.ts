import { type Contact, contactId, isActive, legalBasisOf } from '../../../../domain/contacts/contact.ts';
import { seenAs } from '../../../../domain/contacts/use-cases/change-contact.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ContactsWords, contactsWords } from '../../../words/contacts.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { inLanguage } from '../../shared/frame.ts';
import { dayOf } from '../../shared/instant.ts';
import { notice } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { contactForm, type FormValues } from './contact-form.ts';
import { type ContactView, contactPage, organisationName } from './contact-page.ts';

/** What was done with a person just now. */
export type ToldOfContact = Extract<
  WordKey<ContactsWords>,
  'told.saved' | 'told.ended' | 'told.resumed' | 'told.changedMeanwhile'
>;

type Filled = { values?: FormValues | undefined; problems?: readonly Problem[] };

/** A person: editable data, and other actions. */
export function personPage(
  view: ContactView,
  contact: Contact,
  { told, values, problems = [] }: Filled & { told?: ToldOfContact | undefined } = {},
): string {
  const { locale, directory } = view;
  const say = contactsWords(locale);
  const path = `/contacts/${contact.organisation}/${contactId(contact)}`;
  const stored = { ...contact, roles: contact.groups, seen: seenAs(contact) };
  const basis = legalBasisOf(contact, directory.external);
  const main = html`<h1>${contact.name}</h1>
${told ? notice(say(told)) : html``}
${contact.erasureAskedAt === undefined ? html`` : notice(say('told.erasing'))}
<p class="quiet">${organisationName(view, contact.organisation)} · ${say('basisIs', {
    basis: say(`basis.${basis}`),
  })}</p>
${contactForm(view, { action: inLanguage(path, locale), values: values ?? stored, problems, button: say('save') })}
${rolesSection(view, contact, path)}
${exportSection(view, path)}
<section aria-labelledby="erase"><h2 id="erase">${say('eraseTitle')}</h2>
<p><a href="${inLanguage(`${path}/erase`, locale)}">${say('eraseLink')}</a></p></section>`;
  return contactPage(view, { title: contact.name, path, main });
}

/** A new person at an organisation. */
export function newPersonPage(
  view: ContactView,
  organisation: string,
  { values, problems = [] }: Filled = {},
): string {
  const { locale, directory } = view;
  const say = contactsWords(locale);
  const title = say('newTitle', { organisation: organisationName(view, organisation) });
  const language = directory.organisations.get(organisation)?.locale ?? locale;
  const empty = { name: '', address: '', locale: language, roles: [] };
  const path = `/contacts/${organisation}/new`;
  const form = {
    action: inLanguage(path, locale),
    values: values ?? empty,
    problems,
    button: say('saveNew'),
  };
  return contactPage(view, { title, path, main: html`<h1>${title}</h1>${contactForm(view, form)}` });
}

/** Confirmation of an erasure; `successors` can take over their open tasks. */
export function erasePage(
  view: ContactView,
  contact: Contact,
  { successors, problems = [] }: { successors: readonly Contact[]; problems?: readonly Problem[] },
): string {
  const { locale, fields } = view;
  const say = contactsWords(locale);
  const { name } = contact;
  const path = `/contacts/${contact.organisation}/${contactId(contact)}`;
  const steps = (
    ['erase.contacts', 'erase.planned', 'erase.sent', 'erase.kept', 'erase.texts', 'erase.archived'] as const
  ).map((step) => html`<li>${say(step)}</li>`);
  const title = say('eraseQuestion', { name });
  const main = html`<h1>${title}</h1>
${problemSummary(problems, {
  locale,
  heading: say('correctFirst'),
  labelOf: (path) => (path === 'successor' && successors.length > 0 ? say('successor') : undefined),
})}
<p>${say('eraseLead')}</p><ul>${steps}</ul>
<form method="post" action="${inLanguage(`${path}/erase`, locale)}" class="fields">${fields}
${successorChoice(view, successors, problems)}<p class="ways">
<button type="submit" class="danger">${say('eraseNamed', { name })}</button>
<a href="${inLanguage(path, locale)}">${say('keep')}</a></p></form>`;
  return contactPage(view, { title, path: `${path}/erase`, main });
}

function successorChoice(
  { locale }: ContactView,
  successors: readonly Contact[],
  problems: readonly Problem[],
): Html {
  if (successors.length === 0) return html``;
  const say = contactsWords(locale);
  const options = successors.map(
    (each) => html`<option value="${contactId(each)}">${each.name}, ${each.address}</option>`,
  );
  const errors = problems.map((each) => problemText(each, locale));
  const error = html`<span class="error" id="successor-error">${errors}</span>`;
  const wrong = errors.length > 0 ? html` aria-invalid="true"` : html``;
  const described = errors.length > 0 ? 'successor-hint successor-error' : 'successor-hint';
  return html`<p><label for="successor">${say('successor')}</label><span class="hint" id="successor-hint">${say(
    'successorHint',
  )}</span>${errors.length > 0 ? error : html``}
<select id="successor" name="successor" aria-describedby="${described}"${wrong}><option value="">${say(
    'noSuccessor',
  )}</option>${options}</select></p>
`;
}

function rolesSection({ locale, fields }: ContactView, contact: Contact, path: string): Html {
  const say = contactsWords(locale);
  const active = isActive(contact);
  const date = dayOf(contact.endedAt ?? 0, locale);
  return html`<section aria-labelledby="end"><h2 id="end">${say(active ? 'end' : 'resume')}</h2>
<p>${active ? say('endLead') : say('resumeLead', { date })}</p>
<form method="post" action="${inLanguage(`${path}/roles`, locale)}">${fields}
<input type="hidden" name="seen" value="${seenAs(contact)}"><input type="hidden" name="wish" value="${
    active ? 'end' : 'resume'
  }">
<button type="submit" class="second">${say(active ? 'end' : 'resume')}</button></form></section>`;
}

function exportSection({ locale, fields }: ContactView, path: string): Html {
  const say = contactsWords(locale);
  return html`<section aria-labelledby="export"><h2 id="export">${say('exportTitle')}</h2>
<p>${say('exportLead')}</p>
<form method="post" action="${inLanguage(`${path}/export`, locale)}">${fields}
<p class="ways"><button type="submit" name="as" value="page" class="second">${say(
    'exportPage',
  )}</button> <button type="submit" name="as" value="json" class="second">${say(
    'exportJson',
  )}</button></p></form></section>`;
}
