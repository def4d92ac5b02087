import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { headOf } from '../../../../../domain/press/published-release.ts';
import { releaseLine } from '../../../../../domain/public/use-cases/show-newsroom.ts';
import { atomFeed, jsonFeed } from '../../../../../templates/pages/public/press/newsroom-feeds.ts';
import { sitemap } from '../../../../../templates/pages/public/sitemap.ts';
import { aPublishedVersion, HOUR } from '../../../../fixtures/a-press-release.ts';
import { MANY_PAYLOADS } from '../../../injection-payloads.ts';

const at = { locale: 'sv', origin: 'https://besked.example' } as const;
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['entry', 'link', 'url'].includes(name),
});

const date = z.iso.datetime();
const link = z.object({ '@_href': z.url(), '@_rel': z.string().optional() });
const text = z.union([z.string(), z.object({ '#text': z.string() })]);
// RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
const atom = z.object({
  feed: z.object({
    '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
    id: z.url(),
    title: text,
    updated: date,
    author: z.object({ name: z.string().min(1) }),
    link: z.array(link).refine((links) => links.some((one) => one['@_rel'] === 'self')),
    entry: z
      .array(
        z.object({
          id: z.url(),
          title: text,
          updated: date,
          published: date,
          link: z.array(link).min(1),
          summary: text,
          author: z.object({ name: z.string() }),
          category: z.object({ '@_term': z.string().min(1) }),
        }),
      )
      .default([]),
  }),
});
// JSON Feed 1.1: version and title, and of each item id and content.
const json = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.object({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      content_text: z.string(),
      date_published: date,
      date_modified: date.optional(),
      authors: z.array(z.object({ name: z.string() })),
    }),
  ),
});

function line(said = 'Nu öppnar Fritidsbanken', publishedAt = HOUR) {
  const version = aPublishedVersion({ publishedAt });
  const words = Object.values(version.texts)[0];
  if (!words) throw new Error('the fixture has no text');
  const poisoned = {
    ...version,
    sender: { sv: said },
    service: { sv: said },
    texts: { sv: { ...words, headline: said, lead: said } },
  };
  return releaseLine(headOf(poisoned, HOUR), 'sv');
}

const shown = (value: z.infer<typeof text>) => (typeof value === 'string' ? value : value['#text']);

describe('the Atom feed', () => {
  it('has what RFC 4287 asks for, also before anything is published', () => {
    for (const lines of [[], [line(), line('Rättat', HOUR + 3_600_000)]]) {
      const xml = atomFeed(lines, at);
      expect(XMLValidator.validate(xml)).toBe(true);
      const { feed } = atom.parse(parser.parse(xml));
      expect(feed.entry).toHaveLength(lines.length);
    }
  });

  it('dates an entry by its newest version, and the feed by its newest entry', () => {
    const { feed } = atom.parse(parser.parse(atomFeed([line('Rättat', HOUR + 3_600_000)], at)));
    expect(feed.updated).toBe('2026-12-01T09:00:00.000Z');
    expect(feed.entry[0]).toMatchObject({
      updated: '2026-12-01T09:00:00.000Z',
      published: '2026-12-01T08:00:00.000Z',
      id: 'https://besked.example/newsroom/gear-for-all',
    });
  });

  it('says every payload as words: no markup inside a title or summary', () => {
    for (const payload of MANY_PAYLOADS) {
      const xml = atomFeed([line(payload)], at);
      expect(XMLValidator.validate(xml), payload).toBe(true);
      const { feed } = atom.parse(parser.parse(xml));
      expect(feed.entry, payload).toHaveLength(1);
      for (const html of [feed.entry[0]?.title, feed.entry[0]?.summary])
        expect(shown(html ?? ''), payload).not.toMatch(/<[a-z/!?]/i);
    }
  });
});

describe('the JSON feed', () => {
  it('has what JSON Feed 1.1 asks for, also before anything is published', () => {
    expect(json.parse(JSON.parse(jsonFeed([], at))).items).toEqual([]);
    const [item] = json.parse(JSON.parse(jsonFeed([line()], at))).items;
    expect(item).toMatchObject({
      title: 'Nu öppnar Fritidsbanken',
      date_published: '2026-12-01T08:00:00.000Z',
    });
    expect(item?.date_modified).toBeUndefined();
  });

  it('gives plain text as it was written, and never HTML', () => {
    for (const payload of MANY_PAYLOADS) {
      const [item] = json.parse(JSON.parse(jsonFeed([line(payload)], at))).items;
      expect([item?.title, item?.content_text]).toEqual([payload, payload]);
      expect(item).not.toHaveProperty('content_html');
    }
  });
});

describe('the sitemap', () => {
  it('is XML with every page in each language', () => {
    const xml = sitemap(['/rollouts', '/newsroom/a&b'], at.origin);
    expect(XMLValidator.validate(xml)).toBe(true);
    const { urlset } = parser.parse(xml);
    expect(urlset.url.map(({ loc }: { loc: string }) => loc)).toEqual([
      'https://besked.example/rollouts?lang=sv',
      'https://besked.example/rollouts?lang=en',
      'https://besked.example/newsroom/a&b?lang=sv',
      'https://besked.example/newsroom/a&b?lang=en',
    ]);
  });
});
