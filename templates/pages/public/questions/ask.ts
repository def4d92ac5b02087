import type { QuestionForm } from '../../../../domain/questions/use-cases/ask-question.ts';
import type { Localised } from '../../../../domain/shared/locale.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { html } from '../../../shared/html.ts';
import { askWords } from '../../../words/ask.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { inLanguage } from '../../shared/frame.ts';
import { momentText } from '../../shared/instant.ts';
import { problemSummary } from '../../shared/problem-list.ts';
import { publicPage } from '../public-page.ts';
import { askForm } from './ask-form.ts';

export type AskPage = {
  locale: Language;
  /** The address of the page. */
  path: string;
  place: { service: Localised; name: Localised; national: boolean };
  /** Whether whoever asks is known by a mail. */
  known: boolean;
  values?: QuestionForm;
  problems?: readonly Problem[];
};

/** The page with the form alone: behind a link in a mail, and where something in a form has to be fixed. */
export function askPage({ locale, path, place, known, values, problems = [] }: AskPage): string {
  const say = askWords(locale);
  const service = inLocale(place.service, locale);
  const title = say('title', { service });
  const labels = new Map([
    ['question', say('yourQuestion')],
    ['address', say('address')],
  ]);
  const main = html`<h1>${title}</h1>
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: (field) => labels.get(field) })}
<p>${place.national ? say('toOffice') : say('toOrganisation', { organisation: inLocale(place.name, locale) })} ${
    known ? say('knownLead') : say('lead')
  }</p>
${askForm({ locale, action: path, known, problems, ...(values ? { values } : {}) })}`;
  return publicPage({ locale, title, main, otherLanguages: true });
}

/** The one response to every question within the limits. `answered`: whether an answer can reach whoever asked. */
export function askedQuestionPage(locale: Language, { answered }: { answered: boolean }): string {
  const say = askWords(locale);
  const main = html`<h1>${say('askedTitle')}</h1>
<p>${say('askedLead')}</p>
<p>${answered ? say('askedAnswer') : say('askedNoAnswer')}</p>`;
  return publicPage({ locale, title: say('askedTitle'), main, otherLanguages: false });
}

/** Says that nothing was taken, since too much was asked, and from when (ms) it can be. */
export function questionLimitPage(locale: Language, path: string, until: number): string {
  const say = askWords(locale);
  const main = html`<h1>${say('limitedTitle')}</h1>
<p>${say('limitedLead')}</p>
<p>${say('limitedNext', { until: momentText(until, locale) })}</p>
<p><a href="${inLanguage(path, locale)}">${say('limitedBack')}</a></p>`;
  return publicPage({ locale, title: say('limitedTitle'), main, otherLanguages: false });
}
