import { describe, expect, it } from 'vitest';
import { aNewsItem } from '../domain/fixtures/a-news-item.ts';
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
  });
}
