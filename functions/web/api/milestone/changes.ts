import * as z from 'zod';
import { channelIdSchema, roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { toldFactsSchema } from '../../../../domain/catalogue/fact.ts';
import { acceptChange, factChangedSchema } from '../../../../domain/milestone/use-cases/accept-change.ts';
import { HOLDING_REASONS, listHolders } from '../../../../domain/milestone/use-cases/list-holders.ts';
import { type ChangePreview, previewChange } from '../../../../domain/milestone/use-cases/preview-change.ts';
import { isChange, milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { type ApiAnswer, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import { milestoneView, milestoneViewSchema, organisationPreviewSchema } from './milestone-schemas.ts';
import { objectionProblem } from './milestones.ts';
import { organisationPreview } from './previews.ts';

const newChangeSchema = factChangedSchema.omit({ changedBy: true }).meta({
  id: 'NewChange',
  description: 'New values of facts, null where nobody knows one any more; of one organisation, or of all.',
});

const changePreviewSchema = z
  .strictObject({
    /** Mails that would leave, one to each who was told an old value. */
    mails: z.int().min(0),
    tasks: z.int().min(0),
    /** The dispatches that told the old values, by id. */
    supersedes: z.array(milestoneIdSchema),
    openTasks: z
      .int()
      .min(0)
      .meta({ description: 'Tasks that are not done yet, whose documents say an old value.' }),
    onPublicPages: z.boolean().meta({ description: 'Whether the texts of a public page say an old value.' }),
    organisations: z.array(organisationPreviewSchema),
  })
  .meta({ id: 'ChangePreview', description: 'Who holds the old values, and what they would be told.' });

const toldSchema = {
  organisation: organisationCodeSchema,
  facts: toldFactsSchema.meta({ description: 'The old values as told, null for none.' }),
};
const holdersSchema = z
  .strictObject({
    people: z.array(
      z.strictObject({
        ...toldSchema,
        contact: z.string(),
        name: z.string().optional(),
        groups: z.array(roleSchema),
        why: z.enum(HOLDING_REASONS).meta({
          description: 'Why the new value has not reached them, as far as is known.',
        }),
      }),
    ),
    groups: z.array(
      z.strictObject({
        ...toldSchema,
        group: roleSchema,
        channels: z.array(channelIdSchema),
        isAsked: z.boolean().meta({ description: 'Whether somebody has the task to tell the new value.' }),
      }),
    ),
  })
  .meta({ id: 'Holders', description: 'Who still holds old values: none, or by name.' });

/** Facts that change: who was told the old value is told the new one. */
export const CHANGE_ROUTES = [
  apiRoute({
    method: 'POST',
    path: '/api/changes/preview',
    summary: 'Who was told a value that this would change, and what they would be told. Changes nothing.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ body: newChangeSchema }),
    answers: { 200: changePreviewSchema },
    problems: [409, 422],
    async answer({ body }, { user, ports }) {
      const found = await previewChange({ ...body, changedBy: user.address }, ports);
      if (found.kind === 'overtaken') return overtaken();
      if (found.kind === 'refused') return objectionProblem(found);
      return { status: 200, body: shown(found) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/changes',
    summary:
      'Change facts of all or of one organisation. Whoever was told an old value is told the new one, as a milestone ' +
      'that is approved under the same policy.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ body: newChangeSchema }),
    answers: { 201: milestoneViewSchema, 200: milestoneViewSchema },
    problems: [409, 422],
    async answer({ body }, { user, ports }) {
      const taken = await acceptChange(
        { ...body, changedBy: user.address },
        { at: ports.now(), byHand: true },
        ports,
      );
      if (taken.kind === 'overtaken') return overtaken();
      if (taken.kind === 'refused') return objectionProblem(taken);
      return { status: taken.kind === 'accepted' ? 201 : 200, body: milestoneView(taken.milestone) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/milestones/{milestone}/holders',
    summary: 'Who was told a value that a change has changed, and not yet the new one: by name, with why.',
    roles: ['coordinator', 'approver'],
    scope: 'everything',
    input: z.object({ params: z.object({ milestone: milestoneIdSchema }) }),
    answers: { 200: holdersSchema },
    async answer({ params: { milestone: id } }, { ports }) {
      const milestone = await ports.milestones.find(id);
      if (!milestone || !isChange(milestone)) return { problem: problemResponse(404) };
      return { status: 200, body: await listHolders(milestone, ports) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/rollouts/{rollout}/changes',
    summary: 'Every change of a fact: of what, from what to what, by whom, why, and for whom. Newest first.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params: z.object({ rollout: rolloutIdSchema }) }),
    answers: { 200: z.strictObject({ changes: z.array(milestoneViewSchema) }) },
    async answer({ params: { rollout } }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const changes = await ports.milestones.changesOf(rollout);
      const newestFirst = changes.toSorted((one, other) => other.receivedAt - one.receivedAt);
      return { status: 200, body: { changes: newestFirst.map((change) => milestoneView(change)) } };
    },
  }),
];

function overtaken(): ApiAnswer {
  const problems = inputProblems([problemAt('from', 'changed-meanwhile')]);
  return { problem: problemResponse(409, { problems }) };
}

function shown({ plans, places }: ChangePreview): z.input<typeof changePreviewSchema> {
  return {
    mails: plans.reduce((sum, { deliveries }) => sum + deliveries.length, 0),
    tasks: plans.reduce((sum, { tasks }) => sum + tasks.length, 0),
    supersedes: [...new Set(plans.flatMap(({ supersedes = [] }) => supersedes))].sort(),
    openTasks: places.openTasks,
    onPublicPages: places.isOnPages,
    organisations: plans.map(organisationPreview),
  };
}
