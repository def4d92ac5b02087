import { type Html, html } from '../html.ts';
import { stick } from './stick.ts';
import { type PageLocale, speak } from './words.ts';

export type Page = { locale: PageLocale; title: string; path: string; main: Html; links?: Html };

/** The frame around every page: head with mark, place and language, then the content. No script, no foreign resource. */
export function page({ locale, title, path, main, links = html`` }: Page): string {
  const say = speak(locale);
  const other = say('otherLocale');
  const document = html`<!DOCTYPE html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Budkavle</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#content">${say('skip')}</a>
<header>
${stick({ notches: [true, true, true], height: 20 })}
<div class="place">Budkavle <span class="quiet">${say('console')}</span></div>
<nav aria-label="${say('overview')}">${links}<a href="${path}?lang=${other}" lang="${other}" hreflang="${other}">${say('language')}</a></nav>
</header>
<main id="content">
${main}
</main>
</body>
</html>
`;
  return document.markup;
}

/** A page that says what went wrong and what to do next. */
export function problemPage(locale: PageLocale, problem: 'notFound' | 'failedPage'): string {
  const say = speak(locale);
  const main = html`<h1>${say(problem)}</h1><p><a href="/?lang=${locale}">${say(`${problem}Next`)}</a></p>`;
  return page({ locale, title: say(problem), path: '/', main });
}
