import * as z from 'zod';
import { deviationOf, goalStandingSchema, type ShownGoal } from '../../../../domain/reach/goal-standing.ts';
import { goalsVersion, setGoals } from '../../../../domain/reach/use-cases/set-goals.ts';
import { showGoals } from '../../../../domain/reach/use-cases/show-goals.ts';
import { goalSchema, goalsChangeSchema, MOST_GOALS } from '../../../../domain/rollout/rollout.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { below, problemAt } from '../../../../domain/shared/problem.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { type ApiAnswer, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import { claimedSchema, estimateSchema, estimateView } from './verified-reach.ts';

const goalViewSchema = goalSchema
  .extend({
    claimed: claimedSchema.optional(),
    verified: estimateSchema.optional(),
    deviation: z.int().optional().meta({
      description: 'By how many percentage points what was verified lies above the goal, or below.',
    }),
    standing: goalStandingSchema.meta({
      description:
        'Judged by what was verified, whatever is claimed. `missed`: certainly not reached, and its day is over; ' +
        '`behind`: certainly not reached so far.',
    }),
  })
  .meta({ id: 'StandingGoal' });

const changeViewSchema = goalsChangeSchema.extend({ at: z.iso.datetime() }).meta({
  id: 'GoalsChange',
  description: 'A goal without `before` was added, one without `after` taken away.',
});

const answers = {
  200: z.strictObject({
    version: z.string().meta({ description: 'Changes with every edit.' }),
    goals: z.array(goalViewSchema),
  }),
};
const params = z.object({ rollout: rolloutIdSchema });
const path = '/api/rollouts/{rollout}/goals';

/** What groups of a rollout are to know, by when, and how that stands. */
export const GOALS_API = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'What each target group is to know, by when, and how that stands after the last milestone.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params }),
    answers,
    answer: ({ params: { rollout } }, { ports }) => shown(rollout, ports),
  }),
  apiRoute({
    method: 'POST',
    path,
    summary: 'Set the goals: omitted ones are removed.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({
      params,
      body: z
        .strictObject({
          basedOn: z.string().min(1).max(64).meta({ description: 'The `version` that was edited.' }),
          goals: z.array(goalSchema).max(MOST_GOALS),
          why: z.string().max(500).optional().meta({
            description: 'Needed if a goal that there was is changed or taken away; kept with the change.',
          }),
        })
        .meta({ id: 'Goals' }),
    }),
    answers,
    problems: [409, 422],
    async answer({ params: { rollout }, body: { basedOn, goals, why } }, { user, ports }) {
      const set = await setGoals({ rollout, goals, seen: basedOn, by: user.name, why }, ports);
      switch (set.kind) {
        case 'set':
          return shown(rollout, ports);
        case 'not-there':
          return { problem: problemResponse(404) };
        case 'overtaken':
          return {
            problem: problemResponse(409, {
              problems: inputProblems([problemAt('basedOn', 'changed-meanwhile')]),
            }),
          };
        case 'refused': {
          const problems = set.problems.map((found) =>
            found.path === 'why' ? found : below('goals', found),
          );
          return { problem: problemResponse(422, { problems: inputProblems(problems) }) };
        }
      }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/changes`,
    summary:
      'How the goals of a rollout were changed: by whom, when, what was before, and why; oldest first.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params, query: pageQuery(200) }),
    answers: { 200: z.strictObject({ changes: z.array(changeViewSchema), ...pageAnswer }) },
    async answer({ params: { rollout }, query }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const all = await ports.rollouts.goalChanges(rollout);
      const { items, ...page } = pageOf(all, ({ at }) => String(at), query);
      const changes = items.map(({ at, ...change }) => ({ ...change, at: new Date(at).toISOString() }));
      return { status: 200, body: { changes, ...page } };
    },
  }),
];

async function shown(rollout: string, ports: ConsolePorts): Promise<ApiAnswer> {
  const found = await showGoals({ rollout }, ports);
  if (!found) return { problem: problemResponse(404) };
  return {
    status: 200,
    body: { version: goalsVersion(found.rollout), goals: found.goals.map(goalView) },
  };
}

function goalView({ goal, figures, standing }: ShownGoal): z.input<typeof goalViewSchema> {
  const { claimed, verified } = figures;
  const deviation = deviationOf(goal, figures);
  return {
    ...goal,
    ...(claimed ? { claimed } : {}),
    ...(verified ? { verified: estimateView(verified) } : {}),
    ...(deviation === undefined ? {} : { deviation }),
    standing,
  };
}
