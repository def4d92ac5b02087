import { OWN_TASK_LINKS } from '../../domain/links/task-mark.ts';
import { QUESTION_LINK, RECIPIENT_NAME, UNSUBSCRIBE_LINK, type Variant } from '../../domain/mail/variant.ts';
import { escapeHtml } from '../shared/html.ts';

/** A variant's text as one recipient reads it; personal links are shown as `ownLink`. */
export function readAs(
  { subject, html, text }: Pick<Variant, 'subject' | 'html' | 'text'>,
  { name, ownLink }: { name: string; ownLink: string },
): { subject: string; html: string; text: string } {
  const own = (words: string, write: (value: string) => string) =>
    words
      .replaceAll(RECIPIENT_NAME, () => write(name))
      .replaceAll(UNSUBSCRIBE_LINK, () => write(ownLink))
      .replaceAll(QUESTION_LINK, () => write(ownLink))
      .replaceAll(OWN_TASK_LINKS, () => write(ownLink));
  const plain = (value: string) => value;
  return { subject: own(subject, plain), html: own(html, escapeHtml), text: own(text, plain) };
}
