import * as z from 'zod';
import { channelIdSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { localisedSchema } from '../../../../domain/shared/locale.ts';
import { findOverdue, nameOverdue } from '../../../../domain/tasks/use-cases/list-overdue.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { problemResponse } from '../problem.ts';

const overdueSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    name: localisedSchema,
    occasions: z
      .array(
        z.strictObject({
          milestone: milestoneIdSchema,
          channel: channelIdSchema,
          due: z.iso.date(),
          contactName: z.string().optional(),
        }),
      )
      .meta({ description: 'Overdue occasions, oldest first.' }),
  })
  .meta({ id: 'Overdue' });

/** Overdue manual work nationwide. */
export const OVERDUE_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/rollouts/{rollout}/overdue',
    summary: 'Organisations with overdue tasks, longest overdue first.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params: z.object({ rollout: rolloutIdSchema }), query: pageQuery(500) }),
    answers: { 200: z.strictObject({ organisations: z.array(overdueSchema), ...pageAnswer }) },
    async answer({ params: { rollout }, query }, { ports }) {
      if (!(await ports.rollouts.find(rollout))) return { problem: problemResponse(404) };
      const all = await findOverdue([rollout], ports);
      const { items, ...page } = pageOf(all, ({ due, organisation }) => `${due} ${organisation}`, query);
      return { status: 200, body: { organisations: await nameOverdue(items, ports), ...page } };
    },
  }),
];
