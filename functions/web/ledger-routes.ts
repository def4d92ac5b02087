import type { Context, Hono } from 'hono';
import { type LedgerFilter, ledgerFilterSchema } from '../../domain/ledger-view.ts';
import { parseInput } from '../../domain/parse-input.ts';
import { listUnreached, type UnreachedList } from '../../domain/use-cases/list-unreached.ts';
import { type ShowCellPorts, showCell } from '../../domain/use-cases/show-cell.ts';
import { type ShowLedgerPorts, showLedger } from '../../domain/use-cases/show-ledger.ts';
import { ledgerCsv, ledgerJson, unreachedCsv, unreachedJson } from '../../templates/ledger-files.ts';
import { cellPage } from '../../templates/pages/ledger/cell.ts';
import { ledgerPage } from '../../templates/pages/ledger/ledger.ts';
import { unreachedPage } from '../../templates/pages/ledger/unreached.ts';
import type { PageLocale } from '../../templates/pages/words.ts';
import { download } from './download.ts';
import { pageLocale } from './page-locale.ts';

export type LedgerRoutesPorts = ShowLedgerPorts & ShowCellPorts;

const LEDGER = '/milestones/:id/ledger';
const UNREACHED = '/milestones/:id/unreached';

/** Who has been told what at a milestone, who has not, and the history of each cell; as pages and as files. */
export function ledgerRoutes(app: Hono, ports: LedgerRoutesPorts): void {
  const shows = showing((wanted) => showLedger(wanted, ports));
  const lists = showing((wanted) => listUnreached(wanted, ports));
  app.get(
    LEDGER,
    shows((context, shown, locale) => context.html(ledgerPage(shown, locale))),
  );
  app.get(
    UNREACHED,
    lists((context, shown, locale) => context.html(unreachedPage(shown, locale))),
  );
  app.get(
    `${LEDGER}.csv`,
    shows((context, shown, locale) =>
      download(context, nameOf(shown, 'ledger.csv'), ledgerCsv(shown, locale)),
    ),
  );
  app.get(
    `${LEDGER}.json`,
    shows((context, shown, locale) => context.json(ledgerJson(shown, locale) as object)),
  );
  app.get(
    `${UNREACHED}.csv`,
    lists((context, shown, locale) =>
      download(context, nameOf(shown, 'unreached.csv'), unreachedCsv(shown, locale)),
    ),
  );
  app.get(
    `${UNREACHED}.json`,
    lists((context, shown, locale) => context.json(unreachedJson(shown, locale) as object)),
  );
  app.get(`${LEDGER}/:organisation/:group`, async (context) => {
    context.header('Cache-Control', 'no-store');
    const { id, organisation, group } = context.req.param();
    const shown = await showCell({ milestone: id, organisation, group }, ports);
    return shown ? context.html(cellPage(shown, pageLocale(context))) : context.notFound();
  });
}

const nameOf = ({ milestone }: UnreachedList, file: `${string}.csv`) => `${milestone.id}-${file}` as const;

type Wanted = { milestone: string; filter: LedgerFilter };
type Answer<T> = (context: Context, shown: T, locale: PageLocale) => Response | Promise<Response>;

/** Reads what an address asks for; a milestone that is not there, and a filter that nothing can fit, are no page. */
function showing<T>(read: (wanted: Wanted) => Promise<T | undefined>) {
  return (answer: Answer<T>) => async (context: Context) => {
    context.header('Cache-Control', 'no-store');
    const filter = filterOf(context);
    const shown = filter && (await read({ milestone: context.req.param('id') ?? '', filter }));
    return shown ? answer(context, shown, pageLocale(context)) : context.notFound();
  };
}

/** What an address chooses; a choice left empty is none. */
function filterOf(context: Context): LedgerFilter | undefined {
  const chosen = Object.entries(context.req.query()).filter(([, value]) => value !== '');
  const parsed = parseInput(ledgerFilterSchema, Object.fromEntries(chosen));
  return parsed.ok ? parsed.data : undefined;
}
