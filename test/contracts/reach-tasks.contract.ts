import { describe, expect, it } from 'vitest';
import type { ReachTask } from '../../domain/mail/reach-task.ts';
import type { Open } from './stores.ts';

const task: ReachTask = {
  organisation: '1280',
  contact: 'contact-1',
  groups: ['clerks', 'lead'],
  reason: 'bounced',
  at: 5,
};

export function reachTasksContract(open: Open): void {
  describe('tasks to reach a person another way', () => {
    it('are one a person and milestone, the first that was opened', async () => {
      const { reachTasks } = await open();
      const later = { ...task, reason: 'complained', at: 9 } as const;
      await reachTasks.open('m', task);
      await Promise.all([reachTasks.open('m', later), reachTasks.open('m', later)]);
      expect(await reachTasks.ofOrganisation('m', '1280')).toEqual([task]);
    });

    it('belong to an organisation’s part of a milestone', async () => {
      const { reachTasks } = await open();
      const other = { ...task, contact: 'contact-2' };
      await reachTasks.open('m', other);
      await reachTasks.open('m', task);
      await reachTasks.open('n', { ...task, reason: 'suppressed' });
      await reachTasks.open('m', { ...task, organisation: '1480' });
      expect(await reachTasks.ofOrganisation('m', '1280')).toEqual([task, other]);
      expect(await reachTasks.ofOrganisation('n', '1280')).toEqual([{ ...task, reason: 'suppressed' }]);
      expect(await reachTasks.ofOrganisation('m', '128')).toEqual([]);
    });
  });
}
