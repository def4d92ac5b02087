import { describe, expect, it } from 'vitest';
import type { ManualFollowUp } from '../../domain/mail/manual-follow-up.ts';
import type { Open } from './stores.ts';

const task: ManualFollowUp = {
  organisation: '1280',
  contact: 'contact-1',
  groups: ['clerks', 'lead'],
  reason: 'bounced',
  at: 5,
};

export function manualFollowUpsContract(open: Open): void {
  describe('tasks to reach a person another way', () => {
    it('are one a person and milestone, the first that was opened', async () => {
      const { manualFollowUps } = await open();
      const later = { ...task, reason: 'complained', at: 9 } as const;
      await manualFollowUps.open('m', task);
      await Promise.all([manualFollowUps.open('m', later), manualFollowUps.open('m', later)]);
      expect(await manualFollowUps.ofOrganisation('m', '1280')).toEqual([task]);
    });

    it('are closed once, and stay closed when the mail comes back again', async () => {
      const { manualFollowUps } = await open();
      const closed = { ...task, closed: { at: 9, who: 'Lo Ek', how: 'Ringde den 3 december.' } };
      expect(await manualFollowUps.close('m', closed)).toBe(false);
      await manualFollowUps.open('m', task);
      expect(await manualFollowUps.close('m', closed)).toBe(true);
      expect(await manualFollowUps.close('m', { ...closed, closed: { ...closed.closed, at: 10 } })).toBe(
        false,
      );
      await manualFollowUps.open('m', task);
      expect(await manualFollowUps.ofOrganisation('m', '1280')).toEqual([closed]);
    });

    it('are reworded once they are closed, and not before', async () => {
      const { manualFollowUps } = await open();
      const closed = { ...task, closed: { at: 9, who: 'Lo Ek', how: 'Ringde Åsa Lind.' } };
      const reworded = { ...closed, closed: { ...closed.closed, how: 'Ringde.' } };
      await manualFollowUps.open('m', task);
      await manualFollowUps.reword('m', reworded);
      expect(await manualFollowUps.ofOrganisation('m', '1280')).toEqual([task]);
      await manualFollowUps.close('m', closed);
      await manualFollowUps.reword('m', reworded);
      expect(await manualFollowUps.ofOrganisation('m', '1280')).toEqual([reworded]);
    });

    it('belong to an organisation’s part of a milestone', async () => {
      const { manualFollowUps } = await open();
      const other = { ...task, contact: 'contact-2' };
      await manualFollowUps.open('m', other);
      await manualFollowUps.open('m', task);
      await manualFollowUps.open('n', { ...task, reason: 'suppressed' });
      await manualFollowUps.open('m', { ...task, organisation: '1480' });
      expect(await manualFollowUps.ofOrganisation('m', '1280')).toEqual([task, other]);
      expect(await manualFollowUps.ofOrganisation('n', '1280')).toEqual([{ ...task, reason: 'suppressed' }]);
      expect(await manualFollowUps.ofOrganisation('m', '128')).toEqual([]);
    });
  });
}
