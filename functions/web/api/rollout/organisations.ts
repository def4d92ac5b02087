import * as z from 'zod';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { obligationSchema } from '../../../../domain/plan/obligation.ts';
import { organisationCodeSchema, organisationSchema } from '../../../../domain/rollout/organisation.ts';
import { apiRoute } from '../api-route.ts';
import { problemResponse } from '../problem.ts';

const params = z.object({ organisation: organisationCodeSchema });
const path = '/api/organisations/{organisation}';
const EVERYONE = ['coordinator', 'approver', 'registrar', 'local-lead'] as const;

const organisationViewSchema = organisationSchema.meta({ id: 'Organisation' });

/** Organisations, and their tasks at a milestone. */
export const ORGANISATION_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'A municipality, region or national office.',
    roles: EVERYONE,
    scope: { organisation: 'organisation' },
    input: z.object({ params }),
    answers: { 200: organisationViewSchema },
    async answer({ params: { organisation } }, { ports }) {
      const found = await ports.organisations.find(organisation);
      return found ? { status: 200, body: found } : { problem: problemResponse(404) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/milestones/{milestone}/obligations`,
    summary: 'All obligations of an organisation at a milestone, with their progress.',
    roles: EVERYONE,
    scope: { organisation: 'organisation' },
    input: z.object({ params: params.extend({ milestone: milestoneIdSchema }) }),
    answers: { 200: z.strictObject({ obligations: z.array(obligationSchema) }) },
    async answer({ params: { organisation, milestone: id } }, { ports }) {
      const milestone = await ports.milestones.find(id);
      if (!milestone?.organisations.includes(organisation)) return { problem: problemResponse(404) };
      const obligations = await ports.obligations.ofOrganisation(id, organisation);
      return { status: 200, body: { obligations } };
    },
  }),
];
