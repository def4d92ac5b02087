import { type Html, html } from '../../shared/html.ts';
import { CONSOLE_STYLE_VERSION, SITE_STYLE_VERSION } from '../../styles/styles.gen.ts';
import { frameWords } from '../../words/frame.gen.ts';
import { LANGUAGE_CODES, LANGUAGES, type Language } from '../../words/languages.ts';
import { progressBar } from './progress-bar.ts';

export type Frame = {
  locale: Language;
  title: string;
  /** The site or section, beside the logo. */
  place: Html;
  /** Navigation links. */
  navigation: Html;
  main: Html;
  /** Additional metadata in the head. */
  meta?: Html;
  footer?: Html;
  /** `site` for public, indexable pages. */
  style?: 'style' | 'site';
  /** URLs of our scripts. */
  scripts?: readonly string[];
  /** What is in front of the page, at the lower edge of the window. */
  foot?: Html;
};

/** The URL changes with the content, so that browsers and CloudFront may keep it for good. */
const SHEETS = {
  style: `/files/style.css?v=${CONSOLE_STYLE_VERSION}`,
  site: `/files/site.css?v=${SITE_STYLE_VERSION}`,
};

/** The frame of every page: head with logo, then content. No external resources; no script required. */
export function frame({
  locale,
  title,
  place,
  navigation,
  main,
  meta = html``,
  footer = html``,
  style = 'style',
  scripts = [],
  foot = html``,
}: Frame): string {
  const document = html`<!DOCTYPE html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Budkavle</title>
<link rel="icon" href="/files/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="${SHEETS[style]}">
${meta}${scripts.map((script) => html`<script src="${script}" defer></script>`)}</head>
<body>
<a class="skip" href="#content">${frameWords(locale)('skip')}</a>
<header>
${progressBar({ notches: [true, true, true], height: 20 })}
<div class="place">${place}</div>
${navigation}
</header>
<main id="content">
${main}
</main>
${footer}${foot}</body>
</html>
`;
  return document.markup;
}

/** The address of a page in a language, with what else it was asked for. */
export function inLanguage(path: string, locale: Language, query: Record<string, string> = {}): string {
  return `${path}?${new URLSearchParams({ ...query, lang: locale })}`;
}

/** Links to the other languages; `href` is the page. */
export function languageLinks(locale: Language, href: string): Html {
  const others = LANGUAGE_CODES.filter((language) => language !== locale);
  return html`${others.map(
    (other) =>
      html`<a href="${inLanguage(href, other)}" lang="${other}" hreflang="${other}">${LANGUAGES[other].name}</a>`,
  )}`;
}
