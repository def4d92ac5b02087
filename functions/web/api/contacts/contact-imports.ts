import { createHash } from 'node:crypto';
import * as z from 'zod';
import { CHARSETS, type Charset } from '../../../../domain/contacts/charset.ts';
import { contactChangeSchema, importModeSchema } from '../../../../domain/contacts/contact-changes.ts';
import {
  COLUMN_USES,
  writtenChoices,
  writtenChoicesSchema,
} from '../../../../domain/contacts/contact-columns.ts';
import type { ImportProblem, ImportScope } from '../../../../domain/contacts/contact-import.ts';
import { type ContactImport, contactImportSchema } from '../../../../domain/contacts/contact-store.ts';
import { checkContacts } from '../../../../domain/contacts/use-cases/check-contacts.ts';
import { findOwnImport, importContacts } from '../../../../domain/contacts/use-cases/import-contacts.ts';
import { loadDirectory } from '../../../../domain/contacts/use-cases/load-directory.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { UPLOAD_LIMIT_BYTES } from '../../../../domain/shared/upload-limit.ts';
import { columnOf, importSentence } from '../../../../templates/pages/console/contacts/import-problem.ts';
import { onlyOf } from '../../access/visible.ts';
import type { ContactPorts } from '../../console/contacts/contact-request.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, type ProblemDetails, problemResponse } from '../problem.ts';
import { contactView, contactViewSchema } from './contact-schemas.ts';

const params = z.object({ import: z.string().regex(/^[\w-]{1,64}$/) });
const path = '/api/contact-imports';
const KEEPERS = { roles: ['coordinator', 'local-lead'], scope: 'own' } as const;

type Visit = ApiRequest<ContactPorts>;

const importViewSchema = contactImportSchema
  .omit({ file: true, against: true, version: true })
  .extend({
    state: contactImportSchema.shape.state.meta({
      description: '`checked`: nothing is changed yet. `dropped`: it was not confirmed within a day.',
    }),
    checkedAt: z.iso.datetime(),
    committedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'ContactImport', description: 'A valid contact file, and what it changes.' });

const changeViewSchema = contactChangeSchema
  .extend({ contact: contactViewSchema, before: contactViewSchema.optional() })
  .meta({ id: 'ContactChange' });

/** Imports of contact files: validated and applied as a whole. */
export const CONTACT_IMPORT_ROUTES = [
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Check a CSV file of contacts: every wrong cell is named, and nobody is changed before it is confirmed.',
    ...KEEPERS,
    // API Gateway decodes text as UTF-8; files in other encodings have to be sent as binary.
    file: { types: ['text/csv', 'application/octet-stream'], limitBytes: UPLOAD_LIMIT_BYTES },
    input: z.object({
      query: z.object({
        mode: importModeSchema.default('add').meta({
          description: '`replace` ends the roles of everyone at its organisations who is not in the file.',
        }),
        charset: z.enum(CHARSETS).optional().meta({
          description:
            'The encoding of a file whose letters are unclear; `utf-8-twice` for one that was saved as UTF-8 twice.',
        }),
        columns: writtenChoicesSchema.optional().meta({
          description:
            'What each column holds, from the left, where its heading does not say so: one of ' +
            `${COLUMN_USES.join(', ')}, with a comma between them; empty for what the heading says.`,
          examples: ['organisation,name,address,roles,nothing'],
        }),
        organisation: organisationCodeSchema.optional().meta({
          description: 'The one organisation that the file is about; its column may then be missing.',
        }),
      }),
      body: z.instanceof(Uint8Array),
    }),
    answers: { 201: importViewSchema },
    problems: [422],
    answer: ({ query, body }, request: Visit) => check({ ...query, bytes: body }, request),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{import}`,
    summary: 'A checked file: how many people it adds and changes, and whether it was imported.',
    ...KEEPERS,
    input: z.object({ params }),
    answers: { 200: importViewSchema },
    answer: ({ params: { import: id } }, request: Visit) =>
      own(id, request, async (found) => ({ status: 200, body: importView(found) })),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/{import}/changes`,
    summary: 'What a checked file changes, person by person; empty once it is imported.',
    ...KEEPERS,
    input: z.object({ params, query: pageQuery(500) }),
    answers: { 200: z.strictObject({ changes: z.array(changeViewSchema), ...pageAnswer }) },
    answer: ({ params: { import: id }, query }, request: Visit) =>
      own(id, request, async () => {
        const changes = (await request.ports.contactStore.changesOf(id)).map(
          ({ change, contact, before }) => ({
            change,
            contact: contactView(contact),
            ...(before ? { before: contactView(before) } : {}),
          }),
        );
        const key = ({ contact }: (typeof changes)[number]) => `${contact.organisation} ${contact.id}`;
        const { items, ...page } = pageOf(changes, key, query);
        return { status: 200, body: { changes: items, ...page } };
      }),
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{import}/confirmation`,
    summary: 'Import a checked file as a whole. Idempotent.',
    ...KEEPERS,
    input: z.object({ params }),
    answers: { 200: importViewSchema },
    problems: [409],
    answer: ({ params: { import: id } }, request: Visit) =>
      own(id, request, async () => {
        const { ports, user } = request;
        const scope = scopeOf(request);
        const result = await importContacts({ id, scope, by: user.address }, ports);
        if (result !== 'done') return { problem: problemResponse(409, { detail: FAILED[result] }) };
        return { status: 200, body: importView(await findOwnImport(id, scope, ports.contactStore)) };
      }),
  }),
];

const FAILED = {
  changed: 'People in the file were changed since it was checked. Nothing was taken in: send the file again.',
  expired: 'It was checked more than a day ago. Nothing was taken in: send the file again.',
} as const;

const scopeOf = (request: Visit): ImportScope => onlyOf(request) ?? 'all';

function importView(found: ContactImport): z.input<typeof importViewSchema> {
  const { file: _file, against: _against, version: _version, checkedAt, committedAt, ...shown } = found;
  return {
    ...shown,
    checkedAt: new Date(checkedAt).toISOString(),
    ...(committedAt === undefined ? {} : { committedAt: new Date(committedAt).toISOString() }),
  };
}

/** Requires an existing import within the user's scope. */
async function own(
  id: string,
  request: Visit,
  then: (found: ContactImport) => Promise<ApiAnswer>,
): Promise<ApiAnswer> {
  try {
    return await then(await findOwnImport(id, scopeOf(request), request.ports.contactStore));
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { problem: problemResponse(404) };
  }
}

type Sent = {
  bytes: Uint8Array;
  charset?: Charset | undefined;
  columns?: string | undefined;
  mode: 'add' | 'replace';
  organisation?: string | undefined;
};

async function check(
  { bytes, charset, columns, mode, organisation }: Sent,
  request: Visit,
): Promise<ApiAnswer> {
  const { ports, user } = request;
  const mine = scopeOf(request);
  const directory = await loadDirectory(mine, ports);
  if (organisation !== undefined && !directory.organisations.has(organisation))
    return { problem: problemResponse(404) };
  const result = await checkContacts(
    {
      read: ports.readFile(bytes, charset),
      file: createHash('sha256')
        .update(bytes)
        .update(charset ?? '')
        .digest('hex'),
      mode,
      scope: organisation ?? mine,
      by: user.address,
      directory,
      choices: columns === undefined ? undefined : writtenChoices(columns),
    },
    ports,
  );
  if (result.kind === 'problems') return { problem: fileProblem(result.problems) };
  return { status: 201, body: importView(result.checked) };
}

// Responses are limited to 6 MB, and nobody fixes more at once.
const NAMED = 2_000;

function fileProblem(found: readonly ImportProblem[]): ProblemDetails {
  const problems = found.slice(0, NAMED).flatMap((each) => {
    const [told] = inputProblems([{ ...each, path: columnOf(each, 'en') }]);
    const line = each.line === undefined ? {} : { line: each.line };
    return told ? [{ ...told, problem: importSentence(each, 'en'), ...line }] : [];
  });
  const count = `${found.length} ${found.length === 1 ? 'thing is' : 'things are'} wrong with the file`;
  const shown = found.length > NAMED ? `, of which these are the first ${NAMED}` : '';
  return problemResponse(422, {
    detail: `${count}${shown}. Fix that and send it again. Nobody was changed.`,
    problems,
  });
}
