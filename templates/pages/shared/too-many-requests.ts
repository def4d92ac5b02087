import { html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import { DEFAULT_LANGUAGE, LANGUAGE_CODES } from '../../words/languages.ts';

/**
 * The page of the firewall, which knows no reader's language and lets no style sheet through: in all of them, at most
 * 4 KB. The link asks for the same page again.
 */
export function tooManyRequestsPage(): string {
  const sentences = LANGUAGE_CODES.map(
    (language) =>
      html`<p lang="${language}">${frameWords(language)('tooManyRequests')} <a href="">${frameWords(language)(
        'tryAgain',
      )}</a></p>`,
  );
  return html`<!DOCTYPE html>
<html lang="${DEFAULT_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Budkavle</title>
<style>body { margin: 0 auto; padding: 2rem 1rem; max-width: 36rem; font: 1.125rem/1.6 system-ui, sans-serif }</style>
</head>
<body>
<h1>Budkavle</h1>
${sentences}
</body>
</html>
`.markup;
}
