import { digest } from '../../shared/digest.ts';
import { NotFound } from '../../shared/errors.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';
import type { ImportScope } from '../contact-import.ts';
import { type ContactImport, type ContactStore, STAGED_MILLIS } from '../contact-store.ts';

export type ImportContactsPorts = {
  register: Pick<ContactStore, 'state' | 'read' | 'findImport' | 'commit' | 'finish'>;
  now: () => number;
};

/** `changed`: somebody changed the same people since the file was checked. `expired`: it was kept too long. */
export type ImportResult = 'done' | 'changed' | 'expired';

/**
 * Makes a checked file true: one write, after which everybody reads all of it, and then the rows. Killed before that write
 * it has changed nothing; killed after it, whoever comes next writes the rest. Confirming again changes nothing.
 * @throws {NotFound} where there is no such import that this person may confirm
 */
export async function importContacts(
  { id, scope, by }: { id: string; scope: ImportScope; by: string },
  { register, now }: ImportContactsPorts,
): Promise<ImportResult> {
  return retryLostRace('contacts', async () => {
    const checked = await findOwnImport(id, scope, register);
    if (checked.state === 'done') return 'done';
    if (checked.state === 'dropped' || isStale(checked, now())) return 'expired';
    const { open, version } = await register.state();
    // Of two imports the one that came first is written before the other is looked at.
    if (open !== undefined) await register.finish(open);
    if (open === id) return 'done';
    const seen = version === checked.version ? version : await versionOf(checked, register);
    if (seen === undefined) {
      // It may be this very import that changed them, confirmed twice at the same time.
      return (await findOwnImport(id, scope, register)).state === 'checked' ? 'changed' : AGAIN;
    }
    if (!(await register.commit(id, { version: seen, by, at: now() }))) return AGAIN;
    await register.finish(id);
    return 'done';
  });
}

/**
 * An import of this person's scope.
 * @throws {NotFound} for one that is not there, and for one of somebody else's scope in the same words
 */
export async function findOwnImport(
  id: string,
  scope: ImportScope,
  register: Pick<ContactStore, 'findImport'>,
): Promise<ContactImport> {
  const found = await register.findImport(id);
  if (!found || (scope !== 'all' && found.scope !== scope)) throw new NotFound('there is no such import');
  return found;
}

function isStale({ state, checkedAt }: ContactImport, now: number): boolean {
  return state === 'checked' && now - checkedAt > STAGED_MILLIS;
}

/** The version at which the people are still those that the file was held against; undefined where they are not. */
async function versionOf(
  { organisations, against }: ContactImport,
  register: Pick<ContactStore, 'read'>,
): Promise<number | undefined> {
  const { version, contacts } = await register.read(organisations);
  return digest(contacts) === against ? version : undefined;
}
