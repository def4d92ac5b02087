import type { RenderPressMail } from '../../domain/press/press-mail.ts';
import { languageFor } from '../words/languages.ts';
import { pressMailWords } from '../words/press-mail.gen.ts';
import { pressHtml } from './press-html.ts';
import { pressLetter } from './press-letter.ts';
import { pressText } from './press-text.ts';

/**
 * Renders a press mail. `UNSUBSCRIBE_LINK` is the placeholder for the recipient's link; everything else is
 * escaped.
 * @throws {InvalidInput} if a text links to anything but https or mailto
 */
export const renderPressMail: RenderPressMail = (content) => {
  const letter = pressLetter(content);
  return {
    subject: letter.subject,
    html: pressHtml(letter),
    text: pressText(letter),
    list: pressMailWords(languageFor(content.locale))('list', { service: content.service }),
  };
};
