import * as z from 'zod';
import { roleSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { rolloutIdSchema } from '../rollout/rollout-id.ts';
import { isoWeekSchema } from '../shared/iso-week.ts';
import { localisedSchema } from '../shared/locale.ts';
import { personal } from '../shared/personal.ts';
import { problem } from '../shared/problem.ts';
import type { Lane } from './pace.ts';

export const dispatchIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, { error: problem('id-invalid', { max: 64, letters: 'any' }) });

/**
 * `held`: waits for approval, or arrived late and needs review. `stopping`: nothing more is sent; unsent
 * mails are being cancelled.
 */
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

/** What a dispatch is for: a milestone, a weekly newsletter issue, a press release, and so on. */
export const purposeSchema = z.enum([
  'milestone',
  'newsletter',
  'press-release',
  'reminder',
  'welcome',
  'opt-in',
  'answer',
  'sample',
  'smoke-test',
]);

/**
 * Mails that are sent together under one hash. Milestones are dispatches, as is everything else that is
 * mailed, so that all mail is sent once, paced and stoppable. Fields that only a milestone has are omitted.
 */
/** By which milestone, and from which day (2027-03-15), something no longer holds, by organisation. */
export const undoneSchema = z.record(
  organisationCodeSchema,
  z.strictObject({ by: dispatchIdSchema, on: z.iso.date() }),
);

export const dispatchSchema = z.object({
  id: dispatchIdSchema,
  rollout: rolloutIdSchema,
  purpose: purposeSchema.default('milestone'),
  /** The kind of milestone; absent otherwise. */
  kind: roleSchema.optional(),
  /** Display name of anything but a milestone. */
  name: localisedSchema.optional(),
  /** The week of a newsletter. */
  week: isoWeekSchema.optional(),
  organisations: z.array(organisationCodeSchema).min(1),
  /** The day from which a milestone is true of each organisation, where each has its own. */
  days: z.record(organisationCodeSchema, z.iso.date()).optional(),
  /** Where another milestone has undone it: what has not left does not leave. */
  undone: undoneSchema.optional(),
  state: dispatchStateSchema,
  planHash: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: personal(z.string(), 'actor').optional(),
  /** Time of the last change of state; ms. The reconciler picks up stalled dispatches. */
  changedAt: z.int().min(0),
  stoppedBy: personal(z.string(), 'actor').optional(),
  /** Why whoever was to approve it did not. */
  rejectedFor: personal(z.string(), 'words').optional(),
  /** Nothing of it leaves before this time; ms. Until then it can be undone. */
  undoUntil: z.int().min(0).optional(),
  /** When its mails were first released; ms. Its date in a register. */
  dispatchedAt: z.int().min(0).optional(),
  /** Why a milestone tells again what some organisations had been told. */
  again: z.object({ reason: personal(z.string(), 'words') }).optional(),
  /** Why it is so against a soft rule. */
  exception: z.object({ reason: personal(z.string(), 'words') }).optional(),
  /** Arrived late: requires review before anything is sent. */
  late: z.boolean().optional(),
});
export type Dispatch = z.infer<typeof dispatchSchema>;

/** What an advance may set. */
export type DispatchStep = {
  from: DispatchState;
  to: DispatchState;
  set?: Partial<
    Pick<
      Dispatch,
      'planHash' | 'approvedHash' | 'approvedBy' | 'stoppedBy' | 'rejectedFor' | 'undoUntil' | 'dispatchedAt'
    >
  > & {
    firstApprovedBy?: string;
  };
  /** Only if this is the hash of the plan. */
  planHash?: string;
  /** Only if there is no first approval yet. */
  unlessFirstApproved?: boolean;
  /** Only if it can no longer be undone at that time. */
  unlessUndoable?: boolean;
  /** Only if nothing has advanced it since this `changedAt`. */
  unchangedSince?: number;
  at: number;
};

/** Whether mails may be sent: dispatching, and the approved hash is the planned one. */
export function mayDispatch({
  state,
  approvedHash,
  planHash,
}: Pick<Dispatch, 'state' | 'approvedHash' | 'planHash'>): boolean {
  return state === 'dispatching' && approvedHash !== undefined && approvedHash === planHash;
}

/** Whether it is approved and can still be undone: nothing of it is told anywhere yet. */
export function waitsForUndo({ state, undoUntil }: Pick<Dispatch, 'state' | 'undoUntil'>): boolean {
  return state === 'approved' && undoUntil !== undefined;
}

/** Whether another milestone has undone it for an organisation. */
export function isUndone({ undone = {} }: Pick<Dispatch, 'undone'>, organisation: string): boolean {
  return Object.hasOwn(undone, organisation);
}

/** Whether no automatic step remains; provider events may still arrive. */
export function hasEnded({ state }: Pick<Dispatch, 'state'>): boolean {
  return state === 'completed' || state === 'stopped';
}

/** States of a dispatch in which a mail may be sent again; a completed one is reopened. */
export const RESENDABLE: readonly DispatchState[] = ['dispatching', 'completed'];

/** Press mail has priority. */
export function laneOf({ purpose }: Pick<Dispatch, 'purpose'>): Lane {
  return purpose === 'press-release' ? 'press' : 'other';
}

/** A note that a dispatch may have work left, and when it was last said so (ms). */
export const openWorkSchema = z.object({ id: dispatchIdSchema, at: z.int().min(0) });
export type OpenWork = z.infer<typeof openWorkSchema>;

/** Stores dispatches, milestones included. */
export interface Dispatches {
  /** Consistent read. */
  find(id: string): Promise<Dispatch | undefined>;
  /** Every milestone of a rollout, and other dispatches opened since (ms). */
  ofRollout(rollout: string, since: number): Promise<Dispatch[]>;
  /** Every note of work, also of a dispatch that is not stored yet. */
  openWork(): Promise<OpenWork[]>;
  /**
   * Notes that there may be work. Whatever reopens a dispatch that has ended notes it before anything else;
   * opening one and advancing it from its end do so themselves.
   */
  noteWork(id: string, at: number): Promise<void>;
  /** Takes a note away, unless a newer one has replaced it. */
  closeWork(note: OpenWork): Promise<void>;
  /** Stores a new dispatch other than a milestone, after its note; false if its id exists. */
  open(dispatch: Dispatch): Promise<boolean>;
  /** Advances the state, conditional on the given one; false if it differs. */
  advance(id: string, step: DispatchStep): Promise<boolean>;
}
