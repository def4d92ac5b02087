import type { PublicText } from '../../../../domain/catalogue/public-text.ts';
import { type Html, html } from '../../../shared/html.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import type { PageLocale } from '../../shared/words.ts';

/** Messages under their titles. Words that were found in another language only, say so to screen readers. */
export function openWordSections(
  words: readonly PublicText[],
  locale: PageLocale,
  heading: 'h2' | 'h3',
): Html {
  const sections = words.map((word) => {
    const lang = word.locale === locale ? html`` : html` lang="${word.locale}"`;
    const title = heading === 'h2' ? html`<h2>${word.title}</h2>` : html`<h3>${word.title}</h3>`;
    return html`<div class="word"${lang}>${title}
${markdownPage(word.markdown, word.facts)}</div>
`;
  });
  return html`${sections}`;
}
