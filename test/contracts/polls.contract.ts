import { describe, expect, it } from 'vitest';
import type { Open } from './stores.ts';

const PLACE = {
  milestone: 'bob-live',
  organisation: '1280',
  group: 'caretakers',
  question: 'check',
} as const;

export function pollsContract(open: Open): void {
  describe('polls', () => {
    it('count every answer, also those that come at once, by group, organisation and question', async () => {
      const { polls } = await open();
      await Promise.all(Array.from({ length: 9 }, () => polls.count(PLACE, 'right')));
      await polls.count(PLACE, 'unsure');
      await polls.count({ ...PLACE, question: 'line' }, 'yes');
      await polls.count({ ...PLACE, organisation: '1480' }, 'wrong');
      await polls.count({ ...PLACE, milestone: 'bob-live-2' }, 'wrong');
      const all = await polls.ofMilestone('bob-live');
      expect(all).toHaveLength(3);
      expect(all).toEqual(
        expect.arrayContaining([
          { ...PLACE, right: 9, unsure: 1 },
          { ...PLACE, question: 'line', yes: 1 },
          { ...PLACE, organisation: '1480', wrong: 1 },
        ]),
      );
    });
  });

  describe('marks of polls', () => {
    it('are used once, whoever comes at once, until they are forgotten with their day', async () => {
      const { pollMarks } = await open();
      const used = { closes: '2026-12-21', mark: 'm'.repeat(52) };
      const all = await Promise.all(Array.from({ length: 5 }, () => pollMarks.spend(used)));
      expect(all.filter(Boolean)).toHaveLength(1);
      const other = { ...used, closes: '2026-12-22' };
      expect(await pollMarks.spend(other)).toBe(true);
      await pollMarks.forget('2026-12-21');
      expect(await pollMarks.spend(used)).toBe(true);
      expect(await pollMarks.spend(other)).toBe(false);
    });
  });
}
