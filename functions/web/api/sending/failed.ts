import * as z from 'zod';
import { deliverySchema } from '../../../../domain/mail/delivery.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { listInState } from '../../../../domain/sending/use-cases/list-in-state.ts';
import { type ResendFailed, resendFailed } from '../../../../domain/sending/use-cases/resend-failed.ts';
import { InvalidInput } from '../../../../domain/shared/errors.ts';
import { plainText } from '../../../../domain/shared/plain-text.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { type ApiAnswer, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const params = z.object({ milestone: milestoneIdSchema });
const path = '/api/milestones/{milestone}/failed';
const COORDINATOR = { roles: ['coordinator'], scope: 'everything' } as const;

const failedSchema = z
  .strictObject({
    ...deliverySchema.pick({ id: true, organisation: true, name: true, address: true, groups: true }).shape,
    since: z.iso.datetime(),
    refusedWith: z.string(),
  })
  .meta({ id: 'FailedDelivery', description: 'A mail that the mail service refused.' });

const reason = plainText(400).meta({ description: 'What was mended, on one line; it is stored.' });
const resendSchema = z
  .union([
    z.strictObject({ delivery: z.string().min(1).max(64), reason }),
    z.strictObject({ refusedWith: z.string().min(1).max(100), reason }),
  ])
  .meta({ id: 'ResendFailed', description: 'One refused mail, or all that were refused with one reason.' });

const resentSchema = z.strictObject({ resent: z.int().min(0) }).meta({ id: 'ResentDeliveries' });

/** Refused mails, which are sent again when a person has fixed what was wrong. */
export const FAILED_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'The mails of a milestone that the mail service refused.',
    ...COORDINATOR,
    input: z.object({ params, query: pageQuery(500) }),
    answers: { 200: z.strictObject({ deliveries: z.array(failedSchema), ...pageAnswer }) },
    async answer({ params: { milestone }, query }, { ports }) {
      if (!(await ports.milestones.find(milestone))) return { problem: problemResponse(404) };
      const { items, ...page } = pageOf(await listInState(milestone, 'failed', ports), ({ id }) => id, query);
      const deliveries = items.map(({ id, organisation, name, address, groups, outcome }) => ({
        ...{ id, organisation, name, address, groups, refusedWith: outcome.reason },
        since: new Date(outcome.at).toISOString(),
      }));
      return { status: 200, body: { deliveries, ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    summary: 'Send refused mails again, with a reason: none can arrive twice. Idempotent.',
    ...COORDINATOR,
    input: z.object({ params, body: resendSchema }),
    answers: { 200: resentSchema },
    problems: [409],
    async answer({ params: { milestone }, body }, { user, ports }) {
      if (!(await ports.milestones.find(milestone))) return { problem: problemResponse(404) };
      const { reason: why, ...which } = body;
      return resend({ dispatchId: milestone, which, reason: why, by: user.address }, ports);
    },
  }),
];

async function resend(asked: ResendFailed, ports: ConsolePorts): Promise<ApiAnswer> {
  try {
    return { status: 200, body: { resent: await resendFailed(asked, ports) } };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problem: problemResponse(409, { problems: inputProblems(error.problems) }) };
  }
}
