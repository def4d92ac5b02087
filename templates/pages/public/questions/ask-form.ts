import type { QuestionForm } from '../../../../domain/questions/use-cases/ask-question.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { askWords } from '../../../words/ask.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { inLanguage } from '../../shared/frame.ts';
import { problemText } from '../../shared/problem-list.ts';
import { trapField } from '../trap.ts';

export type AskForm = {
  locale: Language;
  /** Where it is sent. */
  action: string;
  /** Whether whoever asks is known by a mail, and leaves no address. */
  known?: boolean;
  values?: QuestionForm;
  problems?: readonly Problem[];
};

const EMPTY: QuestionForm = { question: '', address: '' };

/** The form in which one asks. Works without scripts. */
export function askForm({ locale, action, known = false, values = EMPTY, problems = [] }: AskForm): Html {
  const say = askWords(locale);
  const question = around('question', problems, locale);
  const address = around('address', problems, locale);
  const mail = html`<div class="field"><label for="address">${say('address')}</label>
<p class="quiet" id="address-hint">${say('addressHint')}</p>
${address.error}<input id="address" name="address" type="email" autocomplete="email" maxlength="254" value="${
    values.address
  }"${address.marks}></div>
`;
  return html`<form method="post" action="${inLanguage(action, locale)}" class="ask" novalidate>
<div class="field"><label for="question">${say('yourQuestion')}</label>
<p class="quiet" id="question-hint">${say('questionHint')}</p>
${question.error}<textarea id="question" name="question" rows="4" maxlength="2000" required${question.marks}>${
    values.question
  }</textarea></div>
${known ? html`` : mail}${trapField(locale)}
<button type="submit">${say('submit')}</button>
</form>
`;
}

/** What is wrong at a field, and what ties that and the hint to it. */
function around(
  field: keyof QuestionForm,
  problems: readonly Problem[],
  locale: Language,
): { error: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === field);
  if (wrong.length === 0) return { error: html``, marks: html` aria-describedby="${field}-hint"` };
  return {
    error: html`<p class="error" id="${field}-error">${wrong.map((one) => problemText(one, locale))}</p>\n`,
    marks: html` aria-invalid="true" aria-describedby="${field}-error ${field}-hint"`,
  };
}
