import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { GoalRef } from '../../../../domain/reach/use-cases/set-goals.ts';
import type { Goal, Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type GoalsWords, goalsWords } from '../../../words/goals.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { dayField } from '../../shared/day-field.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { shownNames } from '../ledger/shown-names.ts';

export type GoalForm = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  /** The goal that is changed, where it is none that is new. */
  was?: GoalRef | undefined;
  /** What the goals were when the form was opened. */
  seen: string;
  /** By the names of the fields. */
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
};

const FIELDS = [
  ...(['group', 'milestone', 'percent', 'by', 'owner'] as const),
  ...(['baseline-percent', 'baseline-on', 'baseline-source', 'action', 'why', 'remove-why'] as const),
];
type Field = (typeof FIELDS)[number];

/** A goal as the form has it. */
export function goalValues({ baseline, action = '', percent, ...goal }: Goal): Record<string, string> {
  return {
    ...{ group: goal.group, milestone: goal.milestone, by: goal.by, owner: goal.owner, action },
    percent: String(percent),
    'baseline-percent': String(baseline.percent),
    'baseline-on': baseline.on,
    'baseline-source': baseline.source,
  };
}

/** The form of one goal: who is to know what, how many, by when, and what it was before. */
export function goalFormPage(form: GoalForm): string {
  const { locale, reader, rollout, was, seen, problems } = form;
  const say = goalsWords(locale);
  const title = was ? say('change') : say('add');
  const path = `/reach/${rollout.id}/goals/${was ? `${was.group}/${was.milestone}` : 'new'}`;
  const hidden = html`<input type="hidden" name="seen" value="${seen}">`;
  const token = formTokenField(reader.formToken);
  const removal = was
    ? html`<details${problems.some(({ path: at }) => at === 'remove-why') ? html` open` : ''}>
<summary>${say('remove')}</summary>
<form method="post" action="${path}/remove?lang=${locale}" class="fields">${token}${hidden}
${area(form, 'remove-why')}<p><button type="submit" class="danger">${say('remove')}</button></p></form></details>`
    : html``;
  const main = html`${problemSummary(problems, {
    locale,
    heading: say('correctFirst'),
    labelOf: (field) => (isField(field) ? say(`field.${field}`) : undefined),
  })}<h1>${title}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
<form method="post" action="${path}?lang=${locale}" class="fields">${token}${hidden}
${choices(form, say)}
${input(form, 'percent', html`type="text" inputmode="numeric" maxlength="3" class="short" autocomplete="off"`)}
${day(form, 'by')}
${input(form, 'owner', html`type="text" maxlength="120" autocomplete="off"`)}
<fieldset><legend>${say('before')}</legend>
${input(form, 'baseline-percent', html`type="text" inputmode="numeric" maxlength="3" class="short" autocomplete="off"`)}
${day(form, 'baseline-on')}
${input(form, 'baseline-source', html`type="text" maxlength="200" autocomplete="off"`)}</fieldset>
${area(form, 'action')}
${was ? area(form, 'why') : ''}
<p><button type="submit">${say('save')}</button></p></form>
${removal}
<p><a href="/reach/${rollout.id}/goals?lang=${locale}">${say('back')}</a></p>`;
  return page({ locale, title, path, main, reader });
}

function isField(name: string): name is Field {
  return FIELDS.some((field) => field === name);
}

function choices(form: GoalForm, say: GoalsWords): Html {
  const { catalogue, locale } = form;
  const names = shownNames(catalogue, locale);
  const groups = Object.keys(catalogue.groups).map((id) => ({ id, name: names.group(id) }));
  const milestones = Object.keys(catalogue.milestones).map((id) => ({ id, name: names.milestone(id) }));
  return html`${select(form, 'group', { options: groups, say })}
${select(form, 'milestone', { options: milestones, say })}`;
}

type Options = { options: readonly { id: string; name: string }[]; say: GoalsWords };

function select(form: GoalForm, name: 'group' | 'milestone', { options, say }: Options): Html {
  const { error, marks } = around(form, name);
  const chosen = form.values[name] ?? '';
  const lines = options.map(
    ({ id, name: label }) =>
      html`<option value="${id}"${id === chosen ? html` selected` : ''}>${label}</option>\n`,
  );
  return html`<p><label for="${name}">${say(`field.${name}`)}</label>${error}
<select id="${name}" name="${name}" class="long"${marks}><option value="">${say('choose')}</option>
${lines}</select></p>`;
}

/** What is wrong at a field, and what ties that and the hint to it. */
function around({ problems, locale }: GoalForm, name: Field): { error: Html; marks: Html; hint: Html } {
  const say = goalsWords(locale);
  const wrong = problems.filter(({ path }) => path === name);
  const hinted =
    name === 'action' || name === 'baseline-source' || name === 'why' ? name : name === 'remove-why' && 'why';
  const ids = [hinted ? `${name}-hint` : '', wrong.length > 0 ? `${name}-error` : ''].filter(
    (id) => id !== '',
  );
  return {
    hint: hinted ? html`<span class="hint" id="${name}-hint">${say(`hint.${hinted}`)}</span>` : html``,
    error:
      wrong.length > 0
        ? html`<span class="error" id="${name}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``,
    marks: html`${wrong.length > 0 ? html` aria-invalid="true"` : ''}${
      ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : ''
    }`,
  };
}

function input(form: GoalForm, name: Field, kind: Html): Html {
  const { error, marks, hint } = around(form, name);
  return html`<p><label for="${name}">${goalsWords(form.locale)(`field.${name}`)}</label>${hint}${error}
<input id="${name}" name="${name}" value="${form.values[name] ?? ''}" ${kind}${marks}></p>`;
}

function day({ values, problems, locale }: GoalForm, id: 'by' | 'baseline-on'): Html {
  const label = goalsWords(locale)(`field.${id}`);
  const wrong = problems.filter(({ path }) => path === id);
  return html`<p>${dayField({ id, label, value: values[id] ?? '', locale, problems: wrong })}</p>`;
}

function area(form: GoalForm, id: 'action' | 'why' | 'remove-why'): Html {
  const { error, marks, hint } = around(form, id);
  const name = id === 'action' ? 'action' : 'why';
  return html`<p><label for="${id}">${goalsWords(form.locale)(`field.${id}`)}</label>${hint}${error}
<textarea id="${id}" name="${name}" rows="3" maxlength="400"${marks}>${form.values[id] ?? ''}</textarea></p>`;
}
