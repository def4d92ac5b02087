import { describe, expect, it } from 'vitest';
import type { Open } from './stores.ts';

export function requestLimitsContract(open: Open): void {
  describe('request limits', () => {
    it('let through as many as they say, of those that come at once too, and then nobody', async () => {
      const { requestLimits } = await open();
      const limit = { who: 'a', window: '2026-11-25T10', most: 3 };
      const answers = await Promise.all(Array.from({ length: 9 }, () => requestLimits.take(limit)));
      expect(answers.filter(Boolean)).toHaveLength(3);
      expect(await requestLimits.take(limit)).toBe(false);
    });

    it('count each window and each person by itself', async () => {
      const { requestLimits } = await open();
      const limit = { who: 'a', window: '2026-11-25T10', most: 1 };
      for (const one of [limit, { ...limit, window: '2026-11-25T11' }, { ...limit, who: 'b' }])
        expect(await requestLimits.take(one)).toBe(true);
      expect(await requestLimits.take({ ...limit, most: 1 })).toBe(false);
    });
  });
}
