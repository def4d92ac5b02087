import * as z from 'zod';
import { type LedgerFilter, ledgerFilterSchema } from '../../../../domain/reach/ledger-view.ts';
import { listUnreached, type UnreachedList } from '../../../../domain/reach/use-cases/list-unreached.ts';
import { showCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { showLedger } from '../../../../domain/reach/use-cases/show-ledger.ts';
import { sumUpLedger } from '../../../../domain/reach/use-cases/sum-up-ledger.ts';
import {
  ledgerCsv,
  ledgerJson,
  ledgerTable,
  unreachedCsv,
  unreachedJson,
} from '../../../../templates/downloads/ledger-files.ts';
import { cellPage } from '../../../../templates/pages/console/ledger/cell.ts';
import { ledgerPage, MOST_URGENT } from '../../../../templates/pages/console/ledger/ledger.ts';
import { unreachedPage } from '../../../../templates/pages/console/ledger/unreached.ts';
import { workbook } from '../../../adapters/fflate/zip.ts';
import { taking } from '../../http/add-pages.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { ConsolePorts } from '../console-ports.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

/** `all`: every organisation, not only those with most left. */
const INPUT = z.object({ query: ledgerFilterSchema.extend({ all: z.literal('yes').optional() }) });
const LEDGER = '/milestones/{milestone}/ledger';
const UNREACHED = '/milestones/{milestone}/unreached';
const WHOLE_COUNTRY = {
  method: 'GET',
  roles: ['coordinator', 'approver', 'registrar'],
  scope: 'everything',
} as const;

/** A milestone's reach ledger as pages and files, with the history of each cell. */
export const LEDGER_ROUTES: readonly PageRoute[] = [
  of(
    LEDGER,
    (wanted, ports) => sumUpLedger({ ...wanted, urgent: MOST_URGENT }, ports),
    (shown, { locale, reader }, all) => ({ page: ledgerPage({ ...shown, all }, locale, reader) }),
  ),
  of(`${LEDGER}.csv`, showLedger, (shown, { locale }) => ({
    file: ledgerCsv(shown, locale),
    name: nameOf(shown, 'ledger.csv'),
  })),
  of(`${LEDGER}.xlsx`, showLedger, (shown, { locale }) => ({
    file: workbook(ledgerTable(shown, locale)),
    name: nameOf(shown, 'ledger.xlsx'),
  })),
  of(`${LEDGER}.json`, showLedger, (shown, { locale }) => ({ json: ledgerJson(shown, locale) })),
  of(UNREACHED, listUnreached, (shown, { locale, reader }) => ({
    page: unreachedPage(shown, locale, reader),
  })),
  of(`${UNREACHED}.csv`, listUnreached, (shown, { locale }) => ({
    file: unreachedCsv(shown, locale),
    name: nameOf(shown, 'unreached.csv'),
  })),
  of(`${UNREACHED}.json`, listUnreached, (shown, { locale }) => ({ json: unreachedJson(shown, locale) })),
  {
    ...WHOLE_COUNTRY,
    path: `${LEDGER}/{organisation}/{group}`,
    async answer({ params: { milestone = '', organisation = '', group = '' }, ports, locale, reader }) {
      const shown = await showCell({ milestone, organisation, group }, ports);
      return shown ? { page: cellPage(shown, { locale, reader }) } : 'not-there';
    },
  },
];

const nameOf = ({ milestone }: Pick<UnreachedList, 'milestone'>, file: `${string}.csv` | `${string}.xlsx`) =>
  `${milestone.id}-${file}` as const;

type Read<T> = (
  wanted: { milestone: string; filter: LedgerFilter },
  ports: ConsolePorts,
) => Promise<T | undefined>;

/** Unknown milestones and impossible filters are 404. */
function of<T>(
  path: PageRoute['path'],
  read: Read<T>,
  answer: (shown: T, request: PageRequest, all: boolean) => PageAnswer,
): PageRoute {
  return {
    ...WHOLE_COUNTRY,
    path,
    ...taking(INPUT, async (request: PageRequest, { query: { all, ...filter } }) => {
      const shown = await read({ milestone: request.params.milestone ?? '', filter }, request.ports);
      return shown ? answer(shown, request, all === 'yes') : 'not-there';
    }),
  };
}
