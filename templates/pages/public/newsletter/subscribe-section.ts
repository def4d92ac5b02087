import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { subscribeWords } from '../../../words/subscribe.gen.ts';
import { inLanguage } from '../../shared/frame.ts';

/** The way to the page where one subscribes to the newsletter; nothing where nobody may. */
export function subscribeSection(path: string | undefined, locale: Language): Html {
  const say = subscribeWords(locale);
  if (path === undefined) return html``;
  return html`<section aria-labelledby="subscribe"><h2 id="subscribe">${say('invite')}</h2>
<p>${say('lead')}</p>
<p><a href="${inLanguage(path, locale)}">${say('title')}</a></p></section>
`;
}
