import { type Html, html } from '../shared/html.ts';
import { directionOf } from '../shared/lang-attributes.ts';
import { CONSOLE_STYLE } from '../styles/styles.gen.ts';

/** A page opened from a folder: inline styles, no other requests. */
export function standalone(title: string, locale: string, main: Html): string {
  const style: Html = { markup: CONSOLE_STYLE };
  const page = html`<!DOCTYPE html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main id="content">
${main}
</main>
</body>
</html>
`;
  return page.markup;
}
