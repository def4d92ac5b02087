import * as z from 'zod';
import { impactSchema, milestoneKindSchema, roleSchema } from '../catalogue/catalogue-ids.ts';
import { factsSchema } from '../catalogue/fact.ts';
import { daysOffSchema } from '../shared/days-off.ts';
import { digest } from '../shared/digest.ts';
import { emailAddressSchema } from '../shared/email-address.ts';
import { weekdaySchema } from '../shared/iso-week.ts';
import { localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';
import { problem } from '../shared/problem.ts';
import { approvalPolicySchema } from './approval.ts';
import { organisationCodeSchema } from './organisation.ts';
import { responsibleSchema } from './responsible.ts';
import { rolloutIdSchema } from './rollout-id.ts';

const percentSchema = z.int().min(0).max(100);

/**
 * What share of a group is to know what a kind of milestone tells, by when, and who answers for that. `baseline`:
 * what it was before, on a day, and how that is known. `action`: what is done where it falls short.
 */
export const goalSchema = z.strictObject({
  group: roleSchema,
  milestone: milestoneKindSchema,
  percent: percentSchema.min(1),
  by: z.iso.date({ error: problem('date-invalid') }),
  owner: personal(plainText(120), 'name'),
  baseline: z.strictObject({
    percent: percentSchema,
    on: z.iso.date({ error: problem('date-invalid') }),
    source: personal(plainText(200), 'words'),
  }),
  action: personal(plainText(400), 'words').optional(),
});
export type Goal = z.infer<typeof goalSchema>;

/** Why goals are changed, on one line. */
export const whyGoalsSchema = personal(plainText(400), 'words');

/** One change of a rollout's goals: each that was added, changed or taken away, by whom, when (ms) and why. */
export const goalsChangeSchema = z.strictObject({
  at: z.int().min(0),
  by: personal(z.string(), 'actor'),
  why: whyGoalsSchema.optional(),
  goals: z.array(z.strictObject({ before: goalSchema.optional(), after: goalSchema.optional() })).min(1),
});
export type GoalsChange = z.infer<typeof goalsChangeSchema>;

/** More would be read by nobody. */
export const MOST_GOALS = 200;

/**
 * A service being introduced. `from` is an address on the domain verified in SES for this rollout; `office`
 * is the national office, whose contact answers for organisations without one.
 */
export const rolloutSchema = z.strictObject({
  id: rolloutIdSchema,
  name: localisedSchema,
  catalogue: roleSchema,
  from: emailAddressSchema,
  office: organisationCodeSchema,
  contact: responsibleSchema,
  registerNumber: plainText(60).optional(),
  facts: factsSchema,
  approval: approvalPolicySchema.optional(),
  /** How long what a person triggers can be undone once it is approved, before its first mail; 0 for not at all. */
  undoSeconds: z.int().min(0).max(600).optional(),
  /** The country whose days off count; Sweden's if absent. */
  daysOff: daysOffSchema.optional(),
  /** Whether its public page names the organisations whose sign-off is overdue; it does not if absent. */
  namesOverdue: z.boolean().optional(),
  /** What its groups are to know, by when. */
  goals: z.array(goalSchema).max(MOST_GOALS).optional(),
});
export type Rollout = z.infer<typeof rolloutSchema>;

/** In a rollout that says nothing else. */
export const UNDO_SECONDS = 60;

/** Who must approve what is sent, and in whose name it is sent. */
export type RolloutControls = Pick<Rollout, 'approval' | 'from'>;

/** Weekday (1 is Monday) and hour, Swedish time, at which an organisation's newsletter is sent. */
export const newsletterSlotSchema = z.strictObject({ weekday: weekdaySchema, hour: z.int().min(0).max(23) });
export type NewsletterSlot = z.infer<typeof newsletterSlotSchema>;

/** Default: Thursday morning. */
export const DEFAULT_SLOT: NewsletterSlot = { weekday: 4, hour: 8 };

/** An organisation's part in a rollout, with its own facts and register number. */
export const participationSchema = z.strictObject({
  rollout: rolloutIdSchema,
  organisation: organisationCodeSchema,
  impact: impactSchema,
  registerNumber: plainText(60).optional(),
  facts: factsSchema,
  newsletter: newsletterSlotSchema.optional(),
});
export type Participation = z.infer<typeof participationSchema>;

/** Stores rollouts and their participants. */
export interface Rollouts {
  list(): Promise<Rollout[]>;
  find(id: string): Promise<Rollout | undefined>;
  /** With `over`, only if policy and sender are as seen, or there was no rollout; else false, without effect. */
  save(
    rollout: Rollout,
    over?: { seen: RolloutControls | undefined; goals?: GoalsChange | undefined },
  ): Promise<boolean>;
  /** Sets policy and sender alone, if they are as seen; else false, without effect. */
  control(id: string, to: RolloutControls, seen: RolloutControls): Promise<boolean>;
  /** Sets the goals alone and notes what that changes, if they are as seen; else false, without effect. */
  setGoals(
    id: string,
    to: readonly Goal[],
    seen: readonly Goal[] | undefined,
    change?: GoalsChange,
  ): Promise<boolean>;
  /** How its goals were changed, oldest first. */
  goalChanges(id: string): Promise<GoalsChange[]>;
  participations(rollout: string): Promise<Participation[]>;
  participation(rollout: string, organisation: string): Promise<Participation | undefined>;
  join(participation: Participation): Promise<void>;
  /** Conditional write over the participation that was read; false if it has changed. */
  rejoin(participation: Participation, seen: Participation): Promise<boolean>;
}

/**
 * The sender's register number for the rollout, if known. The office's number never substitutes for a
 * municipality's: each authority keeps its own register.
 */
export function registerNumberOf(rollout: Rollout, participation: Participation): string | undefined {
  return participation.organisation === rollout.office
    ? rollout.registerNumber
    : participation.registerNumber;
}

/** Version token of a participation. */
export function seenOf(participation: Participation): string {
  return digest(participation).slice(0, 26);
}
