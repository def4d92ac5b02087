import * as z from 'zod';
import { roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { dispatchIdSchema, dispatchStateSchema, purposeSchema } from '../../../../domain/mail/dispatch.ts';
import { variantSchema } from '../../../../domain/mail/variant.ts';
import { registerQuerySchema } from '../../../../domain/register/register.ts';
import { showRegister, showRegisterEntry } from '../../../../domain/register/use-cases/show-register.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const READERS = { roles: ['registrar', 'coordinator'], scope: 'everything' } as const;
const count = z.int().min(0);

const textSchema = z.strictObject({
  ...variantSchema.pick({ id: true, locale: true, groups: true, channels: true, topics: true }).shape,
  from: z.string(),
  subject: z.string(),
  textHash: z.string().meta({ description: 'SHA-256 of the text in UTF-8, hexadecimal.' }),
  htmlHash: z.string(),
  recipients: count,
});

const entryFields = {
  dispatch: dispatchIdSchema,
  rollout: rolloutIdSchema,
  purpose: purposeSchema,
  state: dispatchStateSchema,
  date: z.iso.date().meta({ description: 'The date in Stockholm on which its mails were released.' }),
  registerNumber: z.string().optional(),
  from: z.array(z.string()),
  to: z.record(roleSchema, count).meta({ description: 'Group → recipients; no names and no addresses.' }),
  recipients: count,
  uncertain: count.meta({ description: 'Mails with an unknown outcome.' }),
  subject: z.string(),
  hash: z.string().optional(),
  approvedHash: z.string().optional(),
  approvedBy: z.string().optional(),
  again: z.string().optional(),
  exception: z.string().optional(),
  supersedes: z
    .array(dispatchIdSchema)
    .optional()
    .meta({ description: 'Dispatches whose words it supersedes, as it tells what has changed since.' }),
  supersededBy: z
    .array(dispatchIdSchema)
    .optional()
    .meta({ description: 'Changes that have told something else since.' }),
};

const headingSchema = z
  .strictObject({ ...entryFields, texts: z.array(textSchema) })
  .meta({ id: 'RegisterHeading' });
const entrySchema = z
  .strictObject({
    ...entryFields,
    texts: z.array(textSchema.extend({ text: z.string(), html: z.string() })),
  })
  .meta({ id: 'RegisterEntry', description: 'The register’s entry for one dispatch, with the exact texts.' });

/** Mail sent in an organisation's name, for its registrar. */
export const REGISTER_API = [
  apiRoute({
    method: 'GET',
    path: '/api/register',
    summary:
      'Everything that was mailed in an organisation’s name in a period, the oldest first, without the texts.',
    ...READERS,
    input: z.object({
      query: pageQuery(500).extend({
        organisation: organisationCodeSchema,
        from: z.iso
          .date()
          .optional()
          .meta({ description: 'The first day; 1 January of this year where absent.' }),
        to: z.iso.date().optional().meta({ description: 'The last day; today where absent.' }),
      }),
    }),
    answers: { 200: z.strictObject({ entries: z.array(headingSchema), ...pageAnswer }) },
    async answer({ query: { organisation, from, to, ...place } }, { ports }) {
      const today = toStockholm(ports.now()).date;
      const period = { from: from ?? `${today.slice(0, 4)}-01-01`, to: to ?? today };
      const asked = parseInput(registerQuerySchema, { organisation, ...period });
      if (!asked.ok) return { problem: problemResponse(400, { problems: inputProblems(asked.problems) }) };
      const register = await showRegister(asked.data, ports);
      if (!register) return { problem: problemResponse(404) };
      const headings = register.entries.map(({ texts, ...entry }) => ({
        ...entry,
        texts: texts.map(({ text: _text, html: _html, ...heading }) => heading),
      }));
      const { items, ...page } = pageOf(headings, ({ date, dispatch }) => `${date} ${dispatch}`, place);
      return { status: 200, body: { entries: items, ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/register/{organisation}/{dispatch}',
    summary: 'One entry of the register with the exact texts sent.',
    ...READERS,
    input: z.object({
      params: z.object({ organisation: organisationCodeSchema, dispatch: dispatchIdSchema }),
    }),
    answers: { 200: entrySchema },
    async answer({ params }, { ports }) {
      const entry = await showRegisterEntry(params, ports);
      return entry ? { status: 200, body: entry } : { problem: problemResponse(404) };
    },
  }),
];
