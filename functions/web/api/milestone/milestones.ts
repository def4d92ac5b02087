import * as z from 'zod';
import type { Objection } from '../../../../domain/milestone/use-cases/accept-milestone.ts';
import { approveMilestone } from '../../../../domain/milestone/use-cases/approve-milestone.ts';
import { rejectMilestone } from '../../../../domain/milestone/use-cases/reject-milestone.ts';
import { stopMilestone } from '../../../../domain/milestone/use-cases/stop-milestone.ts';
import { triggerMilestone } from '../../../../domain/milestone/use-cases/trigger-milestone.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { below } from '../../../../domain/shared/problem.ts';
import { onlyOf, visibleMilestone } from '../../access/visible.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import { milestoneView, milestoneViewSchema, newMilestoneSchema } from './milestone-schemas.ts';

/** The detail of a problem where mails could not leave. */
export const CANNOT_SEND = 'Nothing was begun: its mails could not leave before these problems are mended.';

const params = z.object({ milestone: milestoneIdSchema });
const path = '/api/milestones/{milestone}';

/** An objection as a problem of its field: a taken id is a conflict (409), anything else is invalid (422). */
export function objectionProblem({ reason, problems }: Objection, prefix = ''): ApiAnswer {
  const found = inputProblems(problems.map((each) => below(prefix, each)));
  return { problem: problemResponse(reason === 'same-id-other-content' ? 409 : 422, { problems: found }) };
}

const ANSWERS = { 200: milestoneViewSchema };

const rejectionSchema = z.strictObject({
  planHash: z.string().min(1).max(128),
  reason: z.string().max(400).meta({ description: 'What is wrong, for whoever wrote it.' }),
});

/** Milestones: trigger, read, approve, reject and stop. */
export const MILESTONE_ROUTES = [
  apiRoute({
    method: 'POST',
    path: '/api/milestones',
    summary:
      'Trigger a milestone. The same content under the same id is taken once, however often it is sent.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ body: newMilestoneSchema }),
    answers: { 201: milestoneViewSchema, 200: milestoneViewSchema },
    problems: [409, 422],
    async answer({ body }, { user, ports }) {
      const reached = { ...body, triggeredBy: user.address };
      const taken = await triggerMilestone(reached, ports);
      if (taken.kind === 'cannot-send')
        return {
          problem: problemResponse(409, { detail: CANNOT_SEND, problems: inputProblems(taken.problems) }),
        };
      if (taken.kind === 'refused') return objectionProblem(taken);
      return { status: taken.kind === 'accepted' ? 201 : 200, body: milestoneView(taken.milestone) };
    },
  }),
  apiRoute({
    method: 'GET',
    path,
    summary: 'A milestone with its state. A local lead sees those of their own organisation.',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope: 'own',
    input: z.object({ params }),
    answers: ANSWERS,
    answer: async (input, request) => await shown(input.params.milestone, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/approval`,
    summary:
      'Approve a planned milestone, bound to the hash of what was reviewed. Not possible for its author.',
    roles: ['approver'],
    scope: 'everything',
    input: z.object({ params, body: z.strictObject({ planHash: z.string().min(1).max(128) }) }),
    answers: { 200: milestoneViewSchema, 202: milestoneViewSchema },
    problems: [403, 409],
    async answer({ params: { milestone: id }, body: { planHash } }, request) {
      const { ports, user } = request;
      if (!(await ports.milestones.find(id))) return { problem: problemResponse(404) };
      const result = await approveMilestone({ milestone: id, planHash, by: user.address }, ports);
      if (result === 'own') return { problem: problemResponse(403, { detail: OWN }) };
      if (result === 'not-approved' || result === 'held')
        return { problem: problemResponse(409, { detail: CHANGED }) };
      return await shown(id, request, result === 'waiting' ? 202 : 200);
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/rejection`,
    summary:
      'Reject a milestone that waits for approval, bound to the hash of what was reviewed, with a reason that its ' +
      'author sees. Nothing of it leaves.',
    roles: ['approver'],
    scope: 'everything',
    input: z.object({ params, body: rejectionSchema }),
    answers: { 202: milestoneViewSchema },
    problems: [409, 422],
    async answer({ params: { milestone: id }, body }, request) {
      const { ports, user } = request;
      if (!(await ports.milestones.find(id))) return { problem: problemResponse(404) };
      const rejected = await rejectMilestone({ milestone: id, by: user.address, ...body }, ports);
      if (rejected.kind === 'problems')
        return { problem: problemResponse(422, { problems: inputProblems(rejected.problems) }) };
      if (rejected.kind === 'moved-on') return { problem: problemResponse(409, { detail: CHANGED }) };
      return await shown(id, request, 202);
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/stop`,
    summary: 'Stop a milestone: no further mail is sent. Sent mails are not recalled.',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    input: z.object({ params }),
    answers: { 202: milestoneViewSchema },
    problems: [409, 503],
    async answer({ params: { milestone: id } }, request) {
      const { ports, user } = request;
      if (!(await ports.milestones.find(id))) return { problem: problemResponse(404) };
      const result = await stopMilestone({ milestone: id, by: user.address }, ports);
      if (result === 'too-late')
        return { problem: problemResponse(409, { detail: 'It is at its end already.' }) };
      return await shown(id, request, 202);
    },
  }),
];

const OWN = 'You have triggered this milestone yourself: somebody else has to look at it and approve it.';
const CHANGED =
  'The plan is not the one you looked at, or it is not waiting for approval: read it again and approve its planHash.';

async function shown(id: string, request: ApiRequest, status: 200 | 202 = 200): Promise<ApiAnswer> {
  const milestone = await visibleMilestone(id, request);
  if (!milestone) return { problem: problemResponse(404) };
  const allCounts = await request.ports.plans.allCounts(id);
  return { status, body: milestoneView(milestone, { only: onlyOf(request), allCounts }) };
}
