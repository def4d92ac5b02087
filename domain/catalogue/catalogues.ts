import * as z from 'zod';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import type { Catalogue } from './catalogue.ts';
import type { Text } from './text.ts';

/** One entry of a catalogue's history. */
export const catalogueEditionSchema = z.strictObject({
  version: z.string(),
  /** The version it was derived from. */
  after: z.string(),
  by: personal(plainText(120), 'actor'),
  at: z.int().min(0),
  /** The kind of change, and the id of the topic, group or milestone; for a whole file, of the rollout. */
  what: z.enum(['text', 'group', 'message', 'milestone', 'file']),
  of: z.string(),
});
export type CatalogueEdition = z.infer<typeof catalogueEditionSchema>;

/** A catalogue with its texts; `version` is the digest of both. */
export type CatalogueVersion = { version: string; catalogue: Catalogue; texts: Text[] };

/** Stores catalogues: every version permanently, one of them current. */
export interface Catalogues {
  /** The version used for new milestones. */
  currentVersion(id: string): Promise<string | undefined>;
  /** One version. Versions are immutable and may be cached indefinitely. */
  load(id: string, version: string): Promise<CatalogueVersion | undefined>;
  /** One version without its texts, which are most of it. */
  withoutTexts(id: string, version: string): Promise<Catalogue | undefined>;
  /** Stores a version and makes it current. */
  publish(version: CatalogueVersion): Promise<void>;
  /** Stores a version and makes it current if `after` still is; false if another writer came first. */
  revise(version: CatalogueVersion, edition: Omit<CatalogueEdition, 'version'>): Promise<boolean>;
  /** Edits, newest first. */
  history(id: string): Promise<CatalogueEdition[]>;
}
