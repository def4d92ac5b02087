import * as z from 'zod';
import type { DraftPreview, MilestoneDraft } from '../../../../domain/milestone/milestone-draft.ts';
import { draftMilestone } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { apiRoute } from '../api-route.ts';
import { problemResponse } from '../problem.ts';
import { newMilestoneSchema } from './milestone-schemas.ts';
import { objectionProblem } from './milestones.ts';

const count = z.int().min(0);
const contentSchema = newMilestoneSchema.omit({ rollout: true });

const newDraftSchema = contentSchema
  .extend({
    from: count.default(0).meta({ description: 'The version that was edited; 0 for a new one.' }),
  })
  .meta({ id: 'NewDraft', description: 'A milestone that is being prepared.' });

const draftViewSchema = z
  .strictObject({
    ...contentSchema.shape,
    version: z.int().min(1),
    savedAt: z.iso.datetime(),
    draftedFor: z.array(z.string()).optional().meta({
      description: 'Who answers for the machines that wrote in it: what becomes of it is theirs too.',
    }),
    preview: z
      .strictObject({ hash: z.string(), mails: count, gaps: count, at: z.iso.datetime() })
      .optional()
      .meta({ description: 'What it would send, as last previewed.' }),
  })
  .meta({ id: 'MilestoneDraft' });

const rolloutParams = z.object({ rollout: rolloutIdSchema });
const path = '/api/rollouts/{rollout}/drafts';
const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;
const OVERTAKEN = 'Somebody else has changed this draft in the meantime: read it again.';

/** Milestones that are being prepared. They are triggered in the console, or as a milestone of the API. */
export const DRAFT_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'The milestones of a rollout that are being prepared.',
    ...COORDINATOR,
    input: z.object({ params: rolloutParams }),
    answers: { 200: z.strictObject({ drafts: z.array(draftViewSchema) }) },
    async answer({ params: { rollout } }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const [drafts, milestones] = await Promise.all([
        ports.drafts.ofRollout(rollout),
        ports.milestones.ofRollout(rollout),
      ]);
      const triggered = new Set(milestones.map(({ id }) => id));
      const open = drafts.filter(({ content }) => !triggered.has(content.id));
      const previews = await Promise.all(open.map(({ content }) => ports.drafts.preview(content)));
      return { status: 200, body: { drafts: open.map((draft, at) => draftView(draft, previews[at])) } };
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Store a milestone as a draft, with a preview of what it would send. Nothing is planned or sent.',
    ...COORDINATOR,
    input: z.object({ params: rolloutParams, body: newDraftSchema }),
    answers: { 201: draftViewSchema },
    problems: [409, 422],
    async answer({ params: { rollout }, body: { from, ...asked } }, { user, ports }) {
      const content = { ...asked, rollout, triggeredBy: user.address };
      const drafted = await draftMilestone({ content, from, draftedFor: user.machine?.madeBy }, ports);
      if (drafted.kind === 'refused') return objectionProblem(drafted);
      if (drafted.kind === 'changed') return { problem: problemResponse(409, { detail: OVERTAKEN }) };
      return { status: 201, body: draftView(drafted.draft, drafted.preview) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{milestone}`,
    summary: 'One milestone that is being prepared.',
    ...COORDINATOR,
    input: z.object({ params: rolloutParams.extend({ milestone: milestoneIdSchema }) }),
    answers: { 200: draftViewSchema },
    async answer({ params: { rollout, milestone } }, { ports }) {
      const draft = await ports.drafts.find(rollout, milestone);
      if (!draft) return { problem: problemResponse(404) };
      return { status: 200, body: draftView(draft, await ports.drafts.preview(draft.content)) };
    },
  }),
];

function draftView(
  { content, version, at, draftedFor }: MilestoneDraft,
  preview: DraftPreview | undefined,
): z.input<typeof draftViewSchema> {
  const { rollout: _rollout, triggeredBy: _by, ...said } = content;
  return {
    ...said,
    version,
    savedAt: new Date(at).toISOString(),
    ...(draftedFor ? { draftedFor } : {}),
    ...(preview ? { preview: inFigures(preview) } : {}),
  };
}

function inFigures({ hash, parts, at }: DraftPreview) {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    hash,
    mails: sum(parts.map(({ deliveries }) => deliveries)),
    gaps: sum(parts.map(({ gaps }) => gaps.length)),
    at: new Date(at).toISOString(),
  };
}
