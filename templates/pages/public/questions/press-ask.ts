import { inLocale } from '../../../../domain/shared/locale.ts';
import { html } from '../../../shared/html.ts';
import { askWords } from '../../../words/ask.gen.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { enquiryFields, enquiryLabel } from '../../shared/enquiry-fields.ts';
import { inLanguage } from '../../shared/frame.ts';
import { problemSummary } from '../../shared/problem-list.ts';
import { publicPage } from '../public-page.ts';
import { trapField } from '../trap.ts';
import type { AskPage } from './ask.ts';

/** The form in which a journalist asks. */
export type PressAskPage = Pick<AskPage, 'locale' | 'path' | 'place' | 'problems'> & {
  values?: Readonly<Record<string, string>>;
};

/** The form in which a journalist asks, and says by when an answer is needed. Works without scripts. */
export function pressAskPage({ locale, path, place, values = {}, problems = [] }: PressAskPage): string {
  const say = enquiryWords(locale);
  const title = say('publicTitle', { service: inLocale(place.service, locale) });
  const main = html`<h1>${title}</h1>
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: (field) => enquiryLabel(field, locale) })}
<p>${say('publicLead')}</p>
<form method="post" action="${inLanguage(path, locale)}" class="ask" novalidate>
${enquiryFields({ locale, values, problems, own: true })}${trapField(locale)}
<button type="submit">${askWords(locale)('submit')}</button>
</form>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** The one response to everything that is within the limits. */
export function askedPressPage(locale: Language): string {
  const say = enquiryWords(locale);
  const title = askWords(locale)('askedTitle');
  const main = html`<h1>${title}</h1>
<p>${say('askedLead')}</p>
<p>${say('askedReach')}</p>`;
  return publicPage({ locale, title, main, otherLanguages: false });
}

/** Path of the form of a rollout. */
export function pressAskPath(rollout: string): string {
  return `/question/press/${rollout}`;
}
