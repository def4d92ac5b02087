import * as z from 'zod';
import { deliverySchema } from '../../../../domain/mail/delivery.ts';
import { settlementSchema } from '../../../../domain/mail/settlement.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { listInState } from '../../../../domain/sending/use-cases/list-in-state.ts';
import { type SettleUnknown, settleUnknown } from '../../../../domain/sending/use-cases/settle-unknown.ts';
import { InvalidInput, NotFound } from '../../../../domain/shared/errors.ts';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { type ApiAnswer, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const params = z.object({ milestone: milestoneIdSchema });
const path = '/api/milestones/{milestone}/unknown';
const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;

const unknownSchema = z
  .strictObject({
    ...deliverySchema.pick({ id: true, organisation: true, name: true, address: true, groups: true }).shape,
    since: z.iso.datetime(),
    reason: z.string(),
  })
  .meta({ id: 'UnknownDelivery', description: 'A mail with an unknown outcome.' });

const settleSchema = z
  .strictObject({
    delivery: z.string().min(1).max(64),
    as: settlementSchema.shape.as.meta({
      description: '`accepted`: it had been sent. `resend`: deliberately send it again.',
    }),
    reason: plainText(400).meta({ description: 'The reason, on one line; it is stored.' }),
  })
  .meta({ id: 'SettleUnknown' });

const settledSchema = z
  .strictObject({ delivery: z.string(), as: settlementSchema.shape.as })
  .meta({ id: 'SettledDelivery' });

/** Mails with an unknown outcome, which are never resent automatically and need to be settled manually. */
export const UNKNOWN_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'The mails of a milestone with an unknown outcome.',
    ...COORDINATOR,
    input: z.object({ params, query: pageQuery(500) }),
    answers: { 200: z.strictObject({ deliveries: z.array(unknownSchema), ...pageAnswer }) },
    async answer({ params: { milestone }, query }, { ports }) {
      if (!(await ports.milestones.find(milestone))) return { problem: problemResponse(404) };
      const { items, ...page } = pageOf(
        await listInState(milestone, 'unknown', ports),
        ({ id }) => id,
        query,
      );
      const deliveries = items.map(({ id, organisation, name, address, groups, outcome }) => ({
        ...{ id, organisation, name, address, groups, reason: outcome.reason },
        since: new Date(outcome.at).toISOString(),
      }));
      return { status: 200, body: { deliveries, ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Settle one of them after manual review, with a reason. ' +
      'A press mail to be sent again waits for an approver. Idempotent.',
    ...COORDINATOR,
    input: z.object({ params, body: settleSchema }),
    answers: { 200: settledSchema, 202: settledSchema },
    problems: [409],
    async answer({ params: { milestone }, body }, { user, ports }) {
      if (!(await ports.milestones.find(milestone))) return { problem: problemResponse(404) };
      return settle({ dispatchId: milestone, ...body, by: user.address }, ports);
    },
  }),
];

async function settle(asked: SettleUnknown, ports: ConsolePorts): Promise<ApiAnswer> {
  try {
    const result = await settleUnknown(asked, ports);
    return { status: result === 'waits' ? 202 : 200, body: { delivery: asked.delivery, as: asked.as } };
  } catch (error) {
    if (error instanceof NotFound) return { problem: problemResponse(404) };
    if (!(error instanceof InvalidInput)) throw error;
    const problems = inputProblems(error.problems.map((found) => ({ ...found, path: 'delivery' })));
    return { problem: problemResponse(409, { problems }) };
  }
}
