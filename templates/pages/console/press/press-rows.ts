import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { type Html, html } from '../../../shared/html.ts';
import { pressWords } from '../../../words/press.gen.ts';
import type { PressForm } from './press-form-view.ts';
import { around, otherTongues, pressInput } from './press-inputs.ts';
import { PRESS_LISTS, type PressListName, type RowField } from './press-lists.ts';

/**
 * The rows of one list, and a button that adds one more without a script. Empty rows are left out when they
 * are sent.
 */
export function pressRows(form: PressForm, list: PressListName): Html {
  const { rows, locale } = form;
  const { most } = PRESS_LISTS[list];
  const say = pressWords(locale);
  const each = Array.from({ length: rows[list] }, (_, index) => {
    const title = say(`row.${list}`, { number: index + 1 });
    return html`<fieldset class="entry" id="${list}-${index}"><legend>${title}</legend>${fields(
      form,
      list,
      index,
    )}</fieldset>`;
  });
  const more =
    rows[list] < most
      ? html`<p><button type="submit" class="second" name="add" value="${list}">${say('addRow', {
          what: say(`list.${list}`),
        })}</button></p>`
      : html``;
  return html`<fieldset id="${list}" tabindex="-1"><legend>${say(`list.${list}`)}</legend><p class="hint">${say(
    `rowHint.${list}`,
    { limit: UPLOAD_LIMIT_BYTES / 1_000_000 },
  )}</p>${around(form, list).error}
${each}${more}</fieldset>`;
}

function fields(form: PressForm, list: PressListName, index: number): Html[] {
  const all: readonly RowField[] = PRESS_LISTS[list].fields;
  const [main = 'sv'] = form.languages;
  const input = ({ name, type, long, localised }: RowField, language: string) => {
    const id = `${list}-${index}-${name}`;
    if (type === 'file') return fileField(form, id, index);
    const shape = { ...(long ? { long: 4 } : {}), ...(type ? { type } : {}) };
    return pressInput(form, localised ? `${id}-${language}` : id, shape);
  };
  const localised = all.filter((field) => field.localised);
  const others = (language: string) => html`${localised.map((field) => input(field, language))}`;
  return [...all.map((field) => input(field, main)), otherTongues(form, others)];
}

/** The file that is kept is shown and goes on by its name, since a browser forgets which one was chosen. */
function fileField(form: PressForm, id: string, index: number): Html {
  const say = pressWords(form.locale);
  const name = form.values[id] ?? '';
  const image = form.kept.get(name);
  if (!image) return pressInput(form, id, { type: 'file' });
  const { width, height } = image;
  const hint = say('keptImage', { width, height });
  return html`<p class="kept"><img src="${form.imagesAt}${image.id}" alt="" width="${width}" height="${height}"></p>
<input type="hidden" name="images-${index}-kept" value="${name}">
${pressInput(form, id, { type: 'file', hint })}
<p class="check"><input type="checkbox" id="images-${index}-remove" name="images-${
    index
  }-remove" value="yes"> <label for="images-${index}-remove">${say('removeImage')}</label></p>`;
}
