import * as z from 'zod';
import { milestoneKindSchema } from '../catalogue/catalogue-ids.ts';
import { factNameSchema } from '../catalogue/fact.ts';
import { dispatchIdSchema } from '../mail/dispatch.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { plainText } from '../shared/plain-text.ts';
import { problemSchema } from '../shared/problem.ts';
import { milestoneIdSchema } from './milestone.ts';
import { refusalReasonSchema } from './refusal.ts';

/** Where a coordinator's events come from. */
export const COORDINATOR_SOURCE = 'budkavle.coordinator';
/** All that a coordinator may tell the bus: each has a rule, and everything else is refused. */
export const COORDINATOR_EVENTS = ['MilestoneReached', 'FactChanged', 'MilestoneStopRequested'] as const;
export type CoordinatorEvent = (typeof COORDINATOR_EVENTS)[number];

/** The detail of a `MilestoneStopRequested` event: which one is stopped, and by whom. */
export const stopRequestedSchema = z.strictObject({ id: milestoneIdSchema, by: plainText(120) });

const counts = {
  accepted: z.int(),
  failed: z.int(),
  unknown: z.int(),
  skipped: z.int(),
  cancelled: z.int(),
};

const milestone = { id: milestoneIdSchema, rollout: rolloutIdSchema, kind: milestoneKindSchema };

/** An event was refused; `event` is the bus's id of it. */
export const milestoneRefusedSchema = z.strictObject({
  type: z.literal('MilestoneRefused'),
  detail: z.strictObject({
    event: z.string(),
    /** When it was received; ms. Absent in older ones. */
    receivedAt: z.int().min(0).optional(),
    id: z.string().optional(),
    rollout: z.string().optional(),
    reason: refusalReasonSchema,
    problems: z.array(problemSchema),
  }),
});

/** Events published by Budkavle: one per milestone and state, never one per mail. */
export const milestoneEventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('MilestonePlanned'),
    detail: z.strictObject({ ...milestone, planHash: z.string(), deliveries: z.int(), gaps: z.int() }),
  }),
  z.strictObject({
    type: z.literal('MilestoneApproved'),
    detail: z.strictObject({ ...milestone, planHash: z.string(), approvedBy: z.string() }),
  }),
  z.strictObject({
    type: z.literal('MilestoneCompleted'),
    detail: z.strictObject({ ...milestone, ...counts }),
  }),
  z.strictObject({
    type: z.literal('MilestoneStopped'),
    detail: z.strictObject({ ...milestone, ...counts, stoppedBy: z.string() }),
  }),
  /** What a change supersedes: the dispatches whose mails stated the old value, by id. */
  z.strictObject({
    type: z.literal('MessageSuperseded'),
    detail: z.strictObject({
      id: milestoneIdSchema,
      rollout: rolloutIdSchema,
      facts: z.array(factNameSchema),
      supersedes: z.array(dispatchIdSchema),
      organisations: z.int(),
    }),
  }),
  /** An organisation's word on a milestone; `number` counts its words on it, of which the last holds. */
  z.strictObject({
    type: z.literal('OrganisationSignedOff'),
    detail: z.strictObject({
      ...milestone,
      organisation: organisationCodeSchema,
      word: z.enum(['done', 'except', 'not-done']),
      number: z.int().min(1),
      on: z.iso.date(),
      due: z.iso.date(),
    }),
  }),
  milestoneRefusedSchema,
]);
export type MilestoneEvent = z.infer<typeof milestoneEventSchema>;

/** Publishes to the bus. */
export interface MilestoneEvents {
  /** Resolves once the bus has accepted the event. At least once: consumers must be idempotent. */
  publish(event: MilestoneEvent): Promise<void>;
}
