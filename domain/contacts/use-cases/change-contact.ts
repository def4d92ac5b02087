import { digest } from '../../shared/digest.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import { type Contact, contactId } from '../contact.ts';
import type { AuditEntry, ContactStore, ContactStoreChange } from '../contact-store.ts';

export type ChangeContactPorts = {
  register: Pick<ContactStore, 'state' | 'read' | 'change' | 'finish'>;
  now: () => number;
};

/** A person at an organisation, and who changes something about them. */
export type ContactRef = { organisation: string; id: string; by: string };

/** What is to be written, and what came of it. */
export type Decision<R> = {
  write?: Pick<ContactStoreChange, 'put' | 'remove'> &
    Pick<AuditEntry, 'did' | 'reason'> & { contact?: string };
  result: R;
};

/**
 * Changes somebody's data by a pure decision over everybody at the organisation, again where others were faster, and keeps
 * who did it. An import that is still being written is finished first.
 */
export async function changeContact<R>(
  { organisation, id, by }: ContactRef,
  decide: (person: Contact | undefined, everybody: readonly Contact[]) => Decision<R>,
  { register, now }: ChangeContactPorts,
): Promise<R> {
  return retryLostRace('contacts', async () => {
    const { open } = await register.state();
    if (open !== undefined) await register.finish(open);
    const { version, contacts } = await register.read([organisation]);
    const { write, result } = decide(
      contacts.find((contact) => contactId(contact) === id),
      contacts,
    );
    if (!write) return result;
    const { did, reason, contact = id, ...rows } = write;
    const deed = { organisation, contact, did, ...(reason ? { reason } : {}), by, at: now() };
    return (await register.change({ version, ...rows, deed })) ? result : AGAIN;
  });
}

/** What a form was filled in over: when it is another by then, somebody else has changed the person meanwhile. */
export function seenAs(contact: Contact): string {
  return digest(contact).slice(0, 26);
}
