import { digest } from '../../shared/digest.ts';
import { NotFound } from '../../shared/errors.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import type { ImportScope } from '../contact-import.ts';
import { type ContactImport, type ContactStore, STAGED_MILLIS } from '../contact-store.ts';

export type ImportContactsPorts = {
  contactStore: Pick<ContactStore, 'state' | 'read' | 'findImport' | 'commit' | 'finish'>;
  now: () => number;
};

/** `changed`: the same contacts were changed after the check. `expired`: not confirmed in time. */
export type ImportResult = 'done' | 'changed' | 'expired';

/**
 * Commits a checked import with one write, then writes its rows. A crash before the commit changes nothing;
 * after it, the next reader or writer completes the import. Idempotent.
 * @throws {NotFound} if this user has no such import
 */
export async function importContacts(
  { id, scope, by }: { id: string; scope: ImportScope; by: string },
  { contactStore, now }: ImportContactsPorts,
): Promise<ImportResult> {
  return retryLostRace('contacts', async () => {
    const checked = await findOwnImport(id, scope, contactStore);
    if (checked.state === 'done') return 'done';
    if (checked.state === 'dropped' || isStale(checked, now())) return 'expired';
    const { open, version } = await contactStore.state();
    // Of two imports, the earlier one is completed first.
    if (open !== undefined) await contactStore.finish(open);
    if (open === id) return 'done';
    const seen = version === checked.version ? version : await versionOf(checked, contactStore);
    if (seen === undefined) {
      // The change may come from this very import, confirmed twice concurrently.
      return (await findOwnImport(id, scope, contactStore)).state === 'checked' ? 'changed' : AGAIN;
    }
    if (!(await contactStore.commit(id, { version: seen, by, at: now() }))) return AGAIN;
    await contactStore.finish(id);
    return 'done';
  });
}

/**
 * An import within this user's scope.
 * @throws {NotFound} with the same message for a missing import and one outside the scope
 */
export async function findOwnImport(
  id: string,
  scope: ImportScope,
  contactStore: Pick<ContactStore, 'findImport'>,
): Promise<ContactImport> {
  const found = await contactStore.findImport(id);
  if (!found || (scope !== 'all' && found.scope !== scope)) throw new NotFound('import does not exist');
  return found;
}

function isStale({ state, checkedAt }: ContactImport, now: number): boolean {
  return state === 'checked' && now - checkedAt > STAGED_MILLIS;
}

/** The current version if the contacts still equal those checked against; else undefined. */
async function versionOf(
  { organisations, against }: ContactImport,
  contactStore: Pick<ContactStore, 'read'>,
): Promise<number | undefined> {
  const { version, contacts } = await contactStore.read(organisations);
  return digest(contacts) === against ? version : undefined;
}
