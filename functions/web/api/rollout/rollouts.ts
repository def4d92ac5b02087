import * as z from 'zod';
import { dispatchSchema } from '../../../../domain/mail/dispatch.ts';
import { type Refusal, refusalSchema } from '../../../../domain/plan/refusal.ts';
import { participationSchema, rolloutSchema } from '../../../../domain/rollout/rollout.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { allSettledOrThrow } from '../../../../domain/shared/concurrency.ts';
import { DAY_MILLIS } from '../../../../domain/shared/duration.ts';
import { problemLine } from '../../../../templates/words/problem-sentence.ts';
import { canSee } from '../../access/access-rule.ts';
import { onlyOf } from '../../access/visible.ts';
import { apiRoute } from '../api-route.ts';
import { milestoneView, milestoneViewSchema } from '../milestone/milestone-schemas.ts';
import { problemResponse } from '../problem.ts';

const refusalViewSchema = refusalSchema
  .extend({ problems: z.array(z.string()).min(1) })
  .meta({ id: 'Refusal' });

const params = z.object({ rollout: rolloutIdSchema });
const path = '/api/rollouts/{rollout}';
const NATIONAL = ['coordinator', 'approver', 'registrar'] as const;
const EVERYONE = [...NATIONAL, 'local-lead'] as const;

const DISPATCHES_SINCE_DAYS = 90;

const dispatchViewSchema = dispatchSchema
  .pick({ id: true, purpose: true, kind: true, name: true, state: true, approvedBy: true, stoppedBy: true })
  .extend({ organisations: z.int(), changedAt: z.iso.datetime() })
  .meta({ id: 'Dispatch' });

/** Rollouts, their participants and their events. */
export const ROLLOUT_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/rollouts',
    summary: 'Every rollout; for a local lead, those that the own organisation takes part in.',
    roles: EVERYONE,
    scope: 'own',
    input: z.object({}),
    answers: { 200: z.strictObject({ rollouts: z.array(rolloutSchema.meta({ id: 'Rollout' })) }) },
    async answer(_input, { ports, ...request }) {
      const only = onlyOf(request);
      const rollouts = await ports.rollouts.list();
      const mine = await Promise.all(
        rollouts.map(async (rollout) => {
          const seen = only === undefined || (await ports.rollouts.participation(rollout.id, only));
          return seen ? [rollout] : [];
        }),
      );
      return { status: 200, body: { rollouts: mine.flat() } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/organisations`,
    summary: 'The participants of a rollout with their own facts.',
    roles: NATIONAL,
    scope: 'everything',
    input: z.object({ params }),
    answers: {
      200: z.strictObject({ organisations: z.array(participationSchema.meta({ id: 'Participation' })) }),
    },
    async answer({ params: { rollout } }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      return { status: 200, body: { organisations: await ports.rollouts.participations(rollout) } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/milestones`,
    summary: 'The milestones of a rollout, newest first; for a local lead, those of the own organisation.',
    roles: EVERYONE,
    scope: 'own',
    input: z.object({ params }),
    answers: { 200: z.strictObject({ milestones: z.array(milestoneViewSchema) }) },
    async answer({ params: { rollout } }, { ports, admission }) {
      const only = onlyOf({ admission });
      const there =
        only === undefined
          ? await ports.rollouts.find(rollout)
          : await ports.rollouts.participation(rollout, only);
      if (!there) return { problem: problemResponse(404) };
      const milestones = (await ports.milestones.ofRollout(rollout))
        .filter(({ organisations }) => organisations.some((code) => canSee(admission, code)))
        .toSorted((a, b) => b.receivedAt - a.receivedAt);
      const shown = await allSettledOrThrow(
        milestones.map(async (each) =>
          milestoneView(each, { only, allCounts: await ports.plans.allCounts(each.id) }),
        ),
      );
      return { status: 200, body: { milestones: shown } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/dispatches`,
    summary:
      'Everything that is mailed in a rollout: its milestones, and what else was opened in the last 90 days.',
    roles: NATIONAL,
    scope: 'everything',
    input: z.object({ params }),
    answers: { 200: z.strictObject({ dispatches: z.array(dispatchViewSchema) }) },
    async answer({ params: { rollout } }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const since = ports.now() - DISPATCHES_SINCE_DAYS * DAY_MILLIS;
      const dispatches = (await ports.dispatches.ofRollout(rollout, since)).map((dispatch) => ({
        ...dispatch,
        organisations: dispatch.organisations.length,
        changedAt: new Date(dispatch.changedAt).toISOString(),
      }));
      return { status: 200, body: { dispatches } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/refusals',
    summary: 'Refused milestone events, newest first, with their problems.',
    roles: NATIONAL,
    scope: 'everything',
    input: z.object({ query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) }) }),
    answers: {
      200: z.strictObject({
        refusals: z.array(refusalViewSchema),
        more: z.boolean().meta({ description: 'Whether there are older ones.' }),
      }),
    },
    async answer({ query: { limit } }, { ports }) {
      const found = await ports.refusals.latest(limit + 1);
      const refusals = found.slice(0, limit).map(refusalView);
      return { status: 200, body: { refusals, more: found.length > limit } };
    },
  }),
];

/** A refusal with problems in English; older rows contain sentences. */
function refusalView({ problems, ...shown }: Refusal): z.input<typeof refusalViewSchema> {
  return {
    ...shown,
    problems: problems.map((found) => (typeof found === 'string' ? found : problemLine(found, 'en'))),
  };
}
