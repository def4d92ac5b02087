import { type Catalogue, defaultLocale } from '../../../../domain/catalogue/catalogue.ts';
import { readingGroups } from '../../../../domain/newsletter/newsletter-readers.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { type ChoosableOrganisation, organisationChoice } from '../../shared/organisation-choice.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { rolloutsInstead } from '../../shared/rollouts-instead.ts';

/** Whose newsletters it is for: those of one organisation, or of all among which the office chooses. */
export type NewsPlace =
  | { organisation: Organisation }
  | { organisations: readonly ChoosableOrganisation[]; chosen: 'all' | readonly string[] };

export type NewsForm = {
  locale: Language;
  reader: Reader;
  place: NewsPlace;
  /** The address of the form. */
  path: string;
  /** The one whose newsletter it is, and all that it could be. */
  rollout: Rollout;
  rollouts: readonly Rollout[];
  catalogue: Catalogue;
  /** By the names of the fields: `title-sv`, `body-sv`, `from`, `until`. */
  values: Readonly<Record<string, string>>;
  groups: readonly string[];
  problems: readonly Problem[];
};

/** The form by which an organisation adds a piece of news to its own newsletter, and the office to those of many. */
export function newsFormPage(form: NewsForm): string {
  const { locale, reader, place, path, rollout, catalogue, problems } = form;
  const say = newslettersWords(locale);
  const fallback = defaultLocale(catalogue);
  const rest = catalogue.locales.filter((language) => language !== fallback);
  const filled = rest.some((language) => form.values[`title-${language}`] || form.values[`body-${language}`]);
  const others = html`<details${filled ? html` open` : html``}><summary>${rest
    .map((language) => languageName(language, locale))
    .join(', ')}</summary><p class="hint">${say(
    'oneLanguage',
  )}</p>${rest.map((language) => texts(form, language))}</details>`;
  const lead =
    'organisation' in place
      ? say('newsLead', { organisation: inLocale(place.organisation.name, locale) })
      : say('newsLeadAll');
  const main = html`<h1>${say('newsTitle')}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
<p>${lead}</p>
${rolloutsInstead(
  form.rollouts.filter(({ id }) => id !== form.rollout.id),
  { locale: form.locale, path: ({ id }) => `${form.path}?rollout=${id}&lang=${form.locale}` },
)}
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: (field) => labelOf(field, locale) })}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="rollout" value="${rollout.id}">
${texts(form, fallback)}
${rest.length > 0 ? others : html``}
${groups(form)}
${'organisation' in place ? html`` : organisations(form, place)}
${day(form, 'from')}
${day(form, 'until')}
<p><button type="submit">${say('addNews')}</button></p></form>
${wayBack(place, locale)}`;
  return page({ locale, title: say('newsTitle'), path, main, reader });
}

function wayBack(place: NewsPlace, locale: Language): Html {
  const say = newslettersWords(locale);
  return 'organisation' in place
    ? html`<p><a href="/organisations/${place.organisation.code}/work?lang=${locale}">${say('toWork')}</a></p>`
    : html`<p><a href="/newsletters?lang=${locale}">${say('toCountry')}</a></p>`;
}

/** What the page calls a field; undefined for what has none. */
function labelOf(field: string, locale: Language): string | undefined {
  const say = newslettersWords(locale);
  const [first = '', tongue] = field.split('-');
  const language = tongue === undefined ? '' : languageName(tongue, locale);
  if (first === 'title' && tongue) return say('newsName', { language });
  if (first === 'body' && tongue) return say('newsBody', { language });
  if (first === 'from' || first === 'until') return say(first);
  if (first === 'organisations') return say('forOrganisations');
  return first === 'groups' ? say('forGroups') : undefined;
}

function texts(form: NewsForm, language: string): Html {
  return html`${input(form, `title-${language}`)}\n${area(form, `body-${language}`)}`;
}

/** What is wrong at a field, and what ties that and the hint to it. */
function around({ problems, locale }: NewsForm, name: string): { error: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === name);
  const hint = name.startsWith('body') ? `${name}-hint` : '';
  const ids = [hint, wrong.length > 0 ? `${name}-error` : ''].filter((id) => id !== '').join(' ');
  return {
    error:
      wrong.length > 0
        ? html`<span class="error" id="${name}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``,
    marks: html`${wrong.length > 0 ? html` aria-invalid="true"` : html``}${
      ids ? html` aria-describedby="${ids}"` : html``
    }`,
  };
}

function day({ values, problems, locale }: NewsForm, id: 'from' | 'until'): Html {
  const label = newslettersWords(locale)(id);
  const wrong = problems.filter(({ path }) => path === id);
  return html`<p>${dayField({ id, label, value: values[id] ?? '', locale, problems: wrong })}</p>`;
}

function input(form: NewsForm, name: string): Html {
  const { error, marks } = around(form, name);
  return html`<p><label for="${name}">${labelOf(name, form.locale) ?? name}</label>${error}
<input id="${name}" name="${name}" type="text" value="${
    form.values[name] ?? ''
  }" maxlength="100" autocomplete="off"${marks}></p>`;
}

function area(form: NewsForm, name: string): Html {
  const { error, marks } = around(form, name);
  return html`<p><label for="${name}">${labelOf(name, form.locale) ?? name}</label><span class="hint" id="${
    name
  }-hint">${newslettersWords(form.locale)('bodyHint')}</span>${error}
<textarea id="${name}" name="${name}" rows="6" maxlength="4000"${marks}>${form.values[name] ?? ''}</textarea></p>`;
}

function groups(form: NewsForm): Html {
  const { catalogue, place, locale, groups: ticked } = form;
  const say = newslettersWords(locale);
  const boxes = readingGroups(catalogue, 'organisation' in place ? place.organisation : undefined).map(
    ([id, { name }]) =>
      html`<li class="check"><input type="checkbox" id="group-${id}" name="group-${id}" value="yes"${
        ticked.includes(id) ? html` checked` : html``
      }> <label for="group-${id}">${inLocale(name, locale)}</label></li>\n`,
  );
  return html`<fieldset id="groups" tabindex="-1"><legend>${say('forGroups')}</legend><p class="hint">${say(
    'groupsHint',
  )}</p>${around(form, 'groups').error}<ul class="boxes">\n${boxes}</ul></fieldset>`;
}

function organisations(form: NewsForm, place: Extract<NewsPlace, { chosen: unknown }>): Html {
  const { locale } = form;
  const say = newslettersWords(locale);
  const all = say('allCounted', { count: place.organisations.length });
  const words = { legend: say('forOrganisations'), all, some: say('onlySome'), others: say('others') };
  return organisationChoice({ locale, ...place, words, error: around(form, 'organisations').error });
}
