import { goesOnBy, type SendingHold } from '../../../domain/mail/sending-hold.ts';
import { formatStockholm } from '../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { type SendingWords, sendingWords } from '../../words/sending.gen.ts';

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
  const each = shownOnce(holds).map((hold) => {
    const { reason, sender } = hold;
    const title = sender === undefined ? say('heldTitle') : say('heldSender', { sender });
    return html`<p><strong>${title}</strong> ${say(`held.${reason}`)} <span class="quiet">${goesOn(
      hold,
      say,
    )}</span></p>`;
  });
  return html`<div class="hold" role="status">${each}</div>`;
}

/** The day's quota may hold all mail, and all but the press: one sentence is enough. */
function shownOnce(holds: readonly SendingHold[]): SendingHold[] {
  return [...new Map(holds.map((hold) => [`${hold.reason} ${hold.sender ?? ''}`, hold])).values()];
}

function goesOn(hold: SendingHold, say: SendingWords): string {
  const since = formatStockholm(hold.since);
  const by = goesOnBy(hold);
  return by === undefined ? say('heldGoesOn', { since }) : say('heldGoesOnBy', { by: formatStockholm(by) });
}
