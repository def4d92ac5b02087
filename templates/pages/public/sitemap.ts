import { html } from '../../shared/html.ts';
import { PAGE_LOCALES } from '../shared/words.ts';
import { inLanguage } from './site-page.ts';

/** A sitemap (https://www.sitemaps.org/protocol.html): every public page, in each language. */
export function sitemap(paths: readonly string[], origin: string): string {
  const pages = paths.flatMap((path) =>
    PAGE_LOCALES.map(
      (locale) => html`<url><loc>${origin}${inLanguage(path, locale)}</loc>${PAGE_LOCALES.map(
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
