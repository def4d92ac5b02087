import * as z from 'zod';
import { imageIdSchema } from '../../../../domain/press/press-image.ts';
import { slugSchema } from '../../../../domain/press/published-release.ts';
import { openPressKit } from '../../../../domain/public/use-cases/open-press-kit.ts';
import {
  headsAbout,
  type NewsroomQuery,
  releaseLine,
  showNewsroom,
} from '../../../../domain/public/use-cases/show-newsroom.ts';
import { showRelease } from '../../../../domain/public/use-cases/show-release.ts';
import { atomFeed, jsonFeed } from '../../../../templates/pages/public/press/newsroom-feeds.ts';
import { newsroomPage } from '../../../../templates/pages/public/press/newsroom-page.ts';
import { releasePage } from '../../../../templates/pages/public/press/release-page.ts';
import { taking } from '../../http/add-pages.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import { ON_SITE, type SiteRequest, type SiteRoute, siteContext } from '../site-page.ts';

const FEED_LENGTH = 50;
const QUERY_LENGTH = 100;
const slug = z.object({ slug: slugSchema });

/** Press releases with their images and feeds. */
export const NEWSROOM_PAGES: readonly SiteRoute[] = [
  { ...ON_SITE, path: '/newsroom', answer: newsroom },
  { ...ON_SITE, path: '/newsroom/feed.atom', answer: feed(atomFeed, 'application/atom+xml; charset=utf-8') },
  { ...ON_SITE, path: '/newsroom/feed.json', answer: feed(jsonFeed, 'application/feed+json; charset=utf-8') },
  {
    ...ON_SITE,
    path: '/newsroom/{slug}',
    ...taking(z.object({ params: slug }), async (request: SiteRequest, { params }) => {
      const view = await showRelease(params.slug, request.locale, request.ports);
      if (!view) return 'not-there';
      // 410 Gone: search engines remove it from their index.
      const status = view.state === 'withdrawn' ? 410 : 200;
      return { page: releasePage(view, siteContext(request)), status };
    }),
  },
  {
    ...ON_SITE,
    path: '/newsroom/{slug}/kit.zip',
    ...taking(z.object({ params: slug }), async (request: SiteRequest, { params }) => {
      const found = await openPressKit(params.slug, request.ports);
      if (!found) return 'not-there';
      if ('withdrawal' in found) {
        const { at, reason } = found.withdrawal;
        const view = { state: 'withdrawn', slug: params.slug, at, reason } as const;
        return { page: releasePage(view, siteContext(request)), status: 410 };
      }
      // It writes documents, which no page needs.
      const { pressKitName, pressKitZip } = await import(
        '../../../../templates/pages/public/press/press-kit.ts'
      );
      const body = await pressKitZip(found.kit, request.ports.origin);
      return { body, type: 'application/zip', name: pressKitName(params.slug) };
    }),
  },
  {
    ...ON_SITE,
    path: '/newsroom/{slug}/images/{image}',
    ...taking(
      z.object({ params: slug.extend({ image: imageIdSchema }) }),
      async ({ ports }: SiteRequest, { params }) => {
        const image = await ports.releases.image(params.slug, params.image);
        return image ? { body: new Uint8Array(image.bytes), type: image.type } : 'not-there';
      },
    ),
  },
];

async function newsroom(request: SiteRequest): Promise<PageAnswer> {
  const query = queryOf(request);
  const view = await showNewsroom(query, request.locale, request.ports);
  const { words: q, rollout, organisation, page } = { ...query, page: view.page };
  const asked = given({ q, rollout, organisation, page: page > 1 ? String(page) : '' });
  return { page: newsroomPage(view, { context: siteContext(request, asked), query }) };
}

/** What is asked for, without what is left empty. */
function given(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}

function feed(write: typeof atomFeed, type: string) {
  return async (request: SiteRequest): Promise<PageAnswer> => {
    const { rollout, organisation } = queryOf(request);
    const heads = headsAbout(await request.ports.releases.latest(), { rollout, organisation });
    const lines = heads.slice(0, FEED_LENGTH).map((head) => releaseLine(head, request.locale));
    return { body: write(lines, siteContext(request, given({ rollout, organisation }))), type };
  };
}

function queryOf({ query }: SiteRequest): NewsroomQuery {
  const asked = (name: string) => (query[name] ?? '').trim().slice(0, QUERY_LENGTH);
  return {
    words: asked('q'),
    rollout: asked('rollout'),
    organisation: asked('organisation'),
    page: Math.trunc(Number(asked('page'))) || 1,
  };
}
