import type { Fault, Problem } from '../../../domain/shared/problem.ts';
import { type Html, html } from '../../shared/html.ts';
import { problemSentence } from '../../words/problem-sentence.ts';
import type { PageLocale } from './words.ts';

/** A problem beside its field or in a summary; its code is an attribute, for tests and styles. */
export function problemText(found: Fault, locale: PageLocale): Html {
  return html`<span data-problem="${found.code}">${problemSentence(found, locale)}</span>`;
}

/** The same prefixed with its place, if no field shows it. */
export function placedProblem(found: Problem, locale: PageLocale): Html {
  const text = problemText(found, locale);
  return found.path === '' ? text : html`<code>${found.path}</code>: ${text}`;
}

/** A line of a summary: the label of the field, which leads to it, and what is wrong there. */
export function labelledProblem(found: Problem, label: string, locale: PageLocale): Html {
  const asked = label.endsWith('?') ? '' : ':';
  return html`<li><a href="#${found.path}">${label}</a>${asked} ${problemText(found, locale)}</li>`;
}

type Summary = { locale: PageLocale; heading: string; labelOf: (field: string) => string | undefined };

/** Error summary at the top of a form; links to fields. */
export function problemSummary(problems: readonly Problem[], { locale, heading, labelOf }: Summary): Html {
  if (problems.length === 0) return html``;
  const each = problems.map((found) => {
    const label = labelOf(found.path);
    return label ? labelledProblem(found, label, locale) : html`<li>${placedProblem(found, locale)}</li>`;
  });
  return html`<section class="errors" aria-labelledby="problems"><h2 id="problems">${heading}</h2><ul>${
    each
  }</ul></section>`;
}
