import * as z from 'zod';
import { ownerSchema } from '../../../../domain/catalogue/carrier.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { taskStateSchema } from '../../../../domain/plan/task.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { listTasks } from '../../../../domain/tasks/use-cases/list-tasks.ts';
import { settleTask, type TaskAct } from '../../../../domain/tasks/use-cases/settle-task.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  confirmationSchema,
  handoverRequestSchema,
  reasonGivenSchema,
  taskIdSchema,
  taskView,
  taskViewSchema,
} from './task-schemas.ts';

const organisation = z.object({ organisation: organisationCodeSchema });
const params = organisation.extend({ task: taskIdSchema });
const path = '/api/organisations/{organisation}/tasks';
const HOLDERS = {
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;
const SETTLED = { answers: { 200: taskViewSchema }, problems: [409, 422] } as const;

/** An organisation's tasks: list, confirm, take back, return, hand over, waive. */
export const TASK_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'An organisation’s tasks by date, with their history.',
    ...HOLDERS,
    input: z.object({
      params: organisation,
      query: pageQuery(500).extend({
        state: taskStateSchema.optional(),
        owner: ownerSchema.optional(),
        milestone: milestoneIdSchema.optional(),
      }),
    }),
    answers: { 200: z.strictObject({ tasks: z.array(taskViewSchema), ...pageAnswer }) },
    async answer({ params: { organisation: code }, query }, { ports }) {
      const asked = await listTasks(code, ports);
      if (!asked) return { problem: problemResponse(404) };
      const wanted = asked.filter(
        ({ task, milestone }) =>
          (query.state === undefined || task.state === query.state) &&
          (query.owner === undefined || task.owner === query.owner) &&
          (query.milestone === undefined || milestone.id === query.milestone),
      );
      const key = ({ task }: (typeof wanted)[number]) => `${task.due} ${task.channel} ${task.id}`;
      const { items, ...page } = pageOf(wanted, key, query);
      return { status: 200, body: { tasks: items.map(taskView), ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{task}`,
    summary: 'One task with its history.',
    ...HOLDERS,
    input: z.object({ params }),
    answers: { 200: taskViewSchema },
    async answer({ params: { organisation: code, task: id } }, { ports }) {
      const found = (await listTasks(code, ports))?.find(({ task }) => task.id === id);
      return found ? { status: 200, body: taskView(found) } : { problem: problemResponse(404) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{task}/confirmation`,
    summary: 'Mark a task as done, with evidence. Idempotent.',
    ...HOLDERS,
    input: z.object({ params, body: confirmationSchema }),
    ...SETTLED,
    answer: ({ params: of, body }, request) => settle(of, { act: 'done', ...body }, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{task}/reopening`,
    summary: 'Take back, within a minute, what you have confirmed. Idempotent.',
    ...HOLDERS,
    input: z.object({ params }),
    ...SETTLED,
    answer: ({ params: of }, request) => settle(of, { act: 'reopen' }, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{task}/return`,
    summary:
      'Say that a task cannot be done, and why: it goes to the local lead, and from the lead to the national office.',
    ...HOLDERS,
    input: z.object({ params, body: reasonGivenSchema }),
    ...SETTLED,
    answer: ({ params: of, body }, request) => settle(of, { act: 'cannot', ...body }, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{task}/handover`,
    summary:
      'Hand a task over to a colleague at the organisation, who hears of it with the next round of reminders.',
    ...HOLDERS,
    input: z.object({ params, body: handoverRequestSchema }),
    ...SETTLED,
    answer: ({ params: of, body }, request) => settle(of, { act: 'hand-over', ...body }, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{task}/waiver`,
    summary: 'Waive a task, with a reason.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ params, body: reasonGivenSchema }),
    ...SETTLED,
    answer: ({ params: of, body }, request) => settle(of, { act: 'waive', ...body }, request),
  }),
];

const WHY = {
  gone: 'It is with the national office, which decides about it.',
  otherwise:
    'It has already been done, waived or handed on in other words, or it is too late to take it back: read it again.',
} as const;

async function settle(
  of: z.infer<typeof params>,
  said: TaskAct,
  { user, admission, ports }: ApiRequest,
): Promise<ApiAnswer> {
  const settled = await settleTask({ ...of, reader: { user, admission }, said }, ports);
  switch (settled.kind) {
    case 'settled':
      return { status: 200, body: taskView(settled) };
    case 'not-there':
      return { problem: problemResponse(404) };
    case 'refused':
      return { problem: problemResponse(422, { problems: inputProblems([settled.problem]) }) };
    case 'conflict':
      return { problem: problemResponse(409, { detail: WHY[settled.why] }) };
  }
}
