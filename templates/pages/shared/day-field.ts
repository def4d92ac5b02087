import * as z from 'zod';
import type { Problem } from '../../../domain/shared/problem.ts';
import { type Html, html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import type { Language } from '../../words/languages.ts';
import { problemText } from './problem-list.ts';

export type DayField = {
  id: string;
  /** The name of the field, where it is not its id. */
  name?: string;
  label: string;
  /** As ISO date, or with a time as 2027-03-15T09:00; as it was typed where it could not be understood. */
  value: string;
  locale: Language;
  /** What is wrong at this field. */
  problems?: readonly Problem[];
  /** What else there is to know of it. */
  hint?: string;
  /** Whether a time belongs to it. */
  withTime?: boolean;
  /** The last day that can be chosen, as ISO date. */
  max?: string;
  required?: boolean;
};

const CLOCK_VALUE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/**
 * The label, the hint, what is wrong and the input of a day: the same wherever somebody gives one. The browser's own
 * picker takes what is typed too. What was typed elsewhere and is no date is shown as text, or it would be lost.
 */
export function dayField(field: DayField): Html {
  const { id, name = id, label, value, locale, problems = [], hint, withTime = false, max, required } = field;
  const say = frameWords(locale);
  const picker = withTime ? 'datetime-local' : 'date';
  const isShown =
    value === '' || (withTime ? CLOCK_VALUE.test(value) : z.iso.date().safeParse(value).success);
  const error =
    problems.length > 0
      ? html`<span class="error" id="${id}-error">${problems.map((one) => html`${problemText(one, locale)} `)}</span>`
      : html``;
  return html`<label for="${id}">${label}</label><span class="hint" id="${id}-hint">${hint ? `${hint} ` : ''}${say(
    withTime ? 'timeHint' : 'dayHint',
  )}</span>${error}
<input id="${id}" name="${name}" type="${isShown ? picker : 'text'}" value="${
    value
  }" class="short date" autocomplete="off"${withTime ? html` step="any"` : html``}${
    max === undefined ? html`` : html` max="${max}"`
  }${required ? html` required` : html``} aria-describedby="${id}-hint${
    problems.length > 0 ? ` ${id}-error` : ''
  }"${problems.length > 0 ? html` aria-invalid="true"` : html``}>`;
}
