import { milestoneName } from '../catalogue/catalogue.ts';
import { signOffStanding } from '../ledger/sign-off-standing.ts';
import type { PublicRollout } from './public-rollout.ts';
import { type RolloutQuery, shownIn } from './rollout-course.ts';

/** Organisations that were to have signed off a milestone, by name. */
export type OverdueSignOffs = { kind: string; name: string; organisations: { name: string; due: string }[] };

/** Whose sign-off of each milestone is overdue, newest milestone first; nothing unless the rollout names them. */
export function overdueSignOffs(open: PublicRollout, { locale, today }: RolloutQuery): OverdueSignOffs[] {
  const { signOffs, told, members } = open;
  const { catalogue } = open.version;
  if (!signOffs) return [];
  return told.toReversed().flatMap((milestone): OverdueSignOffs[] => {
    const given = signOffs.get(milestone.id) ?? [];
    const late = members.flatMap(({ organisation }) => {
      const place = { milestone, catalogue, organisation: organisation.code, others: told, today };
      const said = given.find((each) => each.organisation === organisation.code);
      const standing = signOffStanding(place, said);
      return standing.state === 'overdue'
        ? [{ name: shownIn(organisation.name, open, locale), due: standing.due }]
        : [];
    });
    if (late.length === 0) return [];
    const organisations = late.toSorted((one, other) => one.name.localeCompare(other.name, locale));
    const name = milestoneName(catalogue, milestone.kind, locale);
    return [{ kind: milestone.kind, name, organisations }];
  });
}
