import * as z from 'zod';
import { isErased } from '../../../../domain/contacts/alias.ts';
import type { PeopleResult } from '../../../../domain/people/change-people.ts';
import { personStateSchema } from '../../../../domain/people/person.ts';
import { changeGrant, changePerson } from '../../../../domain/people/use-cases/change-person.ts';
import { matching } from '../../../../domain/people/use-cases/find-people.ts';
import { inviteLeads, listLeads } from '../../../../domain/people/use-cases/invite-leads.ts';
import { invitePerson } from '../../../../domain/people/use-cases/invite-person.ts';
import { userRoleSchema } from '../../../../domain/rollout/user.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { COORDINATOR, type PeoplePorts } from '../../console/people/people-request.ts';
import { type ApiAnswer, type ApiRequest, type ApiRoute, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  entryView,
  entryViewSchema,
  leadsSchema,
  newGrantSchema,
  newPersonSchema,
  personIdSchema,
  personStepSchema,
  personView,
  personViewSchema,
} from './people-schemas.ts';

type Visit = ApiRequest<PeoplePorts>;
const params = z.object({ person: personIdSchema });

/** Who may sign in: list, invite one or many, change, end. */
export const PEOPLE_API: readonly ApiRoute<PeoplePorts>[] = [
  apiRoute({
    method: 'GET',
    path: '/api/people',
    summary: 'Who may sign in; without a state all but those whose access has ended.',
    ...COORDINATOR,
    input: z.object({
      query: pageQuery(500).extend({
        text: z.string().max(120).optional(),
        role: userRoleSchema.optional(),
        organisation: z.string().max(32).optional(),
        state: personStateSchema.optional(),
      }),
    }),
    answers: { 200: z.strictObject({ people: z.array(personViewSchema), ...pageAnswer }) },
    async answer({ query: { limit, next, ...search } }, { ports }: Visit) {
      const found = matching((await ports.people.read()).people, search);
      const { items, ...page } = pageOf(found, ({ id }) => id, { limit, next });
      const people = items.map((person) => personView(person, ports.now()));
      return { status: 200, body: { people, ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/people',
    summary: 'Invite somebody. A coordinator or approver waits for a second coordinator first.',
    ...COORDINATOR,
    input: z.object({ body: newPersonSchema }),
    answers: { 201: personViewSchema },
    problems: [409, 422],
    async answer({ body }, { ports, user }: Visit) {
      return given(await invitePerson(body, { by: user.address }, ports), ports, 201);
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/people/leads',
    summary: 'Contacts who lead a rollout locally, by whether they have access.',
    ...COORDINATOR,
    input: z.object({}),
    answers: { 200: leadsSchema },
    answer: async (_, { ports }: Visit) => ({ status: 200, body: await listLeads(ports) }),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/people/leads',
    summary: 'Invite local leads together. Whoever has been invited is not invited again.',
    ...COORDINATOR,
    input: z.object({ body: z.strictObject({ leads: z.array(personIdSchema).min(1).max(1000) }) }),
    answers: { 202: z.strictObject({ invited: z.int().min(0) }) },
    async answer({ body: { leads } }, { ports, user }: Visit) {
      const invited = await inviteLeads(new Set(leads), { by: user.address }, ports);
      return { status: 202, body: { invited } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/people/{person}',
    summary: 'One person, with everything that was done to their access.',
    ...COORDINATOR,
    input: z.object({ params }),
    answers: { 200: personViewSchema.extend({ entries: z.array(entryViewSchema) }) },
    async answer({ params: { person: id } }, { ports }: Visit) {
      const person = await ports.people.find(id);
      if (!person || isErased(person.address)) return { problem: problemResponse(404) };
      const entries = (await ports.people.entries()).filter((entry) => entry.person === id).map(entryView);
      return { status: 200, body: { ...personView(person, ports.now()), entries } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/people/{person}',
    summary: 'Give another role or organisation, at once; a coordinator or approver is proposed first.',
    ...COORDINATOR,
    input: z.object({ params, body: newGrantSchema }),
    answers: { 200: personViewSchema },
    problems: [409, 422],
    async answer({ params: { person: id }, body: { basedOn: seen, ...grant } }, { ports, user }: Visit) {
      const ref = { id, seen, actor: { by: user.address } };
      return given(await changeGrant(ref, grant, ports), ports, 200, id);
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/people/{person}/steps',
    summary:
      'Confirm or decline a proposed role, invite anew, end the access at once, or erase whoever has ended.',
    ...COORDINATOR,
    input: z.object({ params, body: personStepSchema }),
    answers: { 200: personViewSchema },
    problems: [409, 422],
    async answer({ params: { person: id }, body: { step, basedOn: seen } }, { ports, user }: Visit) {
      const ref = { id, seen, actor: { by: user.address } };
      return given(await changePerson(ref, step, ports), ports, 200, id);
    },
  }),
];

/** The person as they are after a change; unchanged ones are read by `id`. */
async function given(
  result: PeopleResult,
  ports: PeoplePorts,
  status: 200 | 201,
  id?: string,
): Promise<ApiAnswer> {
  if (result.kind === 'unknown') return { problem: problemResponse(404) };
  if (result.kind !== 'done') {
    const found = result.kind === 'changed' ? [problemAt('basedOn', 'changed-meanwhile')] : result.problems;
    const conflict = found.some(({ code }) => code === 'changed-meanwhile' || code === 'has-access');
    return { problem: problemResponse(conflict ? 409 : 422, { problems: inputProblems(found) }) };
  }
  const person = result.people[0] ?? (id === undefined ? undefined : await ports.people.find(id));
  if (!person) return { problem: problemResponse(404) };
  return { status, body: personView(person, ports.now()) };
}
