import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { narrow } from '../../domain/reach/ledger-view.ts';
import type { UnreachedList } from '../../domain/reach/use-cases/list-unreached.ts';
import type { ShownLedger } from '../../domain/reach/use-cases/show-ledger.ts';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import { shownNames } from '../pages/console/ledger/shown-names.ts';
import type { PageLocale } from '../pages/shared/words.ts';
import { csv } from '../shared/csv.ts';
import { ledgerWords } from '../words/ledger.gen.ts';

const LEDGER_HEAD = [
  'milestone',
  'organisation',
  'organisationName',
  'group',
  'groupName',
  'channel',
  'channelName',
  'carrier',
  'standing',
  'state',
  'messages',
  'withheld',
  'lacks',
  'corrected',
  'suffices',
  'people',
  'reached',
  'delivered',
  'responsible',
  'owner',
  'contactName',
  'due',
  'carriedBy',
] as const;

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
          corrected: (cell.corrected ?? [])
            .filter(({ withdrawn }) => !withdrawn)
            .map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() })),
          suffices: cell.suffices ?? 'alone',
          delivered: cell.delivered ?? 0,
          carriedBy: dispatch ?? '',
          contactName: cell.contactName ?? '',
        },
      ];
    }),
  );
}

/** The reach ledger as a table for people: one row per obligation, in words of their language. */
export function ledgerTable(
  shown: Omit<UnreachedList, 'unreached'>,
  locale: PageLocale,
): (string | number)[][] {
  const say = ledgerWords(locale);
  const names = shownNames(shown.catalogue, locale);
  const rows = ledgerLines(shown, locale).map((line) => {
    const said = {
      ...line,
      standing: say(`status.${line.standing}`),
      state: say(`state.${line.state}`),
      responsible: say(`owner.${line.responsible}`),
      owner: say(`owner.${line.owner}`),
      messages: line.messages.map(names.message),
      lacks: line.lacks.map(names.message),
      corrected: line.corrected.map(
        ({ topics, at, dispatch }) =>
          `${topics.map(names.message).join(', ')} (${toStockholm(Date.parse(at)).date}, ${dispatch})`,
      ),
    };
    return LEDGER_HEAD.map((column) => cellOf(said, column));
  });
  return [LEDGER_HEAD.map((column) => say(`column.${column}`)), ...rows];
}

/** That table as CSV. */
export function ledgerCsv(shown: Omit<UnreachedList, 'unreached'>, locale: PageLocale): string {
  return csv(ledgerTable(shown, locale), locale);
}

function cellOf(line: object, column: string): string | number {
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
  'milestone',
  'organisation',
  'organisationName',
  'group',
  'groupName',
  'standing',
  'messages',
  'responsible',
  'contactName',
  'channel',
  'channelName',
  'due',
] as const;

/** What is left to tell, one row per remaining channel, so that it can be filtered by owner. */
export function unreachedCsv({ milestone, catalogue, unreached }: UnreachedList, locale: PageLocale): string {
  const rows = unreached.flatMap((item) => {
    const { organisation, group, standing, ways } = item;
    const names = shownNames(catalogue, locale);
    const messages = item.messages.map(names.message).join('; ');
    const place = [milestone.id, organisation, names.organisation(item), group, names.group(group)];
    const head = [...place, ledgerWords(locale)(`status.${standing}`), messages];
    if (ways.length === 0) return [[...head, '', '', '', '', '']];
    return ways.map((way) => [
      ...head,
      ...[
        ledgerWords(locale)(`owner.${way.responsible}`),
        way.contactName ?? '',
        way.channel,
        names.channel(way.channel),
        way.due,
      ],
    ]);
  });
  const say = ledgerWords(locale);
  return csv([UNREACHED_HEAD.map((column) => say(`column.${column}`)), ...rows], locale);
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
