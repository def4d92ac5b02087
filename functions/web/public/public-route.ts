import type { Context, Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { PageLocale } from '../../../templates/pages/shared/words.ts';
import type { PublicRule } from '../access/access-rule.ts';
import { addPages, askedBy, type PageQuery, type Route } from '../http/add-pages.ts';
import {
  cachedAFewSeconds,
  cachedAMinute,
  cachedAnHour,
  cachedByVersion,
  cachedForGood,
  noStore,
  unlisted,
} from '../http/caching.ts';
import { anyForm, type Form } from '../http/form.ts';
import { pageLocale } from '../http/page-locale.ts';

/** A request without sign-in, for a public page or behind a signed link. */
export type PublicRequest<Ports> = PageQuery & {
  ports: Ports;
  form: Form;
  /** The page's language, given the reader's. */
  localeFor: (reader: string) => PageLocale;
  /** The client's network address. */
  network: () => string;
};

/** A page without sign-in. GET handlers get read-only ports. */
export type PublicRoute<Reads, Acts> = Shows<Reads> | Does<Acts>;
type Shows<Reads> = PublicRule & Route<PublicRequest<Reads>, 'GET'>;
type Does<Acts> = PublicRule & Route<PublicRequest<Acts>, 'POST'>;

/** Caching middleware of public pages, by duration. */
const CACHED = {
  'for-good': [cachedForGood],
  hour: [cachedAnHour],
  minute: [etag({ weak: true }), cachedAMinute],
  seconds: [cachedAFewSeconds],
  never: [],
};

function cacheOf(rule: PublicRule): MiddlewareHandler[] {
  if (rule.who !== 'anyone') return [];
  return typeof rule.cache === 'object' ? [cachedByVersion(rule.cache.version)] : CACHED[rule.cache];
}

type Answer = Response | Promise<Response>;
export type PublicPages<Reads, Acts> = {
  routes: readonly PublicRoute<Reads, Acts>[];
  reads: Reads;
  acts: Acts;
  networkOf?: (context: Context) => string;
  notThere?: (context: Context, request: PageQuery) => Answer;
};

/** Serves public routes without cookies, redirects or scripts. */
export function addPublicPages<Reads, Acts>(app: Hono, pages: PublicPages<Reads, Acts>): void {
  const { routes, networkOf = () => 'unknown', notThere = (context: Context) => context.notFound() } = pages;
  for (const [path, headers] of headersBelow(routes)) app.use(path, headers);
  const asked = (context: Context) => ({
    ...askedBy(context),
    localeFor: (reader: string) => pageLocale(context, reader),
    network: () => networkOf(context),
  });
  const before = cacheOf;
  addPages<PublicRequest<Reads>, Shows<Reads>>(app, {
    routes: routes.filter((route) => route.method === 'GET'),
    admit: (context) => ({ ...asked(context), ports: pages.reads, form: {} }),
    ...{ notThere, before },
  });
  addPages<PublicRequest<Acts>, Does<Acts>>(app, {
    routes: routes.filter((route) => route.method === 'POST'),
    admit: async (context) => ({ ...asked(context), ports: pages.acts, form: await anyForm(context) }),
    ...{ notThere, before },
  });
}

/** Headers for everything below a first path segment, also for unknown routes: no caching. */
function headersBelow(routes: readonly (PublicRule & { path: string })[]) {
  return new Map(
    routes.flatMap((route) => {
      const below = `/${route.path.split('/')[1]}/*`;
      if (route.who === 'link-holder') return [[below, unlisted] as const];
      return route.cache === 'never' ? [[below, noStore] as const] : [];
    }),
  );
}
