import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { LANGUAGE_CODES, LANGUAGES, type Language } from '../../../words/languages.ts';
import { peopleWords } from '../../../words/people.gen.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { organisationChoices, type PeopleView, roleChoices, select } from './people-view.ts';

/** Form values: of a stored person, or as submitted with problems. */
export type PersonValues = Readonly<Partial<Record<Field, string>>>;
type Field = 'name' | 'address' | 'role' | 'organisation' | 'locale';
type Filled = { values: PersonValues; problems: readonly Problem[] };

const WORDS = {
  name: 'name',
  address: 'email',
  role: 'roleColumn',
  organisation: 'organisation',
  locale: 'language',
} as const;

/** What is wrong with a form, at the top of its page. */
export function personFormProblems({ locale }: PeopleView, problems: readonly Problem[]): Html {
  const say = peopleWords(locale);
  const labels = new Map<string, string>(Object.entries(WORDS).map(([field, word]) => [field, say(word)]));
  return problemSummary(named(problems, locale), {
    locale,
    heading: say('correctFirst'),
    labelOf: (path) => labels.get(path),
  });
}

/** Roles as the list shows them, not as they are stored. */
function named(problems: readonly Problem[], locale: Language): Problem[] {
  const options = roleChoices(locale).map(({ text }) => text);
  return problems.map((each) =>
    each.code === 'not-one-of' && each.path === 'role' ? problemAt('role', 'not-one-of', { options }) : each,
  );
}

/** Name and address. */
export function whoFields(view: PeopleView, filled: Filled): Html {
  const input = (name: 'name' | 'address', attributes: Html) =>
    fieldOf(
      view,
      name,
      filled,
    )(
      (described) =>
        html`<input id="${name}" name="${name}" type="text" value="${filled.values[name] ?? ''}"${
          described
        } ${attributes}>`,
    );
  return html`${input('name', html`maxlength="120" autocomplete="off"`)}
${input('address', html`inputmode="email" autocomplete="off"`)}`;
}

/** Role and organisation. */
export function grantFields(view: PeopleView, filled: Filled): Html {
  const { values } = filled;
  const none = { value: '', text: peopleWords(view.locale)('noOrganisation') };
  const roles = fieldOf(view, 'role', filled);
  const organisations = fieldOf(view, 'organisation', filled);
  return html`${roles((described) =>
    select('role', { choices: roleChoices(view.locale), chosen: values.role ?? 'local-lead', described }),
  )}
${organisations((described) =>
  select('organisation', {
    choices: [none, ...organisationChoices(view)],
    chosen: values.organisation ?? '',
    described,
  }),
)}`;
}

/** The language of the invitation. */
export function languageField({ locale }: PeopleView, { values }: Filled): Html {
  const choices = LANGUAGE_CODES.map((code) => ({ value: code, text: LANGUAGES[code].name }));
  return html`<p><label for="locale">${peopleWords(locale)('language')}</label>
${select('locale', { choices, chosen: values.locale ?? locale })}</p>`;
}

/** A field with label, hint and problem. */
function fieldOf({ locale }: PeopleView, field: Exclude<Field, 'locale'>, { problems }: Filled) {
  const say = peopleWords(locale);
  const wrong = named(problems, locale).filter(({ path }) => path === field);
  const error =
    wrong.length > 0
      ? html`<span class="error" id="${field}-error">${wrong.map((each) => problemText(each, locale))}</span>`
      : html``;
  const ids = wrong.length > 0 ? `${field}-hint ${field}-error` : `${field}-hint`;
  const invalid = wrong.length > 0 ? html` aria-invalid="true"` : html``;
  return (
    control: (described: Html) => Html,
  ): Html => html`<p><label for="${field}">${say(WORDS[field])}</label>
<span class="hint" id="${field}-hint">${say(`hint.${field}`)}</span>
${error}${control(html` aria-describedby="${ids}"${invalid}`)}</p>`;
}
