import { Feed } from 'feed';
import { releasePath } from '../../../../domain/press/published-release.ts';
import type { ReleaseLine } from '../../../../domain/public/use-cases/show-newsroom.ts';
import { escapeHtml } from '../../../shared/html.ts';
import { newsroomWords } from '../../../words/newsroom.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import type { SiteContext } from '../site-page.ts';

/** `query` names the rollout and the organisation that a feed is about, if it is not about all. */
type FeedContext = Pick<SiteContext, 'locale' | 'origin'> & Partial<Pick<SiteContext, 'query'>>;

/** Releases as an Atom feed (RFC 4287). */
export function atomFeed(lines: readonly ReleaseLine[], { locale, origin, query = {} }: FeedContext): string {
  const say = newsroomWords(locale);
  const newest = Math.max(0, ...lines.map(({ publishedAt, correctedAt }) => correctedAt ?? publishedAt));
  const feed = new Feed({
    id: `${origin}${feedAbout(query)}`,
    title: escapeHtml(say('newsroom')),
    description: escapeHtml(say('lead')),
    link: `${origin}${inLanguage('/newsroom', locale, query)}`,
    language: locale,
    updated: new Date(newest),
    generator: 'Budkavle',
    feedLinks: { atom: `${origin}${inLanguage('/newsroom/feed.atom', locale, query)}` },
    author: { name: 'Budkavle' },
  });
  for (const line of lines) {
    feed.addItem({
      id: `${origin}${releasePath(line.slug)}`,
      // Atom titles and summaries of this library are HTML: what is plain text has to be escaped for that.
      title: escapeHtml(line.headline),
      description: escapeHtml(line.lead),
      link: `${origin}${inLanguage(releasePath(line.slug), locale)}`,
      published: new Date(line.publishedAt),
      date: new Date(line.correctedAt ?? line.publishedAt),
      author: [{ name: line.sender }],
      category: [{ name: line.service, term: line.service }],
    });
  }
  return feed.atom1();
}

/** The same as a JSON Feed, version 1.1: https://www.jsonfeed.org/version/1.1/. */
export function jsonFeed(lines: readonly ReleaseLine[], { locale, origin, query = {} }: FeedContext): string {
  const say = newsroomWords(locale);
  const moment = (at: number) => new Date(at).toISOString();
  return JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: say('newsroom'),
      description: say('lead'),
      home_page_url: `${origin}${inLanguage('/newsroom', locale, query)}`,
      feed_url: `${origin}${inLanguage('/newsroom/feed.json', locale, query)}`,
      language: locale,
      items: lines.map((line) => ({
        id: `${origin}${releasePath(line.slug)}`,
        url: `${origin}${inLanguage(releasePath(line.slug), locale)}`,
        title: line.headline,
        content_text: line.lead,
        language: line.locale,
        date_published: moment(line.publishedAt),
        ...(line.correctedAt === undefined ? {} : { date_modified: moment(line.correctedAt) }),
        authors: [{ name: line.sender }],
        tags: [line.service],
      })),
    },
    undefined,
    2,
  );
}

/** What names a feed for good, whatever its language. */
function feedAbout(query: Readonly<Record<string, string>>): string {
  const about = new URLSearchParams(query).toString();
  return about === '' ? '/newsroom' : `/newsroom?${about}`;
}
