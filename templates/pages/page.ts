import { type Html, html } from '../html.ts';
import { frame, otherLanguage } from './frame.ts';
import { type PageLocale, speak } from './words.ts';

export type Page = { locale: PageLocale; title: string; path: string; main: Html; links?: Html };

/** A page of the console. */
export function page({ locale, title, path, main, links = html`` }: Page): string {
  const say = speak(locale);
  return frame({
    locale,
    title,
    place: html`Budkavle <span class="quiet">${say('console')}</span>`,
    navigation: html`<nav aria-label="${say('overview')}">${links}${otherLanguage(locale, path)}</nav>`,
    main,
  });
}

/** A page that says what went wrong and what to do next. */
export function problemPage(locale: PageLocale, problem: 'notFound' | 'failedPage'): string {
  const say = speak(locale);
  const main = html`<h1>${say(problem)}</h1><p><a href="/?lang=${locale}">${say(`${problem}Next`)}</a></p>`;
  return page({ locale, title: say(problem), path: '/', main });
}
