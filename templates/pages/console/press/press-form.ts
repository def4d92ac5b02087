import { inLocale } from '../../../../domain/shared/locale.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { type Html, html } from '../../../shared/html.ts';
import { languageName } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { FILE_LIMIT_SCRIPT_PATH, fileLimit } from '../../shared/file-limit.ts';
import { formTokenField, page } from '../../shared/page.ts';
import { problemSummary } from '../../shared/problem-list.ts';
import type { PressForm } from './press-form-view.ts';
import { otherTongues, pressInput, pressLabel } from './press-inputs.ts';
import { pressLacks } from './press-lacks.ts';
import { PRESS_LIST_NAMES, PRESS_TEXTS } from './press-lists.ts';
import { pressRows } from './press-rows.ts';

/** What was sent stands in the form and is stored nowhere; sent again it replaces what somebody else stored. */
function overtakenNote({ locale, problems, back, isNew }: PressForm): Html {
  if (isNew || !problems.some(({ code }) => code === 'changed-meanwhile')) return html``;
  const say = pressWords(locale);
  return html`<p class="notice wait" role="alert">${say(
    'overtaken',
  )} <a href="${back}?lang=${locale}" target="_blank">${say('seeStored')}</a></p>\n`;
}

/** The page with the form; whatever is wrong is summed up at the top and stands at its field. */
export function pressFormPage(form: PressForm): string {
  const { locale, reader, title, lead, path, back, rollout, problems, hidden } = form;
  const wrong = problems.filter(({ code }) => form.isNew || code !== 'changed-meanwhile');
  const say = pressWords(locale);
  const labelOf = (id: string) => pressLabel(form, id);
  const unseen = Object.entries(hidden).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const main = html`<h1>${title}</h1>
<p class="lead">${inLocale(rollout.name, locale)}</p>
${lead ? html`<p>${lead}</p>` : html``}
${form.national ? html`<p><a href="/press/${form.national}?lang=${locale}">${say('national')}</a></p>` : html``}
<p><a href="${back}?lang=${locale}">${say(form.isNew ? 'backToAll' : 'back')}</a></p>
${overtakenNote(form)}${problemSummary(wrong, { locale, heading: say('correctFirst'), labelOf })}
${pressLacks(form.lacks, locale)}
<form method="post" action="${path}?lang=${locale}" enctype="multipart/form-data" class="fields press"${fileLimit(
    UPLOAD_LIMIT_BYTES,
    say('imagesTooLarge', { limit: UPLOAD_LIMIT_BYTES / 1_000_000 }),
  )}>${formTokenField(
    reader.formToken,
  )}${unseen}<button type="submit" class="unseen" tabindex="-1" aria-hidden="true">${say('save')}</button>
${form.corrects ? correction(form) : html``}
${basics(form)}
${texts(form)}
${PRESS_LIST_NAMES.map((list) => pressRows(form, list))}
<p class="end"><button type="submit">${say('save')}</button></p></form>`;
  return page({ locale, title, path, main, reader, script: FILE_LIMIT_SCRIPT_PATH });
}

function correction(form: PressForm): Html {
  const say = pressWords(form.locale);
  const each = (language: string) =>
    pressInput(form, `correction-${language}`, { long: 3, hint: say('correctionHint') });
  return html`<fieldset><legend>${say('whatWasWrong')}</legend>${each(form.languages[0] ?? 'sv')}${otherTongues(
    form,
    each,
  )}</fieldset>`;
}

function basics(form: PressForm): Html {
  const say = pressWords(form.locale);
  const id = pressInput(form, 'id', { hint: say('idHint') });
  return html`<fieldset><legend>${say('basics')}</legend>
${form.isNew && form.kind === 'national' ? id : html``}
${form.kind === 'national' ? milestone(form) : html``}
${pressInput(form, 'publishAt', { type: 'moment', hint: say('publishAtHint') })}
${pressInput(form, 'registerNumber', { hint: say('registerNumberHint') })}
${form.kind === 'national' ? audience(form) : html``}</fieldset>`;
}

function milestone(form: PressForm): Html {
  const { milestones, values, locale } = form;
  const say = pressWords(locale);
  const options = [{ id: '', name: say('noMilestone') }, ...milestones].map(
    ({ id, name }) =>
      html`<option value="${id}"${values.milestone === id ? html` selected` : html``}>${name}</option>`,
  );
  return pressInput(form, 'milestone', { options });
}

function audience(form: PressForm): Html {
  const { values, languages, locale } = form;
  const say = pressWords(locale);
  const chosen = values.audience === 'some' ? 'some' : 'all';
  const choices = (['all', 'some'] as const).map(
    (each) =>
      html`<li class="check"><input type="radio" id="audience-${each}" name="audience" value="${each}"${
        each === chosen ? html` checked` : html``
      }> <label for="audience-${each}">${say(`audience.${each}`)}</label></li>`,
  );
  const boxes = languages.map(
    (language) =>
      html`<li class="check"><input type="checkbox" id="locale-${language}" name="locale-${
        language
      }" value="yes"${values[`locale-${language}`] === 'yes' ? html` checked` : html``}> <label for="locale-${
        language
      }">${languageName(language, locale)}</label></li>`,
  );
  return html`<fieldset id="audience" tabindex="-1"><legend>${say(
    'audience',
  )}</legend><ul class="boxes one">${choices}</ul>
<details${chosen === 'some' ? html` open` : html``}><summary>${say('audience.some')}</summary>
${pressInput(form, 'beats', { hint: say('beatsHint') })}
${pressInput(form, 'regions', { hint: say('regionsHint') })}
<fieldset id="locales" tabindex="-1"><legend>${say('tongues')}</legend><ul class="boxes one">${
    boxes
  }</ul></fieldset></details></fieldset>`;
}

const SHAPES: Readonly<Record<string, { long?: number; hint?: 'bodyHint' }>> = {
  lead: { long: 4 },
  body: { long: 12, hint: 'bodyHint' },
  boilerplate: { long: 4 },
  paragraph: { long: 8, hint: 'bodyHint' },
};

function texts(form: PressForm): Html {
  const { locale, languages, kind, facts } = form;
  const say = pressWords(locale);
  const [main = 'sv', ...others] = languages;
  const fields = (language: string) =>
    PRESS_TEXTS[kind].map((name) => {
      const { hint, ...shape } = SHAPES[name] ?? {};
      return pressInput(form, `texts-${language}-${name}`, {
        ...shape,
        ...(hint ? { hint: say(hint) } : {}),
      });
    });
  const section = (language: string) =>
    html`<fieldset id="texts-${language}" tabindex="-1"><legend>${say('texts', {
      language: languageName(language, locale),
    })}</legend>${fields(language)}</fieldset>`;
  const filled = others.some((language) =>
    PRESS_TEXTS[kind].some((name) => form.values[`texts-${language}-${name}`]),
  );
  const names = others.map((language) => languageName(language, locale)).join(', ');
  const rest = html`<details${filled ? html` open` : html``}><summary>${say('otherTexts', {
    languages: names,
  })}</summary><p class="hint">${say('otherHint')}</p>${others.map(section)}</details>`;
  const hint = say('factHint', { names: facts.map((fact) => `{${fact}}`).join(', ') });
  return html`<p class="hint">${hint}</p>${section(main)}${others.length > 0 ? rest : html``}`;
}
