import * as z from 'zod';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { DAY_MILLIS } from '../shared/duration.ts';
import { personal } from '../shared/personal.ts';
import type { Contact } from './contact.ts';
import { type ContactChange, changeCountsSchema, importModeSchema } from './contact-changes.ts';
import { LEFT_OUT } from './contact-columns.ts';

/**
 * `checked`: staged, nothing changed yet. `committed`: effective, rows are being written. `done`: written.
 * `dropped`: not confirmed in time.
 */
export const importStateSchema = z.enum(['checked', 'committed', 'done', 'dropped']);
export type ImportState = z.infer<typeof importStateSchema>;

/** A validated contact file and its base version. It contains no personal data. */
export const contactImportSchema = z.strictObject({
  id: z.string(),
  state: importStateSchema,
  mode: importModeSchema,
  /** The one organisation that the importer may change. */
  scope: organisationCodeSchema.optional(),
  /**
   * Digest of the file's bytes; digest of the contacts compared with, and the register's version at that
   * time.
   */
  file: z.string(),
  against: z.string(),
  version: z.int().min(0),
  organisations: z.array(organisationCodeSchema),
  /** Columns of the file that are not kept. */
  leftOut: z.array(z.enum(LEFT_OUT)).optional(),
  counts: changeCountsSchema,
  checkedBy: personal(z.string(), 'actor'),
  checkedAt: z.int().min(0),
  committedBy: personal(z.string(), 'actor').optional(),
  committedAt: z.int().min(0).optional(),
});
export type ContactImport = z.infer<typeof contactImportSchema>;

/** How long an unconfirmed file is kept. */
export const STAGED_MILLIS = DAY_MILLIS;

/** Reason for erasure (GDPR article 17.1); an enum, since free text could name the person again. */
export const erasureReasonSchema = z.enum(['asked-for', 'no-longer-needed', 'unlawful', 'mistake']);
export type ErasureReason = z.infer<typeof erasureReasonSchema>;

/** What was done with personal data, and by whom; never contains the person's name or address. */
export const auditEntrySchema = z.strictObject({
  organisation: organisationCodeSchema,
  contact: z.string(),
  did: z.enum(['added', 'changed', 'ended', 'exported', 'erased', 'erasing']),
  reason: erasureReasonSchema.optional(),
  by: personal(z.string(), 'actor'),
  at: z.int().min(0),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Contacts to write or delete together, conditional on the register's version. */
export type ContactStoreChange = {
  version: number;
  put?: readonly Contact[];
  remove?: readonly { organisation: string; id: string }[];
  entry: AuditEntry;
};

/**
 * All contacts under one version. Every change raises it, which prevents lost updates; an import takes effect
 * with one write, whatever its size.
 */
export interface ContactStore {
  /** The version, and any import that is committed but not fully written. */
  state(): Promise<{ version: number; open: string | undefined }>;
  /** Everyone at these organisations, ended roles included, as a consistent snapshot of one version. */
  read(organisations: readonly string[]): Promise<{ version: number; contacts: Contact[] }>;
  /** False, without effect, if the version differs or an import is open. */
  change(change: ContactStoreChange): Promise<boolean>;
  /** Records an action that changes no contact. */
  note(entry: AuditEntry): Promise<void>;
  auditTrail(organisation: string): Promise<AuditEntry[]>;
  /** Stores a checked import and its changes; idempotent. */
  stage(checked: ContactImport, changes: readonly ContactChange[]): Promise<void>;
  findImport(id: string): Promise<ContactImport | undefined>;
  /** The changes of an import; empty once they are written. */
  changesOf(id: string): Promise<ContactChange[]>;
  /** Imports that still hold personal data, and since when (ms). */
  staged(): Promise<{ id: string; at: number }[]>;
  /** Deletes the staged changes of an uncommitted import, which can then no longer be committed. */
  drop(id: string): Promise<void>;
  /** Commits a checked import at this version; false if another writer came first. */
  commit(id: string, by: { version: number; by: string; at: number }): Promise<boolean>;
  /**
   * Writes the changes of a committed import, deletes its staged data and closes it. Idempotent and safe to
   * run concurrently.
   */
  finish(id: string): Promise<void>;
}
