import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadPublicRollout } from '../../domain/public/use-cases/load-public-rollout.ts';
import { showRolloutFeed } from '../../domain/public/use-cases/show-rollout-feed.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { rolloutFeed } from '../../templates/pages/public/rollout/rollout-feed.ts';
import { calendarWorld } from './calendar-world.ts';

let source: RolloutSource;

type World = Awaited<ReturnType<typeof calendarWorld>>;

const ALL = { organisations: 'all' as const };
const AWARD = {
  ...{ ...ALL, id: 'award', kind: 'procurement-decided', occurredOn: '2026-11-23' },
  facts: { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' },
};
const REVIEW = { ...ALL, id: 'review', kind: 'under-review', occurredOn: '2026-12-01' };
const ROUND = {
  ...AWARD,
  ...{ id: 'award-2', occurredOn: '2027-01-11', facts: { ...AWARD.facts, standstillEnd: '2027-01-21' } },
};

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['entry', 'link'].includes(name),
});
const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((node) => node['#text'])]);
// RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry must have.
const atom = z.object({
  feed: z.object({
    '@_xmlns': z.literal('http://www.w3.org/2005/Atom'),
    id: z.url(),
    title: text,
    updated: z.iso.datetime(),
    author: z.object({ name: z.string() }),
    link: z
      .array(z.object({ '@_href': z.url(), '@_rel': z.string().optional() }))
      .refine((links) => links.some((one) => one['@_rel'] === 'self')),
    entry: z.array(
      z.object({
        id: z.url(),
        title: text,
        updated: z.iso.datetime(),
        published: z.iso.datetime(),
        link: z.array(z.object({ '@_href': z.url() })).min(1),
        summary: text,
        content: text,
        category: z.object({ '@_term': z.enum(['told', 'updated', 'cancelled']), '@_label': z.string() }),
      }),
    ),
  }),
});

async function feedOf(world: World, locale: 'sv' | 'en' = 'sv') {
  const ports = { readRollout: (id: string) => loadPublicRollout(id, world) };
  const view = await showRolloutFeed('bob', { locale, today: world.today() }, ports);
  if (!view) return undefined;
  const xml = rolloutFeed(view, { locale, origin: 'https://pages.example' });
  expect(XMLValidator.validate(xml)).toBe(true);
  return atom.parse(parser.parse(xml)).feed;
}

type FeedRead = Awaited<ReturnType<typeof feedOf>>;
/**
 * After an award whose standstill is corrected and a review, in each language, and after the decision in a second
 * round.
 */
let reviewed: { sv: FeedRead; en: FeedRead };
let decided: FeedRead;

beforeAll(async () => {
  source = await readRollout('local/sample/bob/rollout.yaml');
  const world = await calendarWorld(source, '2026-11-23 10:00');
  await world.report(AWARD);
  await world.goTo('2026-11-30');
  await world.change({
    ...{ id: 'later', facts: { standstillEnd: '2026-12-10' }, why: 'Räknas från en senare dag.' },
  });
  await world.release('later');
  await world.goTo('2026-12-01');
  await world.report(REVIEW);
  reviewed = { sv: await feedOf(world), en: await feedOf(world, 'en') };
  await world.goTo('2027-01-11');
  await world.report(ROUND);
  decided = await feedOf(world);
});

const PAGE = 'https://pages.example/rollouts/bob';
const link = (id: string) => `<a href="${PAGE}#${id}">`;

describe('The public feed of a rollout', () => {
  it('does not exist before anything has been told, nor for a rollout that does not', async () => {
    const world = await calendarWorld(source, '2026-11-20 10:00');
    expect(await feedOf(world)).toBeUndefined();
  });

  it('tells what was told, what of it has changed, and what no longer holds, each with what it replaces', () => {
    const feed = reviewed.sv;
    const entries = feed?.entry.map(({ id, category, title }) => [id, category['@_term'], title]);
    expect(entries).toEqual([
      [`${PAGE}#award`, 'told', 'Upphandlingen är avgjord'],
      [`${PAGE}#review`, 'cancelled', 'Upphandlingen prövas'],
      [`${PAGE}#later`, 'updated', 'Ändrat: Avtalsspärrens sista dag'],
    ]);
    const [award, review, later] = feed?.entry ?? [];
    expect(later?.summary).toBe(
      'Avtalsspärrens sista dag: 10 december 2026. Tidigare skrev vi 3 december 2026. Räknas från en senare dag.',
    );
    expect(later?.content).toContain(`${link('award')}Upphandlingen är avgjord, 23 november 2026</a>`);
    expect(review?.content).toContain(link('award'));
    expect(award?.summary).toContain(
      'Det här gäller inte längre sedan den 1 december 2026. Då kom i stället: Upphandlingen prövas.',
    );
    expect(award?.content).not.toContain('Det här ersätter');
    expect([award?.published.slice(0, 10), award?.updated.slice(0, 10)]).toEqual([
      '2026-11-23',
      '2026-12-01',
    ]);
    expect(feed?.updated).toBe(award?.updated);
  });

  it('keeps its ids when more is told: the second round replaces the review', () => {
    const [before, after] = [reviewed.sv, decided];
    const ids = (feed: FeedRead) => feed?.entry.map(({ id }) => id).toSorted() ?? [];
    const added = ids(after).filter((id) => !ids(before).includes(id));
    expect(ids(after)).toHaveLength(ids(before).length + added.length);
    // The review took the last day of the standstill away, so the second round says it for the first time.
    expect(added).toEqual([`${PAGE}#award-2`]);
    const second = after?.entry.find(({ id }) => id === `${PAGE}#award-2`);
    expect(second?.category['@_term']).toBe('told');
    expect(second?.content).toContain(link('review'));
    expect(second?.summary).not.toContain('gäller inte längre sedan');
    const review = after?.entry.find(({ id }) => id === `${PAGE}#review`);
    expect(review?.summary).toMatch(/^Det här gäller inte längre sedan den 11 januari 2027\./);
  });

  it('is in each language, under the same ids, and leads to the page in it', () => {
    const { sv, en } = reviewed;
    expect(en?.entry.map(({ id }) => id)).toEqual(sv?.entry.map(({ id }) => id));
    expect(en?.entry.map(({ title }) => title)).toEqual([
      'The procurement is decided',
      'The procurement is under review',
      'Changed: Last day of the standstill period',
    ]);
    expect(en?.entry.map((entry) => entry.link[0]?.['@_href'])).toEqual([
      `${PAGE}?lang=en`,
      `${PAGE}?lang=en`,
      `${PAGE}?lang=en`,
    ]);
  });

  it('names whose day has moved, leads to its page, and keeps its reason there', async () => {
    const world = await calendarWorld(source, '2027-02-15 10:00');
    await world.report(AWARD);
    await world.report({
      ...{ ...ALL, id: 'connected', kind: 'integration-ready', occurredOn: '2027-02-15' },
      facts: { contractDate: '2026-12-14' },
    });
    await world.goTo('2027-02-16');
    const own = { organisation: '1280', facts: { goLiveDate: '2027-05-31' } };
    await world.change({ id: 'own', ...own, why: 'Utbildningen blir senare.' });
    const silent = await feedOf(world);
    expect(silent?.entry.map(({ id }) => id)).not.toContain(`${PAGE}#own`);
    await world.release('own');
    const entry = (await feedOf(world))?.entry.find(({ id }) => id === `${PAGE}#own`);
    expect(entry?.title).toBe('Malmö stad: Ändrat: Startdatum');
    expect(entry?.summary).toBe('Startdatum: 31 maj 2027. Tidigare skrev vi 15 mars 2027.');
    expect(entry?.link[0]?.['@_href']).toBe(`${PAGE}/1280?lang=sv`);
  });
});
