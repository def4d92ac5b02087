import { type Html, html } from '../../shared/html.ts';
import { frame, languageLinks } from '../shared/frame.ts';
import type { PageLocale } from '../shared/words.ts';
import { publicWords } from './public-words.ts';
import { siteFooter } from './site-page.ts';

export type PublicPage = {
  locale: PageLocale;
  title: string;
  main: Html;
  /** Whether the same page can be asked for in another language; not one that answers a button. */
  otherLanguages: boolean;
};

/** A page that anybody may see. Its address may be a secret of the reader's, so nothing on it names the address. */
export function publicPage({ locale, title, main, otherLanguages }: PublicPage): string {
  const languages = html`<nav aria-label="${publicWords(locale).languages}" class="tools">${languageLinks(locale, '')}</nav>`;
  return frame({
    locale,
    title,
    place: html`Budkavle`,
    navigation: otherLanguages ? languages : html``,
    main,
    footer: siteFooter(locale),
  });
}
