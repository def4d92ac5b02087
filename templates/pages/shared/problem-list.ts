import type { FieldProblem } from '../../../domain/shared/parse-input.ts';
import { type Html, html } from '../../shared/html.ts';
import { problemSentence } from './problem-sentence.ts';
import type { PageLocale } from './words.ts';

/** A problem as it stands beside its field or in the summary. */
export function problemText(problem: FieldProblem, locale: PageLocale): Html {
  const { text, lang } = problemSentence(problem, locale);
  return lang ? html`<span lang="${lang}">${text}</span>` : html`${text}`;
}

type Summary = { locale: PageLocale; heading: string; labelOf: (field: string) => string | undefined };

/** Everything that is wrong, at the top of a form; each leads to its field where it has one. */
export function problemSummary(
  problems: readonly FieldProblem[],
  { locale, heading, labelOf }: Summary,
): Html {
  if (problems.length === 0) return html``;
  const each = problems.map((problem) => {
    const label = labelOf(problem.field);
    const said = problemText(problem, locale);
    return label ? html`<li><a href="#${problem.field}">${label}</a>: ${said}</li>` : html`<li>${said}</li>`;
  });
  return html`<section class="errors" aria-labelledby="problems"><h2 id="problems">${heading}</h2><ul>${each}</ul></section>`;
}
