import * as z from 'zod';
import { type Contact, contactId, contactNamed } from '../../contacts/contact.ts';
import { reasonSchema, type Task, taskEvidenceSchema } from '../../plan/task.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { type Problem, problem, problemAt } from '../../shared/problem.ts';
import { isoDay } from '../../shared/typed-day.ts';
import { confirmTask } from './confirm-task.ts';
import { type HandOverTaskPorts, handOverTask } from './hand-over-task.ts';
import { type LoadTaskListPorts, loadTaskList, type TaskList } from './load-task-list.ts';
import { type ReturnTaskPorts, returnTask } from './return-task.ts';
import type { Doing, StepResult } from './take-task-steps.ts';
import { waiveTask } from './waive-task.ts';

export type SubmitTaskFormPorts = LoadTaskListPorts & ReturnTaskPorts & HandOverTaskPorts;

/** A field that may be left empty: a form submits "", and text areas with CRLF. */
export const optionalText = (schema: z.ZodType<string>) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.replaceAll(/\s+/g, ' ').trim() || undefined : text),
    schema.optional(),
  );

const BY_HOLDERS = ['done', 'cannot', 'hand-over'] as const;
const BY_OFFICE = [...BY_HOLDERS, 'waive'] as const;
/** Actions on the tasks of an occasion; only the national office may waive them. */
export type TaskFormAct = (typeof BY_OFFICE)[number];

/** The submitted form: which tasks, as `organisation/group`, and the action. */
const saidSchema = (acts: readonly TaskFormAct[]) =>
  z.object({
    act: z.enum(acts),
    task: z.array(z.string().max(100)).min(1).max(5000),
    on: optionalText(
      z
        .string()
        .transform(isoDay)
        .pipe(z.iso.date({ error: problem('date-invalid') })),
    ),
    evidence: optionalText(taskEvidenceSchema),
    reason: optionalText(reasonSchema),
    waiveReason: optionalText(reasonSchema),
    to: z.string().max(100).default(''),
  });
type Said = z.infer<ReturnType<typeof saidSchema>>;

export type TaskFormResult =
  | { kind: 'settled'; list: TaskList; act: TaskFormAct; results: StepResult[] }
  | { kind: 'problems'; list: TaskList; problems: Problem[] };
export type LinkedTaskFormResult = TaskFormResult | { kind: 'no-such-link' };

/** The tasks of one occasion in a list. */
export function tasksOfChannel({ tasks }: TaskList, channel: string): Task[] {
  return tasks.filter((task) => task.channel === channel);
}

/**
 * Applies a submitted form to tasks of an occasion: done, cannot, or handed over to a colleague. Invalid
 * links and other people's occasions give the same result; then, and for an invalid form, nothing changes.
 */
export async function submitTaskForm(
  { token, channel, said }: { token: string; channel: string; said: unknown },
  ports: SubmitTaskFormPorts,
): Promise<LinkedTaskFormResult> {
  const list = await loadTaskList(token, ports);
  const tasks = list ? tasksOfChannel(list, channel) : [];
  if (!list || tasks.length === 0) return { kind: 'no-such-link' };
  return submitTaskFormOn({ list, tasks, said, who: contactId(list.reader), mayWaive: false }, ports);
}

/** Tasks in a list, the form, and the actor: a contact id, or a console user's name. */
export type TaskForm = {
  list: TaskList;
  tasks: readonly Task[];
  said: unknown;
  who: string;
  mayWaive: boolean;
};

/** Applies a form to tasks in a list; an invalid form changes nothing. */
export async function submitTaskFormOn(
  { list, tasks, said, who, mayWaive }: TaskForm,
  ports: ReturnTaskPorts & HandOverTaskPorts,
): Promise<TaskFormResult> {
  const parsed = parseInput(saidSchema(mayWaive ? BY_OFFICE : BY_HOLDERS), said);
  if (!parsed.ok) return { kind: 'problems', list, problems: parsed.problems };
  const { act, task: ticked, on = list.today, evidence, reason, waiveReason, to } = parsed.data;
  const chosen = tasks.filter(({ organisation, group }) => ticked.includes(`${organisation}/${group}`));
  const colleague = contactNamed(list.colleagues, to);
  const problems = [
    // What is ticked has been returned or settled since the page was shown.
    ...(chosen.length === 0 ? [problemAt('task', 'changed-meanwhile')] : []),
    ...missingIn({ act, on, reason, waiveReason }, { today: list.today, colleague }),
  ];
  if (problems.length > 0) return { kind: 'problems', list, problems };
  const doing: Doing = { milestone: list.milestone, tasks: chosen, who };
  const steps: Record<TaskFormAct, () => Promise<StepResult[]>> = {
    done: () => confirmTask({ ...doing, on, ...(evidence ? { evidence } : {}) }, ports),
    cannot: () => returnTask({ ...doing, reason: reason ?? '' }, ports),
    'hand-over': async () => (colleague ? handOverTask({ ...doing, to: colleague }, ports) : []),
    waive: () => waiveTask({ ...doing, reason: waiveReason ?? '' }, ports),
  };
  return { kind: 'settled', list, act, results: await steps[act]() };
}

/** Fields that an action requires. */
function missingIn(
  { act, on, reason, waiveReason }: Pick<Said, 'act' | 'reason' | 'waiveReason'> & { on: string },
  { today, colleague }: { today: string; colleague: Contact | undefined },
): Problem[] {
  return [
    ...(act === 'done' && on > today ? [problemAt('on', 'date-future')] : []),
    ...(act === 'cannot' && !reason ? [problemAt('reason', 'missing')] : []),
    ...(act === 'waive' && !waiveReason ? [problemAt('waiveReason', 'missing')] : []),
    ...(act === 'hand-over' && !colleague ? [problemAt('to', 'missing')] : []),
  ];
}
