import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { publicWords } from '../../../words/public.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { publicPage } from '../public-page.ts';

/** Says that links made before an instant (ms) were closed, and how to get a new one. */
export function revokedLinkPage(
  locale: Language,
  { purpose, revokedAt }: { purpose: string; revokedAt: number },
): string {
  const say = publicWords(locale);
  const title = say('revokedTitle');
  const next = purpose === 'confirm-subscription' ? say('revokedConfirmNext') : say('revokedNext');
  const main = html`<h1>${title}</h1>
<p>${say('revokedLead', { when: momentText(revokedAt, locale) })}</p>
<p>${next}</p>`;
  return publicPage({ locale, title, main, otherLanguages: true });
}
