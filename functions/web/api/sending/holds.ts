import * as z from 'zod';
import { holdReasonSchema } from '../../../../domain/mail/sending-hold.ts';
import { apiRoute } from '../api-route.ts';

const holdSchema = z
  .strictObject({
    reason: holdReasonSchema,
    /** Whose mail alone waits; absent if everybody's does. */
    sender: z.string().optional(),
    since: z.iso.datetime(),
  })
  .meta({ id: 'SendingHold', description: 'Why mail waits. It goes on by itself once that is mended.' });

/** What holds all mail, or that of one sender. */
export const HOLD_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/sending',
    summary: 'Whether mail leaves at the moment, and if not why.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({}),
    answers: { 200: z.strictObject({ holds: z.array(holdSchema) }) },
    async answer(_input, { ports }) {
      const { value } = await ports.holds.read();
      const holds = (value?.holds ?? []).map(({ reason, sender, since }) => ({
        ...{ reason, since: new Date(since).toISOString() },
        ...(sender === undefined ? {} : { sender }),
      }));
      return { status: 200, body: { holds } };
    },
  }),
];
