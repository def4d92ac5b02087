import { htmlPart } from './html-part.ts';
import type { Letter } from './letter-content.ts';
import { textPart } from './text-part.ts';

/** A letter as the parts of a mail. */
export function renderLetter(letter: Letter): { subject: string; html: string; text: string } {
  return { subject: letter.subject, html: htmlPart(letter), text: textPart(letter) };
}
