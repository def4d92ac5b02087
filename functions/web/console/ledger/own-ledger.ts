import * as z from 'zod';
import { ledgerFilterSchema } from '../../../../domain/reach/ledger-view.ts';
import { showCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { type OwnLedger, showOwnLedger } from '../../../../domain/reach/use-cases/show-own-ledger.ts';
import { ledgerCsv } from '../../../../templates/downloads/ledger-files.ts';
import { cellPage } from '../../../../templates/pages/console/ledger/cell.ts';
import { ownLedgerPage } from '../../../../templates/pages/console/ledger/own-ledger.ts';
import { taking } from '../../http/add-pages.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const OWN = '/organisations/{organisation}/ledger/{milestone}';
const INPUT = z.object({ query: ledgerFilterSchema.pick({ group: true, message: true, channel: true }) });
const THEIRS = {
  method: 'GET',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** One organisation's reach ledger for its local lead and the coordinator, with the history of each cell. */
export const OWN_LEDGER_PAGES: readonly PageRoute[] = [
  of(OWN, (shown, { locale, reader }) => ({ page: ownLedgerPage(shown, locale, reader) })),
  of(`${OWN}/ledger.csv`, (shown, { locale }) => ({
    file: ledgerCsv(shown, locale),
    name: `${shown.milestone.id}-${shown.organisation.code}-ledger.csv`,
  })),
  {
    ...THEIRS,
    path: `${OWN}/{group}`,
    async answer({ params: { milestone = '', organisation = '', group = '' }, ports, locale, reader }) {
      const shown = await showCell({ milestone, organisation, group }, ports);
      return shown ? { page: cellPage(shown, { locale, reader, own: true }) } : 'not-there';
    },
  },
];

/** An impossible filter is 404. */
function of(
  path: PageRoute['path'],
  answer: (shown: OwnLedger, request: PageRequest) => PageAnswer,
): PageRoute {
  return {
    ...THEIRS,
    path,
    ...taking(INPUT, async (request: PageRequest, { query: filter }) => {
      const { milestone = '', organisation = '' } = request.params;
      const shown = await showOwnLedger({ milestone, organisation, filter }, request.ports);
      return shown ? answer(shown, request) : 'not-there';
    }),
  };
}
