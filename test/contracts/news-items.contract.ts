import { describe, expect, it } from 'vitest';
import { aNewsItem } from '../fixtures/a-news-item.ts';
import type { Open } from './stores.ts';

export function newsItemsContract(open: Open): void {
  describe('news items', () => {
    it('of a rollout come in the order of their days, and the same item is there once', async () => {
      const { newsItems } = await open();
      const later = aNewsItem({ title: { sv: 'Kurs' }, from: '2026-12-01', until: '2026-12-24' });
      const foreign = aNewsItem({ rollout: 'parking', title: { sv: 'Annat' } });
      for (const item of [later, aNewsItem(), foreign, aNewsItem()]) await newsItems.add(item);
      await newsItems.add(aNewsItem({ addedBy: 'Somebody else' }));
      expect(await newsItems.ofRollout('lending')).toEqual([aNewsItem(), later]);
      expect(await newsItems.ofRollout('nowhere')).toEqual([]);
    });

    it('say whether they were there already, and which one is kept', async () => {
      const { newsItems } = await open();
      expect(await newsItems.add(aNewsItem())).toEqual({ kept: aNewsItem(), added: true });
      expect(await newsItems.add(aNewsItem({ addedBy: 'Somebody else' }))).toEqual({
        kept: aNewsItem(),
        added: false,
      });
    });

    it('are retracted once, by whoever is first, and stay where they are; what is missing is not created', async () => {
      const { newsItems } = await open();
      const mark = { by: 'Anna Ek', at: 7 };
      expect(await newsItems.retract(aNewsItem(), mark)).toBeUndefined();
      expect(await newsItems.ofRollout('lending')).toEqual([]);
      await newsItems.add(aNewsItem());
      const taken = { ...aNewsItem(), takenBack: mark };
      expect(await newsItems.retract(aNewsItem(), mark)).toEqual(taken);
      expect(await newsItems.retract(aNewsItem(), { by: 'Lo Ek', at: 8 })).toEqual(taken);
      expect(await newsItems.ofRollout('lending')).toEqual([taken]);
      expect(await newsItems.add(aNewsItem())).toEqual({ kept: taken, added: false });
    });
  });
}
