import * as z from 'zod';
import { goesOnBy, holdReasonSchema } from '../../../../domain/mail/sending-hold.ts';
import { apiRoute } from '../api-route.ts';

const holdSchema = z
  .strictObject({
    reason: holdReasonSchema,
    /** Whose mail alone waits; absent if everybody's does. */
    sender: z.string().optional(),
    since: z.iso.datetime(),
    /** When at the latest it goes on without anybody doing anything; absent if somebody has to. */
    goesOnBy: z.iso.datetime().optional(),
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
      const holds = (value?.holds ?? []).map((hold) => {
        const { reason, sender, since } = hold;
        const by = goesOnBy(hold);
        return {
          ...{ reason, since: new Date(since).toISOString() },
          ...(sender === undefined ? {} : { sender }),
          ...(by === undefined ? {} : { goesOnBy: new Date(by).toISOString() }),
        };
      });
      return { status: 200, body: { holds } };
    },
  }),
];
