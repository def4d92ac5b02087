import { withFacts } from '../../domain/catalogue/text.ts';
import type { RenderPressMail } from '../../domain/press/press-mail.ts';
import { pressHtml } from './press-html.ts';
import { pressLetter } from './press-letter.ts';
import { pressText } from './press-text.ts';
import { pressWordsFor } from './words.ts';

/**
 * Renders a press mail. `UNSUBSCRIBE_LINK` is the placeholder for the recipient's link; everything else is
 * escaped.
 * @throws {InvalidInput} if a text links to anything but https or mailto
 */
export const renderPressMail: RenderPressMail = (content) => {
  const letter = pressLetter(content);
  const { of } = pressWordsFor(content.locale);
  return {
    subject: letter.subject,
    html: pressHtml(letter),
    text: pressText(letter),
    list: withFacts(of.list, { service: content.service }),
  };
};
