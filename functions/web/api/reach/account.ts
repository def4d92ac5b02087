import * as z from 'zod';
import {
  quarterlyAccountSchema,
  quarterSchema,
  sealedAccount,
} from '../../../../domain/reach/quarterly-account.ts';
import { showAccount } from '../../../../domain/reach/use-cases/show-account.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { apiRoute } from '../api-route.ts';
import { problemResponse } from '../problem.ts';

/** The account of a rollout's quarter. */
export const ACCOUNT_API = [
  apiRoute({
    method: 'GET',
    path: '/api/rollouts/{rollout}/accounts/{quarter}',
    summary:
      'The account of a quarter: what went in, what came out, corrections and their time, burden, cost. ' +
      'The same records give the same account and digest.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({
      params: z.object({
        rollout: rolloutIdSchema,
        quarter: quarterSchema.meta({ description: 'A calendar quarter in Sweden, as 2026-q4.' }),
      }),
    }),
    answers: {
      200: z.strictObject({
        account: quarterlyAccountSchema.meta({ id: 'QuarterlyAccount' }),
        digest: z.string().meta({
          description:
            'SHA-256 of the account as canonical JSON (sorted keys, no spaces) and a line feed, hexadecimal.',
        }),
      }),
    },
    async answer({ params }, { ports }) {
      const shown = await showAccount(params, ports);
      if (!shown) return { problem: problemResponse(404) };
      const { digest } = sealedAccount(shown.account);
      return { status: 200, body: { account: shown.account, digest } };
    },
  }),
];
