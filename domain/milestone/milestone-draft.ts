import * as z from 'zod';
import { factNameSchema } from '../catalogue/fact.ts';
import { type MilestoneReached, milestoneReachedSchema } from '../plan/milestone.ts';
import { planSummarySchema } from '../plan/plan.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { toldBeforeSchema } from './told-before.ts';

/** A milestone being prepared: edited and previewed until it is triggered. */
export const milestoneDraftSchema = z.strictObject({
  content: milestoneReachedSchema,
  /** Incremented by each change; prevents lost updates. */
  version: z.int().min(1),
  at: z.int().min(0),
  /** Who answers for the machines that wrote in it: none of them approves what becomes of it. */
  draftedFor: z.array(personal(plainText(254), 'actor')).optional(),
});
export type MilestoneDraft = z.infer<typeof milestoneDraftSchema>;

/** How one organisation's part differs from the previous preview. */
const changeSchema = z.strictObject({
  organisation: z.string(),
  before: z.strictObject({ mails: z.int(), gaps: z.int() }).optional(),
  after: z.strictObject({ mails: z.int(), gaps: z.int() }).optional(),
});

/** Those of one organisation who hold an old value of a fact that a milestone changes. */
export const holdersToldSchema = z.strictObject({
  organisation: z.string(),
  /** People to whom its own mails tell the new value. */
  byItself: z.int(),
  /** Corrections that follow, to the others and to whoever is asked to tell again, and such tasks. */
  mails: z.int(),
  tasks: z.int(),
});
export type HoldersTold = z.infer<typeof holdersToldSchema>;

/** What triggering a draft would send, as last previewed. */
export const draftPreviewSchema = z.strictObject({
  /** The previewed version of the draft, and when; ms. */
  version: z.int(),
  at: z.int().min(0),
  hash: z.string(),
  parts: z.array(planSummarySchema),
  /** Who has been told of this kind of milestone before. */
  told: z.array(toldBeforeSchema).optional(),
  /** Who holds an old value of a fact that it changes. */
  holders: z.array(holdersToldSchema).optional(),
  /** The facts that are no longer known once it is told. */
  clears: z.array(factNameSchema).optional(),
  /** Differences from the previous preview; absent in the first. */
  changes: z.array(changeSchema).optional(),
});
export type DraftPreview = z.infer<typeof draftPreviewSchema>;

/** Stores drafts, each with its latest preview. */
export interface MilestoneDrafts {
  find(rollout: string, id: string): Promise<MilestoneDraft | undefined>;
  ofRollout(rollout: string): Promise<MilestoneDraft[]>;
  /**
   * Stores a draft if its version follows the stored one (1 for a new draft); false if another writer came
   * first.
   */
  save(draft: MilestoneDraft): Promise<boolean>;
  preview(draft: Pick<MilestoneReached, 'rollout' | 'id'>): Promise<DraftPreview | undefined>;
  keepPreview(draft: Pick<MilestoneReached, 'rollout' | 'id'>, preview: DraftPreview): Promise<void>;
}
