import type { PersonExport } from '../../../../domain/privacy/use-cases/export-person.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ContactsWords, contactsWords } from '../../../words/contacts.gen.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { inLanguage } from '../../shared/frame.ts';
import { momentText } from '../../shared/instant.ts';
import { type ContactView, contactPage, organisationName, roleNames } from './contact-page.ts';

type PlainWord = Extract<
  WordKey<ContactsWords>,
  | 'name'
  | 'email'
  | 'organisation'
  | 'roles'
  | 'language'
  | 'phone'
  | 'basisHead'
  | 'state'
  | 'mails'
  | 'noMails'
  | 'tasks'
  | 'noTasks'
  | 'suppressions'
  | 'noSuppressions'
  | 'deeds'
  | 'noDeeds'
  | 'work'
  | 'noWork'
  | 'signOffs'
  | 'questions'
  | 'noQuestions'
  | 'asked'
  | 'answer'
  | 'noSignOffs'
  | 'state'
  | 'didByHand'
  | 'dispatch'
  | 'since'
  | 'reasonGiven'
  | 'date'
  | 'change'
>;

/** Everything that is kept about a person, to read and to print. */
export function personExportPage(view: ContactView, person: PersonExport, path: string): string {
  const { locale } = view;
  const say = contactsWords(locale);
  const { contact, mails, tasks, work, signOffs, questions, suppressions, auditTrail } = person;
  const title = say('exportOf', { name: contact.name });
  const day = (at: number | undefined) => (at === undefined ? '' : formatStockholm(at));
  const facts: [PlainWord, string][] = [
    ['name', contact.name],
    ['email', contact.address],
    ['organisation', organisationName(view, contact.organisation)],
    ['roles', roleNames(view, contact.groups)],
    ['language', contact.locale],
    ['phone', contact.phone ?? say('noPhone')],
    ['basisHead', say(`basis.${person.legalBasis}`)],
    ['state', contact.endedAt === undefined ? say('active') : say('endedOn', { date: day(contact.endedAt) })],
  ];
  const main = html`<h1>${title}</h1><p class="quiet">${say('exportMade', { date: momentText(person.at, locale) })}</p>
<dl>${facts.map(([word, value]) => html`<dt>${say(word)}</dt><dd>${value}</dd>`)}</dl><p>${say('source')}</p>
${list(
  view,
  { word: 'mails', none: 'noMails', head: ['dispatch', 'roles', 'state', 'since'] },
  mails.map((mail) => [
    mail.id,
    roleNames(view, mail.groups),
    say(`mailState.${mail.state}`),
    day(mail.since),
  ]),
)}
${list(
  view,
  { word: 'tasks', none: 'noWork', head: ['dispatch', 'reasonGiven', 'date', 'didByHand'] },
  tasks.map((task) => [task.dispatch, task.reason, day(task.at), task.how ?? '']),
)}
${list(
  view,
  { word: 'work', none: 'noWork', head: ['dispatch', 'roles', 'state', 'date', 'didByHand'] },
  work.map((task) => [
    task.dispatch,
    roleNames(view, [task.group]),
    say(`taskState.${task.state}`),
    task.due,
    task.steps
      .map(({ at, evidence, note, reason }) => [day(at), evidence, note, reason].filter(Boolean).join(' '))
      .join('; '),
  ]),
)}
${list(
  view,
  { word: 'signOffs', none: 'noSignOffs', head: ['dispatch', 'date', 'state', 'reasonGiven'] },
  signOffs.map((each) => [
    each.dispatch,
    day(each.at),
    signOffWords(locale)(`said.${each.word}`),
    each.left ?? '',
  ]),
)}
${list(
  view,
  { word: 'questions', none: 'noQuestions', head: ['date', 'asked', 'answer'] },
  questions.map((each) => [day(each.askedAt), each.words, each.answer ?? '']),
)}
${list(
  view,
  { word: 'suppressions', none: 'noSuppressions', head: ['state', 'reasonGiven', 'date'] },
  suppressions.map((each) => [each.scope, each.reason, day(each.at)]),
)}
${list(
  view,
  { word: 'deeds', none: 'noDeeds', head: ['change', 'date'] },
  auditTrail.map((entry) => [say(`did.${entry.did}`), day(entry.at)]),
)}
<p><a href="${inLanguage(path, locale)}">${contact.name}</a></p>`;
  return contactPage(view, { title, path, main });
}

type Table = { word: PlainWord; none: PlainWord; head: readonly PlainWord[] };

function list(
  { locale }: ContactView,
  { word, none, head }: Table,
  rows: readonly (readonly string[])[],
): Html {
  const say = contactsWords(locale);
  if (rows.length === 0) return html`<h2>${say(word)}</h2><p>${say(none)}</p>`;
  const lines = rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`);
  return html`<h2 id="${word}">${say(word)}</h2><section class="scroll" tabindex="0" aria-labelledby="${word}"><table>
<thead><tr>${head.map((each) => html`<th scope="col">${say(each)}</th>`)}</tr></thead><tbody>${
    lines
  }</tbody></table></section>`;
}
