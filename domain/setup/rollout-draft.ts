import * as z from 'zod';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { personal } from '../shared/personal.ts';

/** Anything: what is wrong with it is said by the schemas of what it is to become. */
const writtenSchema = z.record(z.string(), personal(z.unknown(), 'words'));

/**
 * A rollout being written: a part of what its file has, of the same shape. `texts` are by topic and language as the
 * folder of messages is; people are not in it, as they are not in the file.
 */
export const draftDocumentSchema = z.strictObject({
  rollout: writtenSchema,
  catalogue: writtenSchema,
  texts: z.record(z.string(), writtenSchema),
  organisations: z.array(writtenSchema),
});
export type DraftDocument = z.infer<typeof draftDocumentSchema>;

/** Where a draft begins: with nothing, or with parts of a catalogue. */
export const starterSchema = z.union([
  z.strictObject({ from: z.enum(['nothing', 'reference']) }),
  z.strictObject({ from: z.literal('rollout'), rollout: rolloutIdSchema }),
]);
export type Starter = z.infer<typeof starterSchema>;

/** A rollout being made in the console, until it is loaded. Its id becomes that of the rollout and its catalogue. */
export const rolloutDraftSchema = z.strictObject({
  id: rolloutIdSchema,
  document: draftDocumentSchema,
  starter: starterSchema,
  /** Incremented by each change; prevents lost updates. */
  version: z.int().min(1),
  /** The last change: by whom (address), and when; ms. */
  by: personal(z.string(), 'actor'),
  at: z.int().min(0),
});
export type RolloutDraft = z.infer<typeof rolloutDraftSchema>;

/** Stores rollouts that are being made. */
export interface RolloutDrafts {
  find(id: string): Promise<RolloutDraft | undefined>;
  /** All of them, by id. */
  list(): Promise<RolloutDraft[]>;
  /** Stores a draft if its version follows the stored one (1 for a new draft); else false, without effect. */
  save(draft: RolloutDraft): Promise<boolean>;
  /** Ends a draft, if it is the version that was seen; else false, without effect. */
  drop(draft: Pick<RolloutDraft, 'id' | 'version'>): Promise<boolean>;
}
