import type { Reading } from '../../../../domain/contacts/charset.ts';
import { type Html, html } from '../../../shared/html.ts';
import { contactsWords } from '../../../words/contacts.gen.ts';
import type { ContactView } from './contact-page.ts';

/**
 * The ways to read a file's letters, each with names of the file; nothing is chosen for the person. What they chose
 * before, of this file, stays chosen.
 */
export function charsetChoice(
  { locale }: ContactView,
  { readings, chosen }: { readings: readonly Reading[]; chosen?: string | undefined },
): Html {
  if (readings.length === 0)
    return chosen ? html`<input type="hidden" name="charset" value="${chosen}">` : html``;
  const say = contactsWords(locale);
  const choices = readings.map(
    ({ charset, cells }) =>
      html`<p class="check"><input id="charset-${charset}" name="charset" type="radio" value="${
        charset
      }" required> <label for="charset-${charset}">${cells.join(', ')} <span class="quiet">${
        charset
      }</span></label></p>`,
  );
  return html`<fieldset><legend>${say('charset')}</legend><p class="hint">${say('charsetHint')}</p>${choices}</fieldset>
`;
}
