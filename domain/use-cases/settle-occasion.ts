import * as z from 'zod';
import { contactId, contactNamed } from '../contact.ts';
import { parseInput } from '../parse-input.ts';
import { evidenceSchema, reasonSchema, type Task } from '../task.ts';
import { confirmTask } from './confirm-task.ts';
import { type HandOverTaskPorts, handOverTask } from './hand-over-task.ts';
import { type OpenTaskDeskPorts, openTaskDesk, type TaskDesk } from './open-task-desk.ts';
import { type ReturnTaskPorts, returnTask } from './return-task.ts';
import type { Doing, StepResult } from './take-task-steps.ts';

export type SettleOccasionPorts = OpenTaskDeskPorts & ReturnTaskPorts & HandOverTaskPorts;

// A form sends what was left empty as "", and the lines of a text area as they were broken.
const optional = (schema: z.ZodType<string>) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim() || undefined : text),
    schema.optional(),
  );

/** What a form says of an occasion: which of its tasks, as `organisation/group`, and what became of them. */
const saidSchema = z.object({
  act: z.enum(['done', 'cannot', 'hand-over']),
  task: z
    .array(z.string().max(100))
    .min(1, { error: 'nothing-ticked' })
    .max(5000, { error: 'nothing-ticked' }),
  on: optional(z.iso.date({ error: 'wrong-date' })),
  evidence: optional(evidenceSchema),
  reason: optional(reasonSchema),
  to: z.string().max(100).default(''),
});

/** What is wrong with a form, by the words that the page has for it; `field` says where. */
export type SaidProblem =
  | 'nothing-ticked'
  | 'wrong-date'
  | 'no-reason'
  | 'no-colleague'
  | 'wrong-evidence'
  | 'wrong-reason';

export type Settled =
  | { kind: 'settled'; desk: TaskDesk; act: 'done' | 'cannot' | 'hand-over'; results: StepResult[] }
  | { kind: 'problems'; desk: TaskDesk; problems: SaidProblem[] }
  | { kind: 'no-such-link' };

/** The tasks of a desk that belong to one occasion. */
export function occasionOf({ tasks }: TaskDesk, channel: string): Task[] {
  return tasks.filter((task) => task.channel === channel);
}

/**
 * Does with tasks of an occasion what their owner says in a form: done, cannot, or handed over to a colleague. A link that is not
 * honoured and an occasion that is not the reader's are one; then, and where the form is wrong, nothing is done.
 */
export async function settleOccasion(
  { token, channel, said }: { token: string; channel: string; said: unknown },
  ports: SettleOccasionPorts,
): Promise<Settled> {
  const desk = await openTaskDesk(token, ports);
  const tasks = desk ? occasionOf(desk, channel) : [];
  if (!desk || tasks.length === 0) return { kind: 'no-such-link' };
  const parsed = parseInput(saidSchema, said);
  if (!parsed.ok) return { kind: 'problems', desk, problems: problemsIn(parsed.problems) };
  const { act, task: ticked, on = desk.today, evidence, reason, to } = parsed.data;
  const chosen = tasks.filter(({ organisation, group }) => ticked.includes(`${organisation}/${group}`));
  const doing: Doing = { milestone: desk.milestone, tasks: chosen, who: contactId(desk.reader) };
  const colleague = contactNamed(desk.colleagues, to);
  const problems: SaidProblem[] = [
    ...(chosen.length === 0 ? (['nothing-ticked'] as const) : []),
    ...(act === 'done' && on > desk.today ? (['wrong-date'] as const) : []),
    ...(act === 'cannot' && !reason ? (['no-reason'] as const) : []),
    ...(act === 'hand-over' && !colleague ? (['no-colleague'] as const) : []),
  ];
  if (problems.length > 0) return { kind: 'problems', desk, problems };
  const settled = { kind: 'settled', desk, act } as const;
  if (act === 'done') {
    const results = await confirmTask({ ...doing, on, ...(evidence ? { evidence } : {}) }, ports);
    return { ...settled, results };
  }
  if (act === 'cannot')
    return { ...settled, results: await returnTask({ ...doing, reason: reason ?? '' }, ports) };
  return {
    ...settled,
    results: colleague ? await handOverTask({ ...doing, to: colleague }, ports) : [],
  };
}

/** The fields that schemas found fault with, as problems that the page can explain. */
function problemsIn(lines: readonly string[]): SaidProblem[] {
  const found = lines.map((line): SaidProblem => {
    if (line.startsWith('on')) return 'wrong-date';
    if (line.startsWith('evidence')) return 'wrong-evidence';
    return line.startsWith('reason') ? 'wrong-reason' : 'nothing-ticked';
  });
  return [...new Set(found)];
}
