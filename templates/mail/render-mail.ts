import type { RenderMail } from '../../domain/mail/variant.ts';
import { htmlPart } from './html-part.ts';
import { letter } from './letter.ts';
import { textPart } from './text-part.ts';

/**
 * Gives a mail its form. The recipient's name stands once in each part as `RECIPIENT_NAME`, and in a mail that may be left
 * the recipient's link as `UNSUBSCRIBE_LINK`; everything else is escaped.
 * @throws {InvalidInput} where a text refers to a fact that is not there, or links to anything but https or mailto
 */
export const renderMail: RenderMail = (content) => {
  const words = letter(content);
  return { subject: words.subject, html: htmlPart(words), text: textPart(words) };
};
