import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { trialWords } from '../../words/trial.gen.ts';
import { formTokenField, type Reader } from './page.ts';

/** `address`: the reader's own, to which the mail on this page can be sent; `told`: what became of that. */
export type ToMe = { address: string; told?: 'queued' | 'too-many' | 'too-large' | undefined };

/** A button that sends the mail on a page to whoever looks at it, and what became of it. */
export function toMeForm(
  { address, told }: ToMe,
  { action, locale, reader }: { action: string; locale: Language; reader: Reader },
): Html {
  const say = trialWords(locale);
  const sign = told === 'queued' ? 'ok' : 'late';
  const answer =
    told === undefined
      ? html``
      : html`<p class="state ${sign}" role="status">${say(`told.${told}`, { address })}</p>`;
  return html`${answer}<form method="post" action="${action}?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<p><button type="submit" class="second">${say('sendToMe')}</button> <span class="quiet">${say('hint', {
    address,
  })}</span></p></form>`;
}
