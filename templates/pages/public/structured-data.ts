import { type Html, html } from '../../shared/html.ts';

/**
 * A value as a block of JSON-LD. It is data: no browser runs it, and it is what the page allows no script
 * for. Whatever could end the block is written as an escape, which JSON reads as the same character.
 */
export function structuredData(value: unknown): Html {
  const json: Html = { markup: JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escaped) };
  return html`<script type="application/ld+json">${json}</script>\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
