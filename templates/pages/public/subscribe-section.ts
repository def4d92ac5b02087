import { type Html, html } from '../../shared/html.ts';
import type { PageLocale } from '../shared/words.ts';
import { inLanguage } from './site-page.ts';
import { subscribeWords } from './subscribe-words.ts';

/** The way to the page where one subscribes to the newsletter; nothing where nobody may. */
export function subscribeSection(path: string | undefined, locale: PageLocale): Html {
  const words = subscribeWords(locale);
  if (path === undefined) return html``;
  return html`<section aria-labelledby="subscribe"><h2 id="subscribe">${words.invite}</h2>
<p>${words.lead}</p>
<p><a href="${inLanguage(path, locale)}">${words.title}</a></p></section>
`;
}
