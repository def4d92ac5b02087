import * as z from 'zod';
import { type PreviewMark, previewDifference } from '../../../../domain/milestone/preview-difference.ts';
import { checkPreview } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import {
  type MilestonePreview,
  previewMilestone,
  previewOrganisation,
} from '../../../../domain/milestone/use-cases/preview-milestone.ts';
import { clearedNames } from '../../../../domain/plan/cleared-facts.ts';
import type { OrganisationPlan } from '../../../../domain/plan/plan.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { readAs } from '../../../../templates/mail/read-as.ts';
import { apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  newMilestoneSchema,
  organisationPreviewSchema,
  previewQuestionSchema,
  previewSchema,
} from './milestone-schemas.ts';
import { objectionProblem } from './milestones.ts';

/** Previews of what triggering a milestone would send. POST, since the body is a milestone; read-only. */
export const PREVIEW_ROUTES = [
  apiRoute({
    method: 'POST',
    path: '/api/previews',
    summary:
      'What would leave for a milestone, counted by organisation, and what changed since an earlier preview.',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    input: z.object({ body: previewQuestionSchema }),
    answers: { 200: previewSchema },
    problems: [409, 422],
    async answer({ body: { milestone, since } }, { user, ports }) {
      const preview = await previewMilestone({ ...milestone, triggeredBy: user.address }, ports);
      if (preview.kind === 'refused') return objectionProblem(preview, 'milestone');
      const { stops, warnings, forecast } = await checkPreview(milestone.rollout, preview, ports);
      const { seconds, leftToday } = forecast ?? {};
      const problems = { stops: inputProblems(stops), warnings: inputProblems(warnings) };
      const sending = { ...problems, seconds, leftToday };
      return { status: 200, body: { ...counted(preview, since), sending } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/previews/organisations/{organisation}',
    summary:
      'The part of one organisation whole: every text as its reader gets it, every recipient, every gap.',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    input: z.object({ params: z.object({ organisation: organisationCodeSchema }), body: newMilestoneSchema }),
    answers: { 200: organisationPreviewSchema },
    problems: [409, 422],
    async answer({ params: { organisation }, body }, { user, ports }) {
      const reached = { ...body, triggeredBy: user.address };
      const preview = await previewOrganisation(reached, organisation, ports);
      if (!preview) return { problem: problemResponse(404) };
      if (preview.kind === 'refused') return objectionProblem(preview);
      return { status: 200, body: organisationPreview(preview.plan) };
    },
  }),
];

function counted(
  { hash, parts, milestone, told, holders }: MilestonePreview,
  since: readonly PreviewMark[],
): Omit<z.input<typeof previewSchema>, 'sending'> {
  const marks = parts.map((part) => ({
    organisation: part.organisation,
    hash: part.hash,
    mails: part.deliveries,
    gaps: part.gaps.length,
  }));
  const sum = (what: 'mails' | 'gaps') => marks.reduce((total, mark) => total + mark[what], 0);
  const changes = since.length > 0 ? previewDifference(since, marks) : [];
  const { organisations } = milestone;
  return {
    hash,
    mails: sum('mails'),
    gaps: sum('gaps'),
    parts,
    organisations,
    told,
    holders,
    clears: clearedNames(milestone),
    changes,
  };
}

/** One organisation's part in full, with the texts as their first readers get them. */
export function organisationPreview({
  organisation,
  obligations,
  variants,
  deliveries,
  gaps,
}: OrganisationPlan): z.input<typeof organisationPreviewSchema> {
  const texts = variants.map(({ id, locale, groups, topics, from, replyTo, ...words }) => {
    const recipients = deliveries
      .filter(({ variant }) => variant === id)
      .map(({ contact, name, address }) => ({ contact, name, address }));
    const read = readAs(words, { name: recipients[0]?.name ?? '', ownLink: '#' });
    return { id, locale, groups, topics, from, replyTo, ...read, recipients };
  });
  return { organisation, obligations, gaps, texts };
}
