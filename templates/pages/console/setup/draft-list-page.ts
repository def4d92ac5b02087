import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import { type ItemStep, itemsOf } from '../../../../domain/setup/draft-items.ts';
import { nameOfItem, problemsOfStep } from '../../../../domain/setup/draft-problems.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { makingWords } from '../../../words/making.gen.ts';
import { formTokenField, page } from '../../shared/page.ts';
import { problemText } from '../../shared/problem-list.ts';
import { type DraftView, draftPath, missingState, onward, trail } from './draft-view.ts';

type DraftList = DraftView & {
  step: ItemStep;
  /** What was typed to be added, and why it was not. */
  typed?: string;
  wrong?: readonly Problem[];
  /** Organisations of the stage that the draft does not have. */
  known?: readonly Organisation[];
};

/** The things of a step, each with what is missing, and a field to add one more. */
export function draftListPage(list: DraftList): string {
  const { locale, reader, draft, step, placed } = list;
  const say = makingWords(locale);
  const title = say(`step.${step}`);
  const items = itemsOf(draft.document, step);
  const lines = items.map((item) => {
    const name = nameOfItem(draft.document, { step, item }, locale);
    const missing = problemsOfStep(placed, step, item).length;
    const path = draftPath(draft.id, { step, item });
    return html`<li><a href="${path}?lang=${locale}">${name}</a> ${missingState(missing, locale)}</li>`;
  });
  const path = draftPath(draft.id, { step });
  const main = html`${trail(list, step)}<h1>${title}</h1><p class="lead">${say(`lead.${step}`)}</p>
${lines.length > 0 ? html`<ul class="plain">${lines}</ul>` : html`<p class="empty">${say('noneYet')}</p>`}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
${step === 'organisations' ? organisationFields(list) : nameField(list)}
<p><button type="submit"${items.length > 0 ? html` class="second"` : html``}>${say('add')}</button></p></form>
${onward(list, step)}`;
  return page({ locale, title, path, main, reader });
}

function errorOf({ wrong = [], locale }: DraftList, id: string): { error: Html; marks: Html } {
  if (wrong.length === 0) return { error: html``, marks: html` aria-describedby="${id}-hint"` };
  return {
    error: html`<span class="error" id="${id}-error">${wrong.map((each) => problemText(each, locale))}</span>`,
    marks: html` aria-invalid="true" aria-describedby="${id}-hint ${id}-error"`,
  };
}

function nameField(list: DraftList): Html {
  const { step, locale, typed = '' } = list;
  const say = makingWords(locale);
  const { error, marks } = errorOf(list, 'name');
  return html`<p><label for="name">${say(`new.${step}`)}</label><span class="hint" id="name-hint">${say(
    `example.${step}`,
  )}</span>${error}
<input id="name" name="name" type="text" value="${typed}" autocomplete="off"${marks}></p>`;
}

/** Those that the stage knows by a tick; others a line each, as they stand in a table. */
function organisationFields(list: DraftList): Html {
  const { locale, typed = '', known = [] } = list;
  const say = makingWords(locale);
  const { error, marks } = errorOf(list, 'lines');
  const boxes = known.map(
    ({ code, name }) =>
      html`<li class="check"><input type="checkbox" id="known-${code}" name="known-${code}" value="yes">
<label for="known-${code}">${inLocale(name, locale)}</label></li>`,
  );
  const choice =
    known.length > 0
      ? html`<fieldset><legend>${say('knownOrganisations')}</legend><ul class="boxes">${boxes}</ul></fieldset>`
      : html``;
  return html`${choice}
<p><label for="lines">${say('new.organisations')}</label><span class="hint" id="lines-hint">${say(
    'example.organisations',
  )}</span>${error}
<textarea id="lines" name="lines" rows="4" autocomplete="off"${marks}>${`\n${typed}`}</textarea></p>`;
}
