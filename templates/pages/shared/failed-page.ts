import type { Problem } from '../../../domain/shared/problem.ts';
import { html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';
import { page } from './page.ts';
import { placedProblem } from './problem-list.ts';

/** A page for a request that failed: what of its input was refused, or else that it may be tried again. */
export function failedPage(locale: Language, problems: readonly Problem[]): string {
  const say = frameWords(locale);
  const title = problems.length > 0 ? say('correctFirst') : say('failedTitle');
  const named = problems.map((found) => html`<li>${placedProblem(found, locale)}</li>`);
  const list = html`<ul class="errors">${named}</ul><p><a href="/?lang=${locale}">${say('notFoundNext')}</a></p>`;
  const again = html`<p><a href="/?lang=${locale}">${say('failedLead')}</a></p>`;
  const main = html`<h1>${title}</h1>${problems.length > 0 ? list : again}`;
  return page({ locale, title, path: '/', main });
}
