import { describe, expect, it } from 'vitest';
import { changedGoals, goalsOn, nextChangeAt } from '../../../domain/rollout/goal-history.ts';
import type { Goal, GoalsChange } from '../../../domain/rollout/rollout.ts';
import { aGoal } from '../../fixtures/a-goal.ts';
import { Random } from '../../simulation/random.ts';

const at = (time: string) => Date.parse(`${time}+01:00`);
const aims = (goals: readonly Goal[]) =>
  goals.map(({ group, milestone, percent }) => `${group} ${milestone} ${percent}`).toSorted();

describe('goals as they were', () => {
  it('are those of the end of the day in Sweden, however often they have been changed since', () => {
    const [eighty, ninety] = [aGoal({ percent: 80 }), aGoal({ percent: 90 })];
    const changes: GoalsChange[] = [
      { at: at('2026-12-31T23:59'), by: 'Anna Ek', goals: [{ before: eighty, after: ninety }] },
      { at: at('2027-01-01T00:00'), by: 'Anna Ek', goals: [{ before: ninety }] },
    ];
    expect(goalsOn([], changes, '2026-12-30')).toEqual([eighty]);
    expect(goalsOn([], changes, '2026-12-31')).toEqual([ninety]);
    expect(goalsOn([], changes, '2027-01-01')).toEqual([]);
    expect(goalsOn([], changes.toReversed(), '2026-12-30')).toEqual([eighty]);
  });

  it('are found again after any 500 runs of adding, changing, moving and taking away', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = new Random(seed);
      const snapshots: { day: string; goals: Goal[] }[] = [];
      const changes: GoalsChange[] = [];
      let goals: Goal[] = [];
      for (let step = 0; step < 12; step += 1) {
        const next = new Map(goals.map((goal) => [`${goal.group}/${goal.milestone}`, goal]));
        for (let times = 0; times <= random.between(0, 2); times += 1) {
          const group = `group-${random.between(0, 2)}`;
          const milestone = `kind-${random.between(0, 1)}`;
          if (random.between(0, 2) === 0) next.delete(`${group}/${milestone}`);
          else
            next.set(`${group}/${milestone}`, aGoal({ group, milestone, percent: 1 + random.between(0, 2) }));
        }
        const after = [...next.values()];
        const changed = changedGoals(goals, after);
        const time = nextChangeAt(changes, Date.UTC(2027, 0, 1 + Math.floor(step / 2), 9));
        if (changed.length > 0) changes.push({ at: time, by: 'Anna Ek', goals: changed });
        goals = after;
        const day = new Date(time).toISOString().slice(0, 10);
        if (snapshots.at(-1)?.day === day) snapshots.pop();
        snapshots.push({ day, goals });
      }
      for (const snapshot of snapshots)
        expect(aims(goalsOn(goals, changes, snapshot.day)), `seed ${seed}`).toEqual(aims(snapshot.goals));
      expect(goalsOn(goals, changes, '2026-12-31')).toEqual([]);
    }
  });

  it('are noted only where they differ, each with what it was', () => {
    const [one, other] = [aGoal({ group: 'clerks' }), aGoal({ group: 'lead' })];
    const owned = { ...one, owner: 'Bo Ry' };
    expect(changedGoals([one, other], [one, other])).toEqual([]);
    expect(changedGoals([one, other], [other, owned])).toEqual([{ before: one, after: owned }]);
    expect(changedGoals([one], [other])).toEqual([{ before: one }, { after: other }]);
  });

  it('have an order that no clock upsets', () => {
    const changes = [{ at: 9, by: 'Anna Ek', goals: [{ after: aGoal() }] }];
    expect([nextChangeAt(changes, 5), nextChangeAt(changes, 9), nextChangeAt(changes, 10)]).toEqual([
      ...[10, 10, 10],
    ]);
  });
});
