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
