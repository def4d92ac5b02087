import * as z from 'zod';
import { channelIdSchema, roleSchema, topicSchema } from '../catalogue/catalogue-ids.ts';
import { add, type Coverage, noCoverage, sumOf } from '../ledger/coverage.ts';
import type { LedgerCell, LedgerRow } from '../ledger/ledger.ts';
import {
  type ReachStatus,
  reachStatusOf,
  reachStatusSchema,
  responsibleFor,
  statusOver,
  topicStatusOf,
} from '../ledger/reach-status.ts';
import { obligationSchema } from '../plan/obligation.ts';
import { organisationCodeSchema } from '../rollout/organisation.ts';

/** Filters a ledger; absent fields do not filter. */
export const ledgerFilterSchema = z.object({
  organisation: organisationCodeSchema.optional(),
  group: roleSchema.optional(),
  message: topicSchema.optional(),
  channel: channelIdSchema.optional(),
  state: reachStatusSchema.optional(),
  owner: obligationSchema.shape.owner.optional(),
});
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>;

/** An obligation with its status today and who has to act. */
export type StandingCell = LedgerCell & { standing: ReachStatus; responsible: LedgerCell['owner'] };

/** One organisation's obligations by group, filtered. */
export type OrganisationLedgerView = {
  organisation: string;
  name: LedgerRow['name'];
  /** group → its obligations. */
  groups: Map<string, StandingCell[]>;
};

export type LedgerView = {
  organisations: (Pick<OrganisationLedgerView, 'organisation' | 'name'> & {
    coverage: Coverage;
    /** group → its messages by status there. */
    groups: Map<string, Coverage>;
  })[];
  /** message → group → organisations by status. */
  messages: Map<string, Map<string, Coverage>>;
  /** group → its messages everywhere, and its people by mail: to be reached, reached, delivered. */
  groups: Map<string, { coverage: Coverage; people: number; reached: number; delivered: number }>;
  /** Who has to act → obligations by status. */
  owners: Map<LedgerCell['owner'], Coverage>;
  /** Every message to every group at every organisation. */
  total: Coverage;
};

/**
 * One organisation's obligations with today's status, filtered by organisation, group, message and channel.
 */
export function narrow(row: LedgerRow, filter: LedgerFilter, today: string): OrganisationLedgerView {
  const groups = new Map<string, StandingCell[]>();
  const { organisation, name, kind } = row;
  if (filter.organisation !== undefined && filter.organisation !== organisation)
    return { organisation, name, groups };
  for (const cell of row.cells) {
    if (filter.group !== undefined && filter.group !== cell.group) continue;
    if (filter.channel !== undefined && filter.channel !== cell.channel) continue;
    const narrowed = filter.message === undefined ? cell : onlyMessage(cell, filter.message);
    if (!narrowed) continue;
    const standing = reachStatusOf(narrowed, today);
    const shown = { ...narrowed, standing, responsible: responsibleFor(cell, { standing, kind }) };
    const ofGroup = groups.get(cell.group);
    if (ofGroup) ofGroup.push(shown);
    else groups.set(cell.group, [shown]);
  }
  return { organisation, name, groups };
}

function onlyMessage(cell: LedgerCell, message: string): LedgerCell | undefined {
  const [messages, withheld] = [cell.messages, cell.withheld].map((list) =>
    list.filter((topic) => topic === message),
  );
  if (!messages || !withheld || messages.length + withheld.length === 0) return undefined;
  return { ...cell, messages, withheld };
}

/** message → its status in a group, from the group's obligations. `today` is a date in Stockholm. */
export function messageStandings(cells: readonly StandingCell[], today: string): Map<string, ReachStatus> {
  const carried = new Map<string, Parameters<typeof statusOver>[0][number][]>();
  const enter = (topic: string, { suffices }: StandingCell, standing: ReachStatus) =>
    open(carried, topic, () => []).push({ standing, suffices });
  for (const cell of cells) {
    for (const topic of cell.messages) enter(topic, cell, topicStatusOf(cell, topic, today));
    for (const topic of cell.withheld) enter(topic, cell, 'withheld');
  }
  return new Map([...carried].map(([topic, ways]) => [topic, statusOver(ways)]));
}

/**
 * Aggregates a milestone's ledgers by organisation, group, message and owner. Pure; `today` is a date in
 * Stockholm.
 */
export function viewLedger(rows: readonly LedgerRow[], filter: LedgerFilter, today: string): LedgerView {
  const view: LedgerView = {
    organisations: [],
    messages: new Map(),
    groups: new Map(),
    owners: new Map(),
    total: noCoverage(),
  };
  for (const row of rows) {
    const narrowed = narrow(row, filter, today);
    if (narrowed.groups.size === 0) continue;
    const groups = new Map<string, Coverage>();
    for (const [group, cells] of narrowed.groups)
      groups.set(group, enterGroup(view, { group, cells, today }));
    const { organisation, name } = narrowed;
    view.organisations.push({ organisation, name, coverage: sumOf(groups.values()), groups });
  }
  view.total = sumOf(view.organisations.map(({ coverage }) => coverage));
  return view;
}

/** Adds one group of one organisation to all totals; returns its messages by status. */
function enterGroup(
  view: LedgerView,
  { group, cells, today }: { group: string; cells: readonly StandingCell[]; today: string },
): Coverage {
  const here = noCoverage();
  for (const [topic, standing] of messageStandings(cells, today)) {
    add(here, standing);
    const byGroup = open(view.messages, topic, () => new Map<string, Coverage>());
    add(open(byGroup, group, noCoverage), standing);
  }
  const sums = { coverage: noCoverage(), people: 0, reached: 0, delivered: 0 };
  const known = open(view.groups, group, () => sums);
  known.coverage = sumOf([known.coverage, here]);
  // The same people get one mail for several channels.
  const mailed = cells.filter(({ carrier }) => carrier === 'mail');
  for (const count of ['people', 'reached', 'delivered'] as const)
    known[count] += Math.max(0, ...mailed.map((cell) => cell[count] ?? 0));
  for (const { responsible, standing } of cells) add(open(view.owners, responsible, noCoverage), standing);
  return here;
}

function open<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
