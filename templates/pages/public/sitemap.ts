import { html } from '../../shared/html.ts';
import { LANGUAGE_CODES } from '../../words/languages.ts';
import { inLanguage } from '../shared/frame.ts';

/** A sitemap (https://www.sitemaps.org/protocol.html): every public page, in each language. */
export function sitemap(paths: readonly string[], origin: string): string {
  const pages = paths.flatMap((path) =>
    LANGUAGE_CODES.map(
      (locale) => html`<url><loc>${origin}${inLanguage(path, locale)}</loc>${LANGUAGE_CODES.map(
        (other) =>
          html`<xhtml:link rel="alternate" hreflang="${other}" href="${origin}${inLanguage(path, other)}"/>`,
      )}</url>
`,
    ),
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages}</urlset>
`.markup;
}

/** What search engines may read: all of it, and where it is listed. Links that people get by mail stand nowhere. */
export function robots(origin: string): string {
  return `User-agent: *\nDisallow: /unsubscribe/\n\nSitemap: ${origin}/sitemap.xml\n`;
}
