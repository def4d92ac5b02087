import type { Handler } from 'hono';
import { listPublicPaths } from '../../../domain/public/use-cases/list-public-paths.ts';
import { accessibilityPage } from '../../../templates/pages/public/accessibility-page.ts';
import { robots, sitemap } from '../../../templates/pages/public/sitemap.ts';
import type { SitePath } from './public-site-paths.ts';
import { type Site, siteContext } from './site-answer.ts';

/** What every public website has. */
export function siteRoutes(site: Site) {
  const { origin, accessibilityAddress } = site;
  return {
    '/accessibility': (context) =>
      context.html(accessibilityPage(siteContext(context, site), accessibilityAddress)),
    '/sitemap.xml': async (context) =>
      context.body(sitemap(await listPublicPaths(site.ports), origin), 200, {
        'Content-Type': 'application/xml; charset=utf-8',
      }),
    '/robots.txt': (context) => context.text(robots(origin)),
  } satisfies Partial<Record<SitePath, Handler>>;
}
