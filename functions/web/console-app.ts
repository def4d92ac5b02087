import { type Context, Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { type ShowOverviewPorts, showOverview } from '../../domain/use-cases/show-overview.ts';
import { overviewPage } from '../../templates/pages/overview.ts';
import { problemPage } from '../../templates/pages/page.ts';
import { stickFile } from '../../templates/pages/stick.ts';
import { STYLE } from '../../templates/pages/style.ts';
import { PAGE_LOCALES, type PageLocale } from '../../templates/pages/words.ts';
import { PALETTE } from '../../templates/palette.ts';
import { policyOf } from '../runtime/policy.ts';

export type ConsoleOptions = {
  ports: ShowOverviewPorts;
  mailboxUrl?: string | undefined;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The console's routes. Every one only reads. */
export function consoleApp({ ports, mailboxUrl, onError }: ConsoleOptions): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
    }),
  );
  app.get('/style.css', (context) => asset(context, 'text/css; charset=utf-8', STYLE));
  app.get('/mark.svg', (context) =>
    asset(context, 'image/svg+xml', stickFile({ stick: PALETTE.brand[0], inlay: PALETTE.inlay[0] })),
  );
  app.get('/', async (context) => {
    context.header('Cache-Control', 'no-store');
    return context.html(overviewPage(await showOverview(ports), { locale: localeOf(context), mailboxUrl }));
  });
  app.notFound((context) => context.html(problemPage(localeOf(context), 'notFound'), 404));
  app.onError((error, context) => {
    onError(error);
    return context.html(problemPage(localeOf(context), 'failedPage'), policyOf(error).status);
  });
  return app;
}

function asset(context: Context, type: string, body: string): Response {
  return context.body(body, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' });
}

/** `?lang=` decides, then what the browser asks for first, then Swedish. */
function localeOf(context: Context): PageLocale {
  const wanted = context.req.query('lang') ?? context.req.header('accept-language')?.slice(0, 2);
  return PAGE_LOCALES.find((locale) => locale === wanted) ?? PAGE_LOCALES[0];
}
