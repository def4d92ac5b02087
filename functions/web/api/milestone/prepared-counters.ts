import * as z from 'zod';
import {
  counterAskedSchema,
  counterWithdrawal,
  isReady,
  sealedPartSchema,
  sealHash,
} from '../../../../domain/milestone/prepared-counter.ts';
import { fireCounter } from '../../../../domain/milestone/use-cases/fire-counter.ts';
import {
  approveCounter,
  prepareCounter,
  previewCounterAt,
  type StandingCounter,
  standingCounter,
  standingCounters,
} from '../../../../domain/milestone/use-cases/prepare-counter.ts';
import { withdrawCounter } from '../../../../domain/milestone/use-cases/withdraw-counter.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rejectionReasonSchema } from '../../../../domain/rollout/rejection.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { problem } from '../../../../domain/shared/problem.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import { milestoneView, milestoneViewSchema, organisationPreviewSchema } from './milestone-schemas.ts';
import { CANNOT_SEND, objectionProblem } from './milestones.ts';
import { organisationPreview } from './previews.ts';

const newCounterSchema = counterAskedSchema
  .omit({ rollout: true })
  .extend({
    from: z.int().min(0).default(0).meta({ description: 'The version that was edited; 0 for a new one.' }),
  })
  .meta({
    id: 'NewPreparedCounter',
    description: 'What would undo a milestone or a draft, without its day.',
  });

const counterViewSchema = z
  .strictObject({
    ...counterAskedSchema.shape,
    version: z.int(),
    preparedBy: z.string(),
    preparedAt: z.iso.datetime(),
    seal: z.string().meta({ description: 'Hash of what an approval is given to.' }),
    approvedBy: z.array(z.string()).meta({ description: 'Whose approval counts for what it is now.' }),
    approversNeeded: z.int().min(0),
    changed: z.array(sealedPartSchema).meta({
      description: 'What is other than when it was last approved, where that counts no longer.',
    }),
    ready: z.boolean().meta({ description: 'Whether it would be sent without a further approval.' }),
    withdrawn: z
      .strictObject({ by: z.string(), at: z.iso.datetime(), reason: z.string() })
      .optional()
      .meta({ description: 'By whom, when and why. It can be prepared anew, and is approved anew then.' }),
  })
  .meta({ id: 'PreparedCounter' });

const rolloutParams = z.object({ rollout: rolloutIdSchema });
const params = z.object({ rollout: rolloutIdSchema, counter: milestoneIdSchema });
const path = '/api/rollouts/{rollout}/prepared-counters';
const DECIDERS = { roles: ['coordinator', 'approver'], scope: 'everything' } as const;
const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;

/** What would undo a milestone, written and approved before it is needed, and fired in one act. */
export const PREPARED_COUNTER_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'What is prepared in case a milestone has to be undone, and how far it is approved.',
    ...DECIDERS,
    input: z.object({ params: rolloutParams }),
    answers: { 200: z.strictObject({ counters: z.array(counterViewSchema) }) },
    async answer({ params: { rollout } }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const counters = await standingCounters(rollout, ports);
      return { status: 200, body: { counters: counters.map(counterView) } };
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Prepare what would undo a milestone or a draft. Nothing is sent; it can be approved in advance.',
    ...COORDINATOR,
    input: z.object({ params: rolloutParams, body: newCounterSchema }),
    answers: { 201: counterViewSchema },
    problems: [409, 422],
    async answer({ params: { rollout }, body: { from, ...asked } }, request) {
      const content = { ...asked, rollout };
      const prepared = await prepareCounter({ content, from, by: request.user.address }, request.ports);
      if (prepared.kind === 'changed') return { problem: problemResponse(409, { detail: OVERTAKEN }) };
      if (prepared.kind === 'refused') return objectionProblem(prepared);
      return await shown({ rollout, counter: asked.id }, request, 201);
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{counter}`,
    summary: 'One prepared counter.',
    ...DECIDERS,
    input: z.object({ params }),
    answers: { 200: counterViewSchema },
    answer: async ({ params: named }, request) => await shown(named, request),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{counter}/organisations/{organisation}`,
    summary:
      'What it would send to one organisation today. While nobody has been told of what it undoes, as if all had.',
    ...DECIDERS,
    input: z.object({ params: params.extend({ organisation: organisationCodeSchema }) }),
    answers: { 200: organisationPreviewSchema },
    problems: [409, 422],
    async answer({ params: { rollout, counter, organisation } }, { ports }) {
      const found = await ports.preparedCounters.find(rollout, counter);
      const preview = found && (await previewCounterAt(found, organisation, ports));
      if (!preview) return { problem: problemResponse(404) };
      if (preview.kind === 'refused') return objectionProblem(preview);
      return { status: 200, body: organisationPreview(preview.plan) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{counter}/approval`,
    summary: 'Approve a prepared counter in advance, bound to its seal. Not possible for who prepared it.',
    roles: ['approver'],
    scope: 'everything',
    input: z.object({ params, body: z.strictObject({ seal: z.string().min(1).max(128) }) }),
    answers: { 200: counterViewSchema, 202: counterViewSchema },
    problems: [403, 409],
    async answer({ params: named, body: { seal } }, request) {
      const { rollout, counter: id } = named;
      const result = await approveCounter({ rollout, id, seal, by: request.user.address }, request.ports);
      if (result === 'not-there') return { problem: problemResponse(404) };
      if (result === 'own') return { problem: problemResponse(403, { detail: OWN }) };
      if (result === 'withdrawn') return { problem: problemResponse(409, { detail: WITHDRAWN }) };
      if (result === 'changed') return { problem: problemResponse(409, { detail: CHANGED }) };
      return await shown(named, request, result === 'waiting' ? 202 : 200);
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{counter}/fire`,
    summary:
      'Send a prepared counter, with its day. Refused where nobody has approved it as it would be sent now. Sent ' +
      'again it is the same milestone.',
    ...COORDINATOR,
    input: z.object({
      params,
      body: z.strictObject({ occurredOn: z.iso.date({ error: problem('date-invalid') }) }),
    }),
    answers: { 200: milestoneViewSchema },
    problems: [409, 422],
    async answer({ params: { rollout, counter: id }, body: { occurredOn: on } }, { user, ports }) {
      const fired = await fireCounter({ rollout, id, on, by: user.address }, ports);
      switch (fired.kind) {
        case 'not-there':
          return { problem: problemResponse(404) };
        case 'withdrawn':
          return { problem: problemResponse(409, { detail: WITHDRAWN }) };
        case 'unapproved':
          return { problem: problemResponse(409, { detail: unapproved(fired.standing.changed) }) };
        case 'cannot-send':
          return {
            problem: problemResponse(409, { detail: CANNOT_SEND, problems: inputProblems(fired.problems) }),
          };
        case 'refused':
          return objectionProblem(fired);
        case 'fired':
          return { status: 200, body: milestoneView(fired.milestone) };
      }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{counter}/withdrawal`,
    summary:
      'Withdraw a prepared counter: nobody can approve or fire it any more. Withdrawn again it stays so.',
    ...COORDINATOR,
    input: z.object({ params, body: z.strictObject({ reason: rejectionReasonSchema }) }),
    answers: { 200: counterViewSchema },
    problems: [409, 422],
    async answer({ params: named, body: { reason } }, request) {
      const { rollout, counter: id } = named;
      const result = await withdrawCounter({ rollout, id, by: request.user.address, reason }, request.ports);
      switch (result.kind) {
        case 'not-there':
          return { problem: problemResponse(404) };
        case 'problems':
          return { problem: problemResponse(422, { problems: inputProblems(result.problems) }) };
        case 'fired':
          return { problem: problemResponse(409, { detail: FIRED }) };
        case 'changed':
          return { problem: problemResponse(409, { detail: OVERTAKEN_ONCE }) };
        case 'withdrawn':
          return await shown(named, request);
      }
    },
  }),
];

const WITHDRAWN = 'It has been withdrawn: prepare it anew, and have it approved anew.';
const FIRED = 'It has been fired: stop the milestone, or report again what it undid.';
const OVERTAKEN_ONCE =
  'Somebody else has changed it meanwhile: read it again, and withdraw it if you still want to.';
const OVERTAKEN = 'Somebody else has changed it meanwhile: read it again, and send its version as "from".';
const OWN = 'You have prepared this yourself: somebody else has to look at it and approve it.';
const CHANGED = 'It is not what you looked at: read it again and approve its seal.';

function unapproved(changed: readonly string[]): string {
  return changed.length === 0
    ? 'Nothing was sent: it has not been approved by as many as have to.'
    : `Nothing was sent: since it was approved this has changed: ${changed.join(', ')}. It has to be approved again.`;
}

async function shown(
  { rollout, counter: id }: { rollout: string; counter: string },
  { ports }: ApiRequest,
  status: 200 | 201 | 202 = 200,
): Promise<ApiAnswer> {
  const found = await standingCounter({ rollout, id }, ports);
  return found ? { status, body: counterView(found) } : { problem: problemResponse(404) };
}

function counterView({ counter, standing }: StandingCounter): z.input<typeof counterViewSchema> {
  const { content, version, preparedBy, at } = counter;
  const withdrawal = counterWithdrawal(counter);
  return {
    ...content,
    ...{ version, preparedBy, preparedAt: new Date(at).toISOString() },
    seal: sealHash(standing.seal),
    approvedBy: standing.by,
    approversNeeded: standing.needed,
    changed: standing.changed,
    ready: isReady(standing),
    ...(withdrawal
      ? {
          withdrawn: {
            ...{ by: withdrawal.by, reason: withdrawal.reason },
            at: new Date(withdrawal.at).toISOString(),
          },
        }
      : {}),
  };
}
