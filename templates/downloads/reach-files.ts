import { percentOf, TREND_FIGURES } from '../../domain/reach/reach-trend.ts';
import { sinceOf } from '../../domain/reach/unreachable.ts';
import type { UnreachableList } from '../../domain/reach/use-cases/list-unreachable.ts';
import type { ShownTrends } from '../../domain/reach/use-cases/show-trends.ts';
import { shownNames } from '../pages/console/ledger/shown-names.ts';
import type { PageLocale } from '../pages/shared/words.ts';
import { csv } from '../shared/csv.ts';

const TREND_HEAD = [
  ...['rollout', 'milestones', 'kind', 'kindName', 'occurredOn', 'organisations', 'group', 'groupName'],
  ...TREND_FIGURES.flatMap((figure) => [figure, `${figure}Of`, `${figure}Percent`]),
];

/**
 * Trends as CSV: one row per milestone (or month of local ones), then one per group, with its own share told.
 */
export function trendsCsv({ rollout, points, catalogue }: ShownTrends, locale: PageLocale): string {
  const names = shownNames(catalogue, locale);
  const rows = points.flatMap((point) => {
    const { milestones, kind, occurredOn } = point;
    const place = [
      rollout.id,
      milestones.join('; '),
      kind,
      names.milestone(kind),
      occurredOn,
      point.organisations,
    ];
    const figures = TREND_FIGURES.flatMap((figure) => {
      const { part, of } = point[figure];
      return [part, of, percentOf(point[figure]) ?? ''];
    });
    const groups = [...point.groups].map(([group, told]) => [
      ...place,
      ...[group, names.group(group), told.part, told.of, percentOf(told) ?? ''],
      ...figures.slice(3).map(() => ''),
    ]);
    return [[...place, '', '', ...figures], ...groups];
  });
  return csv([TREND_HEAD, ...rows]);
}

/** The same as JSON. */
export function trendsJson({ rollout, points, today, earlier, later }: ShownTrends): object {
  const all = points.map(({ groups, ...point }) => ({ ...point, groups: Object.fromEntries(groups) }));
  return { rollout: rollout.id, today, earlier, later, points: all };
}

const UNREACHABLE_HEAD = [
  ...['rollout', 'organisation', 'organisationName', 'group', 'groupName', 'reason', 'people', 'since'],
  ...['milestones', 'otherwise', 'responsible', 'contactName'],
];

/** Groups that no mail reaches, one row per group and organisation. */
export function unreachableCsv(
  { rollout, unreachable, catalogue }: UnreachableList,
  locale: PageLocale,
): string {
  const names = shownNames(catalogue, locale);
  const rows = unreachable.map((item) => {
    const { organisation, group, reason, people, milestones, responsible, contactName = '' } = item;
    return [
      ...[rollout.id, organisation, names.organisation(item), group, names.group(group), reason, people],
      ...[sinceOf(item), milestones.map(({ id }) => id).join('; '), item.otherwise],
      ...[responsible, contactName],
    ];
  });
  return csv([UNREACHABLE_HEAD, ...rows]);
}

/** The same as JSON. */
export function unreachableJson({
  rollout,
  today,
  milestones,
  earlier,
  unreachable,
}: UnreachableList): object {
  return { rollout: rollout.id, today, milestones, earlier, unreachable };
}
