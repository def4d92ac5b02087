import { describe, expect, it } from 'vitest';
import { showNewsroom } from '../../../../domain/public/use-cases/show-newsroom.ts';
import { showRelease } from '../../../../domain/public/use-cases/show-release.ts';
import { aPublishedVersion, HOUR } from '../../../fixtures/a-press-release.ts';
import { InMemoryNewsroom } from '../../../in-memory/in-memory-newsroom.ts';

const nothing = { words: '', rollout: '', organisation: '', page: 1 };

/** A newsroom with 23 releases, the newest with the highest number; every fifth from Malmö. */
async function aNewsroom() {
  const releases = new InMemoryNewsroom();
  for (let number = 1; number <= 23; number += 1) {
    const malmo = number % 5 === 0;
    const [text] = Object.values(aPublishedVersion().texts);
    if (!text) throw new Error('the fixture has no text');
    await releases.publish(
      aPublishedVersion({
        slug: `release-${number}`,
        publishedAt: HOUR + number,
        texts: { sv: { ...text, headline: `Nyhet ${number} om Åkband` } },
        ...(malmo ? { organisation: '1280', sender: { sv: 'Malmö stad' } } : {}),
      }),
      [],
    );
  }
  return { releases };
}

describe('the newsroom', () => {
  it('lists ten a page, the newest first', async () => {
    const ports = await aNewsroom();
    const slugs = async (page: number) =>
      (await showNewsroom({ ...nothing, page }, 'sv', ports)).lines.map(({ slug }) => slug);
    expect((await slugs(1))[0]).toBe('release-23');
    expect(await slugs(3)).toEqual(['release-3', 'release-2', 'release-1']);
    // A page that is not there is the nearest one.
    expect(await slugs(99)).toEqual(await slugs(3));
    expect(await slugs(-1)).toEqual(await slugs(1));
  });

  it.each([
    ['åkband', 23],
    ['ÅKBAND nyhet 7', 2],
    ['malmö', 4],
    ['finns-inte', 0],
    ['   ', 23],
  ])('finds what has all the words, whatever their case: %j in %i', async (words, count) => {
    expect((await showNewsroom({ ...nothing, words }, 'sv', await aNewsroom())).found).toBe(count);
  });

  it('can be narrowed to a rollout and a sender, and says which there are', async () => {
    const ports = await aNewsroom();
    const malmo = await showNewsroom({ ...nothing, organisation: '1280' }, 'sv', ports);
    expect(malmo.found).toBe(4);
    expect(malmo.organisations).toEqual([
      { id: '1280', name: 'Malmö stad' },
      { id: 'national', name: 'Samverkanskontoret' },
    ]);
    expect((await showNewsroom({ ...nothing, rollout: 'parking' }, 'sv', ports)).found).toBe(0);
  });
});

describe('what was withdrawn', () => {
  it('is listed with when and why, the latest first, and not among what holds', async () => {
    const ports = await aNewsroom();
    await ports.releases.withdraw('release-3', { at: HOUR + 100, reason: 'Fel pris.' });
    await ports.releases.withdraw('release-9', { at: HOUR + 200, reason: 'Fel dag.' });
    const view = await showNewsroom(nothing, 'sv', ports);
    expect(view.found).toBe(21);
    expect(view.withdrawn.map((one) => `${one.firstPublishedAt - HOUR}: ${one.withdrawal.reason}`)).toEqual([
      '9: Fel dag.',
      '3: Fel pris.',
    ]);
    expect((await showNewsroom({ ...nothing, words: 'åkband' }, 'sv', ports)).withdrawn).toEqual([]);
  });
});

describe('a release', () => {
  it('shows its newest version, and what stood there before', async () => {
    const releases = new InMemoryNewsroom();
    await releases.publish(aPublishedVersion(), []);
    await releases.publish(aPublishedVersion({ version: 2, publishedAt: HOUR + 9 }), []);
    const view = await showRelease('gear-for-all', 'en', { releases });
    expect(view).toMatchObject({
      state: 'published',
      firstPublishedAt: HOUR,
      // There is no English: its own language stands in, and says so.
      current: { version: 2, locale: 'sv', publishedAt: HOUR + 9 },
      earlier: [{ version: 1, publishedAt: HOUR }],
    });
  });

  it('shows that it was withdrawn, and nothing else', async () => {
    const releases = new InMemoryNewsroom();
    await releases.publish(aPublishedVersion(), []);
    await releases.withdraw('gear-for-all', { at: HOUR + 5, reason: 'Fel.' });
    expect(await showRelease('gear-for-all', 'sv', { releases })).toEqual({
      state: 'withdrawn',
      slug: 'gear-for-all',
      at: HOUR + 5,
      reason: 'Fel.',
    });
  });

  it('does not exist before it is published', async () => {
    expect(await showRelease('gear-for-all', 'sv', { releases: new InMemoryNewsroom() })).toBeUndefined();
  });
});
