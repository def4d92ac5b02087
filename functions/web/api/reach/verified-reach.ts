import * as z from 'zod';
import { roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { isTold, milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import type { EstimatedShare } from '../../../../domain/polls/interval.ts';
import { showVerifiedReach } from '../../../../domain/reach/use-cases/show-verified-reach.ts';
import type { VerifiedLine } from '../../../../domain/reach/verified-reach.ts';
import { organisationKindSchema } from '../../../../domain/rollout/organisation.ts';
import { apiRoute } from '../api-route.ts';
import { problemResponse } from '../problem.ts';

const count = z.int().min(0);
export const claimedSchema = z
  .strictObject({ part: count, of: count })
  .meta({ description: 'Messages told, of those that can be told.' });
const share = z.number().min(0).max(1);
export const estimateSchema = z
  .strictObject({ good: count, answers: count, share, low: share, high: share })
  .meta({
    id: 'Estimate',
    description:
      'How many answers were right, or yes, and between which limits the true share lies with a probability of 95 %. ' +
      'Absent where the answers are too few to be shown, or would show those of others.',
  });
const lineSchema = z.strictObject({
  claimed: claimedSchema,
  verified: estimateSchema.optional(),
  asked: count.optional().meta({
    description: 'Whom the question to the sample has reached by mail, where its answers are shown.',
  }),
  known: estimateSchema.optional(),
  enough: estimateSchema.optional(),
});

/** What people have answered after a milestone, beside what the ledger claims. */
export const VERIFIED_REACH_API = [
  apiRoute({
    method: 'GET',
    path: '/api/milestones/{milestone}/verified-reach',
    summary:
      'What the ledger claims of a milestone beside what people have answered: the sample (verified), everyone who ' +
      'answered (known), and who says that they know enough. Nothing is shown while people can answer.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params: z.object({ milestone: milestoneIdSchema }) }),
    answers: {
      200: z
        .strictObject({
          closes: z.iso.date().meta({ description: 'The last day on which people can answer.' }),
          closed: z.boolean(),
          total: lineSchema,
          groups: z.array(lineSchema.extend({ group: roleSchema })),
          kinds: z.array(lineSchema.extend({ kind: organisationKindSchema })),
        })
        .meta({ id: 'VerifiedReach' }),
    },
    async answer({ params: { milestone: id } }, { ports }) {
      const milestone = await ports.milestones.find(id);
      if (!milestone || !isTold(milestone) || milestone.change) return { problem: problemResponse(404) };
      const version = await ports.catalogues.load(milestone.catalogue, milestone.catalogueVersion);
      const shown = version && (await showVerifiedReach(milestone, version.catalogue, ports));
      if (!shown) return { problem: problemResponse(404) };
      const { closes, isClosed, reach } = shown;
      return {
        status: 200,
        body: {
          ...{ closes, closed: isClosed, total: lineView(reach.total) },
          groups: [...reach.groups].map(([group, line]) => ({ group, ...lineView(line) })),
          kinds: [...reach.kinds].map(([kind, line]) => ({ kind, ...lineView(line) })),
        },
      };
    },
  }),
];

function lineView({ claimed, verified, asked, known, enough }: VerifiedLine): z.input<typeof lineSchema> {
  return {
    claimed,
    ...(verified ? { verified: estimateView(verified) } : {}),
    ...(asked === undefined ? {} : { asked }),
    ...(known ? { known: estimateView(known) } : {}),
    ...(enough ? { enough: estimateView(enough) } : {}),
  };
}

/** A share with the whole numbers that it is made of. */
export function estimateView({ share, of, low, high }: EstimatedShare): z.input<typeof estimateSchema> {
  return { good: Math.round(share * of), answers: of, share, low, high };
}
