import { Hono } from 'hono';
import { type ShowOverviewPorts, showOverview } from '../../domain/use-cases/show-overview.ts';
import { overviewPage } from '../../templates/pages/overview.ts';
import { problemPage } from '../../templates/pages/page.ts';
import { policyOf } from '../runtime/policy.ts';
import { compressed } from './compressed.ts';
import { type LedgerRoutesPorts, ledgerRoutes } from './ledger-routes.ts';
import { pageHeaders } from './page-headers.ts';
import { pageLocale } from './page-locale.ts';
import { type RegisterRoutesPorts, registerRoutes } from './register-routes.ts';

export type ConsoleOptions = {
  ports: ShowOverviewPorts & LedgerRoutesPorts & RegisterRoutesPorts;
  mailboxUrl?: string | undefined;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The console's routes. Every one only reads. Style and mark come from the public pages. */
export function consoleApp({ ports, mailboxUrl, onError }: ConsoleOptions): Hono {
  const app = new Hono();
  app.use(compressed());
  app.use(pageHeaders());
  app.get('/', async (context) => {
    context.header('Cache-Control', 'no-store');
    return context.html(overviewPage(await showOverview(ports), { locale: pageLocale(context), mailboxUrl }));
  });
  ledgerRoutes(app, ports);
  registerRoutes(app, ports);
  app.notFound((context) => context.html(problemPage(pageLocale(context), 'notFound'), 404));
  app.onError((error, context) => {
    onError(error);
    return context.html(problemPage(pageLocale(context), 'failedPage'), policyOf(error).status);
  });
  return app;
}
