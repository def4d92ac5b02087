import { ledgerFilterSchema } from '../../../domain/ledger-view.ts';
import { parseInput } from '../../../domain/parse-input.ts';
import { showCell } from '../../../domain/use-cases/show-cell.ts';
import { showOwnLedger } from '../../../domain/use-cases/show-own-ledger.ts';
import { cellPage } from '../../../templates/pages/ledger/cell.ts';
import { ownLedgerPage } from '../../../templates/pages/ledger/own-ledger.ts';
import type { PageRoute } from './page-route.ts';

const OWN = '/organisations/{organisation}/ledger/{milestone}';
const filterSchema = ledgerFilterSchema.pick({ group: true, message: true, channel: true });
const THEIRS = {
  method: 'GET',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** Who has been told what at a milestone at one organisation, for its local lead and for the coordinator; and the history of each cell. */
export const OWN_LEDGER_PAGES: readonly PageRoute[] = [
  {
    ...THEIRS,
    path: OWN,
    async answer({ params: { milestone = '', organisation = '' }, query, ports, locale, reader }) {
      const chosen = Object.entries(query).filter(([, value]) => value !== '');
      const filter = parseInput(filterSchema, Object.fromEntries(chosen));
      if (!filter.ok) return 'not-there';
      const shown = await showOwnLedger({ milestone, organisation, filter: filter.data }, ports);
      return shown ? { page: ownLedgerPage(shown, locale, reader) } : 'not-there';
    },
  },
  {
    ...THEIRS,
    path: `${OWN}/{group}`,
    async answer({ params: { milestone = '', organisation = '', group = '' }, ports, locale, reader }) {
      const shown = await showCell({ milestone, organisation, group }, ports);
      return shown ? { page: cellPage(shown, { locale, reader, own: true }) } : 'not-there';
    },
  },
];
