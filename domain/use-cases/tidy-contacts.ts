import { type Contact, contactId } from '../contact.ts';
import { type ContactRegister, STAGED_MILLIS } from '../contact-register.ts';
import { type ErasePersonPorts, erasePerson } from './erase-person.ts';
import { type LoadDirectoryPorts, loadDirectory } from './load-directory.ts';

export type TidyContactsPorts = LoadDirectoryPorts &
  ErasePersonPorts & { register: Pick<ContactRegister, 'staged' | 'drop'> };

/** Nobody's data are kept for longer than this after their roles ended. */
export const ENDED_KEPT_DAYS = 90;
const DAY_MILLIS = 86_400_000;
/** Who erases in the name of the rule. */
export const BY_RULE = 'budkavle';

export type TidyReport = { finished: number; dropped: number; erased: number; waiting: number };

/**
 * Looks after what people left: writes an import to its end that was committed and broken off, takes away files that nobody
 * confirmed, and erases whoever asked for it or has had no role for 90 days. Doing it again changes nothing.
 */
export async function tidyContacts(ports: TidyContactsPorts): Promise<TidyReport> {
  const { register, now } = ports;
  const { open } = await register.state();
  if (open !== undefined) await register.finish(open);
  const stale = (await register.staged()).filter(({ at }) => now() - at > STAGED_MILLIS);
  for (const { id } of stale) await register.drop(id);
  const report = { finished: open === undefined ? 0 : 1, dropped: stale.length, erased: 0, waiting: 0 };

  const { organisations } = await loadDirectory('all', ports);
  const { contacts } = await register.read([...organisations.keys()]);
  for (const contact of contacts.filter((each) => isOver(each, now()))) {
    const ref = { organisation: contact.organisation, id: contactId(contact), by: BY_RULE };
    const { kind } = await erasePerson(ref, ports);
    if (kind === 'erased') report.erased += 1;
    if (kind === 'waits') report.waiting += 1;
  }
  return report;
}

function isOver({ endedAt, erasureAskedAt }: Contact, now: number): boolean {
  return (
    erasureAskedAt !== undefined || (endedAt !== undefined && now - endedAt > ENDED_KEPT_DAYS * DAY_MILLIS)
  );
}
