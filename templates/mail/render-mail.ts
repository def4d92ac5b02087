import type { RenderMail } from '../../domain/mail/variant.ts';
import { correctionLetter } from './correction-letter.ts';
import { letter } from './letter.ts';
import { renderLetter } from './render-letter.ts';

/**
 * Renders a mail. Each part contains the placeholder `RECIPIENT_NAME` once, and `UNSUBSCRIBE_LINK` if the
 * mail is optional; everything else is escaped.
 * @throws {InvalidInput} if a text refers to a missing fact, or links to anything but https or mailto
 */
export const renderMail: RenderMail = (content) =>
  renderLetter('changes' in content ? correctionLetter(content) : letter(content));
