import {
  type DraftField,
  type DraftFieldName,
  type DraftPage,
  draftLocales,
  fieldsOfPage,
} from '../../../../domain/setup/draft-fields.ts';
import { isItemStep } from '../../../../domain/setup/draft-items.ts';
import { problemsAtFields } from '../../../../domain/setup/draft-problems.ts';
import { type Html, html } from '../../../shared/html.ts';
import { languageName } from '../../../words/languages.ts';
import { type MakingWords, makingWords } from '../../../words/making.gen.ts';
import { formTokenField, notice, page } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';
import { type DraftForm, draftControl, draftLabel, type ShownDraftForm } from './draft-controls.ts';
import { draftPath, onward, pageTitle, trail } from './draft-view.ts';

/** Rows that most need not see. */
const FOLDED: readonly DraftFieldName[] = [
  ...(['registerNumber', 'beforeName', 'beforeLead', 'side', 'tier', 'nextStep', 'undoSeconds'] as const),
  ...(['namesOverdue', 'due', 'notice', 'minutes', 'material', 'ahead', 'short', 'question'] as const),
  ...(['answer', 'spoken', 'essentials'] as const),
];
/** A page of a draft with its fields; what is missing is said once it has been kept. */
export function draftFormPage(form: DraftForm): string {
  const { locale, reader, draft, about, kept = false, changed = false } = form;
  const say = makingWords(locale);
  const title = pageTitle(form, about, say);
  const fields = fieldsOfPage(draft.document, about);
  const all = form.placed.map(({ problem }) => problem);
  const problems = kept || changed ? problemsAtFields(draft.document, about, all) : [];
  const shown: ShownDraftForm = { form, problems, say };
  const [open, folded] = [false, true].map((isFolded) =>
    fields.filter(({ name }) => FOLDED.includes(name) === isFolded),
  );
  const path = draftPath(draft.id, about);
  const main = html`${trail(form, about.step)}<h1>${title}</h1>
${whatHappened({ kept, changed, isWhole: problems.length === 0 }, say)}
${problemSummary(problems, { locale, heading: say('missingHere'), labelOf: (id) => draftLabel(fields, id, shown) })}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<input type="hidden" name="seen" value="${form.seen}">
${(open ?? []).map((field) => draftControl(field, shown))}
${fold(folded ?? [], shown)}
<p><button type="submit">${say('keep')}</button></p></form>
${about.step === 'messages' && about.tongue === undefined ? wordsOf(form, say) : html``}
${wayOn(form)}
${about.item !== undefined && about.tongue === undefined ? removal(form, path, say) : html``}`;
  // With the name of the console after it, a tab shows no more than 70 characters.
  const short = title.length > MOST_OF_TITLE ? `${title.slice(0, MOST_OF_TITLE - 1).trim()}…` : title;
  return page({ locale, title: short, path, main, reader });
}

const MOST_OF_TITLE = 58;

type Happened = { kept: boolean; changed: boolean; isWhole: boolean };

/** What became of what was typed. */
function whatHappened({ kept, changed, isWhole }: Happened, say: MakingWords): Html {
  if (changed) return html`<p class="notice wait" role="status">${say('changedMeanwhile')}</p>`;
  return kept ? notice(say(isWhole ? 'kept' : 'keptMissing')) : html``;
}

/** Fields that are rarely needed; open where something in them is wrong. */
function fold(fields: readonly DraftField[], shown: ShownDraftForm): Html {
  if (fields.length === 0) return html``;
  const isWrong = fields.some(({ id }) => shown.problems.some(({ path }) => path === id));
  return html`<details${isWrong ? html` open` : html``}><summary>${shown.say('more')}</summary>${fields.map(
    (field) => draftControl(field, shown),
  )}</details>`;
}

/** The words of a message, a page for each language. */
function wordsOf({ draft, locale, about }: DraftForm, say: MakingWords): Html {
  const links = draftLocales(draft.document).map(
    (tongue) =>
      html`<li><a href="${draftPath(draft.id, { ...about, tongue })}?lang=${locale}">${say('wordsIn', {
        language: languageName(tongue, locale),
      })}</a></li>`,
  );
  return html`<h2>${say('words')}</h2><ul>${links}</ul>`;
}

/** From a thing back to its list, from a page by itself to the next. */
function wayOn(form: DraftForm): Html {
  const { draft, locale, about, kept = false } = form;
  const { step, item, tongue } = about;
  if (item === undefined) return kept ? onward(form, step, 'button second') : html``;
  const back: DraftPage = tongue !== undefined ? { step, item } : { step };
  const say = makingWords(locale);
  const name =
    tongue !== undefined
      ? say('backToMessage')
      : isItemStep(step)
        ? say('backToList', { step: say(`step.${step}`) })
        : '';
  return html`<p><a href="${draftPath(draft.id, back)}?lang=${locale}">${name}</a></p>`;
}

function removal({ reader, locale, about, draft }: DraftForm, path: string, say: MakingWords): Html {
  const isOffice =
    about.step === 'organisations' && draft.document.organisations[Number(about.item)]?.kind === 'national';
  if (isOffice) return html``;
  return html`<details><summary>${say('remove')}</summary><p>${say('removeLead')}</p>
<form method="post" action="${path}/remove?lang=${locale}">${formTokenField(reader.formToken)}
<p><button type="submit" class="danger">${say('removeNow')}</button></p></form></details>`;
}
