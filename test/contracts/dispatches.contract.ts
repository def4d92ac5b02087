import { describe, expect, it } from 'vitest';
import { aDispatch } from '../fixtures/a-dispatch.ts';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { aRollout } from '../fixtures/a-rollout.ts';
import type { Open } from './stores.ts';

const DAY = 86_400_000;

export function dispatchesContract(open: Open): void {
  describe('dispatches', () => {
    it('are opened once, and found as they were opened', async () => {
      const { dispatches } = await open();
      expect(await dispatches.open(aDispatch())).toBe(true);
      expect(await dispatches.open(aDispatch({ organisations: ['2480'] }))).toBe(false);
      expect(await dispatches.find(aDispatch().id)).toEqual(aDispatch());
      expect(await dispatches.find('nowhere')).toBeUndefined();
    });

    it('are milestones too, and no dispatch is taken for a milestone', async () => {
      const { dispatches, milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await milestones.accept(aMilestone({ id: 'm' }), {});
      await dispatches.open(aDispatch());
      expect(await dispatches.find('m')).toMatchObject({ id: 'm', purpose: 'milestone', state: 'planning' });
      expect(await milestones.find(aDispatch().id)).toBeUndefined();
      expect((await milestones.ofRollout('lending')).map(({ id }) => id)).toEqual(['m']);
    });

    it('of a rollout are its milestones, however old, and what was opened on that day or later', async () => {
      const { dispatches, milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await milestones.accept(aMilestone({ id: 'm', changedAt: 0 }), {});
      const { changedAt } = aDispatch();
      await dispatches.open(aDispatch());
      await dispatches.open(aDispatch({ id: 'old', changedAt: changedAt - 3 * DAY }));
      await dispatches.open(aDispatch({ id: 'foreign', rollout: 'parking' }));
      const found = async (since: number) =>
        (await dispatches.ofRollout('lending', since)).map(({ id }) => id).toSorted();
      expect(await found(changedAt - 2 * DAY)).toEqual([aDispatch().id, 'm']);
      expect(await found(changedAt + 60_000)).toEqual([aDispatch().id, 'm']);
      expect(await found(0)).toEqual([aDispatch().id, 'm', 'old']);
      expect(await found(changedAt + 2 * DAY)).toEqual(['m']);
    });

    it('move on only from the state given', async () => {
      const { dispatches } = await open();
      await dispatches.open(aDispatch());
      const step = { from: 'planning', to: 'planned', set: { planHash: 'h' }, at: 7 } as const;
      expect(await dispatches.advance(aDispatch().id, step)).toBe(true);
      expect(await dispatches.advance(aDispatch().id, step)).toBe(false);
      const expected = { ...aDispatch(), state: 'planned', planHash: 'h', changedAt: 7 };
      expect(await dispatches.find(aDispatch().id)).toEqual(expected);
      expect(await dispatches.advance('nowhere', step)).toBe(false);
    });

    it('move on unless they can be undone at that time, where that is asked', async () => {
      const { dispatches } = await open();
      await dispatches.open(aDispatch());
      const to = (unlessUndoable: boolean, at: number) =>
        dispatches.advance(aDispatch().id, {
          ...{ from: 'planning', to: 'planning', at },
          ...(unlessUndoable ? { unlessUndoable } : { set: { undoUntil: 60 } }),
        });
      expect(await to(true, 1)).toBe(true);
      expect(await to(false, 2)).toBe(true);
      expect(await to(true, 59)).toBe(false);
      expect(await dispatches.find(aDispatch().id)).toMatchObject({ changedAt: 2, undoUntil: 60 });
      expect(await to(true, 60)).toBe(true);
    });

    it('move on only if nothing has advanced them since, where that is asked', async () => {
      const { dispatches } = await open();
      await dispatches.open(aDispatch());
      const { id, changedAt } = aDispatch();
      const to = (unchangedSince: number, at: number) =>
        dispatches.advance(id, { from: 'planning', to: 'planning', unchangedSince, at });
      expect(await to(changedAt, changedAt + 5)).toBe(true);
      expect(await to(changedAt, changedAt + 6)).toBe(false);
      expect(await dispatches.find(id)).toMatchObject({ changedAt: changedAt + 5 });
      expect(await to(changedAt + 5, changedAt + 6)).toBe(true);
    });

    it('are noted as work when they are opened or accepted, and when they leave their end', async () => {
      const { dispatches, milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await milestones.accept(aMilestone({ id: 'm', changedAt: 5 }), {});
      await dispatches.open(aDispatch());
      const { id, changedAt } = aDispatch();
      const notes = [
        { id, at: changedAt },
        { id: 'm', at: 5 },
      ];
      expect(await dispatches.openWork()).toEqual(notes);
      for (const note of notes) await dispatches.closeWork(note);
      expect(await dispatches.openWork()).toEqual([]);
      await dispatches.advance('m', { from: 'planning', to: 'completed', at: 6 });
      expect(await dispatches.openWork()).toEqual([]);
      await dispatches.advance('m', { from: 'completed', to: 'dispatching', at: 7 });
      expect(await dispatches.openWork()).toEqual([{ id: 'm', at: 7 }]);
    });

    it('keep a note that is newer than the one taken away', async () => {
      const { dispatches } = await open();
      await dispatches.noteWork('m', 5);
      await dispatches.noteWork('m', 6);
      await dispatches.closeWork({ id: 'm', at: 5 });
      expect(await dispatches.openWork()).toEqual([{ id: 'm', at: 6 }]);
      await dispatches.closeWork({ id: 'm', at: 6 });
      await dispatches.closeWork({ id: 'm', at: 6 });
      expect(await dispatches.openWork()).toEqual([]);
    });
  });
}
