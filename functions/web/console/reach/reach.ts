import { reachSpanSchema } from '../../../../domain/reach/reach-span.ts';
import {
  listUnreachable,
  type UnreachableList,
} from '../../../../domain/reach/use-cases/list-unreachable.ts';
import { type ShownTrends, showTrends } from '../../../../domain/reach/use-cases/show-trends.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import {
  trendsCsv,
  trendsJson,
  unreachableCsv,
  unreachableJson,
} from '../../../../templates/downloads/reach-files.ts';
import { trendsPage } from '../../../../templates/pages/console/reach/trends.ts';
import { unreachablePage } from '../../../../templates/pages/console/reach/unreachable.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const TRENDS = '/reach/{rollout}/trends';
const UNREACHABLE = '/reach/{rollout}/unreachable';

/**
 * Trends over a rollout's milestones: reach from one to the next, and unreachable groups; pages and files.
 */
export const REACH_PAGES: readonly PageRoute[] = [
  of(TRENDS, trendsIn, (shown, { locale, reader }) => ({ page: trendsPage(shown, locale, reader) })),
  of(`${TRENDS}.csv`, trendsIn, (shown, { locale }) => ({
    file: trendsCsv(shown, locale),
    name: `${shown.rollout.id}-trends.csv`,
  })),
  of(`${TRENDS}.json`, trendsIn, (shown) => ({ json: trendsJson(shown) })),
  of(UNREACHABLE, unreachableIn, (list, { locale, reader }) => ({
    page: unreachablePage(list, locale, reader),
  })),
  of(`${UNREACHABLE}.csv`, unreachableIn, (list, { locale }) => ({
    file: unreachableCsv(list, locale),
    name: `${list.rollout.id}-unreachable.csv`,
  })),
  of(`${UNREACHABLE}.json`, unreachableIn, (list) => ({ json: unreachableJson(list) })),
];

function of<T>(
  path: PageRoute['path'],
  read: (request: PageRequest) => Promise<T | undefined>,
  answer: (shown: T, request: PageRequest) => PageAnswer,
): PageRoute {
  return {
    method: 'GET',
    path,
    roles: ['coordinator', 'approver', 'registrar'],
    scope: 'everything',
    async answer(request) {
      const shown = await read(request);
      return shown ? answer(shown, request) : 'not-there';
    },
  };
}

/** Empty choices are ignored; impossible ones are 404. */
async function trendsIn({ query, params, ports }: PageRequest): Promise<ShownTrends | undefined> {
  const chosen = Object.entries(query).filter(([, value]) => value !== '');
  const span = parseInput(reachSpanSchema, Object.fromEntries(chosen));
  return span.ok ? showTrends({ rollout: params.rollout ?? '', span: span.data }, ports) : undefined;
}

function unreachableIn({ params, ports }: PageRequest): Promise<UnreachableList | undefined> {
  return listUnreachable({ rollout: params.rollout ?? '' }, ports);
}
