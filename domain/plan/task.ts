import * as z from 'zod';
import { materialSchema, ownerSchema } from '../catalogue/carrier.ts';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { personal } from '../shared/personal.ts';
import { plainText } from '../shared/plain-text.ts';

/** `cannot`: returned, and waiting for its current holder: the local lead or the national office. */
export const taskStateSchema = z.enum(['open', 'done', 'cannot', 'waived']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** Steps of a task. `reopened`: its confirmation was taken back at once. */
export const taskStepSchema = z.enum(['done', 'cannot', 'handed-over', 'waived', 'reopened']);
export type TaskStep = z.infer<typeof taskStepSchema>;

/** The states from which a step is allowed, and the resulting one. */
export const TASK_STEPS: Readonly<Record<TaskStep, { from: readonly TaskState[]; to: TaskState }>> = {
  done: { from: ['open', 'cannot'], to: 'done' },
  cannot: { from: ['open', 'cannot'], to: 'cannot' },
  'handed-over': { from: ['open', 'cannot'], to: 'open' },
  waived: { from: ['open', 'cannot'], to: 'waived' },
  reopened: { from: ['done'], to: 'open' },
};

/** A register number or link that proves that a task was done. */
export const taskEvidenceSchema = personal(plainText(200), 'words');
/** Number of people present or told. */
export const peopleToldSchema = z.int().min(0).max(1_000_000);
/** Why a task cannot be done, or is waived. */
export const reasonSchema = personal(plainText(400), 'words');
/** Remarks on a completed task. */
export const noteSchema = personal(plainText(400), 'words');

/** One immutable history entry. `at` in ms; `who` is a contact id, or a console user's name. */
export const taskEntrySchema = z.strictObject({
  at: z.int().min(0),
  who: personal(plainText(120), 'actor'),
  what: taskStepSchema,
  /** The day it was done. */
  on: z.iso.date().optional(),
  evidence: taskEvidenceSchema.optional(),
  people: peopleToldSchema.optional(),
  note: noteSchema.optional(),
  reason: reasonSchema.optional(),
  /** The contact id of the new holder. */
  to: z.string().optional(),
});
export type TaskEntry = z.infer<typeof taskEntrySchema>;

/**
 * A manual obligation as somebody's work: one group at one organisation is told certain messages through one
 * channel.
 */
export const taskSchema = z.strictObject({
  id: z.string(),
  organisation: organisationCodeSchema,
  group: roleSchema,
  channel: channelIdSchema,
  owner: ownerSchema,
  /** Id and name of the assignee, if known. */
  contact: z.string().optional(),
  contactName: personal(plainText(120), 'name').optional(),
  due: z.iso.date(),
  /** How often its day has moved since it was planned. */
  moved: z.int().min(1).optional(),
  /** Work for the whole occasion: groups on one channel are told at one sitting. */
  minutes: z.int().min(0),
  messages: z.array(topicSchema),
  /** Messages held back by a gap. */
  withheld: z.array(topicSchema),
  material: z.array(materialSchema),
  state: taskStateSchema,
  history: z.array(taskEntrySchema),
});
export type Task = z.infer<typeof taskSchema>;

/** One task per obligation; the id is deterministic. */
export function taskId(
  milestone: string,
  { organisation, group, channel }: Pick<Task, 'organisation' | 'group' | 'channel'>,
): string {
  return shortDigest('task', milestone, organisation, group, channel);
}

/** Tasks done at one sitting, which users see as one: all groups of one channel. */
export function occasionsOf(tasks: readonly Task[]): Task[][] {
  const key = ({ organisation, channel, contact = '' }: Task) => `${organisation} ${channel} ${contact}`;
  return [...Map.groupBy(tasks, key).values()];
}

/** Minutes of work, each occasion counted once. */
export function workMinutes(tasks: readonly Task[]): number {
  const each = occasionsOf(tasks).map((occasion) => Math.max(...occasion.map(({ minutes }) => minutes)));
  return each.reduce((sum, minutes) => sum + minutes, 0);
}

/** Stores tasks; a plan writes them with its obligations. */
export interface Tasks {
  /** All of an organisation at a milestone; consistent read. */
  ofOrganisation(milestone: string, organisation: string): Promise<Task[]>;
  /**
   * Stores a task with one more history entry than the stored one; false if the number differs because
   * another writer came first.
   */
  change(milestone: string, task: Task): Promise<boolean>;
}
