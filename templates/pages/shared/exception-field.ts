import type { Problem } from '../../../domain/shared/problem.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { milestoneWords } from '../../words/milestone.gen.ts';
import { problemText } from './problem-list.ts';

type Field = { value: string; problems: readonly Problem[]; locale: Language };

/** Where one says why a soft rule is broken; nothing while none is. */
export function exceptionField({ value, problems, locale }: Field): Html {
  const wrong = problems.filter(({ path }) => path.split('.')[0] === 'exception');
  if (wrong.length === 0 && value === '') return html``;
  const say = milestoneWords(locale);
  const error =
    wrong.length > 0
      ? html`<span class="error" id="exception-error">${wrong.map((one) => html`${problemText(one, locale)} `)}</span>`
      : html``;
  return html`<p><label for="exception">${say('exception')}</label><span class="hint" id="exception-hint">${say(
    'exceptionHint',
  )}</span>${error}
<input id="exception" name="exception" type="text" maxlength="300" value="${
    value
  }" autocomplete="off" aria-describedby="exception-hint${
    wrong.length > 0 ? html` exception-error` : html``
  }"${wrong.length > 0 ? html` aria-invalid="true"` : html``}></p>`;
}
