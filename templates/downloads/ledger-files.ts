import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { narrow } from '../../domain/reach/ledger-view.ts';
import type { UnreachedList } from '../../domain/reach/use-cases/list-unreached.ts';
import type { ShownLedger } from '../../domain/reach/use-cases/show-ledger.ts';
import { shownNames } from '../pages/console/ledger/shown-names.ts';
import type { PageLocale } from '../pages/shared/words.ts';
import { csv } from '../shared/csv.ts';

const LEDGER_HEAD = [
  ...[
    'milestone',
    'organisation',
    'organisationName',
    'group',
    'groupName',
    'channel',
    'channelName',
    'carrier',
  ],
  ...['standing', 'state', 'messages', 'withheld', 'lacks', 'suffices', 'people', 'reached', 'delivered'],
  ...['responsible', 'owner', 'contactName', 'due', 'carriedBy'],
];

type Line = ReturnType<typeof ledgerLines>[number];

/** The filtered obligations as data; names in the reader's language, everything else as ids. */
function ledgerLines(
  { milestone, catalogue, rows, today, filter }: Omit<UnreachedList, 'unreached'>,
  locale: PageLocale,
) {
  const names = shownNames(catalogue, locale);
  return rows.flatMap((row) =>
    [...narrow(row, filter, today).groups.values()].flat().flatMap((cell) => {
      const { standing, responsible, dispatch, ...rest } = cell;
      if (filter.state !== undefined && filter.state !== standing) return [];
      if (filter.owner !== undefined && filter.owner !== responsible) return [];
      return [
        {
          milestone: milestone.id,
          organisation: row.organisation,
          organisationName: names.organisation(row),
          groupName: names.group(cell.group),
          channelName: names.channel(cell.channel),
          ...rest,
          standing,
          responsible,
          lacks: cell.lacks ?? [],
          suffices: cell.suffices ?? 'alone',
          delivered: cell.delivered ?? 0,
          carriedBy: dispatch ?? '',
          contactName: cell.contactName ?? '',
        },
      ];
    }),
  );
}

/** The reach ledger as CSV: one row per obligation. */
export function ledgerCsv(shown: Omit<UnreachedList, 'unreached'>, locale: PageLocale): string {
  const rows = ledgerLines(shown, locale).map((line) => LEDGER_HEAD.map((column) => cellOf(line, column)));
  return csv([LEDGER_HEAD, ...rows]);
}

function cellOf(line: Line, column: string): string | number {
  const value: unknown = Object.entries(line).find(([name]) => name === column)?.[1];
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'number' ? value : String(value ?? '');
}

/** The same as JSON, with totals. */
export function ledgerJson(shown: ShownLedger, locale: PageLocale): object {
  const { milestone, today, filter, view } = shown;
  const { id, rollout, kind, occurredOn, state } = milestone;
  return {
    milestone: { id, rollout, kind, occurredOn, state },
    today,
    filter,
    messages: view.total,
    groups: Object.fromEntries(view.groups),
    owners: Object.fromEntries(view.owners),
    obligations: ledgerLines(shown, locale),
  };
}

const UNREACHED_HEAD = [
  ...['milestone', 'organisation', 'organisationName', 'group', 'groupName', 'standing', 'messages'],
  ...['responsible', 'contactName', 'channel', 'channelName', 'due'],
];

/** What is left to tell, one row per remaining channel, so that it can be filtered by owner. */
export function unreachedCsv({ milestone, catalogue, unreached }: UnreachedList, locale: PageLocale): string {
  const rows = unreached.flatMap((item) => {
    const { organisation, group, standing, ways } = item;
    const names = shownNames(catalogue, locale);
    const messages = item.messages.map(names.message).join('; ');
    const place = [milestone.id, organisation, names.organisation(item), group, names.group(group)];
    const head = [...place, standing, messages];
    if (ways.length === 0) return [[...head, '', '', '', '', '']];
    return ways.map((way) => [
      ...head,
      ...[way.responsible, way.contactName ?? '', way.channel, names.channel(way.channel), way.due],
    ]);
  });
  return csv([UNREACHED_HEAD, ...rows]);
}

/** The same as JSON. */
export function unreachedJson(
  { milestone, catalogue, unreached }: UnreachedList,
  locale: PageLocale,
): object {
  const names = groupNamesOf(catalogue, locale);
  return { milestone: milestone.id, groups: names, unreached };
}

function groupNamesOf(catalogue: Catalogue, locale: PageLocale): Record<string, string> {
  const names = shownNames(catalogue, locale);
  return Object.fromEntries(Object.keys(catalogue.groups).map((group) => [group, names.group(group)]));
}
