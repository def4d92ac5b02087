import { ledgerFilterSchema } from '../../../../domain/reach/ledger-view.ts';
import { showCell } from '../../../../domain/reach/use-cases/show-cell.ts';
import { type OwnLedger, showOwnLedger } from '../../../../domain/reach/use-cases/show-own-ledger.ts';
import { parseInput } from '../../../../domain/shared/parse-input.ts';
import { ledgerCsv } from '../../../../templates/downloads/ledger-files.ts';
import { cellPage } from '../../../../templates/pages/console/ledger/cell.ts';
import { ownLedgerPage } from '../../../../templates/pages/console/ledger/own-ledger.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const OWN = '/organisations/{organisation}/ledger/{milestone}';
const filterSchema = ledgerFilterSchema.pick({ group: true, message: true, channel: true });
const THEIRS = {
  method: 'GET',
  roles: ['coordinator', 'local-lead'],
  scope: { organisation: 'organisation' },
} as const;

/** Who has been told what at a milestone at one organisation, for its local lead and for the coordinator; and the history of each cell. */
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

/** A choice left empty is none; one that cannot be is no page. */
function of(
  path: PageRoute['path'],
  answer: (shown: OwnLedger, request: PageRequest) => PageAnswer,
): PageRoute {
  return {
    ...THEIRS,
    path,
    async answer(request) {
      const { milestone = '', organisation = '' } = request.params;
      const chosen = Object.entries(request.query).filter(([, value]) => value !== '');
      const filter = parseInput(filterSchema, Object.fromEntries(chosen));
      if (!filter.ok) return 'not-there';
      const shown = await showOwnLedger({ milestone, organisation, filter: filter.data }, request.ports);
      return shown ? answer(shown, request) : 'not-there';
    },
  };
}
