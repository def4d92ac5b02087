import type { Contact } from '../../contacts/contact.ts';
import type { Deliveries, Delivery } from '../../mail/delivery.ts';
import { OPEN, TAKEN } from '../../mail/delivery-states.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { pressDispatchId } from '../press-mail.ts';
import { hasBeenPublic, type PressReleases, type PressVersion } from '../press-version.ts';

export type FindEarlierRecipientsPorts = { pressReleases: PressReleases; deliveries: Deliveries };

/** `stillLeaving`: mails of an earlier version without an outcome yet. */
export type EarlierRecipients = { contacts: Contact[]; stillLeaving: number };

/**
 * Everyone who may have received an earlier version: mails accepted, whatever happened later, or with an
 * unknown outcome.
 */
export async function findEarlierRecipients(
  versions: readonly PressVersion[],
  ports: FindEarlierRecipientsPorts,
): Promise<EarlierRecipients> {
  const contacts = new Map<string, Contact>();
  let stillLeaving = 0;
  for (const one of versions) {
    const { id, version, approvedHash } = one;
    const frozen =
      hasBeenPublic(one) && approvedHash ? await ports.pressReleases.frozen(id, approvedHash) : undefined;
    if (!frozen) continue;
    const mails = await ports.deliveries.ofOrganisation(
      pressDispatchId(id, version),
      frozen.page.organisation,
    );
    stillLeaving += mails.filter(({ outcome }) => OPEN.includes(outcome.state)).length;
    const held = new Set(mails.filter(mayBeHeld).map(({ address }) => recipientKey(address)));
    for (const { contact } of frozen.recipients) {
      const key = recipientKey(contact.address);
      if (held.has(key)) contacts.set(key, contact);
    }
  }
  const inOrder = [...contacts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { contacts: inOrder.map(([, contact]) => contact), stillLeaving };
}

/** Whether a mail may have been received: accepted, whatever happened later, or unknown. */
export function mayBeHeld({ outcome: { state } }: Delivery): boolean {
  return state === 'unknown' || TAKEN.includes(state);
}
