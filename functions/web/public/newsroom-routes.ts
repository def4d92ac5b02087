import type { Context, Handler } from 'hono';
import { imageIdSchema } from '../../../domain/press/press-image.ts';
import { slugSchema } from '../../../domain/press/published-release.ts';
import {
  type NewsroomQuery,
  releaseLine,
  showNewsroom,
} from '../../../domain/public/use-cases/show-newsroom.ts';
import { showRelease } from '../../../domain/public/use-cases/show-release.ts';
import { atomFeed, jsonFeed } from '../../../templates/pages/public/newsroom-feeds.ts';
import { newsroomPage } from '../../../templates/pages/public/newsroom-page.ts';
import { releasePage } from '../../../templates/pages/public/release-page.ts';
import { pageLocale } from '../http/page-locale.ts';
import type { SitePath } from './public-site-paths.ts';
import { missing, type Site, siteContext } from './site-answer.ts';

const FEED_LENGTH = 50;
const QUERY_LENGTH = 100;

/** Press releases with their images and feeds. */
export function newsroomRoutes(site: Site) {
  const { releases } = site.ports;
  const feed = (write: typeof atomFeed, type: string) => async (context: Context) => {
    const locale = pageLocale(context);
    const heads = (await releases.latest()).slice(0, FEED_LENGTH);
    const lines = heads.map((head) => releaseLine(head, locale));
    return context.body(write(lines, siteContext(context, site)), 200, { 'Content-Type': type });
  };
  return {
    '/newsroom': async (context) => {
      const query = queryOf(context);
      const view = await showNewsroom(query, pageLocale(context), { releases });
      const { words: q, rollout, organisation, page } = { ...query, page: view.page };
      const kept = { q, rollout, organisation, page: page > 1 ? String(page) : '' };
      const asked = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ''));
      return context.html(newsroomPage(view, { context: siteContext(context, site, asked), query }));
    },

    '/newsroom/feed.atom': feed(atomFeed, 'application/atom+xml; charset=utf-8'),
    '/newsroom/feed.json': feed(jsonFeed, 'application/feed+json; charset=utf-8'),

    '/newsroom/:slug': async (context) => {
      const slug = slugSchema.safeParse(context.req.param('slug'));
      const view = slug.success ? await showRelease(slug.data, pageLocale(context), { releases }) : undefined;
      if (!view) return missing(context, site);
      return context.html(
        releasePage(view, siteContext(context, site)),
        // Gone: search engines take it out of what they show.
        view.state === 'withdrawn' ? 410 : 200,
      );
    },

    '/newsroom/:slug/images/:image': async (context) => {
      const slug = slugSchema.safeParse(context.req.param('slug'));
      const id = imageIdSchema.safeParse(context.req.param('image'));
      const image = slug.success && id.success ? await releases.image(slug.data, id.data) : undefined;
      if (!image) return missing(context, site);
      return context.body(new Uint8Array(image.bytes), 200, { 'Content-Type': image.type });
    },
  } satisfies Partial<Record<SitePath, Handler>>;
}

function queryOf(context: Context): NewsroomQuery {
  const asked = (name: string) => (context.req.query(name) ?? '').trim().slice(0, QUERY_LENGTH);
  return {
    words: asked('q'),
    rollout: asked('rollout'),
    organisation: asked('organisation'),
    page: Math.trunc(Number(asked('page'))) || 1,
  };
}
