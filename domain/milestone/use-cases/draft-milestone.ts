import type { SendingCheck } from '../../mail/mail-account.ts';
import { clearedNames } from '../../plan/cleared-facts.ts';
import type { MilestoneReached } from '../../plan/milestone.ts';
import type { PlanSummary } from '../../plan/plan.ts';
import type { DraftPreview, MilestoneDraft, MilestoneDrafts } from '../milestone-draft.ts';
import { type PreviewMark, previewDifference } from '../preview-difference.ts';
import { type AcceptMilestonePorts, acceptMilestone } from './accept-milestone.ts';
import { type CheckDispatchPorts, checkDispatch } from './check-dispatch.ts';
import { type PreviewMilestonePorts, previewMilestone, type Refused } from './preview-milestone.ts';
import type { CannotSend } from './trigger-milestone.ts';

export type DraftMilestonePorts = PreviewMilestonePorts & { drafts: MilestoneDrafts };

export type Drafted =
  | { kind: 'drafted'; draft: MilestoneDraft; preview: DraftPreview }
  | Refused
  /** Somebody else changed the draft in the meantime. */
  | { kind: 'changed' };

/**
 * Stores a draft and the preview of what it would send. `from` is the version that was edited, 0 for a new
 * draft. Nothing is planned or sent. A draft that gives no reason to tell again is kept for those who have not been
 * told. `draftedFor`: who answers for the machine that writes it, if one does; that stays with all later versions.
 */
export async function draftMilestone(
  { content, from, draftedFor }: { content: MilestoneReached; from: number; draftedFor?: string | undefined },
  ports: DraftMilestonePorts,
): Promise<Drafted> {
  const previewed = await previewMilestone(content, ports);
  if (previewed.kind === 'refused') return previewed;
  const { hash, parts, told, holders, milestone } = previewed;
  const isNarrowed = told.length > 0 && !content.again;
  const kept = isNarrowed ? { ...content, organisations: milestone.organisations } : content;
  const known = from === 0 ? undefined : await ports.drafts.find(content.rollout, content.id);
  const makers = [...new Set([...(known?.draftedFor ?? []), ...(draftedFor ? [draftedFor] : [])])];
  const draft: MilestoneDraft = {
    ...{ content: kept, version: from + 1, at: ports.now() },
    ...(makers.length > 0 ? { draftedFor: makers } : {}),
  };
  if (!(await ports.drafts.save(draft))) return { kind: 'changed' };
  const before = await ports.drafts.preview(content);
  const preview: DraftPreview = {
    version: draft.version,
    at: draft.at,
    hash,
    parts,
    ...(told.length > 0 ? { told } : {}),
    ...(holders.length > 0 ? { holders } : {}),
    ...(milestone.clears ? { clears: clearedNames(milestone) } : {}),
    ...(before ? { changes: previewDifference(marksOf(before.parts), marksOf(parts)) } : {}),
  };
  await ports.drafts.keepPreview(content, preview);
  return { kind: 'drafted', draft, preview };
}

export type TriggerDraftPorts = DraftMilestonePorts & AcceptMilestonePorts & CheckDispatchPorts;

export type Triggered =
  | { kind: 'triggered'; milestone: string }
  | Refused
  | CannotSend
  /** The preview is out of date. Nothing was triggered; the new preview is stored. */
  | { kind: 'changed' }
  | { kind: 'not-there' };

/**
 * Triggers a draft, bound to the previewed hash: texts, recipients and obligations must be unchanged. A
 * repeated submit gives the same milestone.
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
    const { stops } = await checkPreview(content.rollout, drafted.preview, ports);
    if (stops.length > 0) return { kind: 'cannot-send', problems: stops };
  }
  const { draftedFor } = draft;
  const report = { at: ports.now(), byHand: true, ...(draftedFor ? { draftedFor } : {}) };
  const taken = await acceptMilestone(content, report, ports);
  return taken.kind === 'refused' ? taken : { kind: 'triggered', milestone: id };
}

/** Whether the mails of a preview may begin to leave now. */
export async function checkPreview(
  rollout: string,
  { parts }: Pick<DraftPreview, 'parts'>,
  ports: Pick<TriggerDraftPorts, 'rollouts' | 'mailAccounts'>,
): Promise<SendingCheck> {
  const from = (await ports.rollouts.find(rollout))?.from ?? '';
  const mails = parts.reduce((total, { deliveries }) => total + deliveries, 0);
  return await checkDispatch({ from, mails }, ports);
}

function marksOf(parts: readonly PlanSummary[]): PreviewMark[] {
  return parts.map(({ organisation, hash, deliveries, gaps }) => ({
    organisation,
    hash,
    mails: deliveries,
    gaps: gaps.length,
  }));
}
