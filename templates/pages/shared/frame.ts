import { type Html, html } from '../../shared/html.ts';
import { stick } from './stick.ts';
import { type PageLocale, speak } from './words.ts';

export type Frame = {
  locale: PageLocale;
  title: string;
  /** Whose page it is, beside the mark. */
  place: Html;
  /** Where one can go from here. */
  navigation: Html;
  main: Html;
  /** What else the head of the document tells those who read it by machine. */
  meta?: Html;
  footer?: Html;
  /** `site` for pages that everybody may see and find. */
  style?: 'style' | 'site';
  /** The address of a script of our own. */
  script?: string | undefined;
};

/** What all pages share: head with mark and place, then the content. No foreign resource, and nothing that needs a script. */
export function frame({
  locale,
  title,
  place,
  navigation,
  main,
  meta = html``,
  footer = html``,
  style = 'style',
  script,
}: Frame): string {
  const document = html`<!DOCTYPE html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Budkavle</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/${style}.css">
${meta}${script ? html`<script src="${script}" defer></script>` : html``}</head>
<body>
<a class="skip" href="#content">${speak(locale)('skip')}</a>
<header>
${stick({ notches: [true, true, true], height: 20 })}
<div class="place">${place}</div>
${navigation}
</header>
<main id="content">
${main}
</main>
${footer}</body>
</html>
`;
  return document.markup;
}

/** A link to the same page in the other language; `href` is the page. */
export function otherLanguage(locale: PageLocale, href: string): Html {
  const say = speak(locale);
  const other = say('otherLocale');
  return html`<a href="${href}?lang=${other}" lang="${other}" hreflang="${other}">${say('language')}</a>`;
}
