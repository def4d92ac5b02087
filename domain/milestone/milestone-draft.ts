import * as z from 'zod';
import { type MilestoneReached, milestoneReachedSchema } from '../plan/milestone.ts';
import { planSummarySchema } from '../plan/plan.ts';

/** A milestone that somebody is about to report: looked at, changed, looked at again, and triggered. */
export const milestoneDraftSchema = z.strictObject({
  content: milestoneReachedSchema,
  /** Raised by each change, so that two who change at once do not overwrite one another. */
  version: z.int().min(1),
  at: z.int().min(0),
});
export type MilestoneDraft = z.infer<typeof milestoneDraftSchema>;

/** How one organisation's part differs from the preview before. */
const changeSchema = z.strictObject({
  organisation: z.string(),
  before: z.strictObject({ mails: z.int(), gaps: z.int() }).optional(),
  after: z.strictObject({ mails: z.int(), gaps: z.int() }).optional(),
});

/** What would leave if a draft were triggered, as it was last looked at. */
export const draftPreviewSchema = z.strictObject({
  /** The draft's version that was looked at, and when; ms. */
  version: z.int(),
  at: z.int().min(0),
  hash: z.string(),
  parts: z.array(planSummarySchema),
  /** What differs from the preview before; absent in the first. */
  changes: z.array(changeSchema).optional(),
});
export type DraftPreview = z.infer<typeof draftPreviewSchema>;

/** Where drafts are kept, each with the preview that somebody looked at last. */
export interface MilestoneDrafts {
  find(rollout: string, id: string): Promise<MilestoneDraft | undefined>;
  ofRollout(rollout: string): Promise<MilestoneDraft[]>;
  /** Keeps a draft whose version follows on the stored one (1 where there is none); false where somebody was faster. */
  save(draft: MilestoneDraft): Promise<boolean>;
  preview(draft: Pick<MilestoneReached, 'rollout' | 'id'>): Promise<DraftPreview | undefined>;
  keepPreview(draft: Pick<MilestoneReached, 'rollout' | 'id'>, preview: DraftPreview): Promise<void>;
}
