import { type Html, html } from '../shared/html.ts';
import type { Letter } from './letter-content.ts';
import { linkText, markdownText } from './markdown-text.ts';

// Outlook takes addresses of up to 2,083 characters.
const LONGEST_BODY = 1_700;

/**
 * An address that opens a new mail with what is to be passed on, and with nothing that is the recipient's own; only
 * the titles and the way to the full texts where the whole is longer than mail programs take; undefined where there
 * is no such way.
 */
export function passOnAddress({
  subject,
  sections,
  whole,
}: Pick<Letter, 'subject' | 'sections' | 'whole'>): Html | undefined {
  const texts = sections
    .map(({ title, blocks }) => `${title}\n${unwrapped(markdownText(blocks))}`)
    .join('\n\n');
  const titles = sections.map(({ title }) => `- ${title}`).join('\n');
  const fits = encodeURIComponent(texts).length <= LONGEST_BODY;
  if (!fits && !whole) return undefined;
  const body = encodeURIComponent(`${fits ? texts : titles}\n\n`);
  // The placeholder of the full texts becomes their address when the mail leaves: all who share the mail share it.
  const more = whole ? `${encodeURIComponent(linkText('', whole.words))}${whole.mark}` : '';
  return { markup: html`mailto:?subject=${encodeURIComponent(subject)}&body=${body}`.markup + more };
}

/** Paragraphs and points on a line each: mail programs wrap them as wide as they are. */
function unwrapped(text: string): string {
  return text
    .replaceAll(/\n(?![\n-]|\d)/g, ' ')
    .replaceAll('\n ', '\n\n')
    .replaceAll(/ {2,}/g, ' ');
}
