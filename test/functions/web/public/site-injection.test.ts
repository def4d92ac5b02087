import { describe, expect, it } from 'vitest';
import { resolveCatalogue } from '../../../../domain/catalogue/resolve-catalogue.ts';
import type { PublishedVersion } from '../../../../domain/press/published-release.ts';
import { aCatalogueSource, aText, lendingTexts } from '../../../fixtures/a-catalogue.ts';
import { aDispatch } from '../../../fixtures/a-dispatch.ts';
import { aMilestone } from '../../../fixtures/a-milestone.ts';
import { aNewsletterIssue } from '../../../fixtures/a-newsletter-issue.ts';
import { aParticipation } from '../../../fixtures/a-participation.ts';
import { aPressImage, aShownImage } from '../../../fixtures/a-press-image.ts';
import { aPublishedVersion } from '../../../fixtures/a-press-release.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { anOrganisation } from '../../../fixtures/an-organisation.ts';
import { inMemoryStores } from '../../../in-memory/in-memory-stores.ts';
import { ATTRIBUTES, LINKS, MANY_PAYLOADS, TAGS } from '../../../templates/injection-payloads.ts';
import { type Element, parsedMail as parsedPage } from '../../../templates/parsed-mail.ts';
import { aSite } from '../fixtures/a-site.ts';

const PATHS = [
  '/rollouts',
  '/rollouts/lending',
  '/rollouts/lending/1280',
  '/newsroom',
  '/newsroom/gear-for-all',
  '/newsletters/lending',
  '/newsletters/lending/1280',
  '/newsletters/lending/1280/2026-v48',
];

/** A release in which every word is the payload; the Markdown refers to a fact that is. */
function release(said: string): PublishedVersion {
  const both = { sv: said };
  const facts = { price: { type: 'text', text: said } } as const;
  const text = {
    headline: said,
    place: said,
    lead: said,
    body: { markdown: '{price} och **{price}**\n\n- {price}', facts },
    local: { markdown: '{price}', facts },
    quotes: [{ text: said, name: said, title: said }],
    factBox: [{ label: said, value: said }],
    contacts: [{ name: said, role: said, phone: said, address: 'press@office.example' }],
    boilerplate: said,
    correction: said,
  };
  const image = { ...aShownImage(), credit: said, alt: both, rights: both };
  return {
    ...aPublishedVersion(),
    service: both,
    sender: both,
    registerNumber: said,
    texts: { sv: text },
    images: [image],
  };
}

/** Everything that somebody else wrote is the payload, past all schemas. */
async function poisoned(said: string) {
  const stores = inMemoryStores();
  const name = { sv: said, en: said };
  await stores.organisations.save({ ...anOrganisation(), name });
  await stores.rollouts.save({ ...aRollout(), name });
  await stores.rollouts.join({ ...aParticipation(), facts: { startDate: '2027-03-15' } });
  const source = aCatalogueSource();
  const words = { name: said, subject: said, lead: said };
  const catalogue = resolveCatalogue({
    ...source,
    milestones: { decided: { sv: words, en: words }, live: { sv: words, en: words } },
  });
  const texts = [...lendingTexts().map((text) => ({ ...text, title: said })), aText('why', 'fi', 'x')];
  await stores.catalogues.publish({ version: 'v1', catalogue, texts });
  const facts = { supplier: said, price: 12 };
  await stores.milestones.accept({ ...aMilestone({ state: 'completed' }), facts }, {});
  const first = release(said);
  await stores.newsroom.publish(first, [aPressImage()]);
  await stores.newsroom.publish({ ...first, version: 2, publishedAt: first.publishedAt + 5 }, [
    aPressImage(),
  ]);
  await stores.dispatches.open({ ...aDispatch(), approvedHash: 'hash' });
  const issue = aNewsletterIssue();
  const editions = Object.entries(issue.editions).map(([locale, edition]) => [
    locale,
    {
      ...edition,
      title: said,
      lead: said,
      service: said,
      organisation: said,
      items: edition.items.map((item) => ({ ...item, title: said, markdown: 'Om {startDate}.' })),
      milestones: edition.milestones.map((milestone) => ({ ...milestone, name: said })),
      next: edition.next.map((next) => ({ ...next, name: said })),
      facts: { startDate: { type: 'text', text: said } },
    },
  ]);
  await stores.newsletterIssues.freeze({ ...issue, editions: Object.fromEntries(editions) });
  return aSite(stores);
}

/** What is active or leads away on a page: scripts, handlers, foreign targets. */
function activeParts(all: readonly Element[]): string[] {
  return all.flatMap((element) => {
    const data = element.getAttributeValue('type') === 'application/ld+json';
    const bad = 'iframe object embed base video audio style template'.split(' ').includes(element.tagName);
    return [
      ...(bad || (element.tagName === 'script' && !data) ? [`<${element.tagName}>`] : []),
      ...element.attributes
        .filter(({ key }) => /^on|^style$|^srcdoc$|^formaction$|^xlink:href$/i.test(key))
        .map(({ key }) => `${key}=`),
      ...['href', 'src', 'action', 'content'].flatMap((key) => {
        const target = element.getAttributeValue(key) ?? '';
        const link = key === 'content' ? '' : target;
        return link === '' || /^(https:\/\/|mailto:|tel:|[/#])/.test(link) ? [] : [`${key}=${link}`];
      }),
    ];
  });
}

/** The block for search engines is the only script, and says the payload letter by letter. */
function expectDataOnly(html: string, payload: string): void {
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)];
  expect(blocks).toHaveLength(1);
  expect(html.match(/<script/gi)).toHaveLength(1);
  expect(JSON.parse(blocks[0]?.[1] ?? '')).toMatchObject({
    '@type': 'NewsArticle',
    headline: payload,
    description: payload,
  });
}

describe('words from outside, in every field of release, news and organisation', async () => {
  const honest = new Map<string, string[]>();
  const site = await poisoned('Ordinarie');
  for (const path of PATHS) {
    const { all } = await parsedPage(await site.page(path));
    honest.set(
      path,
      all.map(({ tagName }) => tagName),
    );
  }

  it('are tried with more than two hundred payloads', () => {
    expect(new Set(MANY_PAYLOADS).size).toBeGreaterThan(200);
  });

  it('stay words on every page: the same elements stand there as with honest ones', async () => {
    for (const payload of MANY_PAYLOADS) {
      const { page, errors } = await poisoned(payload);
      for (const path of PATHS) {
        const html = await page(path);
        if (path === '/newsroom/gear-for-all') expectDataOnly(html, payload);
        const { all } = await parsedPage(html);
        expect(activeParts(all), `${path} ${payload}`).toEqual([]);
        expect(
          all.map(({ tagName }) => tagName),
          `${path} ${payload}`,
        ).toEqual(honest.get(path));
      }
      expect(errors, payload).toEqual([]);
    }
  }, 120_000);
});

describe('Markdown of a release', () => {
  it.each([...TAGS, ...ATTRIBUTES, ...LINKS.map((link) => `[x](${link})`)])(
    'brings in nothing active: %j',
    async (said) => {
      const stores = inMemoryStores();
      const version = aPublishedVersion();
      const [text] = Object.values(version.texts);
      if (!text) throw new Error('the fixture has no text');
      const texts = { sv: { ...text, body: { markdown: `Före ${said} efter.`, facts: {} } } };
      await stores.newsroom.publish({ ...version, texts }, []);
      const { all } = await parsedPage(await aSite(stores).page('/newsroom/gear-for-all'));
      expect(activeParts(all)).toEqual([]);
      const links = all.flatMap((element) =>
        element.tagName === 'a' ? (element.getAttributeValue('href') ?? '') : [],
      );
      expect(links.filter((link) => link.includes('evil.example') && !link.startsWith('https://'))).toEqual(
        [],
      );
    },
  );
});
