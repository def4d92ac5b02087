import { INVITATION_DAYS, type Person } from '../../../../domain/people/person.ts';
import { DAY_MILLIS } from '../../../../domain/shared/duration.ts';
import { type Html, html } from '../../../shared/html.ts';
import { invitationWords } from '../../../words/invitation.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { publicPage } from '../../public/public-page.ts';
import { dayOf } from '../../shared/instant.ts';
import { formTokenField } from '../../shared/page.ts';
import { roleName } from './people-view.ts';

const STEPS = ['step.code', 'step.app', 'step.accept'] as const;

/** Where an invitation leads: how to get in. The same page for everybody. */
export function welcomePage(locale: Language): string {
  const say = invitationWords(locale);
  const main = html`<h1>${say('welcome')}</h1><p>${say('welcomeLead')}</p>
<p><a class="action" href="/sign-in/new-password">${say('createPassword')}</a></p>
<p><a href="/sign-in?to=/welcome">${say('havePassword')}</a></p>
<h2>${say('steps')}</h2><ol>${STEPS.map((step) => html`<li>${say(step)}</li>`)}</ol>`;
  return publicPage({ locale, title: say('welcome'), main, otherLanguages: true });
}

type Invited = { person: Person; organisation: string; formToken: string; expired: boolean };

/** What whoever is invited sees after signing in: the invitation, or why they have to wait. */
export function invitationPage(
  locale: Language,
  { person, organisation, formToken, expired }: Invited,
): string {
  const say = invitationWords(locale);
  const { name, role, state, invitation } = person;
  const by = invitation?.by ?? person.by;
  const date = dayOf((invitation?.at ?? 0) + INVITATION_DAYS * DAY_MILLIS, locale);
  const accept = (): [string, Html] => [
    say('acceptTitle'),
    html`<p>${say('acceptLead', { by, name, role: roleName(role, locale) })}</p>
${organisation === '' ? html`` : html`<p>${say('acceptPlace', { organisation })}</p>`}
<form method="post" action="/welcome?lang=${locale}">${formTokenField(formToken)}<p><button type="submit">${say(
      'accept',
    )}</button></p></form>`,
  ];
  const told = (): [string, Html] =>
    expired
      ? [say('expiredTitle'), html`<p>${say('expiredLead', { date, by })}</p>`]
      : [say('proposedTitle'), html`<p>${say('proposedLead')}</p>`];
  const [title, body] = state === 'invited' && !expired ? accept() : told();
  return publicPage({ locale, title, main: html`<h1>${title}</h1>${body}`, otherLanguages: true });
}
