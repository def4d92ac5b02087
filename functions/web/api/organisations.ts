import * as z from 'zod';
import { contactId, contactSchema } from '../../../domain/contact.ts';
import { milestoneIdSchema } from '../../../domain/milestone.ts';
import { obligationSchema } from '../../../domain/obligation.ts';
import { organisationCodeSchema, organisationSchema } from '../../../domain/organisation.ts';
import { apiRoute } from './api-route.ts';
import { problem } from './problem.ts';

const params = z.object({ organisation: organisationCodeSchema });
const path = '/api/organisations/{organisation}';
const EVERYONE = ['coordinator', 'approver', 'registrar', 'local-lead'] as const;

const contactViewSchema = contactSchema.extend({ id: z.string() }).meta({ id: 'Contact' });
const organisationViewSchema = organisationSchema.meta({ id: 'Organisation' });

/** Organisations, their people, and what they have to do at a milestone. */
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
      return found ? { status: 200, body: found } : { problem: problem(404) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/contacts`,
    summary: 'The people of an organisation with their roles.',
    roles: ['coordinator', 'local-lead'],
    scope: { organisation: 'organisation' },
    input: z.object({ params }),
    answers: { 200: z.strictObject({ contacts: z.array(contactViewSchema) }) },
    async answer({ params: { organisation } }, { ports }) {
      if (!(await ports.organisations.find(organisation))) return { problem: problem(404) };
      const contacts = await ports.contacts.ofOrganisation(organisation);
      return { status: 200, body: { contacts: contacts.map((each) => ({ id: contactId(each), ...each })) } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/contacts/{contact}`,
    summary: 'One person of an organisation.',
    roles: ['coordinator', 'local-lead'],
    scope: { organisation: 'organisation' },
    input: z.object({ params: params.extend({ contact: z.string().min(1).max(64) }) }),
    answers: { 200: contactViewSchema },
    async answer({ params: { organisation, contact } }, { ports }) {
      const contacts = await ports.contacts.ofOrganisation(organisation);
      const found = contacts.find((each) => contactId(each) === contact);
      return found ? { status: 200, body: { id: contact, ...found } } : { problem: problem(404) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/milestones/{milestone}/obligations`,
    summary: 'Everything that has to be told at an organisation at a milestone, with how far it has come.',
    roles: EVERYONE,
    scope: { organisation: 'organisation' },
    input: z.object({ params: params.extend({ milestone: milestoneIdSchema }) }),
    answers: { 200: z.strictObject({ obligations: z.array(obligationSchema) }) },
    async answer({ params: { organisation, milestone: id } }, { ports }) {
      const milestone = await ports.milestones.find(id);
      if (!milestone?.organisations.includes(organisation)) return { problem: problem(404) };
      const obligations = await ports.obligations.ofOrganisation(id, organisation);
      return { status: 200, body: { obligations } };
    },
  }),
];
