import { type Catalogue, defaultLocale } from '../../../domain/catalogue.ts';
import { inLocale } from '../../../domain/locale.ts';
import type { Organisation } from '../../../domain/organisation.ts';
import type { FieldProblem } from '../../../domain/parse-input.ts';
import type { Rollout } from '../../../domain/rollout.ts';
import { withFacts } from '../../../domain/text.ts';
import { type Html, html } from '../../html.ts';
import { languageName } from '../milestone/milestone-words.ts';
import { formTokenField, page, type Reader } from '../page.ts';
import { problemSummary, problemText } from '../problem-list.ts';
import type { PageLocale } from '../words.ts';
import { workWords } from './work-words.ts';

export type NewsForm = {
  locale: PageLocale;
  reader: Reader;
  organisation: Organisation;
  /** The one whose newsletter it is, and all that the organisation takes part in. */
  rollout: Rollout;
  rollouts: readonly Rollout[];
  catalogue: Catalogue;
  /** By the names of the fields: `title-sv`, `body-sv`, `from`, `until`. */
  values: Readonly<Record<string, string>>;
  groups: readonly string[];
  problems: readonly FieldProblem[];
};

/** The form by which an organisation adds a piece of news to its own newsletter. */
export function newsFormPage(form: NewsForm): string {
  const { locale, reader, organisation, rollout, catalogue, problems } = form;
  const say = workWords(locale);
  const path = `/organisations/${organisation.code}/work/news`;
  const fallback = defaultLocale(catalogue);
  const rest = catalogue.locales.filter((language) => language !== fallback);
  const filled = rest.some((language) => form.values[`title-${language}`] || form.values[`body-${language}`]);
  const others = html`<details${filled ? html` open` : html``}><summary>${rest.map((language) => languageName(language, locale)).join(', ')}</summary><p class="hint">${say.oneLanguage}</p>${rest.map((language) => texts(form, language))}</details>`;
  const main = html`<h1>${say.newsTitle}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
<p>${withFacts(say.newsLead, { organisation: inLocale(organisation.name, locale) })}</p>
${otherRollouts(form, path)}
${problemSummary(problems, { locale, heading: say.mend, labelOf: (field) => labelOf(field, locale) })}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}<input type="hidden" name="rollout" value="${rollout.id}">
${texts(form, fallback)}
${rest.length > 0 ? others : html``}
${groups(form)}
${input(form, 'from', 'date')}
${input(form, 'until', 'date')}
<p><button type="submit">${say.addNews}</button></p></form>
<p><a href="/organisations/${organisation.code}/work?lang=${locale}">${say.backToList}</a></p>`;
  return page({ locale, title: say.newsTitle, path, main, reader });
}

/** What the page calls a field; undefined for what has none. */
function labelOf(field: string, locale: PageLocale): string | undefined {
  const say = workWords(locale);
  const [first = '', tongue] = field.split('-');
  const language = tongue === undefined ? '' : languageName(tongue, locale);
  if (first === 'title' && tongue) return withFacts(say.newsName, { language });
  if (first === 'body' && tongue) return withFacts(say.newsBody, { language });
  if (first === 'from' || first === 'until') return say[first];
  return first === 'groups' ? say.forGroups : undefined;
}

function otherRollouts({ rollouts, rollout, locale }: NewsForm, path: string): Html {
  const others = rollouts.filter(({ id }) => id !== rollout.id);
  if (others.length === 0) return html``;
  const links = others.map(
    ({ id, name }) =>
      html`<li><a href="${path}?rollout=${id}&amp;lang=${locale}">${inLocale(name, locale)}</a></li>\n`,
  );
  return html`<p>${workWords(locale).rollout}:</p><ul>${links}</ul>`;
}

function texts(form: NewsForm, language: string): Html {
  return html`${input(form, `title-${language}`, 'text')}\n${area(form, `body-${language}`)}`;
}

/** What is wrong at a field, and what ties that and the hint to it. */
function around({ problems, locale }: NewsForm, name: string): { error: Html; marks: Html } {
  const wrong = problems.filter(({ field }) => field === name);
  const hint = name.startsWith('body') ? `${name}-hint` : '';
  const ids = [hint, wrong.length > 0 ? `${name}-error` : ''].filter((id) => id !== '').join(' ');
  return {
    error:
      wrong.length > 0
        ? html`<span class="error" id="${name}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``,
    marks: html`${wrong.length > 0 ? html` aria-invalid="true"` : html``}${ids ? html` aria-describedby="${ids}"` : html``}`,
  };
}

function input(form: NewsForm, name: string, type: 'text' | 'date'): Html {
  const { error, marks } = around(form, name);
  const limit = type === 'text' ? html` maxlength="100" autocomplete="off"` : html` class="short date"`;
  return html`<p><label for="${name}">${labelOf(name, form.locale) ?? name}</label>${error}
<input id="${name}" name="${name}" type="${type}" value="${form.values[name] ?? ''}"${limit}${marks}></p>`;
}

function area(form: NewsForm, name: string): Html {
  const { error, marks } = around(form, name);
  return html`<p><label for="${name}">${labelOf(name, form.locale) ?? name}</label><span class="hint" id="${name}-hint">${workWords(form.locale).bodyHint}</span>${error}
<textarea id="${name}" name="${name}" rows="6" maxlength="4000"${marks}>${form.values[name] ?? ''}</textarea></p>`;
}

function groups(form: NewsForm): Html {
  const { catalogue, organisation, locale, groups: ticked } = form;
  const say = workWords(locale);
  const own = Object.entries(catalogue.groups).filter(
    ([, { scope }]) => scope !== 'national' || organisation.kind === 'national',
  );
  const boxes = own.map(
    ([id, { name }]) =>
      html`<li class="check"><input type="checkbox" id="group-${id}" name="group-${id}" value="yes"${ticked.includes(id) ? html` checked` : html``}> <label for="group-${id}">${inLocale(name, locale)}</label></li>\n`,
  );
  return html`<fieldset id="groups" tabindex="-1"><legend>${say.forGroups}</legend><p class="hint">${say.groupsHint}</p>${around(form, 'groups').error}<ul class="boxes">\n${boxes}</ul></fieldset>`;
}
