import type { SendingHold } from '../../../domain/mail/sending-hold.ts';
import { formatStockholm } from '../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { sendingWords } from '../../words/sending.gen.ts';

/** Why mail does not leave at the moment, and what to do: for those who can see to it, and for local leads. */
export function sendingNotice(
  holds: readonly SendingHold[],
  { locale, national }: { locale: Language; national: boolean },
): Html {
  const [first] = holds;
  if (!first) return html``;
  const say = sendingWords(locale);
  if (!national)
    return html`<div class="hold" role="status"><p><strong>${say('heldTitle')}</strong> ${say(
      'heldForLead',
    )}</p></div>`;
  const each = holds.map(({ reason, sender, since }) => {
    const title = sender === undefined ? say('heldTitle') : say('heldSender', { sender });
    return html`<p><strong>${title}</strong> ${say(`held.${reason}`)} <span class="quiet">${say(
      'heldGoesOn',
      {
        since: formatStockholm(since),
      },
    )}</span></p>`;
  });
  return html`<div class="hold" role="status">${each}</div>`;
}
