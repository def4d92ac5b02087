import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { publicWords } from '../../words/public.gen.ts';
import { frame, languageLinks } from '../shared/frame.ts';
import { siteFooter } from './site-page.ts';

export type PublicPage = {
  locale: Language;
  title: string;
  main: Html;
  /** Whether the same page can be asked for in another language; not one that answers a button. */
  otherLanguages: boolean;
};

/** A page that anybody may see. Its address may be a secret of the reader's, so nothing on it names the address. */
export function publicPage({ locale, title, main, otherLanguages }: PublicPage): string {
  const languages = html`<nav aria-label="${publicWords(locale)('language')}" class="tools">${languageLinks(
    locale,
    '',
  )}</nav>`;
  return frame({
    locale,
    title,
    place: html`Budkavle`,
    navigation: otherLanguages ? languages : html``,
    main,
    footer: siteFooter(locale),
  });
}
