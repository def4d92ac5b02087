import { digest, shortDigest } from '../../shared/digest.ts';
import { contactChanges, type ImportMode } from '../contact-changes.ts';
import type { ColumnChoice, ShownColumn } from '../contact-columns.ts';
import type { Directory } from '../contact-directory.ts';
import type { ReadSheet } from '../contact-file.ts';
import { type ImportProblem, type ImportScope, readContacts } from '../contact-import.ts';
import type { ContactImport, ContactStore } from '../contact-store.ts';

export type CheckContactsPorts = {
  contactStore: Pick<ContactStore, 'read' | 'stage'>;
  now: () => number;
};

/** A parsed file and the digest of its bytes. */
export type CheckContacts = {
  read: ReadSheet;
  file: string;
  mode: ImportMode;
  scope: ImportScope;
  by: string;
  directory: Directory;
  /** What a person has said of each column of the file. */
  choices?: readonly ColumnChoice[] | undefined;
};

export type CheckResult =
  | { kind: 'problems'; problems: ImportProblem[]; columns?: ShownColumn[] }
  | { kind: 'checked'; checked: ContactImport };

/**
 * Validates a contact file against the register and stages its changes for review. Changes no contact; a file
 * with any problem is not stored. The same file against unchanged contacts gives the same import.
 */
export async function checkContacts(
  { read, file, mode, scope, by, directory, choices }: CheckContacts,
  ports: CheckContactsPorts,
): Promise<CheckResult> {
  if (!read.ok) {
    const line = read.line === undefined ? {} : { line: read.line };
    return { kind: 'problems', problems: [{ path: '', ...read.fault, ...line }] };
  }
  const found = readContacts(read.sheet, directory, { scope, choices });
  const { contacts: wanted, problems, leftOut, columns, hasPhones = false } = found;
  if (problems.length > 0) return { kind: 'problems', problems, ...(columns ? { columns } : {}) };

  const organisations = [...new Set(wanted.map(({ organisation }) => organisation))].sort();
  const { version, contacts: current } = await ports.contactStore.read(organisations);
  const now = ports.now();
  const { changes, counts } = contactChanges({ current, wanted }, { mode, now, hasPhones });
  const against = digest(current);
  const checked: ContactImport = {
    id: shortDigest('contact-import', file, mode, scope, version, against, digest(choices ?? [])),
    state: 'checked',
    mode,
    ...(scope === 'all' ? {} : { scope }),
    file,
    against,
    version,
    organisations,
    ...(leftOut ? { leftOut } : {}),
    counts,
    checkedBy: by,
    checkedAt: now,
  };
  await ports.contactStore.stage(checked, changes);
  return { kind: 'checked', checked };
}
