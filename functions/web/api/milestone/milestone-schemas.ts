import * as z from 'zod';
import { catalogueIdSchema, milestoneKindSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { factNameSchema, factsSchema } from '../../../../domain/catalogue/fact.ts';
import { gapSchema } from '../../../../domain/catalogue/gap.ts';
import { dispatchStateSchema } from '../../../../domain/mail/dispatch.ts';
import { variantSchema } from '../../../../domain/mail/variant.ts';
import { holdersToldSchema } from '../../../../domain/milestone/milestone-draft.ts';
import { previewMarkSchema } from '../../../../domain/milestone/preview-difference.ts';
import { toldBeforeSchema } from '../../../../domain/milestone/told-before.ts';
import { changeSchema } from '../../../../domain/plan/change.ts';
import {
  type Milestone,
  milestoneIdSchema,
  milestoneReachedSchema,
  milestoneSchema,
} from '../../../../domain/plan/milestone.ts';
import { obligationSchema } from '../../../../domain/plan/obligation.ts';
import { type DeliveryCounts, planSummarySchema } from '../../../../domain/plan/plan.ts';
import { approvalPolicySchema } from '../../../../domain/rollout/approval.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { inputProblemSchema } from '../problem.ts';

/** The request body; the signed-in user is the one who triggers it. */
export const newMilestoneSchema = milestoneReachedSchema
  .omit({ triggeredBy: true })
  .meta({ id: 'NewMilestone', description: 'A milestone that has been reached.' });

/** A milestone in the API. */
export const milestoneViewSchema = z
  .strictObject({
    id: milestoneIdSchema,
    rollout: rolloutIdSchema,
    kind: milestoneKindSchema,
    occurredOn: z.iso.date(),
    organisations: z.array(organisationCodeSchema),
    days: milestoneSchema.shape.days.meta({
      description:
        'The day from which it is true of each organisation, where each has its own: mails wait for it. An ' +
        'organisation without one has not said it.',
    }),
    facts: factsSchema,
    again: milestoneSchema.shape.again.meta({
      description: 'Why organisations that had been told of this kind of milestone are told again.',
    }),
    exception: milestoneSchema.shape.exception.meta({
      description: 'The soft rules that it breaks, and why.',
    }),
    catalogue: catalogueIdSchema,
    catalogueVersion: z.string(),
    triggeredBy: z.string(),
    draftedFor: z.array(z.string()).optional().meta({
      description: 'Who answers for the machines that drafted it, and does not approve it either.',
    }),
    receivedAt: z.iso.datetime(),
    /** `incomplete`: sending has ended, and mails were refused that nobody sent again. */
    state: z.enum([...dispatchStateSchema.options, 'incomplete']),
    late: z.boolean(),
    approval: approvalPolicySchema,
    /**
     * Hash of exact texts, recipients and obligations, which approvals are bound to. Absent during planning.
     */
    planHash: z.string().optional(),
    firstApprovedBy: z.string().optional(),
    approvedBy: z.string().optional(),
    stoppedBy: z
      .string()
      .meta({ description: 'Who stopped it. Completed all the same: every mail had left by then.' })
      .optional(),
    rejectedFor: z.string().meta({ description: 'Why whoever was to approve it did not.' }).optional(),
    undoUntil: z.iso
      .datetime()
      .meta({
        description:
          'Nothing of it leaves before this time. Until then it can be stopped without anybody having been told.',
      })
      .optional(),
    /** When its mails were released. */
    dispatchedAt: z.iso.datetime().optional(),
    changedAt: z.iso.datetime(),
    undone: milestoneSchema.shape.undone.meta({
      description: 'By which milestone, and from which day, it no longer holds, by organisation.',
    }),
    brings: milestoneSchema.shape.brings.meta({
      description:
        'New values of facts that were known. Whoever holds an old one and is not told by its own mails is told by a ' +
        'change that follows it.',
    }),
    clears: milestoneSchema.shape.clears.meta({
      description:
        'The facts that nobody knows any more once it is let go: of all, and of its organisations.',
    }),
    change: changeSchema
      .optional()
      .meta({ description: 'What has changed, if it tells a change to those who hold the old value.' }),
  })
  .meta({ id: 'Milestone' });

type Shown = {
  /** A local lead only sees their own organisation in it. */
  only?: string | undefined;
  allCounts?: readonly DeliveryCounts[];
};

/** A milestone in the API, with times as text. */
export function milestoneView(
  milestone: Milestone,
  { only, allCounts = [] }: Shown = {},
): z.input<typeof milestoneViewSchema> {
  const { contentHash: _content, approvedHash: _approved, earlier: _earlier, ...known } = milestone;
  const { undoSeconds: _seconds, undoes: _undoes, daysOff: _daysOff, approvedAhead: _ahead, ...said } = known;
  const { undoUntil, dispatchedAt, organisations, days, undone, ...shown } = said;
  const isShown = (code: string) => only === undefined || code === only;
  const refused = allCounts.some(({ organisation, failed }) => failed > 0 && isShown(organisation));
  return {
    ...shown,
    state: milestone.state === 'completed' && refused ? 'incomplete' : milestone.state,
    organisations: organisations.filter(isShown),
    ...(days ? { days: ofShown(days, isShown) } : {}),
    ...(undone ? { undone: ofShown(undone, isShown) } : {}),
    receivedAt: new Date(milestone.receivedAt).toISOString(),
    ...(undoUntil === undefined ? {} : { undoUntil: new Date(undoUntil).toISOString() }),
    ...(dispatchedAt === undefined ? {} : { dispatchedAt: new Date(dispatchedAt).toISOString() }),
    changedAt: new Date(milestone.changedAt).toISOString(),
    late: milestone.late ?? false,
    approval: milestone.approval ?? 'automatic',
  };
}

function ofShown<T>(all: Readonly<Record<string, T>>, isShown: (code: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([code]) => isShown(code)));
}

const count = z.int().min(0);

/** Whether the mails may begin to leave. */
const sendingCheckSchema = z.strictObject({
  /** Nothing leaves before these are fixed, and triggering is refused. */
  stops: z.array(inputProblemSchema),
  /** Mail leaves, but not all of it, or not at once. */
  warnings: z.array(inputProblemSchema),
  /** How long the mails take at the account's rate. Absent if the mail service does not answer. */
  seconds: count.optional(),
  /** Mails that the last 24 hours have room for. Absent without a limit. */
  leftToday: count.optional(),
});

export const previewSchema = z
  .strictObject({
    /** The plan hash if nothing changes before it is triggered. */
    hash: z.string(),
    mails: count,
    gaps: count,
    parts: z.array(planSummarySchema),
    organisations: z.array(organisationCodeSchema).meta({
      description: 'Whom it tells. Without a reason in `again`, those who have not been told.',
    }),
    told: z.array(toldBeforeSchema).meta({
      description: 'Who has been told of this kind of milestone before, by which, and on which day.',
    }),
    holders: z.array(holdersToldSchema).meta({
      description:
        'Who holds an old value of a fact that it changes: told by its own mails, or corrected after them.',
    }),
    clears: z.array(factNameSchema).meta({
      description: 'The facts that nobody knows any more once it is sent.',
    }),
    /** Differences from the marks sent in `since`. */
    changes: z.array(
      z.strictObject({
        organisation: organisationCodeSchema,
        before: z.strictObject({ mails: count, gaps: count }).optional(),
        after: z.strictObject({ mails: count, gaps: count }).optional(),
      }),
    ),
    sending: sendingCheckSchema,
  })
  .meta({ id: 'Preview', description: 'What would be sent, in figures; nothing was stored.' });

export const previewQuestionSchema = z
  .strictObject({ milestone: newMilestoneSchema, since: z.array(previewMarkSchema).max(1000).default([]) })
  .meta({ id: 'PreviewQuestion' });

/** One organisation's part in full. */
export const organisationPreviewSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    obligations: z.array(obligationSchema),
    gaps: z.array(gapSchema),
    texts: z.array(
      variantSchema
        .pick({ id: true, locale: true, groups: true, topics: true, from: true, replyTo: true })
        .extend({
          /** As shown to the first recipient. */
          subject: z.string(),
          text: z.string(),
          html: z.string(),
          recipients: z.array(z.strictObject({ contact: z.string(), name: z.string(), address: z.string() })),
        }),
    ),
  })
  .meta({ id: 'OrganisationPreview', description: 'Exact texts and recipients of one organisation.' });
