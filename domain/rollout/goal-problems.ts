import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Problem, problemAt } from '../shared/problem.ts';
import type { Goal } from './rollout.ts';

/** A goal is about a group and a milestone of the catalogue, and there is one for each. Paths begin with its number. */
export function goalProblems(
  goals: readonly Goal[],
  { groups, milestones }: Pick<Catalogue, 'groups' | 'milestones'>,
): Problem[] {
  const set = new Set<string>();
  return goals.flatMap(({ group, milestone }, index): Problem[] => {
    const place = `${group}/${milestone}`;
    const again = set.has(place);
    set.add(place);
    return [
      ...(Object.hasOwn(groups, group)
        ? []
        : [problemAt(`${index}.group`, 'unknown', { what: 'group', value: group })]),
      ...(Object.hasOwn(milestones, milestone)
        ? []
        : [problemAt(`${index}.milestone`, 'unknown', { what: 'milestone', value: milestone })]),
      ...(again ? [problemAt(String(index), 'goal-twice', { group })] : []),
    ];
  });
}
