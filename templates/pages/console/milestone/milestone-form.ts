import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { counterWords } from '../../../words/counter.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { type MilestoneWords, milestoneWords } from '../../../words/milestone.gen.ts';
import { dayField } from '../../shared/day-field.ts';
import { exceptionField } from '../../shared/exception-field.ts';
import { organisationChoice } from '../../shared/organisation-choice.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { rolloutsInstead } from '../../shared/rollouts-instead.ts';

/** What is in the fields: as it was sent and found wanting, or as a draft has it. */
export type MilestoneValues = {
  kind: string;
  id: string;
  occurredOn: string;
  organisations: 'all' | readonly string[];
  /** By the names of the fields: `supplier`, or `supplier_sv` where a text differs by language. */
  facts: Readonly<Record<string, string>>;
  /** Why those who have been told are told again. */
  again: string;
  /** Why it is so against a soft rule. */
  exception: string;
};

export type MilestoneForm = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  organisations: readonly { code: string; name: Localised }[];
  values: MilestoneValues;
  /** The version of the draft that is changed; 0 for a new one. */
  from: number;
  problems: readonly Problem[];
  /** A draft of this id has been stored that the form was not based on; it is as it was sent, and stored nowhere. */
  notice?: 'draftExists' | 'draftChanged' | undefined;
  /** Rollouts for which a milestone could be written instead. */
  others?: readonly Rollout[] | undefined;
  /** What it would undo, and the kinds that can, where it is a counter to be prepared: it has no day yet. */
  counter?: { against: string; name: string; kinds: readonly string[] } | undefined;
};

/** The fields of a milestone, with everything that is wrong summed up at the top. */
export function milestoneFormPage(form: MilestoneForm): string {
  const { locale, reader, rollout, from, problems, counter } = form;
  const say = milestoneWords(locale);
  const sayCounter = counterWords(locale);
  const path = counter ? `/prepare/${rollout.id}/${counter.against}` : '/milestones/new';
  const action = `${counter ? path : `/drafts/${rollout.id}`}?lang=${locale}`;
  const title = counter ? sayCounter('newTitle') : say('newMilestone');
  const lead = counter ? sayCounter('newLead', { against: counter.name }) : say('newLead');
  const main = html`<h1>${title}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>${rolloutsInstead(form.others ?? [], {
    locale,
    path: ({ id }) => `/milestones/new?rollout=${id}&lang=${locale}`,
  })}<p>${lead}</p>
${draftNotice(form, say)}${problemSummary(
  problems.map((found) => inForm(found, form)),
  { locale, heading: say('correctFirst'), labelOf: labelOf(form, say) },
)}
<form method="post" action="${action}" class="fields">
${formTokenField(reader.formToken)}<input type="hidden" name="from" value="${from}">${
    from > 0 ? html`<input type="hidden" name="of" value="${form.values.id}">` : html``
  }
${kinds(form, counter ? sayCounter('kind') : say('kind'))}
${textField(
  form,
  { name: 'id', label: say('id'), hint: say('idHint') },
  html` maxlength="64"${from > 0 && form.notice !== 'draftExists' ? html` readonly` : html``}`,
)}
${
  counter
    ? html``
    : html`<p>${dayField({
        ...{ id: 'occurredOn', label: say('occurredOn'), hint: say('occurredOnHint'), locale },
        value: form.values.occurredOn,
        problems: problems.filter(({ path }) => path === 'occurredOn' || path.startsWith('occurredOn.')),
      })}</p>`
}
${choice(form, say)}
${
  counter
    ? html``
    : textField(form, { name: 'again', label: say('again'), hint: say('againHint') }, html` maxlength="300"`)
}
${factFields(form, say)}
${exceptionField({ ...form, value: form.values.exception })}
<p><button type="submit">${counter ? sayCounter('save') : say('showPreview')}</button></p>
</form>`;
  return page({ locale, title, path, main, reader });
}

function draftNotice({ locale, rollout, values, notice }: MilestoneForm, say: MilestoneWords): Html {
  if (!notice) return html``;
  return html`<p class="notice wait" role="alert">${say(notice)} <a href="/drafts/${rollout.id}/${
    values.id
  }?lang=${locale}" target="_blank">${say('seeDraft')}</a></p>\n`;
}

const LABELLED = ['kind', 'id', 'occurredOn', 'organisations', 'again', 'facts', 'exception'] as const;
const LABELS: ReadonlyMap<string, (typeof LABELLED)[number]> = new Map(LABELLED.map((word) => [word, word]));

/** What the field of a problem is called on the page; "facts.supplier" is the supplier's. */
function labelOf({ catalogue, locale }: MilestoneForm, say: MilestoneWords) {
  return (field: string): string | undefined => {
    const [first = ''] = field.split('.');
    const fact = /^fact-([^_]+)/.exec(field)?.[1];
    const named = fact === undefined ? undefined : catalogue.facts[fact]?.name;
    if (named) return inLocale(named, locale);
    const word = LABELS.get(first);
    return word && say(word);
  };
}

/** The field as the form calls it, the first where there is one for each language. */
function inForm(found: Problem, form: MilestoneForm): Problem {
  const [first, fact = ''] = found.path.split('.');
  const [name] = first === 'facts' ? factFieldsOf(fact, form) : [];
  return name === undefined ? found : { ...found, path: `fact-${name}` };
}

/** The names of the fields of a fact: one for each language where they differ by it. */
function factFieldsOf(fact: string, { catalogue, values }: MilestoneForm): string[] {
  const known = catalogue.facts[fact];
  if (known?.scope !== 'rollout') return [];
  const twoTongued = known.type === 'text' && `${fact}_${catalogue.locales[0]}` in values.facts;
  return twoTongued ? catalogue.locales.map((language) => `${fact}_${language}`) : [fact];
}

/** The attributes and the sentence of a field that something is wrong with. */
function wrongWith(field: string, { problems, locale }: MilestoneForm): { sentence: Html; mark: Html } {
  const found = problems.filter((problem) => problem.path === field || problem.path.startsWith(`${field}.`));
  if (found.length === 0) return { sentence: html``, mark: html`` };
  const sentence = html`<span class="error" id="${field}-error">${found.map(
    (problem) => html`${problemText(problem, locale)} `,
  )}</span>`;
  return { sentence, mark: html` aria-invalid="true"` };
}

type TextField = { name: 'id' | 'again'; label: string; hint: string };

function textField(form: MilestoneForm, { name, label, hint }: TextField, attributes: Html): Html {
  const { sentence, mark } = wrongWith(name, form);
  const described = mark.markup === '' ? `${name}-hint` : `${name}-hint ${name}-error`;
  return html`<p><label for="${name}">${label}</label><span class="hint" id="${name}-hint">${hint}</span>${sentence}
<input id="${name}" name="${name}" type="text" value="${
    form.values[name]
  }" autocomplete="off" aria-describedby="${described}"${mark}${attributes}></p>`;
}

function kinds(form: MilestoneForm, legend: string): Html {
  const { catalogue, locale, values, counter } = form;
  const counters = Object.entries(catalogue.counters ?? {}).map(
    ([kind, { words }]) => [kind, words] as const,
  );
  const all = [...Object.entries(catalogue.milestones), ...counters];
  const choices = all
    .filter(([kind]) => counter === undefined || counter.kinds.includes(kind))
    .map(
      ([kind, words]) =>
        html`<li class="check"><input type="radio" id="kind-${kind}" name="kind" value="${kind}"${
          values.kind === kind ? html` checked` : html``
        }> <label for="kind-${kind}">${words[locale]?.name ?? kind}</label></li>`,
    );
  return html`<fieldset id="kind" tabindex="-1"><legend>${legend}</legend>${
    wrongWith('kind', form).sentence
  }<ul class="boxes one">${choices}</ul></fieldset>`;
}

function choice(form: MilestoneForm, say: MilestoneWords): Html {
  const { organisations, values, locale } = form;
  const all = say('allCounted', { count: organisations.length });
  const words = { legend: say('whichOrganisations'), all, some: say('onlySome'), others: say('others') };
  const error = wrongWith('organisations', form).sentence;
  return organisationChoice({ locale, organisations, chosen: values.organisations, words, error });
}

function factFields(form: MilestoneForm, say: MilestoneWords): Html {
  const { catalogue, locale, problems } = form;
  const fields = Object.entries(catalogue.facts).flatMap(([fact, { name }]) => {
    const label = inLocale(name, locale);
    const names = factFieldsOf(fact, form);
    return names.map((field, index) => {
      const language = catalogue.locales[index] ?? locale;
      const shown =
        names.length > 1 ? say('inLanguage', { name: label, locale: languageName(language, locale) }) : label;
      return factField(form, { fact, field, label: shown });
    });
  });
  const elsewhere = { ...form, problems: problems.filter((found) => inForm(found, form) === found) };
  return html`<fieldset id="facts" tabindex="-1"><legend>${say('facts')}</legend>${
    wrongWith('facts', elsewhere).sentence
  }<p class="hint">${say('factsHint')}</p>${fields}</fieldset>`;
}

function factField(
  { catalogue, values, locale, problems }: MilestoneForm,
  { fact, field, label }: Record<'fact' | 'field' | 'label', string>,
): Html {
  const id = `fact-${field}`;
  const value = values.facts[field] ?? '';
  const wrong = problems.filter(({ path }) => path === `facts.${fact}` || path.startsWith(`facts.${fact}.`));
  if (catalogue.facts[fact]?.type === 'date')
    return html`<p>${dayField({ id, label, value, locale, problems: wrong })}</p>`;
  const error =
    wrong.length > 0
      ? html`<span class="error" id="${id}-error">${wrong.map((one) => html`${problemText(one, locale)} `)}</span>`
      : html``;
  return html`<p><label for="${id}">${label}</label>${error}
<input id="${id}" name="${id}" type="text" value="${value}" autocomplete="off"${
    wrong.length > 0 ? html` aria-invalid="true" aria-describedby="${id}-error"` : html``
  }></p>`;
}
