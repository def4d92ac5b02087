import * as z from 'zod';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import {
  noteSchema,
  peopleToldSchema,
  reasonSchema,
  taskEntrySchema,
  taskEvidenceSchema,
  taskSchema,
} from '../../../../domain/plan/task.ts';
import type { AskedTask } from '../../../../domain/tasks/use-cases/list-tasks.ts';

export const taskIdSchema = z.string().regex(/^[\w-]{1,64}$/);

export const taskViewSchema = taskSchema
  .omit({ history: true })
  .extend({
    milestone: milestoneIdSchema,
    history: z
      .array(taskEntrySchema.extend({ at: z.iso.datetime() }))
      .meta({ description: 'The history, oldest first.' }),
  })
  .meta({
    id: 'Task',
    description: 'Manual work: one group at an organisation is told certain messages through one channel.',
  });

/** A task in the API, with times as text. */
export function taskView({ milestone, task }: AskedTask): z.input<typeof taskViewSchema> {
  const history = task.history.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() }));
  return { ...task, milestone: milestone.id, history };
}

export const confirmationSchema = z
  .strictObject({
    on: z.iso.date().optional().meta({ description: 'The day on which it was done; today if absent.' }),
    evidence: taskEvidenceSchema
      .optional()
      .meta({ description: 'A register number, such as KS 2026/114, or a link that shows it.' }),
    people: peopleToldSchema.optional().meta({ description: 'Number of people present or told.' }),
    note: noteSchema.optional().meta({ description: 'A remark, on one line.' }),
  })
  .meta({ id: 'Confirmation' });

export const reasonGivenSchema = z
  .strictObject({ reason: reasonSchema.meta({ description: 'The reason, on one line.' }) })
  .meta({ id: 'Reason' });

export const handoverRequestSchema = z
  .strictObject({
    to: z.string().min(1).max(64).meta({ description: 'The id of a contact of the same organisation.' }),
  })
  .meta({ id: 'Handover' });
