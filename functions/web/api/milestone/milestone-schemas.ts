import * as z from 'zod';
import { catalogueIdSchema, milestoneKindSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { factsSchema } from '../../../../domain/catalogue/fact.ts';
import { gapSchema } from '../../../../domain/catalogue/gap.ts';
import { dispatchStateSchema } from '../../../../domain/mail/dispatch.ts';
import { variantSchema } from '../../../../domain/mail/variant.ts';
import { previewMarkSchema } from '../../../../domain/milestone/preview-difference.ts';
import {
  type Milestone,
  milestoneIdSchema,
  milestoneReachedSchema,
} from '../../../../domain/plan/milestone.ts';
import { obligationSchema } from '../../../../domain/plan/obligation.ts';
import { planSummarySchema } from '../../../../domain/plan/plan.ts';
import { approvalPolicySchema } from '../../../../domain/rollout/approval.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout.ts';

/** What a coordinator sends; who triggers it is whoever has signed in. */
export const newMilestoneSchema = milestoneReachedSchema
  .omit({ triggeredBy: true })
  .meta({ id: 'NewMilestone', description: 'A milestone that has been reached.' });

/** A milestone as the API shows it. */
export const milestoneViewSchema = z
  .strictObject({
    id: milestoneIdSchema,
    rollout: rolloutIdSchema,
    kind: milestoneKindSchema,
    occurredOn: z.iso.date(),
    organisations: z.array(organisationCodeSchema),
    facts: factsSchema,
    catalogue: catalogueIdSchema,
    catalogueVersion: z.string(),
    triggeredBy: z.string(),
    receivedAt: z.iso.datetime(),
    state: dispatchStateSchema,
    late: z.boolean(),
    approval: approvalPolicySchema,
    /** What has to be approved, and was: exact texts, recipients and obligations. Absent while it is being planned. */
    planHash: z.string().optional(),
    firstApprovedBy: z.string().optional(),
    approvedBy: z.string().optional(),
    stoppedBy: z.string().optional(),
    /** When its mails were let out. */
    dispatchedAt: z.iso.datetime().optional(),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'Milestone' });

/** A milestone as the API shows it, with times as text; to a local lead only the own organisation's name is on it. */
export function milestoneView(milestone: Milestone, only?: string): z.input<typeof milestoneViewSchema> {
  const { contentHash: _content, approvedHash: _approved, dispatchedAt, organisations, ...shown } = milestone;
  return {
    ...shown,
    organisations: organisations.filter((code) => only === undefined || code === only),
    receivedAt: new Date(milestone.receivedAt).toISOString(),
    ...(dispatchedAt === undefined ? {} : { dispatchedAt: new Date(dispatchedAt).toISOString() }),
    changedAt: new Date(milestone.changedAt).toISOString(),
    late: milestone.late ?? false,
    approval: milestone.approval ?? 'automatic',
  };
}

const count = z.int().min(0);

export const previewSchema = z
  .strictObject({
    /** The plan hash that the milestone gets if nothing changes until it is triggered. */
    hash: z.string(),
    mails: count,
    gaps: count,
    parts: z.array(planSummarySchema),
    /** What differs from the marks that were sent in `since`. */
    changes: z.array(
      z.strictObject({
        organisation: organisationCodeSchema,
        before: z.strictObject({ mails: count, gaps: count }).optional(),
        after: z.strictObject({ mails: count, gaps: count }).optional(),
      }),
    ),
  })
  .meta({ id: 'Preview', description: 'What would leave, counted; nothing was written.' });

export const previewQuestionSchema = z
  .strictObject({ milestone: newMilestoneSchema, since: z.array(previewMarkSchema).max(1000).default([]) })
  .meta({ id: 'PreviewQuestion' });

/** One organisation's part whole. */
export const organisationPreviewSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    obligations: z.array(obligationSchema),
    gaps: z.array(gapSchema),
    texts: z.array(
      variantSchema
        .pick({ id: true, locale: true, groups: true, topics: true, from: true, replyTo: true })
        .extend({
          /** As the first recipient reads it. */
          subject: z.string(),
          text: z.string(),
          html: z.string(),
          recipients: z.array(z.strictObject({ contact: z.string(), name: z.string(), address: z.string() })),
        }),
    ),
  })
  .meta({ id: 'OrganisationPreview', description: 'Exact texts and recipients of one organisation.' });
