import * as z from 'zod';
import { materialSchema, ownerSchema } from '../catalogue/catalogue.ts';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';
import { shortDigest } from '../shared/digest.ts';
import { plainText } from '../shared/plain-text.ts';

/** `cannot`: handed back, and waits for whoever has it now: the local lead, or the national office. */
export const taskStateSchema = z.enum(['open', 'done', 'cannot', 'waived']);
export type TaskState = z.infer<typeof taskStateSchema>;

/** What can happen to a task. */
export const taskStepSchema = z.enum(['done', 'cannot', 'handed-over', 'waived']);
export type TaskStep = z.infer<typeof taskStepSchema>;

/** From which states a step is taken, and where it leads. */
export const TASK_STEPS: Readonly<Record<TaskStep, { from: readonly TaskState[]; to: TaskState }>> = {
  done: { from: ['open', 'cannot'], to: 'done' },
  cannot: { from: ['open', 'cannot'], to: 'cannot' },
  'handed-over': { from: ['open', 'cannot'], to: 'open' },
  waived: { from: ['open', 'cannot'], to: 'waived' },
};

/** A diary number or a link that shows that a task was done. */
export const evidenceSchema = plainText(200);
/** How many people were there, or were told. */
export const peopleToldSchema = z.int().min(0).max(1_000_000);
/** Why a task cannot be done, or need not be. */
export const reasonSchema = plainText(400);
/** What else somebody wants to say of a task that was done. */
export const noteSchema = plainText(400);

/** What happened to a task, never changed afterwards. `at` in ms; `who` is a contact id, or the name of a person in the console. */
export const taskEntrySchema = z.strictObject({
  at: z.int().min(0),
  who: plainText(120),
  what: taskStepSchema,
  /** The day on which it was done. */
  on: z.iso.date().optional(),
  evidence: evidenceSchema.optional(),
  people: peopleToldSchema.optional(),
  note: noteSchema.optional(),
  reason: reasonSchema.optional(),
  /** The contact id of whoever it was handed to. */
  to: z.string().optional(),
});
export type TaskEntry = z.infer<typeof taskEntrySchema>;

/**
 * That somebody tells one group at one organisation certain messages through one channel by hand, at one milestone: an
 * obligation that a person sees to.
 */
export const taskSchema = z.strictObject({
  id: z.string(),
  organisation: organisationCodeSchema,
  group: roleSchema,
  channel: channelIdSchema,
  owner: ownerSchema,
  /** The id and name of whoever does it, where somebody is known. */
  contact: z.string().optional(),
  contactName: plainText(120).optional(),
  due: z.iso.date(),
  /** Work for the whole occasion: the groups of one channel are told at one sitting. */
  minutes: z.int().min(0),
  messages: z.array(topicSchema),
  /** Messages that a gap holds back. */
  withheld: z.array(topicSchema),
  material: z.array(materialSchema),
  state: taskStateSchema,
  history: z.array(taskEntrySchema),
});
export type Task = z.infer<typeof taskSchema>;

/** The same obligation has the same task, however often it is planned. */
export function taskId(
  milestone: string,
  { organisation, group, channel }: Pick<Task, 'organisation' | 'group' | 'channel'>,
): string {
  return shortDigest('task', milestone, organisation, group, channel);
}

/** Tasks that one person does at one sitting: those of one channel, for all its groups. What people call a task is that. */
export function occasionsOf(tasks: readonly Task[]): Task[][] {
  const key = ({ organisation, channel, contact = '' }: Task) => `${organisation} ${channel} ${contact}`;
  return [...Map.groupBy(tasks, key).values()];
}

/** Minutes of work in tasks, each occasion counted once. */
export function workMinutes(tasks: readonly Task[]): number {
  const each = occasionsOf(tasks).map((occasion) => Math.max(...occasion.map(({ minutes }) => minutes)));
  return each.reduce((sum, minutes) => sum + minutes, 0);
}

/** Where tasks are kept; a plan writes them with its obligations. */
export interface Tasks {
  /** All of an organisation at a milestone, read consistently. */
  ofOrganisation(milestone: string, organisation: string): Promise<Task[]>;
  /**
   * Writes a task that has one entry more than the one that is kept; false where that has another number of them, since
   * somebody was faster.
   */
  change(milestone: string, task: Task): Promise<boolean>;
}
