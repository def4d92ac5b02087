import { type Handler, Hono } from 'hono';
import { etag } from 'hono/etag';
import { gatherRollout } from '../../../domain/public/use-cases/gather-rollout.ts';
import { stockholmTime } from '../../../domain/shared/stockholm-time.ts';
import { cachedRead } from '../http/cached-read.ts';
import { newsletterRoutes } from './newsletter-routes.ts';
import { newsroomRoutes } from './newsroom-routes.ts';
import { SITE_PATHS, type SitePath } from './public-site-paths.ts';
import { rolloutRoutes } from './rollout-routes.ts';
import type { Site, SiteOptions } from './site-answer.ts';
import { siteRoutes } from './site-routes.ts';

/** The public site: every route only reads, answers everybody the same, and may be cached for a minute. */
export function publicSite(options: SiteOptions): Hono {
  const { ports, now } = options;
  const readRollout = cachedRead((id: string) => gatherRollout(id, ports), now);
  const site: Site = {
    ...options,
    ports: { ...ports, readRollout },
    today: () => stockholmTime(now()).date,
  };
  const routes: Record<SitePath, Handler> = {
    ...rolloutRoutes(site),
    ...newsletterRoutes(site),
    ...newsroomRoutes(site),
    ...siteRoutes(site),
  };
  const app = new Hono();
  for (const path of SITE_PATHS) app.get(path, etag(), cached, routes[path]);
  return app;
}

/** A page may be shown a minute old. What is not there may be there in a second: that is never kept. */
const cached: Handler = async (context, next) => {
  await next();
  context.header('Vary', 'Accept-Language');
  context.header('Cache-Control', context.res.ok ? 'public, max-age=60' : 'no-store');
};
