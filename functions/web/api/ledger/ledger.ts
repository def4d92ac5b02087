import * as z from 'zod';
import { roleSchema } from '../../../../domain/catalogue/catalogue-ids.ts';
import { noCoverage } from '../../../../domain/ledger/coverage.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { ledgerFilterSchema } from '../../../../domain/reach/ledger-view.ts';
import { urgencyOf } from '../../../../domain/reach/unreached.ts';
import { listUnreached } from '../../../../domain/reach/use-cases/list-unreached.ts';
import { showCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { type MilestoneOverview, showMilestone } from '../../../../domain/reach/use-cases/show-overview.ts';
import { type SummedUpLedger, sumUpLedger } from '../../../../domain/reach/use-cases/sum-up-ledger.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { NotFound } from '../../../../domain/shared/errors.ts';
import { onlyOf, visibleMilestone } from '../../access/visible.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { problemResponse } from '../problem.ts';
import {
  cellSchema,
  cellView,
  ledgerRowViewSchema,
  ledgerSchema,
  unreachedSchema,
} from './ledger-schemas.ts';

const params = z.object({ milestone: milestoneIdSchema });
const path = '/api/milestones/{milestone}';
const NATIONAL = ['coordinator', 'approver', 'registrar'] as const;
const WHOLE_COUNTRY = { roles: NATIONAL, scope: 'everything' } as const;
const FILTER = ledgerFilterSchema.shape;

/** A milestone's reach ledger: totals, organisations, and single cells with evidence. */
export const LEDGER_API = [
  apiRoute({
    method: 'GET',
    path: `${path}/ledger`,
    summary: 'Who has been told at a milestone, group by group; for a local lead, at the own organisation.',
    roles: [...NATIONAL, 'local-lead'],
    scope: 'own',
    input: z.object({ params }),
    answers: { 200: ledgerSchema },
    async answer({ params: { milestone: id } }, request) {
      const milestone = await visibleMilestone(id, request);
      if (!milestone) return { problem: problemResponse(404) };
      const only = onlyOf(request);
      const filter = only === undefined ? {} : { organisation: only };
      const shown = await sumUpLedger({ milestone: id, filter }, request.ports);
      if (!shown) throw new NotFound(`catalogue ${milestone.catalogue} lacks a version in use`);
      const overview = await showMilestone(milestone, { catalogue: shown.catalogue, only }, request.ports);
      return { status: 200, body: ledgerView(shown, overview) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/ledger/organisations`,
    summary: 'The same by organisation and group, in the order of the organisations’ codes.',
    ...WHOLE_COUNTRY,
    input: z.object({
      params,
      query: pageQuery(500).extend({
        group: FILTER.group,
        message: FILTER.message,
        channel: FILTER.channel,
      }),
    }),
    answers: { 200: z.strictObject({ organisations: z.array(ledgerRowViewSchema), ...pageAnswer }) },
    async answer({ params: { milestone }, query: { limit, next, ...filter } }, { ports }) {
      const shown = await sumUpLedger({ milestone, filter }, ports);
      if (!shown) return { problem: problemResponse(404) };
      const rows = shown.view.organisations.map(({ organisation, name, coverage, groups }) => ({
        organisation,
        ...(name ? { name } : {}),
        messages: coverage,
        groups: Object.fromEntries(groups),
      }));
      const { items, ...page } = pageOf(rows, ({ organisation }) => organisation, { limit, next });
      return { status: 200, body: { organisations: items, ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/ledger/{organisation}/{group}`,
    summary: 'The history of one group at one organisation, channel by channel, with its evidence.',
    ...WHOLE_COUNTRY,
    input: z.object({ params: params.extend({ organisation: organisationCodeSchema, group: roleSchema }) }),
    answers: { 200: cellSchema },
    async answer({ params: address }, { ports }) {
      const shown = await showCell(address, ports);
      return shown ? { status: 200, body: cellView(shown) } : { problem: problemResponse(404) };
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/unreached`,
    summary: 'Groups not told everything, and who has to act: most urgent first.',
    ...WHOLE_COUNTRY,
    input: z.object({ params, query: pageQuery(1000).extend(FILTER) }),
    answers: { 200: z.strictObject({ unreached: z.array(unreachedSchema), ...pageAnswer }) },
    async answer({ params: { milestone }, query: { limit, next, ...filter } }, { ports }) {
      const list = await listUnreached({ milestone, filter }, ports);
      if (!list) return { problem: problemResponse(404) };
      const key = ({ standing, organisation, group }: (typeof list.unreached)[number]) =>
        `${urgencyOf(standing)} ${organisation} ${group}`;
      const { items, ...page } = pageOf(list.unreached, key, { limit, next });
      return { status: 200, body: { unreached: items, ...page } };
    },
  }),
];

/** Totals from the ledger, with mail counts from the plan; groups without ledger rows count as not told. */
function ledgerView(
  { view, today }: SummedUpLedger,
  { milestone, planned, sent, deliveries, counts, groups, gaps }: MilestoneOverview,
): z.input<typeof ledgerSchema> {
  return {
    ...{ milestone: milestone.id, today, planned, sent, mails: deliveries, counts },
    messages: view.total,
    groups: groups.map(({ group, people, reached, obligations }) => {
      const kept = view.groups.get(group) ?? { people, reached, delivered: 0, coverage: noCoverage() };
      const { coverage, ...told } = kept;
      return { group, ...told, obligations, messages: coverage };
    }),
    owners: [...view.owners].map(([owner, obligations]) => ({ owner, obligations })),
    gaps: gaps.map(({ organisation, gap }) => ({ organisation, gap })),
  };
}
