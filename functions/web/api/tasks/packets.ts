import * as z from 'zod';
import { signTaskLink } from '../../../../domain/links/use-cases/make-task-link.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { milestoneWithPacket } from '../../access/visible.ts';
import { apiRoute } from '../api-route.ts';
import { problemResponse } from '../problem.ts';

const packetLinkSchema = z
  .strictObject({
    link: z.url().meta({ description: 'URL of the packet; it grants access, so treat it as a secret.' }),
    expires: z.iso.datetime().meta({ description: 'When the link expires.' }),
  })
  .meta({ id: 'PacketLink' });

/** An organisation's packet of material, behind a link. */
export const PACKET_ROUTES = [
  apiRoute({
    method: 'POST',
    path: '/api/organisations/{organisation}/packets/{milestone}',
    summary: 'A signed link to everything that an organisation needs for its tasks at a milestone.',
    roles: ['coordinator', 'local-lead'],
    scope: { organisation: 'organisation' },
    input: z.object({
      params: z.object({ organisation: organisationCodeSchema, milestone: milestoneIdSchema }),
    }),
    answers: { 201: packetLinkSchema },
    async answer({ params: { organisation, milestone: id } }, { ports }) {
      const milestone = await milestoneWithPacket(id, organisation, ports);
      if (!milestone) return { problem: problemResponse(404) };
      const asks = { to: 'packets', milestone: milestone.id } as const;
      const { link, expires } = await signTaskLink({ asks, organisation, contact: '' }, ports);
      return { status: 201, body: { link, expires: new Date(expires).toISOString() } };
    },
  }),
];
