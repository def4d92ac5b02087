import {
  INVITATION_DAYS,
  type Person,
  type PersonEntry,
  seenPerson,
} from '../../../../domain/people/person.ts';
import { ENDED_KEPT_DAYS } from '../../../../domain/privacy/use-cases/tidy-contacts.ts';
import { DAY_MILLIS } from '../../../../domain/shared/duration.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type PeopleWords, peopleWords } from '../../../words/people.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { inLanguage } from '../../shared/frame.ts';
import { dayOf, momentText } from '../../shared/instant.ts';
import { notice } from '../../shared/page.ts';
import { organisationOf, type PeopleView, peoplePage, roleName, stateMark } from './people-view.ts';
import {
  grantFields,
  languageField,
  type PersonValues,
  personFormProblems,
  whoFields,
} from './person-fields.ts';

/** What was done with a person just now. */
export type ToldOfPerson = Extract<
  WordKey<PeopleWords>,
  | 'told.invited'
  | 'told.proposed'
  | 'told.changed'
  | 'told.declined'
  | 'told.ended'
  | 'told.erased'
  | 'told.changedMeanwhile'
>;

type Shown = {
  person: Person;
  entries: readonly PersonEntry[];
  /** The address of the reader: people cannot change their own access. */
  own: boolean;
  /** Whether the reader made the proposal that waits. */
  proposedByReader: boolean;
  told?: ToldOfPerson | undefined;
  values?: PersonValues | undefined;
  problems?: readonly Problem[];
};

/** Somebody who may sign in: what they may do, what can be changed, and what has happened. */
export function personAccessPage(view: PeopleView, shown: Shown): string {
  const { person, told, own, problems = [] } = shown;
  const { locale } = view;
  const say = peopleWords(locale);
  const changeable = !own && person.state !== 'ended' && person.state !== 'proposed';
  const main = html`<h1>${person.name}</h1>
${told ? notice(say(told)) : html``}${personFormProblems(view, problems)}
<p>${stateMark(person, view)} · ${roleName(person.role, locale)}${
    person.organisation ? html` · ${organisationOf(view, person.organisation)}` : html``
  } · ${person.address}</p>
${invitationState(view, person)}
${own ? html`<p>${say('own')}</p>` : proposal(view, shown)}
${changeable ? html`${changeForm(view, shown)}${step(view, person, 'renew')}` : html``}
${own || person.state === 'ended' || person.state === 'proposed' ? html`` : step(view, person, 'end')}
${erasure(view, person)}${history(view, shown.entries)}`;
  return peoplePage(view, { title: person.name, path: `/people/${person.id}`, main });
}

/** The form for somebody new. */
export function invitePersonPage(
  view: PeopleView,
  { values = {}, problems = [] }: { values?: PersonValues; problems?: readonly Problem[] } = {},
): string {
  const { locale, fields } = view;
  const say = peopleWords(locale);
  const filled = { values, problems };
  const main = html`<h1>${say('invite')}</h1><p>${say('inviteNote', { days: INVITATION_DAYS })}</p>
${personFormProblems(view, problems)}
<form method="post" action="${inLanguage('/people/invite', locale)}" class="fields">${fields}
${whoFields(view, filled)}${grantFields(view, filled)}${languageField(view, filled)}
<p><button type="submit">${say('inviteButton')}</button></p></form>`;
  return peoplePage(view, { title: say('invite'), path: '/people/invite', main });
}

function invitationState({ locale }: PeopleView, { state, invitation }: Person): Html {
  if (state !== 'invited' || !invitation) return html``;
  const say = peopleWords(locale);
  const date = dayOf(invitation.at + INVITATION_DAYS * DAY_MILLIS, locale);
  return html`<p>${say(`mail.${invitation.mail}`)} ${say('until', { date })}</p>`;
}

function proposal(view: PeopleView, { person, proposedByReader }: Shown): Html {
  const { proposal: waiting } = person;
  if (!waiting) return html``;
  const { locale } = view;
  const say = peopleWords(locale);
  const role = roleName(waiting.role, locale);
  const { end, by } = waiting;
  const what = end ? 'end' : 'other';
  const note = proposedByReader ? say('confirmOwn', { what, role }) : say('confirmNote', { what, by, role });
  const confirm = proposedByReader
    ? html``
    : html`<button type="submit" name="step" value="confirm"${end ? html` class="danger"` : html``}>${say(
        'confirm',
        { what, role, name: person.name },
      )}</button> `;
  return html`<section aria-labelledby="proposal"><h2 id="proposal">${say('confirmTitle')}</h2><p>${note}</p>
${stepForm(
  view,
  person,
  html`${confirm}<button type="submit" name="step" value="decline" class="second">${say('decline')}</button>`,
)}</section>`;
}

function changeForm(view: PeopleView, { person, values, problems = [] }: Shown): Html {
  const { locale, fields } = view;
  const say = peopleWords(locale);
  const { role, organisation = '' } = person;
  return html`<section aria-labelledby="change"><h2 id="change">${say('changeRole')}</h2><p>${say('changeNote')}</p>
<form method="post" action="${inLanguage(`/people/${person.id}`, locale)}" class="fields">${fields}
<input type="hidden" name="seen" value="${seenPerson(person)}">
${grantFields(view, { values: values ?? { role, organisation }, problems })}
<p><button type="submit">${say('save')}</button></p></form></section>`;
}

function step(view: PeopleView, person: Person, what: 'renew' | 'end'): Html {
  const say = peopleWords(view.locale);
  const button =
    what === 'end'
      ? html`<button type="submit" name="step" value="end" class="danger">${say('end', { name: person.name })}</button>`
      : html`<button type="submit" name="step" value="renew" class="second">${say('renew')}</button>`;
  return html`<section aria-labelledby="${what}"><h2 id="${what}">${say(`${what}Title`)}</h2><p>${say(
    what === 'end' && person.role === 'approver' && person.state === 'active' ? 'endByTwo' : `${what}Note`,
  )}</p>${stepForm(view, person, button)}</section>`;
}

/** Whoever has ended is erased by itself later, or now on request. */
function erasure(view: PeopleView, person: Person): Html {
  if (person.state !== 'ended') return html``;
  const say = peopleWords(view.locale);
  const date = dayOf(person.since + ENDED_KEPT_DAYS * DAY_MILLIS, view.locale);
  if (person.erasureAskedAt !== undefined) return html`<p>${say('erasing')}</p>`;
  const button = html`<button type="submit" name="step" value="erase" class="danger">${say('eraseNamed', {
    name: person.name,
  })}</button>`;
  return html`<section aria-labelledby="erase"><h2 id="erase">${say('eraseTitle')}</h2><p>${say('eraseNote', {
    date,
  })}</p>${stepForm(view, person, button)}</section>`;
}

function stepForm({ locale, fields }: PeopleView, person: Person, buttons: Html): Html {
  return html`<form method="post" action="${inLanguage(`/people/${person.id}/steps`, locale)}">${fields}
<input type="hidden" name="seen" value="${seenPerson(person)}"><p class="ways">${buttons}</p></form>`;
}

function history(view: PeopleView, entries: readonly PersonEntry[]): Html {
  if (entries.length === 0) return html``;
  const { locale } = view;
  const say = peopleWords(locale);
  const rows = entries.map(({ at, did, role, organisation, by }) => {
    const place = organisation ? `, ${organisationOf(view, organisation)}` : '';
    return html`<tr><td>${momentText(at, locale)}</td><td>${say(`did.${did}`)}</td><td>${roleName(role, locale)}${
      place
    }</td><td>${by}</td></tr>`;
  });
  return html`<section class="scroll" tabindex="0" aria-labelledby="history"><h2 id="history">${say('changes')}</h2>
<table class="people"><thead><tr><th scope="col">${say('when')}</th><th scope="col">${say(
    'what',
  )}</th><th scope="col">${say('roleColumn')}</th><th scope="col">${say('byColumn')}</th></tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}
