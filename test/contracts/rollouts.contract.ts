import { describe, expect, it } from 'vitest';
import { aGoal } from '../fixtures/a-goal.ts';
import { aParticipation } from '../fixtures/a-participation.ts';
import { aRollout } from '../fixtures/a-rollout.ts';
import type { Open } from './stores.ts';

export function rolloutsContract(open: Open): void {
  describe('rollouts', () => {
    it('are found, listed and replaced', async () => {
      const { rollouts } = await open();
      const parking = aRollout({ id: 'parking', registerNumber: undefined });
      await rollouts.save(aRollout());
      await rollouts.save(parking);
      await rollouts.save(aRollout({ facts: { price: 15 } }));
      expect(await rollouts.find('lending')).toEqual(aRollout({ facts: { price: 15 } }));
      expect(await rollouts.find('parking')).toEqual(parking);
      expect(await rollouts.find('other')).toBeUndefined();
      expect((await rollouts.list()).map(({ id }) => id).sort()).toEqual(['lending', 'parking']);
    });

    it('have goals that are set over those that somebody has seen, one of two who do it at once', async () => {
      const { rollouts } = await open();
      const goal = (percent: number) => aGoal({ percent });
      await rollouts.save(aRollout());
      const first = await Promise.all(
        [70, 80].map((percent) => rollouts.setGoals('lending', [goal(percent)], undefined)),
      );
      expect(first.toSorted()).toEqual([false, true]);
      const set = [goal(first[0] ? 70 : 80)];
      expect(await rollouts.find('lending')).toEqual({ ...aRollout(), goals: set });
      expect(await rollouts.setGoals('lending', [], [goal(99)])).toBe(false);
      expect(await rollouts.setGoals('lending', [goal(90)], set)).toBe(true);
      expect(await rollouts.find('lending')).toEqual({ ...aRollout(), goals: [goal(90)] });
      expect(await rollouts.setGoals('nowhere', [], undefined)).toBe(false);
      expect(await rollouts.find('nowhere')).toBeUndefined();
    });

    it('keep how their goals were changed, with the goals or not at all, one change a millisecond', async () => {
      const { rollouts } = await open();
      const [seventy, eighty] = [aGoal({ percent: 70 }), aGoal({ percent: 80 })];
      const added = { at: 5, by: 'Anna Ek', goals: [{ after: seventy }] };
      const changed = { at: 6, by: 'Bo Ry', why: 'So.', goals: [{ before: seventy, after: eighty }] };
      await rollouts.save(aRollout());
      expect(await rollouts.goalChanges('lending')).toEqual([]);
      expect(await rollouts.setGoals('lending', [seventy], undefined, added)).toBe(true);
      // Over other goals, or at the same time: neither is done.
      expect(await rollouts.setGoals('lending', [eighty], undefined, changed)).toBe(false);
      expect(await rollouts.setGoals('lending', [eighty], [seventy], { ...changed, at: 5 })).toBe(false);
      expect((await rollouts.find('lending'))?.goals).toEqual([seventy]);
      expect(await rollouts.setGoals('lending', [eighty], [seventy], changed)).toBe(true);
      const loaded = { at: 70, by: 'Anna Ek', goals: [{ before: eighty }] };
      expect(await rollouts.save({ ...aRollout(), goals: [] }, { seen: aRollout(), goals: loaded })).toBe(
        true,
      );
      const late = { seen: { ...aRollout(), from: 'other@lending.example' }, goals: { ...loaded, at: 71 } };
      expect(await rollouts.save(aRollout(), late)).toBe(false);
      expect((await rollouts.find('lending'))?.goals).toEqual([]);
      expect(await rollouts.goalChanges('lending')).toEqual([added, changed, loaded]);
      expect(await rollouts.goalChanges('lending-2')).toEqual([]);
    });

    it('have those who take part, each with facts of its own', async () => {
      const { rollouts } = await open();
      const malmo = aParticipation();
      const goteborg = aParticipation({ organisation: '1480', impact: 'small', facts: {} });
      await rollouts.save(aRollout());
      await rollouts.join(malmo);
      await rollouts.join(goteborg);
      await rollouts.join(aParticipation({ rollout: 'lending-2', organisation: '2480' }));
      expect(await rollouts.participations('lending')).toEqual([malmo, goteborg]);
      expect(await rollouts.participation('lending', '1480')).toEqual(goteborg);
      expect(await rollouts.participation('lending', '2480')).toBeUndefined();
    });

    it('are changed only over what somebody has seen, one of two who do it at once', async () => {
      const { rollouts } = await open();
      const malmo = aParticipation({ registerNumber: undefined });
      await rollouts.join(malmo);
      const changes = ['KS 1', 'KS 2'].map((registerNumber) => ({ ...malmo, registerNumber }));
      const taken = await Promise.all(changes.map((change) => rollouts.rejoin(change, malmo)));
      expect(taken.toSorted()).toEqual([false, true]);
      const stored = await rollouts.participation('lending', '1280');
      expect(stored).toEqual(changes[taken.indexOf(true)]);
      expect(await rollouts.rejoin({ ...malmo, facts: {} }, malmo)).toBe(false);
      const slot = { ...malmo, newsletter: { weekday: 2, hour: 9 } };
      expect(stored && (await rollouts.rejoin(slot, stored))).toBe(true);
      expect(await rollouts.rejoin(malmo, { ...slot, newsletter: { weekday: 3, hour: 9 } })).toBe(false);
      expect(await rollouts.rejoin(malmo, { ...slot, facts: { price: 1 } })).toBe(false);
      expect(await rollouts.participation('lending', '1280')).toEqual(slot);
      expect(await rollouts.rejoin({ ...malmo, organisation: '9999' }, malmo)).toBe(false);
    });
  });
}
