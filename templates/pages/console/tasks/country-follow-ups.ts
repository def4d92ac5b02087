import { contactId } from '../../../../domain/contacts/contact.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type FollowUpsAt, openIn } from '../../../../domain/tasks/use-cases/list-country-follow-ups.ts';
import { type Html, html } from '../../../shared/html.ts';
import { followUpWords } from '../../../words/follow-up.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { workWords } from '../../../words/work.gen.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { page, type Reader } from '../../shared/page.ts';
import { phoneLink } from '../../shared/phone-link.ts';
import { followUpRoles } from './follow-up.ts';

export type CountryFollowUpsView = { locale: Language; reader: Reader; found: readonly FollowUpsAt[] };

/** People on the page; the API has all of them. */
const SHOWN = 300;

/** Whom no mail reaches in the whole country, and the way to what to tell each. */
export function countryFollowUpsPage({ locale, reader, found }: CountryFollowUpsView): string {
  const say = followUpWords(locale);
  const open = found.reduce((sum, at) => sum + openIn(at), 0);
  const reached = found.reduce((sum, at) => sum + at.followUps.length, 0) - open;
  const main = html`<p><a href="/work?lang=${locale}">${workWords(locale)('title')}</a></p>
<h1>${say('countryTitle')}</h1>
<p>${say('countryLead')}</p>
${open > 0 ? table(found, { locale, open }) : html`<p class="state ok">${say('nobodyLeft')}</p>`}
${reached > 0 ? html`<p class="quiet">${say('allClosed', { count: reached })}</p>` : ''}`;
  return page({ locale, title: say('countryTitle'), path: '/follow-ups', main, reader });
}

function table(found: readonly FollowUpsAt[], { locale, open }: { locale: Language; open: number }): Html {
  const say = followUpWords(locale);
  const heads = [
    workWords(locale)('organisation'),
    ...(['person', 'roleColumn', 'phone', 'why', 'milestone'] as const).map((head) => say(head)),
  ];
  const rows = found.flatMap(({ organisation, followUps }) =>
    followUps
      .filter(({ followUp }) => !followUp.closed)
      .map((one) => {
        const { milestone, catalogue, person, followUp } = one;
        const href = `/organisations/${organisation.code}/follow-ups/${milestone.id}/${contactId(person)}`;
        return html`<tr><th scope="row">${inLocale(organisation.name, locale)}</th>
<td><a href="${href}?lang=${locale}">${person.name}</a></td>
<td>${followUpRoles(one, locale)}</td>
<td>${person.phone === undefined ? '–' : phoneLink(person.phone)}</td>
<td><span class="state late">${say(`reason.${followUp.reason}`)}</span></td>
<td>${shownMilestone(milestone, catalogue, locale)}</td></tr>\n`;
      }),
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="people"><table>
<caption id="people">${say('count', { count: open })}${
    open > SHOWN ? html`<span class="quiet note">${say('firstShown', { shown: SHOWN })}</span>` : ''
  }</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.slice(0, SHOWN)}</tbody></table></section>`;
}
