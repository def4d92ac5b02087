import * as z from 'zod';
import { roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { type Contact, contactId, isActive } from '../../../../domain/contacts/contact.ts';
import { editContact } from '../../../../domain/contacts/use-cases/edit-contact.ts';
import { endRoles } from '../../../../domain/contacts/use-cases/end-roles.ts';
import { loadDirectory } from '../../../../domain/contacts/use-cases/load-directory.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import type { ContactPorts } from '../../console/contacts/contact-request.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  changedContactSchema,
  contactIdSchema,
  contactView,
  contactViewSchema,
  newContactSchema,
  rolesSchema,
} from './contact-schemas.ts';

const params = z.object({ organisation: organisationCodeSchema });
const oneParams = params.extend({ contact: contactIdSchema });
const path = '/api/organisations/{organisation}/contacts';
const KEEPERS = { roles: ['coordinator', 'local-lead'], scope: { organisation: 'organisation' } } as const;

type Visit = ApiRequest<ContactPorts>;

/** An organisation's contacts: list, add, change, and end roles. */
export const CONTACT_API_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'The people of an organisation with their roles.',
    ...KEEPERS,
    input: z.object({
      params,
      query: pageQuery(500, 500).extend({
        role: roleSchema.optional(),
        ended: z
          .enum(['yes', 'no'])
          .default('no')
          .meta({ description: 'Also those whose roles have ended.' }),
      }),
    }),
    answers: { 200: z.strictObject({ contacts: z.array(contactViewSchema), ...pageAnswer }) },
    async answer({ params: { organisation }, query }, { ports }: Visit) {
      if (!(await homeOf(organisation, ports))) return { problem: problemResponse(404) };
      const wanted = (await everybody(organisation, ports)).filter(
        (contact) =>
          (query.ended === 'yes' || isActive(contact)) &&
          (query.role === undefined || contact.groups.includes(query.role)),
      );
      const { items, ...page } = pageOf(wanted, contactId, query);
      return { status: 200, body: { contacts: items.map(contactView), ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Add a person. The same person again is found, not added; another with the same address is refused.',
    ...KEEPERS,
    input: z.object({ params, body: newContactSchema }),
    answers: { 201: contactViewSchema, 200: contactViewSchema },
    problems: [409, 422],
    answer: ({ params: { organisation }, body }, request: Visit) => save({ organisation, ...body }, request),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{contact}`,
    summary: 'One person of an organisation.',
    ...KEEPERS,
    input: z.object({ params: oneParams }),
    answers: { 200: contactViewSchema },
    answer: ({ params: of }, { ports }: Visit) => shown(of, ports),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{contact}`,
    summary: 'Change a person’s name, address, roles and language. With another address they get another id.',
    ...KEEPERS,
    input: z.object({ params: oneParams, body: changedContactSchema }),
    answers: { 200: contactViewSchema },
    problems: [409, 422],
    answer: ({ params: { organisation, contact }, body: { basedOn, ...body } }, request: Visit) =>
      save({ organisation, id: contact, seen: basedOn, ...body }, request),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{contact}/roles`,
    summary: 'End or restore all roles of a person. No mail is planned for a person without roles.',
    ...KEEPERS,
    input: z.object({ params: oneParams, body: rolesSchema }),
    answers: { 200: contactViewSchema },
    problems: [409],
    async answer({ params: of, body: { active, basedOn } }, { ports, user }: Visit) {
      const ref = { organisation: of.organisation, id: of.contact, by: user.address };
      if (!(await homeOf(of.organisation, ports))) return { problem: problemResponse(404) };
      const result = await endRoles({ ...ref, seen: basedOn, resume: active }, ports);
      if (result === 'unknown') return { problem: problemResponse(404) };
      return result === 'changed' ? changed() : shown(of, ports);
    },
  }),
];

function changed(): ApiAnswer {
  return {
    problem: problemResponse(409, { problems: inputProblems([problemAt('basedOn', 'changed-meanwhile')]) }),
  };
}

/** The organisation and the roles available; undefined if it does not take part in any rollout. */
export async function homeOf(code: string, ports: ContactPorts) {
  const directory = await loadDirectory(code, ports);
  const organisation = directory.organisations.get(code);
  return organisation && { organisation, directory };
}

async function everybody(organisation: string, { contactStore }: ContactPorts): Promise<Contact[]> {
  return (await contactStore.read([organisation])).contacts;
}

async function shown(
  { organisation, contact: id }: z.infer<typeof oneParams>,
  ports: ContactPorts,
): Promise<ApiAnswer> {
  const found = (await everybody(organisation, ports)).find((each) => contactId(each) === id);
  const there = found && (await homeOf(organisation, ports));
  return there ? { status: 200, body: contactView(found) } : { problem: problemResponse(404) };
}

type Saved = z.infer<typeof newContactSchema> & { organisation: string; id?: string; seen?: string };

async function save({ groups, locale, ...of }: Saved, { ports, user }: Visit): Promise<ApiAnswer> {
  const place = await homeOf(of.organisation, ports);
  if (!place) return { problem: problemResponse(404) };
  const form = { ...of, roles: groups, locale: locale ?? place.organisation.locale };
  const result = await editContact(form, { by: user.address, directory: place.directory }, ports);
  switch (result.kind) {
    case 'unknown':
      return { problem: problemResponse(404) };
    case 'changed':
      return changed();
    case 'problems':
      return { problem: fieldProblem(result.problems) };
    case 'saved': {
      const answer = await shown({ organisation: of.organisation, contact: result.id }, ports);
      return 'status' in answer && result.as === 'added' ? { ...answer, status: 201 } : answer;
    }
  }
}

/** An address in use is a conflict (409), anything else is invalid (422). */
function fieldProblem(found: readonly Problem[]) {
  const problems = inputProblems(
    found.map((each) => ({ ...each, path: each.path === 'roles' ? 'groups' : each.path })),
  );
  return problemResponse(found.some(({ code }) => code === 'address-taken') ? 409 : 422, { problems });
}
