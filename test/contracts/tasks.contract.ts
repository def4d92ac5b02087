import { describe, expect, it } from 'vitest';
import type { Task } from '../../domain/plan/task.ts';
import { aPlan } from '../fixtures/a-plan.ts';
import { aTask } from '../fixtures/a-task.ts';
import type { Open } from './stores.ts';

const entry = { at: 5, who: 'contact-1', what: 'done', on: '2026-11-30', evidence: 'KS 2026/12' } as const;
const done: Task = { ...aTask(), state: 'done', history: [entry] };

export function tasksContract(open: Open): void {
  describe('tasks', () => {
    it('are written with the plan, by group and channel, as an organisation’s part of a milestone', async () => {
      const { plans, tasks } = await open();
      const relay = aTask({ id: 'task-2', group: 'caretakers', channel: 'relay', owner: 'relay' });
      await plans.write('m', aPlan({ tasks: [aTask(), relay] }));
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([relay, aTask()]);
      expect(await tasks.ofOrganisation('m', '128')).toEqual([]);
      expect(await tasks.ofOrganisation('n', '1280')).toEqual([]);
    });

    it('that were changed are left alone when the plan is written again', async () => {
      const { plans, tasks } = await open();
      await plans.write('m', aPlan({ tasks: [aTask()] }));
      expect(await tasks.change('m', done)).toBe(true);
      await plans.write('m', aPlan({ tasks: [aTask()] }));
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([done]);
    });

    it('take one step after another: of two at once, one is refused', async () => {
      const { plans, tasks } = await open();
      await plans.write('m', aPlan({ tasks: [aTask()] }));
      const others: Task = { ...done, history: [{ ...entry, who: 'contact-2' }] };
      const taken = await Promise.all([tasks.change('m', done), tasks.change('m', others)]);
      expect(taken.toSorted()).toEqual([false, true]);
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([taken[0] ? done : others]);
    });

    it('lose fields that a step takes away, and are not made by a step', async () => {
      const { plans, tasks } = await open();
      await plans.write('m', aPlan({ tasks: [aTask()] }));
      const { contact: _contact, contactName: _name, ...nobodys } = done;
      expect(await tasks.change('m', nobodys)).toBe(true);
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([nobodys]);
      expect(await tasks.change('m', { ...done, group: 'nobody' })).toBe(false);
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([nobodys]);
    });
  });
}
