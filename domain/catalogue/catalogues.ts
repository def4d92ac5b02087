import * as z from 'zod';
import { plainText } from '../shared/plain-text.ts';
import type { Catalogue } from './catalogue.ts';
import type { Text } from './text.ts';

/** A version of a catalogue in its history. */
export const catalogueEditionSchema = z.strictObject({
  version: z.string(),
  /** The version that it was made from. */
  after: z.string(),
  by: plainText(120),
  at: z.int().min(0),
  /** What was changed: the kind of change, and the topic, group or milestone; a whole file has its rollout. */
  what: z.enum(['text', 'group', 'message', 'milestone', 'file']),
  of: z.string(),
});
export type CatalogueEdition = z.infer<typeof catalogueEditionSchema>;

/** A catalogue with the texts of its messages; `version` is the digest of both. */
export type CatalogueVersion = { version: string; catalogue: Catalogue; texts: Text[] };

/** Where catalogues are kept: every version for ever, one of them current. */
export interface Catalogues {
  /** The version in force for new milestones. */
  currentVersion(id: string): Promise<string | undefined>;
  /** A version whole: it never changes, so it may be cached without limit. */
  load(id: string, version: string): Promise<CatalogueVersion | undefined>;
  /** Stores a version and makes it current. */
  publish(version: CatalogueVersion): Promise<void>;
  /** Stores a version and makes it current only where `after` still is; false where somebody was faster. */
  revise(version: CatalogueVersion, edition: Omit<CatalogueEdition, 'version'>): Promise<boolean>;
  /** The changes that people made, newest first. */
  history(id: string): Promise<CatalogueEdition[]>;
}
