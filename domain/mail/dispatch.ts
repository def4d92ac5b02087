import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout.ts';
import { isoWeekSchema } from '../shared/iso-week.ts';
import { localisedSchema } from '../shared/locale.ts';
import { problem } from '../shared/problem.ts';
import type { Lane } from './pace.ts';

export const dispatchIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, { error: problem('id-invalid', { max: 64, letters: 'any' }) });

/** `held`: waits for a person to approve it, or came too late to go out without a fresh look. `stopping`: no mail leaves any more; those not sent are being cancelled. */
export const dispatchStateSchema = z.enum([
  'planning',
  'planned',
  'held',
  'approved',
  'dispatching',
  'completed',
  'stopping',
  'stopped',
]);
export type DispatchState = z.infer<typeof dispatchStateSchema>;

/** Why mails leave: a milestone tells everybody, an issue gathers a week, a release goes to the press, and so on. */
export const purposeSchema = z.enum(['milestone', 'newsletter', 'press-release', 'reminder', 'opt-in']);

/**
 * Mails that leave together under one hash. A milestone is one; whatever else is mailed is one too, so that no mail leaves
 * but by the one way that sends each once, keeps the pace and can be stopped. Fields that only a milestone has are left out.
 */
export const dispatchSchema = z.object({
  id: dispatchIdSchema,
  rollout: rolloutIdSchema,
  purpose: purposeSchema.default('milestone'),
  /** The kind of a milestone; nothing else has one. */
  kind: roleSchema.optional(),
  /** What people call it, where it is no milestone. */
  name: localisedSchema.optional(),
  /** The week that a newsletter is of. */
  week: isoWeekSchema.optional(),
  organisations: z.array(organisationCodeSchema).min(1),
  state: dispatchStateSchema,
  planHash: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  /** When the state was last changed; ms. The reconciler looks after what has stood still. */
  changedAt: z.int().min(0),
  stoppedBy: z.string().optional(),
  /** When its mails first were let out; ms. The day under which it stands in a register. */
  dispatchedAt: z.int().min(0).optional(),
  /** It came so late that a person has to look at it again before anything leaves. */
  late: z.boolean().optional(),
});
export type Dispatch = z.infer<typeof dispatchSchema>;

/** What may be set when a dispatch moves on. */
export type DispatchStep = {
  from: DispatchState;
  to: DispatchState;
  set?: Partial<Pick<Dispatch, 'planHash' | 'approvedHash' | 'approvedBy' | 'stoppedBy' | 'dispatchedAt'>> & {
    firstApprovedBy?: string;
  };
  /** Only while nobody is the first to have approved it. */
  unlessFirstApproved?: boolean;
  at: number;
};

/** Whether mails may leave: they are being dispatched, and what was approved is what was planned. */
export function mayDispatch({
  state,
  approvedHash,
  planHash,
}: Pick<Dispatch, 'state' | 'approvedHash' | 'planHash'>): boolean {
  return state === 'dispatching' && approvedHash !== undefined && approvedHash === planHash;
}

/** Whether nothing happens to it any more by itself; evidence of its mails may still come. */
export function hasEnded({ state }: Pick<Dispatch, 'state'>): boolean {
  return state === 'completed' || state === 'stopped';
}

/** The press goes ahead of everything else. */
export function laneOf({ purpose }: Pick<Dispatch, 'purpose'>): Lane {
  return purpose === 'press-release' ? 'press' : 'other';
}

/** Where dispatches are kept, milestones among them. */
export interface Dispatches {
  /** Reads consistently. */
  find(id: string): Promise<Dispatch | undefined>;
  /** Every milestone of a rollout, and whatever else was opened since (ms). */
  ofRollout(rollout: string, since: number): Promise<Dispatch[]>;
  /** Keeps a new one that is no milestone; false when one of that id is there already. */
  open(dispatch: Dispatch): Promise<boolean>;
  /** Moves one on, only from the state given; false when it was not in it. */
  advance(id: string, step: DispatchStep): Promise<boolean>;
}
