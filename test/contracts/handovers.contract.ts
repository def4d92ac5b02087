import { describe, expect, it } from 'vitest';
import type { Open } from './stores.ts';

const handover = { date: '2026-11-25', milestone: 'm', organisation: '1280', contact: 'contact-1' };

export function handoversContract(open: Open): void {
  describe('handovers', () => {
    it('are one a person, milestone and day, and are found by their day', async () => {
      const { handovers } = await open();
      const other = { ...handover, contact: 'contact-2' };
      const later = { ...handover, date: '2026-11-26' };
      for (const one of [other, handover, handover, later]) await handovers.add(one);
      expect(await handovers.ofDay('2026-11-25')).toEqual([handover, other]);
      expect(await handovers.ofDay('2026-11-26')).toEqual([later]);
      expect(await handovers.ofDay('2026-11-2')).toEqual([]);
    });
  });
}
