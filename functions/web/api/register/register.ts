import * as z from 'zod';
import { dispatchIdSchema } from '../../../../domain/mail/dispatch.ts';
import { registerQuerySchema } from '../../../../domain/register/register.ts';
import {
  registerEntrySchema,
  registerFieldsSchema,
  registerTextSchema,
} from '../../../../domain/register/register-file.ts';
import { showRegister, showRegisterEntry } from '../../../../domain/register/use-cases/show-register.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const READERS = { roles: ['registrar', 'coordinator'], scope: 'everything' } as const;
const headingSchema = registerFieldsSchema
  .extend({ texts: z.array(registerTextSchema) })
  .meta({ id: 'RegisterHeading' });
const entrySchema = registerEntrySchema.meta({
  id: 'RegisterEntry',
  description: 'The register’s entry for one dispatch, with the exact texts.',
});

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
