import { RECIPIENT_NAME, UNSUBSCRIBE_LINK, type Variant } from '../../domain/variant.ts';
import { escapeHtml } from '../html.ts';

/** The words of a variant as one recipient reads them; their own link for leaving a list is shown as `leaveLink`. */
export function readAs(
  { subject, html, text }: Pick<Variant, 'subject' | 'html' | 'text'>,
  { name, leaveLink }: { name: string; leaveLink: string },
): { subject: string; html: string; text: string } {
  const own = (words: string, write: (value: string) => string) =>
    words.replaceAll(RECIPIENT_NAME, () => write(name)).replaceAll(UNSUBSCRIBE_LINK, () => write(leaveLink));
  const plain = (value: string) => value;
  return { subject: own(subject, plain), html: own(html, escapeHtml), text: own(text, plain) };
}
