import { quarterOf, quarterSchema } from '../../../../domain/reach/quarterly-account.ts';
import { reachSpanSchema } from '../../../../domain/reach/reach-span.ts';
import {
  listUnreachable,
  type UnreachableList,
} from '../../../../domain/reach/use-cases/list-unreachable.ts';
import { type ShownAccount, showAccount } from '../../../../domain/reach/use-cases/show-account.ts';
import { type ShownTrends, showTrends } from '../../../../domain/reach/use-cases/show-trends.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { accountCsv, accountDocx, accountJson } from '../../../../templates/downloads/account-files.ts';
import {
  trendsCsv,
  trendsJson,
  unreachableCsv,
  unreachableJson,
} from '../../../../templates/downloads/reach-files.ts';
import { accountPage } from '../../../../templates/pages/console/reach/account.ts';
import { trendsPage } from '../../../../templates/pages/console/reach/trends.ts';
import { unreachablePage } from '../../../../templates/pages/console/reach/unreachable.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const TRENDS = '/reach/{rollout}/trends';
const ACCOUNT = '/reach/{rollout}/account';
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
  of(ACCOUNT, accountIn, (shown, { locale, reader }) => ({ page: accountPage(shown, locale, reader) })),
  of(`${ACCOUNT}.docx`, accountIn, async (shown, { locale }) => ({
    file: new Uint8Array(await accountDocx(shown, locale)),
    name: `${accountName(shown)}.docx`,
  })),
  of(`${ACCOUNT}.csv`, accountIn, (shown) => ({
    file: accountCsv(shown),
    name: `${accountName(shown)}.csv`,
  })),
  of(`${ACCOUNT}.json`, accountIn, (shown) => ({
    file: accountJson(shown),
    name: `${accountName(shown)}.json`,
  })),
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
  answer: (shown: T, request: PageRequest) => PageAnswer | Promise<PageAnswer>,
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

/** This quarter, unless another one is asked for. */
async function accountIn({ query, params, ports }: PageRequest): Promise<ShownAccount | undefined> {
  const quarter = parseInput(quarterSchema, query.quarter || quarterOf(toStockholm(ports.now()).date));
  return quarter.ok
    ? showAccount({ rollout: params.rollout ?? '', quarter: quarter.data }, ports)
    : undefined;
}

const accountName = ({ account }: ShownAccount) => `${account.rollout}-account-${account.quarter}` as const;

function unreachableIn({ params, ports }: PageRequest): Promise<UnreachableList | undefined> {
  return listUnreachable({ rollout: params.rollout ?? '' }, ports);
}
