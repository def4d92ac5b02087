import type { MilestoneReached } from '../../plan/milestone.ts';
import type { PlanSummary } from '../../plan/plan.ts';
import type { DraftPreview, MilestoneDraft, MilestoneDrafts } from '../milestone-draft.ts';
import { type PreviewMark, previewDifference } from '../preview-difference.ts';
import { type AcceptMilestonePorts, acceptMilestone } from './accept-milestone.ts';
import { type PreviewMilestonePorts, previewMilestone, type Refused } from './preview-milestone.ts';

export type DraftMilestonePorts = PreviewMilestonePorts & { drafts: MilestoneDrafts };

export type Drafted =
  | { kind: 'drafted'; draft: MilestoneDraft; preview: DraftPreview }
  | Refused
  /** Somebody else changed the draft since it was looked at. */
  | { kind: 'changed' };

/**
 * Keeps a draft and the preview of what it would send. `from` is the version that the writer has seen, 0 for a new one. Nothing
 * is planned and nothing leaves.
 */
export async function draftMilestone(
  { content, from }: { content: MilestoneReached; from: number },
  ports: DraftMilestonePorts,
): Promise<Drafted> {
  const previewed = await previewMilestone(content, ports);
  if (previewed.kind === 'refused') return previewed;
  const draft = { content, version: from + 1, at: ports.now() };
  if (!(await ports.drafts.save(draft))) return { kind: 'changed' };
  const before = await ports.drafts.preview(content);
  const { hash, parts } = previewed;
  const preview: DraftPreview = {
    version: draft.version,
    at: draft.at,
    hash,
    parts,
    ...(before ? { changes: previewDifference(marksOf(before.parts), marksOf(parts)) } : {}),
  };
  await ports.drafts.keepPreview(content, preview);
  return { kind: 'drafted', draft, preview };
}

export type TriggerDraftPorts = DraftMilestonePorts & AcceptMilestonePorts;

export type Triggered =
  | { kind: 'triggered'; milestone: string }
  | Refused
  /** What would leave is no longer what was looked at. Nothing was triggered; the new preview is kept. */
  | { kind: 'changed' }
  | { kind: 'not-there' };

/**
 * Triggers a draft, bound to the hash that was looked at: texts, recipients and obligations must still be exactly those. A second
 * press of the button is the same milestone.
 */
export async function triggerDraft(
  { rollout, id, hash, by }: { rollout: string; id: string; hash: string; by: string },
  ports: TriggerDraftPorts,
): Promise<Triggered> {
  const draft = await ports.drafts.find(rollout, id);
  if (!draft) return { kind: 'not-there' };
  const known = await ports.milestones.find(id);
  const content = { ...draft.content, triggeredBy: known?.triggeredBy ?? by };
  if (!known) {
    const drafted = await draftMilestone({ content, from: draft.version }, ports);
    if (drafted.kind !== 'drafted') return drafted;
    if (drafted.preview.hash !== hash) return { kind: 'changed' };
  }
  const taken = await acceptMilestone(content, ports.now(), ports);
  return taken.kind === 'refused' ? taken : { kind: 'triggered', milestone: id };
}

function marksOf(parts: readonly PlanSummary[]): PreviewMark[] {
  return parts.map(({ organisation, hash, deliveries, gaps }) => ({
    organisation,
    hash,
    mails: deliveries,
    gaps: gaps.length,
  }));
}
