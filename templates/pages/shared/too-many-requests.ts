import { html } from '../../shared/html.ts';
import { frameWords } from '../../words/frame.gen.ts';
import { DEFAULT_LANGUAGE, LANGUAGE_CODES } from '../../words/languages.ts';

/** The page of the firewall, which knows no reader's language: in all of them, at most 4 KB. */
export function tooManyRequestsPage(): string {
  const sentences = LANGUAGE_CODES.map(
    (language) => html`<p lang="${language}">${frameWords(language)('tooManyRequests')}</p>`,
  );
  return html`<!DOCTYPE html>
<html lang="${DEFAULT_LANGUAGE}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Budkavle</title>
</head>
<body>
${sentences}
</body>
</html>
`.markup;
}
