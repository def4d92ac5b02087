import { digest } from '../../shared/digest.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { type Contact, contactId } from '../contact.ts';
import type { AuditEntry, ContactStore, ContactStoreChange } from '../contact-store.ts';

export type ChangeContactPorts = {
  contactStore: Pick<ContactStore, 'state' | 'read' | 'change' | 'finish'>;
  now: () => number;
};

/** A person at an organisation, and the user who makes the change. */
export type ContactRef = { organisation: string; id: string; by: string };

/** The writes to make, and the result to return. */
export type ContactDecision<R> = {
  write?: Pick<ContactStoreChange, 'put' | 'remove'> &
    Pick<AuditEntry, 'did' | 'reason'> & { contact?: string };
  result: R;
};

/**
 * Applies a pure decision to an organisation's contacts, retrying on conflict, and records who did it.
 * Completes any open import first.
 */
export async function changeContact<R>(
  { organisation, id, by }: ContactRef,
  decide: (person: Contact | undefined, everybody: readonly Contact[]) => ContactDecision<R>,
  { contactStore, now }: ChangeContactPorts,
): Promise<R> {
  return retryLostRace('contacts', async () => {
    const { open } = await contactStore.state();
    if (open !== undefined) await contactStore.finish(open);
    const { version, contacts } = await contactStore.read([organisation]);
    const { write, result } = decide(
      contacts.find((contact) => contactId(contact) === id),
      contacts,
    );
    if (!write) return result;
    const { did, reason, contact = id, ...rows } = write;
    const entry = { organisation, contact, did, ...(reason ? { reason } : {}), by, at: now() };
    return (await contactStore.change({ version, ...rows, entry })) ? result : AGAIN;
  });
}

/** Version token of a form: if it differs on submit, the contact was changed in between. */
export function seenAs(contact: Contact): string {
  return digest(contact).slice(0, 26);
}
