import * as z from 'zod';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { exportPerson } from '../../../../domain/privacy/use-cases/export-person.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import type { ContactPorts } from '../../console/contacts/contact-request.ts';
import { type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';
import {
  contactIdSchema,
  erasedSchema,
  erasureSchema,
  personExportSchema,
  personExportView,
} from './contact-schemas.ts';
import { homeOf } from './contacts.ts';

const params = z.object({ organisation: organisationCodeSchema, contact: contactIdSchema });
const path = '/api/organisations/{organisation}/contacts/{contact}';
const KEEPERS = { roles: ['coordinator', 'local-lead'], scope: { organisation: 'organisation' } } as const;

type Visit = ApiRequest<ContactPorts>;

/** Data protection: export and erasure. */
export const CONTACT_DATA_ROUTES = [
  apiRoute({
    method: 'POST',
    path: `${path}/export`,
    summary: 'Everything stored about a person. The export itself is recorded.',
    ...KEEPERS,
    input: z.object({ params }),
    answers: { 200: personExportSchema },
    async answer({ params: { organisation, contact } }, { ports, user }: Visit) {
      const data = await exportPerson({ organisation, id: contact, by: user.address }, ports);
      return data ? { status: 200, body: personExportView(data) } : { problem: problemResponse(404) };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/erasure`,
    summary: 'Erase a person. This cannot be undone; afterwards they do not exist.',
    ...KEEPERS,
    input: z.object({ params, body: erasureSchema }),
    answers: { 200: erasedSchema, 202: erasedSchema },
    problems: [422],
    async answer({ params: { organisation, contact }, body: { reason, successor } }, { ports, user }: Visit) {
      if (!(await homeOf(organisation, ports))) return { problem: problemResponse(404) };
      const result = await erasePerson(
        { organisation, id: contact, by: user.address, reason, successor },
        ports,
      );
      if (result.kind === 'unknown') return { problem: problemResponse(404) };
      if (result.kind === 'no-successor') {
        const problem = problemAt('successor', 'unknown', { what: 'colleague', value: successor ?? '' });
        return { problem: problemResponse(422, { problems: inputProblems([problem]) }) };
      }
      const { kind: state, cancelled } = result;
      return result.kind === 'erased'
        ? { status: 200, body: { state, cancelled } }
        : { status: 202, body: { state, cancelled, waitsFor: result.dispatches } };
    },
  }),
];
