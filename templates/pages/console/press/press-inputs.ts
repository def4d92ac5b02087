import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { type PressWords, pressWords } from '../../../words/press.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import { dayField } from '../../shared/day-field.ts';
import { problemText } from '../../shared/problem-list.ts';
import type { PressForm } from './press-form-view.ts';
import { PRESS_LIST_NAMES, PRESS_LISTS, PRESS_TEXTS, type RowField } from './press-lists.ts';

type Shape = {
  type?: string;
  /** How many lines. */
  long?: number;
  hint?: string;
  options?: readonly Html[];
};

/** One input with its label, its hint and what is wrong with it; `id` is also its name. */
export function pressInput(form: PressForm, id: string, shape: Shape = {}): Html {
  const { type = 'text', long, hint, options } = shape;
  const value = form.values[id] ?? '';
  if (type === 'moment')
    return html`<p>${dayField({
      ...{
        id,
        label: pressLabel(form, id) ?? id,
        value,
        locale: form.locale,
        hint: hint ?? '',
        withTime: true,
      },
      problems: form.problems.filter(({ path }) => path === id),
    })}</p>\n`;
  const { error, marks } = around(form, id, hint);
  const label = html`<label for="${id}">${pressLabel(form, id) ?? id}</label>${
    hint ? html`<span class="hint" id="${id}-hint">${hint}</span>` : html``
  }${error}`;
  const field = options
    ? html`<select id="${id}" name="${id}"${marks}>${options}</select>`
    : long
      ? html`<textarea id="${id}" name="${id}" rows="${long}"${languageOf(id, form)}${marks}>${`\n${value}`}</textarea>`
      : html`<input id="${id}" name="${id}" type="${type}" ${
          type === 'file'
            ? html`accept="image/jpeg,image/png,image/webp"`
            : html`value="${value}" autocomplete="off"`
        }${languageOf(id, form)}${marks}>`;
  return html`<p>${label}\n${field}</p>\n`;
}

/** What is wrong at a field, and what ties that and the hint to it. */
export function around(
  { problems, locale }: Pick<PressForm, 'problems' | 'locale'>,
  id: string,
  hint?: string,
): { error: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === id);
  const ids = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-error` : ''].filter((each) => each !== '');
  return {
    error:
      wrong.length > 0
        ? html`<span class="error" id="${id}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``,
    marks: html`${wrong.length > 0 ? html` aria-invalid="true"` : html``}${
      ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : html``
    }`,
  };
}

/** Inputs of all languages but the first in a fold, which is open where something is in it or is wrong. */
export function otherTongues(form: PressForm, each: (language: string) => Html): Html {
  const { languages, values, problems, locale } = form;
  const others = languages.slice(1);
  const fields = others.map(each);
  if (fields.length === 0) return html``;
  const ids = fields.flatMap(({ markup }) => [...markup.matchAll(/ id="([\w-]+)"/g)].map(([, id]) => id));
  const open = ids.some(
    (id) => id && ((values[id] ?? '') !== '' || problems.some(({ path }) => path === id)),
  );
  const names = others.map((language) => languageName(language, locale)).join(', ');
  return html`<details${open ? html` open` : html``}><summary>${pressWords(locale)('otherTexts', {
    languages: names,
  })}</summary>${fields}</details>`;
}

/** What the page calls a field, by its id; undefined for what has none. */
export function pressLabel(
  { locale, languages }: Pick<PressForm, 'locale' | 'languages'>,
  id: string,
): string | undefined {
  const say = pressWords(locale);
  const [first = '', ...more] = id.split('-');
  const tongue = languages.find((language) => language === more.at(-1));
  const inTongue = (word: 'whatWasWrong' | RowField['word']) =>
    tongue ? say('inLanguage', { what: say(word), language: languageName(tongue, locale) }) : say(word);
  if (first === 'texts')
    return more.length === 1
      ? say('texts', { language: nameOf(more[0] ?? '', locale) })
      : textLabel(more, locale);
  if (first === 'correction') return inTongue('whatWasWrong');
  const list = PRESS_LIST_NAMES.find((name) => name === first);
  if (!list) return SINGLE[id] && say(SINGLE[id]);
  const [number, name] = more;
  if (number === undefined) return say(`list.${list}`);
  const field = PRESS_LISTS[list].fields.find((each) => each.name === name);
  return field ? inTongue(field.word) : undefined;
}

type SingleWord = Extract<
  WordKey<PressWords>,
  | 'id'
  | 'aboutMilestone'
  | 'publishAt'
  | 'ownRegisterNumber'
  | 'audience'
  | 'beats'
  | 'regions'
  | 'tongues'
  | 'hash'
  | 'national'
>;
const SINGLE: Readonly<Record<string, SingleWord>> = {
  id: 'id',
  milestone: 'aboutMilestone',
  publishAt: 'publishAt',
  registerNumber: 'ownRegisterNumber',
  audience: 'audience',
  beats: 'beats',
  regions: 'regions',
  locales: 'tongues',
  hash: 'hash',
  editionOf: 'national',
};
const TEXT_NAMES = [...PRESS_TEXTS.national, ...PRESS_TEXTS.local];

function textLabel([language = '', name = '']: readonly string[], locale: Language): string | undefined {
  const say = pressWords(locale);
  const text = TEXT_NAMES.find((each) => each === name);
  return text && say('inLanguage', { what: say(`text.${text}`), language: nameOf(language, locale) });
}

function nameOf(language: string, locale: Language): string {
  return /^[a-z]{2,3}$/.test(language) ? languageName(language, locale) : language;
}

/** Words in another language than the page's are said to be so. */
function languageOf(id: string, { languages, locale }: PressForm): Html {
  const language = id.split('-').find((part) => languages.includes(part));
  return language && language !== locale ? html` lang="${language}"` : html``;
}
