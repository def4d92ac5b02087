import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import type { Contact } from './contact.ts';
import { type ContactChange, changeCountsSchema, importModeSchema } from './contact-changes.ts';

/**
 * `checked`: staged, nobody's data are changed. `committed`: it holds, and is being written. `done`: it is written.
 * `dropped`: nobody confirmed it in time.
 */
export const importStateSchema = z.enum(['checked', 'committed', 'done', 'dropped']);
export type ImportState = z.infer<typeof importStateSchema>;

/** A file of contacts that was read, found good and held against what was there. It names nobody. */
export const contactImportSchema = z.strictObject({
  id: z.string(),
  state: importStateSchema,
  mode: importModeSchema,
  /** The one organisation that whoever sent it may change. */
  scope: organisationCodeSchema.optional(),
  /** The digest of the file's bytes; that of the contacts which it was held against, and the register's version then. */
  file: z.string(),
  against: z.string(),
  version: z.int().min(0),
  organisations: z.array(organisationCodeSchema),
  counts: changeCountsSchema,
  checkedBy: z.string(),
  checkedAt: z.int().min(0),
  committedBy: z.string().optional(),
  committedAt: z.int().min(0).optional(),
});
export type ContactImport = z.infer<typeof contactImportSchema>;

/** How long a file that nobody has confirmed is kept. */
export const STAGED_MILLIS = 24 * 3_600_000;

/** Why somebody's data are erased (GDPR article 17.1); never in free words, which could name them again. */
export const erasureReasonSchema = z.enum(['asked-for', 'no-longer-needed', 'unlawful', 'mistake']);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;

/** What was done with somebody's data, by whom: never with a name or an address of theirs. */
export const auditEntrySchema = z.strictObject({
  organisation: organisationCodeSchema,
  contact: z.string(),
  did: z.enum(['added', 'changed', 'ended', 'exported', 'erased', 'erasing']),
  reason: erasureReasonSchema.optional(),
  by: z.string(),
  at: z.int().min(0),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Some contacts to be written or taken away together, only while the register is at this version. */
export type ContactStoreChange = {
  version: number;
  put?: readonly Contact[];
  remove?: readonly { organisation: string; id: string }[];
  deed: AuditEntry;
};

/**
 * All contacts as one thing that has versions. Whatever changes them raises the version, so that nobody writes over what
 * they have not seen; an import becomes true with one write, however many people are in it.
 */
export interface ContactStore {
  /** The version, and the import that is committed and not written whole yet. */
  state(): Promise<{ version: number; open: string | undefined }>;
  /** Everybody at these organisations, ended roles too, as they were together at one version. */
  read(organisations: readonly string[]): Promise<{ version: number; contacts: Contact[] }>;
  /** False where the register is at another version or has an open import; then nothing was done. */
  change(change: ContactStoreChange): Promise<boolean>;
  /** Keeps what was done without changing anybody. */
  note(deed: AuditEntry): Promise<void>;
  auditTrail(organisation: string): Promise<AuditEntry[]>;
  /** Keeps a checked import and what it would write; the same again changes nothing. */
  stage(checked: ContactImport, changes: readonly ContactChange[]): Promise<void>;
  findImport(id: string): Promise<ContactImport | undefined>;
  /** What an import will write; nothing once it is written. */
  changesOf(id: string): Promise<ContactChange[]>;
  /** The imports that hold a copy of people's data, and since when (ms). */
  staged(): Promise<{ id: string; at: number }[]>;
  /** Takes that copy away where the import was not committed; it cannot be from then on. */
  drop(id: string): Promise<void>;
  /** Makes a checked import true, at this version; false where others were faster. */
  commit(id: string, by: { version: number; by: string; at: number }): Promise<boolean>;
  /** Writes what a committed import holds, takes the copy away, and closes it. Doing it again, or two at once, does no harm. */
  finish(id: string): Promise<void>;
}
