import type { RestoreHold } from '../../../domain/mail/restore.ts';
import { goesOnBy, type SendingHold } from '../../../domain/mail/sending-hold.ts';
import type { UserRole } from '../../../domain/rollout/user.ts';
import { type Html, html } from '../../shared/html.ts';
import type { Language } from '../../words/languages.ts';
import { sendingWords } from '../../words/sending.gen.ts';
import { momentText } from './instant.ts';

/** Why mail does not leave at the moment. */
export type WhyHeld = {
  holds: readonly SendingHold[];
  /** Why all mail waits until a coordinator resumes it. */
  restoreHolds: RestoreHold | undefined;
};

/** Why mail does not leave at the moment, and what to do: for those who can see to it, and for local leads. */
export function sendingNotice(
  { holds, restoreHolds, roles }: WhyHeld & { roles: readonly UserRole[] },
  locale: Language,
): Html {
  if (holds.length === 0 && !restoreHolds) return html``;
  const say = sendingWords(locale);
  if (roles.every((role) => role === 'local-lead'))
    return html`<div class="hold" role="status"><p><strong>${say('heldTitle')}</strong> ${say(
      'heldForLead',
    )}</p></div>`;
  const each = shownOnce(holds).map((hold) => {
    const { reason, sender } = hold;
    const title = sender === undefined ? say('heldTitle') : say('heldSender', { sender });
    return html`<p><strong>${title}</strong> ${say(`held.${reason}`)} <span class="quiet">${goesOn(
      hold,
      locale,
    )}</span></p>`;
  });
  const restored = restoreHolds
    ? restoreNotice(restoreHolds, { mayGoOn: roles.includes('coordinator'), locale })
    : html``;
  return html`<div class="hold" role="status">${restored}${each}</div>`;
}

function restoreNotice(why: RestoreHold, { mayGoOn, locale }: { mayGoOn: boolean; locale: Language }): Html {
  const say = sendingWords(locale);
  const next = mayGoOn
    ? html`<a href="/restore?lang=${locale}">${say('restoredLink')}</a>`
    : say('restoredNext');
  return html`<p><strong>${say('restoredTitle')}</strong> ${say(`heldFor.${why}`)} ${next}</p>`;
}

/** The day's quota may hold all mail, and all but the press: one sentence is enough. */
function shownOnce(holds: readonly SendingHold[]): SendingHold[] {
  return [...new Map(holds.map((hold) => [`${hold.reason} ${hold.sender ?? ''}`, hold])).values()];
}

function goesOn(hold: SendingHold, locale: Language): string {
  const say = sendingWords(locale);
  const since = momentText(hold.since, locale);
  const by = goesOnBy(hold);
  return by === undefined
    ? say('heldGoesOn', { since })
    : say('heldGoesOnBy', { by: momentText(by, locale) });
}
