import type { Problem } from '../../../domain/shared/problem.ts';
import { type Html, html } from '../../shared/html.ts';
import { enquiryWords } from '../../words/enquiry.gen.ts';
import type { Language } from '../../words/languages.ts';
import { dayField } from './day-field.ts';
import { problemText } from './problem-list.ts';

/** The fields of an enquiry in their order; the others are not named in it. */
const FIELDS = [
  { name: 'name', label: 'name', most: 120, autocomplete: 'name' },
  { name: 'medium', label: 'medium', most: 120, autocomplete: 'organization' },
  { name: 'deadline', label: 'deadline' },
  { name: 'address', label: 'emailAddress', most: 254, type: 'email', autocomplete: 'email', hint: true },
  { name: 'phone', label: 'phone', most: 60, autocomplete: 'tel' },
] as const;

type Filled = {
  locale: Language;
  values?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
  /** Whether who fills it in is who asks, whose browser knows name and address. */
  own: boolean;
};

/** What a journalist asks, for whom, and by when. Works without scripts. */
export function enquiryFields({ locale, values = {}, problems = [], own }: Filled): Html {
  const say = enquiryWords(locale);
  const inputs = FIELDS.map((field) => {
    const { name } = field;
    if (name === 'deadline') {
      const [value, wrong] = [values[name] ?? '', problems.filter(({ path }) => path === name)];
      const day = { id: name, label: say(field.label), value, problems: wrong };
      return html`<div class="field">${dayField({ ...day, locale, withTime: true })}</div>\n`;
    }
    const hasHint = 'hint' in field;
    const { error, marks } = aroundField(name, { problems, locale, hint: hasHint ? `${name}-hint` : '' });
    const type = 'type' in field ? field.type : 'text';
    const fills = own && 'autocomplete' in field ? field.autocomplete : 'off';
    const hint = hasHint ? html`<p class="quiet" id="${name}-hint">${say('reach')}</p>\n` : html``;
    return html`<div class="field"><label for="${name}">${say(field.label)}</label>
${hint}${error}<input id="${name}" name="${name}" type="${type}" maxlength="${String(field.most)}" autocomplete="${
      fills
    }" value="${values[name] ?? ''}"${marks}></div>
`;
  });
  const question = aroundField('question', { problems, locale, hint: '' });
  return html`<div class="field"><label for="question">${say('question')}</label>
${question.error}<textarea id="question" name="question" rows="5" maxlength="2000" required${question.marks}>${
    values.question ?? ''
  }</textarea></div>
${inputs}`;
}

type Around = { problems: readonly Problem[]; locale: Language; hint: string };

/** What is wrong at a field, and what ties that and its hint to it. */
export function aroundField(name: string, { problems, locale, hint }: Around): { error: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === name);
  const ids = [wrong.length > 0 ? `${name}-error` : '', hint].filter((id) => id !== '').join(' ');
  const tied = ids === '' ? html`` : html` aria-describedby="${ids}"`;
  if (wrong.length === 0) return { error: html``, marks: tied };
  return {
    error: html`<p class="error" id="${name}-error">${wrong.map((one) => problemText(one, locale))}</p>\n`,
    marks: html` aria-invalid="true"${tied}`,
  };
}

/** What a form calls its fields, for the list of what is wrong. */
export function enquiryLabel(field: string, locale: Language): string | undefined {
  const say = enquiryWords(locale);
  if (field === 'question' || field === 'owner') return say(field);
  const known = FIELDS.find(({ name }) => name === field);
  return known && say(known.label);
}
