import * as z from 'zod';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { signOffEntrySchema, signOffSaidSchema } from '../../../../domain/ledger/sign-off.ts';
import { giveSignOff } from '../../../../domain/ledger/use-cases/give-sign-off.ts';
import { listSignOffs, type SignOffLine } from '../../../../domain/ledger/use-cases/list-sign-offs.ts';
import { showSignOff } from '../../../../domain/ledger/use-cases/show-sign-off.ts';
import { type Milestone, mayBeToldAt, milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const signOffViewSchema = z
  .strictObject({
    organisation: organisationCodeSchema,
    state: z.enum(['not-asked', 'not-yet', 'awaited', 'overdue', 'signed']).meta({
      description: '`awaited` and `overdue` also while the organisation says that it is not done.',
    }),
    due: z.iso.date().optional().meta({ description: 'The day by which it is signed off.' }),
    from: z.iso
      .date()
      .optional()
      .meta({ description: 'The day from which it can be, where it has not come.' }),
    history: z
      .array(signOffEntrySchema.extend({ at: z.iso.datetime() }))
      .meta({ description: 'Every word, oldest first: the last one holds.' }),
  })
  .meta({ id: 'SignOff', description: 'What an organisation says of a milestone.' });

const saidSchema = signOffSaidSchema.meta({
  id: 'SignOffSaid',
  description: 'Done, done except for what is left, or not done and why.',
});

const milestone = z.object({ milestone: milestoneIdSchema });
const params = milestone.extend({ organisation: organisationCodeSchema });
const OWN = {
  path: '/api/organisations/{organisation}/sign-offs/{milestone}',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** Sign-offs of milestones: who has, who has not, and an organisation's own word. */
export const SIGN_OFF_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/milestones/{milestone}/sign-offs',
    summary: 'How many organisations have signed off a milestone, and what each says.',
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    input: z.object({ params: milestone, query: pageQuery(500) }),
    answers: {
      200: z.strictObject({
        signed: z.int().min(0),
        asked: z
          .int()
          .min(0)
          .meta({ description: 'Those who are asked, or will be once their day has come.' }),
        organisations: z.array(signOffViewSchema),
        ...pageAnswer,
      }),
    },
    async answer({ params: { milestone: id }, query }, { ports }) {
      const found = await ports.milestones.find(id);
      if (!found) return { problem: problemResponse(404) };
      const catalogue = await catalogueOf(found, ports);
      const { signed, asked, lines } = await listSignOffs({ milestone: found, catalogue }, ports);
      const { items, ...page } = pageOf(lines, ({ organisation }) => organisation, query);
      return { status: 200, body: { signed, asked, organisations: items.map(signOffView), ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    ...OWN,
    summary: 'What an organisation says of a milestone.',
    input: z.object({ params }),
    answers: { 200: signOffViewSchema },
    async answer({ params: { milestone: id, organisation } }, { ports }) {
      const found = await ports.milestones.find(id);
      if (!found || !mayBeToldAt(found, organisation)) return { problem: problemResponse(404) };
      const place = { milestone: found, catalogue: await catalogueOf(found, ports), organisation };
      return { status: 200, body: signOffView({ organisation, ...(await showSignOff(place, ports)) }) };
    },
  }),
  apiRoute({
    method: 'POST',
    ...OWN,
    summary:
      'Sign off a milestone for an organisation, or change its word. The same word again changes nothing.',
    input: z.object({ params, body: saidSchema }),
    answers: { 200: signOffViewSchema },
    problems: [422],
    async answer({ params: { milestone: id, organisation }, body: said }, { user, ports }) {
      const found = await ports.milestones.find(id);
      if (!found || !mayBeToldAt(found, organisation)) return { problem: problemResponse(404) };
      const place = { milestone: found, catalogue: await catalogueOf(found, ports), organisation };
      const given = await giveSignOff({ ...place, said, who: user.name }, ports);
      if (given.kind === 'refused')
        return { problem: problemResponse(422, { problems: inputProblems([given.problem]) }) };
      return { status: 200, body: signOffView({ organisation, ...(await showSignOff(place, ports)) }) };
    },
  }),
];

async function catalogueOf(
  { catalogue: id, catalogueVersion }: Milestone,
  { catalogues }: Pick<ConsolePorts, 'catalogues'>,
): Promise<Catalogue> {
  const version = await catalogues.load(id, catalogueVersion);
  if (!version) throw new NotFound(`catalogue ${id} lacks a version in use`);
  return version.catalogue;
}

function signOffView({ organisation, standing, history }: SignOffLine): z.input<typeof signOffViewSchema> {
  const from = standing.state === 'not-yet' ? standing.day : undefined;
  return {
    organisation,
    state: standing.state,
    ...('due' in standing ? { due: standing.due } : {}),
    ...(from === undefined ? {} : { from }),
    history: history.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
  };
}
