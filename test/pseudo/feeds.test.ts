import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { fullStores } from '../functions/web/fixtures/a-full-site.ts';
import { aSite } from '../functions/web/fixtures/a-site.ts';
import { LENDING_DATA, LENDING_WORDS } from './lending-data.ts';
import { Listener } from './said-by-words.ts';

describe.each(LANGUAGE_CODES)(
  'a feed in the pseudo-language says nothing but words and data in %s:',
  async (language) => {
    const { page } = aSite(await fullStores(2));
    const listener = new Listener(
      [await readRollout('local/sample/bob/rollout.yaml'), LENDING_DATA, 'Priset var fel.'],
      LENDING_WORDS,
    );

    it('the Atom feed', async () => {
      const feed: unknown = new XMLParser().parse(await page(`/newsroom/feed.atom?lang=${language}`));
      expect(listener.strays(textsIn(feed))).toEqual([]);
    });

    it('the feed of a rollout', async () => {
      const feed: unknown = new XMLParser().parse(await page(`/rollouts/bob/feed.atom?lang=${language}`));
      // What an entry says in full is HTML.
      const texts = textsIn(feed).map((text) => text.replaceAll(/<[^>]*>/g, ' '));
      expect(texts.length).toBeGreaterThan(10);
      expect(listener.strays(texts)).toEqual([]);
    });

    it('the JSON feed', async () => {
      const feed: unknown = JSON.parse(await page(`/newsroom/feed.json?lang=${language}`));
      expect(listener.strays(textsIn(feed))).toEqual([]);
    });
  },
);

function textsIn(data: unknown): string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}
