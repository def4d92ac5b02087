import * as z from 'zod';
import { statusEvent, statusEventSchema } from '../../../../domain/milestone/status-event.ts';
import { type FeedPlace, readStatusFeed } from '../../../../domain/milestone/use-cases/read-status-feed.ts';
import { problem } from '../../../../domain/shared/problem.ts';
import { apiRoute } from '../api-route.ts';

const cursorSchema = z
  .string()
  .regex(/^\d{1,15}\.[A-Za-z0-9-]{1,64}$/, { error: problem('cursor-invalid') })
  .optional();

/** The most events of one answer. */
const MOST = 500;

/** What has changed, for programs that keep up by asking. */
export const STATUS_FEED_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/status-feed',
    summary:
      'In which state each milestone is since when, oldest first; with a cursor from which to read on.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({
      query: z.object({
        after: cursorSchema.meta({
          description: 'The `cursor` of the answer before; absent for the beginning.',
        }),
        limit: z.coerce.number().int().min(1).max(MOST).default(MOST),
      }),
    }),
    answers: {
      200: z.strictObject({
        events: z.array(statusEventSchema),
        cursor: z
          .string()
          .optional()
          .meta({ description: 'Where to read on, now or later; absent while there is nothing.' }),
        more: z.boolean().meta({ description: 'Whether there is more at once.' }),
      }),
    },
    async answer({ query: { after, limit } }, { ports }) {
      const { milestones, more } = await readStatusFeed({ after: placeOf(after), limit }, ports);
      const last = milestones.at(-1);
      const cursor = last ? `${last.changedAt}.${last.id}` : after;
      return {
        status: 200,
        body: { events: milestones.map(statusEvent), ...(cursor === undefined ? {} : { cursor }), more },
      };
    },
  }),
];

function placeOf(cursor: string | undefined): FeedPlace | undefined {
  const dot = cursor?.indexOf('.') ?? -1;
  return cursor === undefined ? undefined : { at: Number(cursor.slice(0, dot)), id: cursor.slice(dot + 1) };
}
