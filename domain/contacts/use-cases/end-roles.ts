import { isActive } from '../contact.ts';
import { type ChangeContactPorts, type ContactRef, changeContact, seenAs } from './change-contact.ts';

export type EndRolesResult = 'ended' | 'resumed' | 'changed' | 'unknown';

/**
 * Ends or restores all roles of a person. No new mail is planned for a person without roles; mail already
 * planned is still sent. Idempotent. `seen`: version token of the page.
 */
export async function endRoles(
  person: ContactRef & { seen: string; resume?: boolean },
  ports: ChangeContactPorts,
): Promise<EndRolesResult> {
  return changeContact<EndRolesResult>(
    person,
    (contact) => {
      if (!contact) return { result: 'unknown' };
      const result = person.resume ? 'resumed' : 'ended';
      if (isActive(contact) === (person.resume === true)) return { result };
      if (seenAs(contact) !== person.seen) return { result: 'changed' };
      const { endedAt: _ended, erasureAskedAt: _asked, ...active } = contact;
      const put = person.resume ? active : { ...contact, endedAt: ports.now() };
      return { write: { put: [put], did: person.resume ? 'changed' : 'ended' }, result };
    },
    ports,
  );
}
