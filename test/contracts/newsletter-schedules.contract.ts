import { describe, expect, it } from 'vitest';
import type { Open } from './stores.ts';

export function newsletterSchedulesContract(open: Open): void {
  describe('newsletter schedules', () => {
    it('are empty before anything is kept, and then what was kept last of that rollout', async () => {
      const { newsletterSchedules } = await open();
      expect(await newsletterSchedules.of('lending')).toEqual({});
      const malmo = { slot: { weekday: 4, hour: 8 }, since: 5 };
      await newsletterSchedules.keep('lending', { '1280': malmo, '1480': malmo });
      await newsletterSchedules.keep('lending', { '1280': { ...malmo, since: 9 } });
      expect(await newsletterSchedules.of('lending')).toEqual({ '1280': { ...malmo, since: 9 } });
      expect(await newsletterSchedules.of('parking')).toEqual({});
    });
  });
}
