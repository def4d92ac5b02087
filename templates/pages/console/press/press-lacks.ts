import type { PressLack } from '../../../../domain/press/press-version.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';

/** The messages for the press that a release does not say, each with what is missing in which language. */
export function pressLacks(lacks: readonly PressLack[] | undefined, locale: Language): Html {
  if (!lacks || lacks.length === 0) return html``;
  const say = pressWords(locale);
  const each = lacks.map(({ name, missing }) => {
    const lines = Object.entries(missing).map(([language, words]) => {
      const said =
        words.length > 0 ? words.map((word) => say('quoted', { word })).join(', ') : say('lacksAll');
      return html`<li>${languageName(language, locale)}: ${said}</li>`;
    });
    return html`<li>${inLocale(name, locale)}<ul>${lines}</ul></li>`;
  });
  return html`<div class="gaps"><p class="error">${say('lacks')}</p><p>${say('lacksNote')}</p><ul>${each}</ul></div>`;
}
